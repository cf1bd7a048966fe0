"""Until when a village's answer is awaited: the rule, and what a coordinator makes of it in words."""

from datetime import date, timedelta

import pytest

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.answer_by_words import names_answer_by, read_until
from sotarsa_bot.records.window import Window
from sotarsa_bot.running.office import Office
from sotarsa_bot.visits import answer_by
from tests.conftest import Stage
from tests.the_day import heard, own

TUESDAY = date(2026, 11, 24)


def day(day_of_november: int) -> date:
    return date(2026, 11, 1) + timedelta(days=day_of_november - 1)


@pytest.mark.parametrize(
    ("first", "last", "awaited"),
    [
        (31, 35, 27),  # as long as a village usually has
        (27, 29, 26),  # before the first day
        (25, 27, 25),  # the team may come tomorrow: until tomorrow, at least
        (24, 24, 24),  # today alone
    ],
)
def test_the_rule(first: int, last: int, awaited: int) -> None:
    window = Window(first=day(first), last=day(last))
    assert answer_by.by_rule(Office(), TUESDAY, window) == day(awaited)


@pytest.mark.parametrize(
    ("words", "awaited"),
    [
        ("batas jawaban jadi senin", day(30)),
        ("tolong diperpanjang sampai tgl 30 ya", day(30)),
        ("batas waktu jawaban desa sampai lusa", day(26)),
        ("perpanjang lagi 3 hari", day(30)),
        ("tunggu jawaban desa sampai jumat", day(27)),
        ("perpanjang", None),
    ],
)
def test_how_it_is_said(words: str, awaited: date | None) -> None:
    said = names_answer_by(words)
    assert said is not None
    assert read_until(said, TUESDAY, day(27)) == awaited


@pytest.mark.parametrize("words", ["batasnya kapan?", "undur ke senin", "tambah 10 selimut", "senin jam 9"])
def test_what_is_about_something_else(words: str) -> None:
    assert names_answer_by(words) is None


def test_what_it_cannot_be() -> None:
    window = Window(first=day(31), last=day(35))
    for wrong in (day(23), day(36)):
        with pytest.raises(Mistake):
            answer_by.must_fit(wrong, window, TUESDAY)


async def test_it_stands_on_the_card_is_put_off_and_passes(stage: Stage) -> None:
    """Both sides see it; the village hears when it is another, and is reminded before that one."""
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    assert "ditunggu sampai Jumat, 27 November 2026" in card.shown
    await stage.acts.says(cast.coordinator, private, "K1 batas jawaban sabtu")
    await stage.acts.taps(cast.coordinator, "Ya", private)
    assert "batas jawaban menjadi Sabtu, 28 November 2026" in heard(cast.official, cast.village_group)
    assert "ditunggu sampai Sabtu, 28 November 2026" in card.shown
    await stage.later(days=4, hours=9)
    assert "+6281200000003" not in heard(cast.coordinator, private)
    await stage.later(hours=1)
    assert "+6281200000003" in heard(cast.coordinator, private)
    assert "Batas jawaban (Sabtu, 28 November 2026) sudah lewat" in card.shown


async def test_a_silent_village_s_day_is_settled_by_a_person_s_word_alone(stage: Stage) -> None:
    """Not before its time is over; put off by a tap, settled in words that are read back, and the village hears it."""
    cast, private, group = stage.cast, own(stage, stage.cast.coordinator), stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, private, "K1 tetapkan kamis jam 9")
    assert "masih ditunggu" in cast.coordinator.last(private).shown
    await stage.later(hours=82, minutes=1)
    await stage.acts.taps(cast.coordinator, "⏳ Perpanjang sampai Min 29 Nov", private)
    card = stage.acts.card(cast.official, group, "K1")
    assert "ditunggu sampai Minggu, 29 November" in card.shown
    await stage.later(days=2, minutes=1)
    await stage.acts.taps(cast.coordinator, "🗓 Tetapkan hari", private)
    await stage.acts.taps(cast.coordinator, "Sab 5 Des", private)
    assert "Menunggu jawaban" in card.shown  # it was read back, no more
    await stage.acts.says(cast.coordinator, private, "K1 tetapkan jumat jam 10 di posyandu")
    await stage.acts.taps(cast.coordinator, "Ya", private)
    assert "Ditetapkan kecamatan (Rahmi Contoh)" in card.shown
    assert "ditetapkan kecamatan: Jumat, 4 Desember 2026, 10.00 WITA, posyandu" in heard(cast.official, group)


async def test_it_is_dropped_with_a_reason_that_the_village_reads(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.later(hours=82, minutes=1)
    await stage.acts.taps(cast.coordinator, "✖️ Batalkan usulan", private)
    await stage.acts.taps(cast.coordinator, "Ya, batalkan", private)
    assert "belum ada jawaban desa sampai Jumat 27 November" in heard(cast.official, cast.village_group)
