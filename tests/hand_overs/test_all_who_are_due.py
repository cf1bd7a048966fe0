"""Whom "all" are, and whose names stand beside each other: nobody gets what is not theirs, nobody of the list is a
stranger; and an example bears the code of the visit at hand."""

import pytest

from sotarsa_bot.records.benefit import Benefit
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers, sends, standing
from tests.the_day import begins, heard, own, seen


async def due(stage: Stage) -> None:
    """Numbers 3, 5 and 7 are to get a parcel, the others something else."""
    await listed(stage)
    await stage.starts()
    async with stage.engine.store.writing() as books:
        await books.listed.change_all({}, benefits=(Benefit(item="kursi roda"),))
        for number in (3, 5, 7):
            await books.listed.change_all({"number": number}, benefits=(Benefit(item="sembako", amount=1),))


@pytest.mark.parametrize(
    ("words", "those"),
    [
        ("K1 semua sembako diterima", [3, 5, 7]),
        ("K1 sembako semua terima", [3, 5, 7]),
        ("K1 semua sudah terima sembako kecuali no 3", [5, 7]),
        ("K1 semua terima 1 sembako", [3, 5, 7]),
    ],
)
async def test_all_of_a_thing_are_those_who_are_due_it(stage: Stage, words: str, those: list[int]) -> None:
    """Those who are to get none were recorded with one each."""
    await due(stage)
    await sends(stage, words)
    assert await numbers(stage) == those


async def test_where_nobody_is_due_it_all_is_asked(stage: Stage) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await listed(stage)
    await stage.starts()
    async with stage.engine.store.writing() as books:
        await books.listed.change_all({}, benefits=(Benefit(item="kursi roda"),))
    await sends(stage, "K1 semua terima sembako", private)
    assert await standing(stage) == []
    assert "nomor 1-7 menerima sembako" in member.last(private).shown


async def test_where_the_list_grants_nothing_all_are_all(stage: Stage) -> None:
    await listed(stage)
    await sends(stage, "K1 semua terima sembako")
    assert await numbers(stage) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("words", "those"),
    [
        ("K1 aminah hamdan norhayati terima", [1, 6, 5]),
        ("K1 pak hamdan siti aisyah bu aminah terima sembako", [6, 2, 1]),
        ("K1 rahmat darmawan terima", [3, 4]),
    ],
)
async def test_names_without_a_comma_are_those_of_the_list(stage: Stage, words: str, those: list[int]) -> None:
    """They became one stranger."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, words)
    assert await standing(stage) == []
    await stage.acts.taps(member, "nomor" if len(those) < 3 else "1", group)
    assert await numbers(stage) == those


async def test_a_stranger_of_whose_name_somebody_of_the_list_is_a_part_is_asked(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 hamdan anak aminah terima")
    assert await standing(stage) == []
    await stage.acts.taps(member, "nomor 6", group)
    assert await numbers(stage) == [6]


async def test_a_stranger_is_still_one(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 aminah hamdan norhayati terima")
    await stage.acts.taps(member, "2", group)
    assert [one.recipient for one in await standing(stage)] == ["aminah hamdan norhayati"]


@pytest.mark.parametrize("words", ["K1 9-3 terima", "K1 10 sobek", "K1 8 minta sembako 2"])
async def test_an_example_bears_the_code_of_the_visit_at_hand(stage: Stage, words: str) -> None:
    """It said K12, of which nobody had heard."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await sends(stage, words)
    assert "K12" not in seen(member, group)
    assert "misalnya: K1 " in heard(member, group)


async def test_a_proxy_without_a_name_is_enough_but_the_name_is_asked_for(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 7 diwakili istrinya")
    assert "Nama wakilnya belum disebut" in heard(member, group)
    assert "K1 4 wakil Siti (istri)" in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    (one,) = await standing(stage)
    assert (one.number, one.proxy_name, one.proxy_relation) == (7, "istrinya", "istri")
