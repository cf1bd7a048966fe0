"""A reply to a record: a part of it is taken back or put right, its hour and day, and who came for somebody."""

import pytest

from simulator.model import Message
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers, standing
from tests.the_day import seen


async def record(stage: Stage, words: str = "K1 1-4 terima") -> Message:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await stage.acts.says(member, group, words)
    return next(m for m in reversed(member.sees(group)) if "dicatat" in m.shown)


async def replies(stage: Stage, record_: Message, words: str) -> str:
    stage.cast.member.replies(record_, words)
    await stage.settle()
    return stage.cast.member.last(stage.cast.team_group).shown


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("4 kada jadi", [1, 2, 3]),
        ("batal nang 2 haja", [1, 3, 4]),
        ("salah, 3 balum", [1, 2, 4]),
        ("eh salah, 3 balum", [1, 2, 4]),
        ("1 jadi 7", [2, 3, 4, 7]),
        ("2 sembakonya balum", [1, 3, 4]),
    ],
)
async def test_a_part_of_it_is_put_right(stage: Stage, words: str, left: list[int]) -> None:
    await replies(stage, await record(stage), words)
    assert sorted(number or 0 for number in await numbers(stage)) == left


async def test_why_it_came_to_nothing_asks_what_stands_then(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    said = await replies(stage, await record(stage), "4 kada jadi, urangnya bulik sabalum dipanggil")
    assert "1. catatan nomor 4 dibatalkan\n2. nomor 4 tidak ada di tempat (urangnya bulik" in said
    await stage.acts.taps(member, "1", group)
    assert await numbers(stage) == [1, 2, 3]


async def test_itmore_is_asked(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    assert "Maksudnya: nomor 5 menerima?" in await replies(stage, await record(stage), "tambah nomor 5")
    await stage.acts.taps(member, "Ya", group)
    assert await numbers(stage) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("words", ["jamnya 8.30", "jam 8.30 itu"])
async def test_its_hour_is_put_right(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    it = await record(stage, "K1 1 terima")
    await stage.later(hours=2)
    said = await replies(stage, it, words)
    assert "catatan itu terjadi Kamis, 3 Desember 2026, 08.30 WITA?" in said
    await stage.acts.taps(member, "Ya", group)
    (one,) = await standing(stage)
    assert one.happened_at.astimezone(stage.engine.office.zone).strftime("%d %H.%M") == "03 08.30"


async def test_an_hour_to_come_is_refused(stage: Stage) -> None:
    assert "Jam 23.30 belum tiba" in await replies(stage, await record(stage, "K1 1 terima"), "jamnya 23.30")


async def test_who_came_without_a_name_is_asked(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    said = await replies(stage, await record(stage, "K1 1 terima"), "nang manarima bininya")
    assert "Nama wakilnya belum disebut. Maksudnya: nomor 1 menerima 1 sembako lewat wakilnya, bininya?" in said
    await stage.acts.taps(member, "Ya", group)
    (one,) = await standing(stage)
    assert (one.number, one.proxy_name, one.proxy_relation) == (1, "bininya", "bini")


async def test_which_of_several_came_by_somebody_is_asked(stage: Stage) -> None:
    assert "Nomor berapa yang diwakili?" in await replies(stage, await record(stage), "nang manarima bininya")


async def test_a_husband_is_not_called_as_his_wife_is(stage: Stage) -> None:
    """ "1 wakil suaminya Aminah": Aminah is number 1 herself."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await stage.acts.says(member, group, "K1 1 wakil suaminya Aminah")
    assert "nomor 1 menerima lewat wakilnya, suaminya?" in seen(member, group)
    await stage.acts.taps(member, "Ya", group)
    (one,) = await standing(stage)
    assert (one.proxy_name, one.proxy_relation) == ("suaminya", "suami")


async def test_somebody_else_of_the_list_may_come_for_a_neighbour(stage: Stage) -> None:
    await listed(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 1 wakil Hamdan")
    (one,) = await standing(stage)
    assert (one.number, one.proxy_name) == (1, "Hamdan")
