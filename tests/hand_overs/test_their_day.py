"""The day on which a hand-over is said to have happened: that day is read back, kept, and never a remark."""

from datetime import date

import pytest

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_caption, past_days, write_statement
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import sends, standing
from tests.the_day import begins

FRIDAY = date(2026, 12, 4)
THURSDAY = "Kamis, 3 Desember 2026"
THEN = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("words", "rest", "day"),
    [
        ("K1 samalam 1 sampai 8 tarima", "K1  1 sampai 8 tarima", THEN),
        ("K1 4 tarima tgl 3 jam 10", "K1 4 tarima  jam 10", THEN),
        ("K1 4 tarima tgl 3/12", "K1 4 tarima ", THEN),
        ("K1 kamis tadi 4 5 tarima", "K1  4 5 tarima", THEN),
        ("K1 4 tarima hari kamis", "K1 4 tarima ", THEN),
        ("K1 4 tarima kemarin sore jam 3", "K1 4 tarima  sore jam 3", THEN),
        ("K1 4 tarima tadi malam jam 8", "K1 4 tarima  jam 20.00 ", THEN),
        ("K1 4 tarima jam 20; tadi malam", "K1 4 tarima  jam 20.00 ", THEN),
        ("K1 4 tarima hari ini", "K1 4 tarima ", FRIDAY),
        ("K1 4 tarima 30 November", "K1 4 tarima ", date(2026, 11, 30)),
        ("K1 4 tarima tgl 30", "K1 4 tarima ", date(2026, 11, 30)),
        ("K1 4 terima tgl 3-12-2026", "K1 4 terima ", THEN),
    ],
)
def test_a_day_is_cut_from_its_words(words: str, rest: str, day: date) -> None:
    found = past_days.cut(words, FRIDAY)
    assert (found.rest.split(), found.day) == (rest.split(), day)


def test_what_is_read_back_is_read_again_with_its_day() -> None:
    words = "K1 no 4 terima tgl 3-12-2026 jam 10.00; basah"
    (said,) = parse_caption(words, items=["sembako"], default_visit=None)
    assert (said.day, said.note) == (THEN, "basah")
    assert write_statement(said) == words


@pytest.mark.parametrize(
    "words",
    [
        "K1 4 terima; kemarin sakit", "K1 4 terima (kemarin sakit)", "K1 3 Mei terima", "K1 Jumat terima",
        "K1 4 terima minggu lalu", "samalam kada ada sinyal. K1 4 tarima", "K1 4 terima",
    ],
)  # fmt: skip
def test_what_is_no_day_of_it_stays(words: str) -> None:
    """A note's day is not the hand-over's, and a name is no day."""
    assert past_days.cut(words, FRIDAY) == past_days.Cut(words)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("K1 4 terima tgl 7", "deliver.day_ahead"), ("K1 4 terima tgl 31 November", "parsing.date_impossible"),
        ("K1 1 terima hari ini, 2 kemarin", "deliver.one_day_each"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_refused(words: str, key: str) -> None:
    with pytest.raises(Mistake) as refused:
        past_days.cut(words, FRIDAY)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("words", "said", "kept"),
    [
        ("K1 samalam 1 sampai 3 tarima", f"nomor 1-3 menerima pada {THURSDAY}?", wording.HOUR_UNKNOWN),
        ("K1 kamis tadi 4 5 tarima", f"nomor 4-5 menerima pada {THURSDAY}?", wording.HOUR_UNKNOWN),
        ("K1 4 tarima tgl 3 jam 10", f"nomor 4 menerima pukul 10.00 pada {THURSDAY}?", "10.00"),
        ("K1 4 tarima tadi malam jam 8", f"nomor 4 menerima pukul 20.00 pada {THURSDAY}?", "20.00"),
        ("K1 samalam 1 2 tarima, 3 kada ada", f"nomor 1-2 menerima pada {THURSDAY}; nomor 3", wording.HOUR_UNKNOWN),
        ("K1 4 terima jam 23.00", f"nomor 4 menerima pukul 23.00 pada {THURSDAY}?", "23.00"),
    ],
)
async def test_it_is_read_back_and_kept(stage: Stage, words: str, said: str, kept: str) -> None:
    """ "catatan: samalam", and the hour of writing in the books; or "jam 10, tgl 1" as a time that has not come."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.later(hours=26)
    await sends(stage, words)
    assert said in member.last(group).shown
    assert await standing(stage) == []
    await stage.acts.taps(member, "Ya", group)
    found, zone = await standing(stage), stage.engine.office.zone
    assert found
    assert {wording.step_time(one.happened_at.astimezone(zone)) for one in found} == {kept}
    assert {one.happened_at.astimezone(zone).date() for one in found} == {THEN}
    assert not any("samalam" in one.note for one in found)


async def test_today_needs_no_question(stage: Stage) -> None:
    await begins(stage)
    await sends(stage, "K1 4 tarima hari ini")
    (one,) = await standing(stage)
    assert one.happened_at == one.received_at
    assert not one.note


async def test_a_day_before_the_visits_is_said_so(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await sends(stage, "K1 4 tarima rabu tadi")
    assert f"Kunjungan K1 baru {THURSDAY}" in member.last(group).shown
    assert "pada Rabu, 2 Desember 2026?" in member.last(group).shown
    assert await standing(stage) == []


async def test_a_day_that_has_not_come_is_refused_in_one_sentence(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await sends(stage, "K1 4 tarima tgl 7")
    assert 'Hari itu ("tgl 7") belum tiba.' in member.last(group).shown
    assert await standing(stage) == []


async def test_the_day_of_a_death_stays_with_it(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.later(hours=26)
    await sends(stage, "K1 4 wafat samalam")
    found = await standing(stage)
    assert "samalam" in member.last(group).shown or any("samalam" in one.note for one in found)
    assert THURSDAY not in member.last(group).shown
