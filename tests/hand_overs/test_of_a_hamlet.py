"""Captions about a part of the village: the list knows who lives there."""

import pytest

from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, sends, standing

NAMES = "Aminah (RT 2)\nHamdan (RT 3)\nSiti (RT 3)\nNurdin (RT 02)\nGaluh"


@pytest.mark.parametrize(
    ("words", "right"),
    [("K1 RT 3 sudah semua", "nomor 2-3 menerima"), ("K1 warga rt 02 sdh tarima barataan", "nomor 1, 4 menerima"),
     ("K1 barataan sudah kecuali nang di RT 3", "nomor 1, 4-5 menerima")],
)  # fmt: skip
async def test_those_who_live_there_are_read_back(stage: Stage, words: str, right: str) -> None:
    cast = stage.cast
    await listed(stage, NAMES)
    await sends(stage, words)
    assert f"Maksudnya: {right}?" in stage.acts.question(cast.member, cast.team_group).shown
    assert await standing(stage) == []


async def test_where_the_list_names_nobody_that_is_said(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage, NAMES)
    await sends(stage, "K1 RT 7 sudah semua")
    assert "“RT 7 sudah semua”: daftar K1 tidak menyebut" in cast.member.last(cast.team_group).shown


@pytest.mark.parametrize("words", ["K1 2 RT 3 terima", "K1 jalan ke RT 3 rusak"])
async def test_other_words_about_a_place_are_read_as_before(stage: Stage, words: str) -> None:
    cast = stage.cast
    await listed(stage, NAMES)
    await sends(stage, words)
    assert "nomor 2-3" not in cast.member.last(cast.team_group).shown
