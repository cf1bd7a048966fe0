"""Goods that were only unloaded are on their way still: nothing of them is offered as handed over."""

import pytest

from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import standing
from tests.the_day import begins, seen


@pytest.mark.parametrize(
    "words",
    [
        "K1 25 sembako sdh diturunkan ka balai", "K1 sembako 10 diturunakan di balai",
        "K1 sembako 10 dibawa ka langgar", "K1 12 paket sudah di balai",
    ],
)  # fmt: skip
async def test_what_is_unloaded_is_not_handed_over(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, words)
    assert "terbaca sebagai barang bawaan, bukan penyerahan" in seen(member, group)
    assert await standing(stage) == []


async def test_what_was_handed_over_there_is(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 sembako 10 sudah diserahkan di balai")
    assert "bukan penyerahan" not in seen(member, group)
