"""A name that is a word, or more of a thing than anybody is due or the car held, is asked before it is recorded."""

import pytest

from sotarsa_bot.parsing.persons import is_plausible
from sotarsa_bot.records.benefit import Benefit
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers, sends, standing
from tests.the_day import begins, heard

NAMES = "Aminah\nUtuh\nGanal\nAluh\nAluh Halimah\nHamdan"


async def entitled_to_one(stage: Stage) -> None:
    await listed(stage, NAMES)
    await stage.starts()
    async with stage.engine.store.writing() as books:
        for row in await books.listed.find(visit=1):
            await books.listed.change(row.id, benefits=(Benefit(item="sembako", amount=1),))


@pytest.mark.parametrize("granted", [True, False])
@pytest.mark.parametrize("words", ["K1 10 sembako utuh", "K1 5 sembako ganal", "K1 sembako 3 hamdan"])
async def test_several_for_a_name_are_asked(stage: Stage, words: str, granted: bool) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await (entitled_to_one(stage) if granted else listed(stage, NAMES))
    await sends(stage, words)
    assert await standing(stage) == []
    assert "Jumlahnya lebih dari hak pada daftar." in heard(member, group)


async def test_so_many_for_nobody_by_name_is_among_the_choices(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await entitled_to_one(stage)
    await sends(stage, "K1 10 sembako utuh")
    await stage.acts.taps(member, "10 sembako diserahkan", group)
    assert [(one.number, one.amount) for one in await standing(stage)] == [(None, 10)]


async def test_more_than_is_due_to_a_number_is_asked(stage: Stage) -> None:
    await entitled_to_one(stage)
    await sends(stage, "K1 3 terima 4 sembako")
    assert await standing(stage) == []


@pytest.mark.parametrize("words", ["K1 40 sembako", "K1 26 x sembako"])
async def test_more_than_was_carried_is_asked(stage: Stage, words: str) -> None:
    """25 are in the car."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await sends(stage, words)
    assert await standing(stage) == []
    assert "Jumlahnya lebih dari barang yang dibawa." in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    assert len(await standing(stage)) == 1


async def test_a_number_of_the_list_may_be_meant(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage, NAMES)
    await sends(stage, "K1 sembako 21")
    await sends(stage, "K1 6 sembako")
    assert len(await standing(stage)) == 1
    await stage.acts.taps(member, "nomor 6 menerima", group)
    assert [one.number for one in await standing(stage)] == [None, 6]


async def test_what_is_due_is_recorded_at_once(stage: Stage) -> None:
    await entitled_to_one(stage)
    await sends(stage, "K1 utuh terima sembako")
    await sends(stage, "K1 3 terima")
    assert await numbers(stage) == [2, 3]


async def test_a_name_that_begins_anothers_is_asked(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage, NAMES)
    await sends(stage, "K1 aluh tarima")
    assert await standing(stage) == []
    await stage.acts.taps(member, "nomor 5", group)
    assert await numbers(stage) == [5]


@pytest.mark.parametrize("words", ["K1 Rahmi sudah terima", "K1 hendra terima", "K1 l terima"])
async def test_the_teams_own_name_and_a_letter_are_asked(stage: Stage, words: str) -> None:
    await listed(stage, NAMES)
    await sends(stage, words)
    assert await standing(stage) == []


def test_a_letter_is_nobodys_name() -> None:
    assert not is_plausible("l")
    assert not is_plausible("pak l")
    assert is_plausible("M. Noor")
