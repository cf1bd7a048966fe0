""" "Semua sudah terima" after some were recorded, and names alone under a photo: right, or asked; nobody twice."""

import pytest

from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers, proofs, sends
from tests.the_day import heard, seen


@pytest.mark.parametrize("words", ["K1 semua sudah terima", "K1 sisanya sudah semua", "K1 samunyaan tarima"])
async def test_all_are_those_without_news(stage: Stage, words: str) -> None:
    """They were recorded a second time, each with an alarm."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 2 dan 3 terima")
    await sends(stage, "K1 5 tidak ada")
    await sends(stage, words)
    assert await numbers(stage) == [2, 3, 5]
    await stage.acts.taps(member, "nomor 1, 4, 6-7 menerima", group)
    assert await numbers(stage) == [2, 3, 5, 1, 4, 6, 7]


async def test_who_was_not_there_may_have_received_since(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 1-6 terima")
    await sends(stage, "K1 7 tidak ada")
    await sends(stage, "K1 semua terima")
    assert "Maksudnya: nomor 7 menerima?" in heard(member, group)


async def test_all_of_whom_everything_is_known(stage: Stage) -> None:
    await listed(stage)
    await sends(stage, "K1 semua terima")
    assert await numbers(stage) == [1, 2, 3, 4, 5, 6, 7]
    await sends(stage, "K1 semua sudah terima")
    assert await numbers(stage) == [1, 2, 3, 4, 5, 6, 7]
    assert "sudah tercatat kabarnya" in heard(stage.cast.member, stage.cast.team_group)


async def test_an_edit_of_the_same_message_says_it_anew(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    written = member.sends(group, "K1 semua terima")
    await stage.settle()
    member.edits(written, "K1 semua terima kecuali 4")
    await stage.settle()
    assert sorted(n or 0 for n in await numbers(stage)) == [1, 2, 3, 5, 6, 7]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("aminah wan hamdan", "nomor 1, 6 menerima"),
        ("K1 aminah, hamdan", "nomor 1, 6 menerima"),
        ("K1 norhayati", "nomor 5 menerima"),
        ("K1 Aminah, Hamdan wan Norhayati sudah manarima sabarataan", "nomor 1 menerima; nomor 6"),
        (
            "K1 bu Aminah terima, pak Hamdan kada mau, Hj Norhayati lagi ke Banjarmasin",
            "nomor 5 tidak ada",
        ),
    ],
)
async def test_names_below_a_photo_are_read_back(stage: Stage, words: str, meant: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, words)
    assert await numbers(stage) == []
    assert meant in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    assert len(await numbers(stage)) > 0
    assert (await proofs(stage))[0] is not None


@pytest.mark.parametrize("words", ["K1 suasana penyerahan", "K1 Aminah dan Fulanah", "K1 Siti"])
async def test_words_that_are_not_all_one_persons_name_are_none(stage: Stage, words: str) -> None:
    await listed(stage)
    await sends(stage, words)
    assert await numbers(stage) == []
    assert "Maksudnya: nomor" not in seen(stage.cast.member, stage.cast.team_group)


@pytest.mark.parametrize("words", ["Uren 6 kada mau", "desa uren no 6 tolak", "di Uren: 6 tolak"])
async def test_a_villages_name_names_the_visit(stage: Stage, words: str) -> None:
    await listed(stage)
    await sends(stage, words)
    assert await numbers(stage) == [6]
    assert "Uren" not in seen(stage.cast.member, stage.cast.team_group).rpartition("dicatat")[2]


@pytest.mark.parametrize(
    "words",
    ["K1 Aminah hp 0812-3456-7890 minta dibawakan kursi", "K1 Aminah kayapa 081234567890 xyz", "K1 6307123412341234"],
)
async def test_a_telephone_number_is_not_repeated(stage: Stage, words: str) -> None:
    await listed(stage)
    stage.cast.member.sends(stage.cast.team_group, words)
    await stage.settle()
    said = seen(stage.cast.member, stage.cast.team_group)
    assert await numbers(stage) == []
    assert not any(part in said for part in ("3456", "34567", "1234123"))
