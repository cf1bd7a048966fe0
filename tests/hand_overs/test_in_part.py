"""A reply about one of several changes that one; a bare number, and what is not carried, are asked about."""

import pytest

from sotarsa_bot.records.benefit import Benefit
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers, sends, standing
from tests.the_day import begins, heard, own


async def reported(stage: Stage) -> list[tuple[int | None, str, int]]:
    return [(one.number, one.kind, one.amount) for one in await standing(stage)]


@pytest.mark.parametrize("reply", ["salah, 13 tidak ada", "13 tidak ada", "bukan, 13 tidak ada pak"])
async def test_below_a_question_about_several_a_reply_changes_that_one(stage: Stage, reply: str) -> None:
    """It took the place of all of them, and number 12 was lost."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await sends(stage, "K1 12 terima, 13 juga")
    asked = stage.acts.question(member, group)
    assert "nomor 12 menerima; nomor 13 menerima" in asked.shown
    member.replies(asked, reply)
    await stage.settle()
    assert await standing(stage) == []
    assert "nomor 12 menerima; nomor 13 tidak ada di tempat" in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    assert await reported(stage) == [(12, "received", 1), (13, "absent", 1)]
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(visit=1) == 1


async def test_and_all_of_it_where_all_are_named(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 12 terima, 13 juga")
    member.replies(stage.acts.question(member, group), "salah, 12-13 tidak ada")
    await stage.settle()
    assert await reported(stage) == [(12, "absent", 1), (13, "absent", 1)]


async def test_below_a_record_of_several_the_others_stay(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 12 terima\n13 terima\n14 tidak ada")
    member.replies(member.last(group), "salah, 13 tidak ada")
    await stage.settle()
    assert sorted(await reported(stage)) == [(12, "received", 1), (13, "absent", 1), (14, "absent", 1)]


@pytest.mark.parametrize(
    ("caption", "reply", "press", "then"),
    [
        ("K1 sembako 20", "maaf, 2 saja", "2 sembako, bukan 20", [(None, "received", 2)]),
        ("K1 sembako 20", "2 paket aja", "Ya", [(None, "received", 2)]),
        ("K1 21 terima", "harusnya 2", "2 sembako, bukan 1", [(21, "received", 2)]),
        ("K1 21 terima", "salah, 12", "nomor 12, bukan nomor 21", [(12, "received", 1)]),
        ("K1 sembako 20", "2", "nomor 2 juga menerima", [(None, "received", 20), (2, "received", 1)]),
    ],
)
async def test_a_bare_number_below_a_record_is_asked_about(
    stage: Stage, caption: str, reply: str, press: str, then: list[tuple[int | None, str, int]]
) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, caption)
    before = await reported(stage)
    member.replies(member.last(group), reply)
    await stage.settle()
    assert await reported(stage) == before
    await stage.acts.taps(member, press, group)
    assert await reported(stage) == then


async def granted(stage: Stage) -> None:
    """Number 2 is to get a wheelchair, which is not loaded; the others parcels."""
    await listed(stage, "Aminah\nRahmat\nHamdan")
    await stage.starts()
    async with stage.engine.store.writing() as books:
        await books.listed.change_all({"number": 1}, benefits=(Benefit(item="sembako", amount=1),))
        await books.listed.change_all({"number": 2}, benefits=(Benefit(item="kursi roda"),))


@pytest.mark.parametrize(
    ("words", "press", "then"),
    [
        ("K1 2 terima", "1", [(2, "kursi roda")]),
        ("K1 2 terima", "2", [(2, "sembako")]),
        ("K1 1-3 terima", "1", [(1, "sembako"), (3, "sembako"), (2, "kursi roda")]),
        ("K1 Rahmat terima", "1", [(2, "kursi roda")]),
    ],
)
async def test_who_is_due_only_what_is_not_carried_is_asked_about(
    stage: Stage, words: str, press: str, then: list[tuple[int, str]]
) -> None:
    """Number 2 was written down with a parcel that the list does not grant."""
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await granted(stage)
    await sends(stage, words, private)
    assert await standing(stage) == []
    assert "1 kursi roda" in member.last(private).shown
    assert "tidak dibawa" in member.last(private).shown
    await stage.acts.taps(member, press, private)
    assert [(one.number, one.item) for one in await standing(stage)] == then


async def test_a_list_of_another_thing_than_the_load_is_asked_about_until_it_was_answered(stage: Stage) -> None:
    """Where nobody is due what is carried, parcels were written down for a list of rice."""
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await granted(stage)
    await grants(stage, "beras 10 kg")
    await sends(stage, "K1 1-2 terima", private)
    assert await standing(stage) == []
    assert "beras 10 kg" in member.last(private).shown
    await stage.acts.taps(member, "2", private)
    await sends(stage, "K1 3 terima", private)
    assert sorted((one.number, one.item) for one in await standing(stage)) == [
        (1, "sembako"), (2, "sembako"), (3, "sembako"),
    ]  # fmt: skip


async def test_a_list_that_calls_the_load_otherwise_is_not_asked_about(stage: Stage) -> None:
    await granted(stage)
    await grants(stage, "bantuan pangan")
    await sends(stage, "K1 1-3 terima")
    assert len(await standing(stage)) == 3


async def grants(stage: Stage, item: str) -> None:
    """The whole list is due this, and nothing else."""
    async with stage.engine.store.writing() as books:
        await books.listed.change_all({}, benefits=(Benefit(item=item),))


@pytest.mark.parametrize("words", ["K1 1 terima", "K1 3 terima", "K1 2 terima sembako", "K1 2 tidak ada"])
async def test_others_are_not_asked_about(stage: Stage, words: str) -> None:
    await granted(stage)
    await sends(stage, words)
    assert len(await standing(stage)) == 1


@pytest.mark.parametrize(
    ("asked", "reply", "press", "then"),
    [
        ("1-4 lawan 7 kayanya terima sembako", "6 jua", "Ya", [1, 2, 3, 4, 6, 7]),
        ("1-2 kayanya terima", "4 jua", "Ya", [1, 2, 4]),
        ("1-2 kayanya terima", "oh iya lupa no 4 jg", "Ya", [1, 2, 4]),
        ("1-2 kayanya terima", "4", "nomor 1-2, 4", [1, 2, 4]),
        ("1-2 kayanya terima", "4", "nomor 4 menerima", [4]),
        ("1-2 kayanya terima", "4 tidak ada", "1", [1, 2, 4]),
        ("1-2 kayanya terima", "K1 4 tidak ada", "2", [4]),
        ("3 kayanya terima", "4 jua", "Ya", [3, 4]),
        ("3 kayanya terima", "4", "nomor 4", [4]),
        ("semua kecuali 4 dan 5", "4 jua", "Ya", [1, 2, 3, 4, 6, 7]),
    ],
)
async def test_others_below_a_question_do_not_wipe_those_it_was_about(
    stage: Stage, asked: str, reply: str, press: str, then: list[int]
) -> None:
    """ "11 jua" took the place of eleven people, and "Ya" recorded number 11."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, f"K1 {asked}")
    member.replies(stage.acts.question(member, group), reply)
    await stage.settle()
    assert await standing(stage) == []
    label = next(one for one in stage.acts.question(member, group).labels if one.startswith(press))
    await stage.acts.taps(member, label, group)
    assert sorted(n or 0 for n in await numbers(stage)) == sorted(then)
