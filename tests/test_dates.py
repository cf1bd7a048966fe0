"""Dates and times as they are typed here."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_date, parse_moment, parse_time, parse_window
from sotarsa_bot.wording import long_day

TUESDAY = date(2026, 11, 24)

DAYS = {
    "3 Desember": (12, 3), "3 des 2026": (12, 3), "3/12": (12, 3), "03-12-2026": (12, 3), "3.12.26": (12, 3),
    "3 desembr": (12, 3), "tgl 3": (12, 3), "tanggal 3 bulan depan": (12, 3), "besok": (11, 25), "lusa": (11, 26),
    "hari ini": (11, 24), "3 hari lagi": (11, 27), "Kamis": (11, 26), "kamis depan": (12, 3),
    "Kamis minggu depan": (12, 3), "Jum'at": (11, 27), "ahad": (11, 29), "rabo": (11, 25), "30 nop": (11, 30),
    "Kamis, 3 Desember 2026": (12, 3), "hari Senin": (11, 30), "24 november": (11, 24),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "read"), DAYS.items())
def test_a_day_is_read_as_it_was_meant(typed: str, read: tuple[int, int]) -> None:
    assert parse_date(typed, today=TUESDAY) == date(2026, *read)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("31 Februari", "parsing.date_impossible"),
        ("24 Nov 2025", "parsing.date_past"),
        ("1/1/2020", "parsing.date_past"),
        ("3 Desember 2099", "parsing.date_far"),
        ("nanti saja", "parsing.date_unreadable"),
        ("", "parsing.date_unreadable"),
    ],
)
def test_what_is_no_day_gets_its_own_sentence(typed: str, key: str) -> None:
    with pytest.raises(Mistake) as mistake:
        parse_date(typed, today=TUESDAY)
    assert mistake.value.key == key


TIMES = {
    "jam 9": (9, 0), "pukul 09.00": (9, 0), "09:30": (9, 30), "9.30 pagi": (9, 30), "jam 2 siang": (14, 0),
    "jam 12 siang": (12, 0), "jam 4 sore": (16, 0), "jam 7 malam": (19, 0), "setengah sembilan": (8, 30),
    "pkl 9": (9, 0), "9": (9, 0), "jam sembilan": (9, 0), "10.15 WITA": (10, 15),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "read"), TIMES.items())
def test_a_time_is_read_as_it_was_meant(typed: str, read: tuple[int, int]) -> None:
    assert parse_time(typed) == time(*read)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("25.00", "time_impossible"),
        ("9.75", "time_impossible"),
        ("jam 9 wib", "time_zone"),
        ("pagi", "time_unreadable"),
    ],
)
def test_what_is_no_time_gets_its_own_sentence(typed: str, key: str) -> None:
    with pytest.raises(Mistake) as mistake:
        parse_time(typed)
    assert mistake.value.key == f"parsing.{key}"


WINDOWS = {
    "1-5 Desember": (1, 5), "1 s/d 5 des": (1, 5), "1 sampai 5 Desember": (1, 5), "1 Desember - 5 Desember": (1, 5),
    "antara 1 Desember dan 5 Desember": (1, 5), "1–5 Desember 2026": (1, 5), "3 Desember": (3, 3),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "read"), WINDOWS.items())
def test_a_window_is_read_as_it_was_meant(typed: str, read: tuple[int, int]) -> None:
    window = parse_window(typed, today=TUESDAY)
    assert (window.first, window.last) == (date(2026, 12, read[0]), date(2026, 12, read[1]))


@pytest.mark.parametrize(
    ("typed", "key"), [("5 Desember - 1 Desember", "window_backwards"), ("1 Desember - 30 Januari", "window_long")]
)
def test_a_window_that_cannot_be_gets_its_own_sentence(typed: str, key: str) -> None:
    with pytest.raises(Mistake) as mistake:
        parse_window(typed, today=TUESDAY)
    assert mistake.value.key == f"parsing.{key}"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("hari Kamis tanggal 3 Desember jam 9 di balai desa", "balai desa"),
        ("di balai desa hari Kamis 3 Des pukul 10", "balai desa"),
        ("3 Desember pada jam 9 di rumah Pak Hari", "rumah Pak Hari"),
        ("5 Desember hari pasar", "hari pasar"),
        ("tgl 3 jam 9", ""),
    ],
)
def test_what_is_left_of_a_day_keeps_its_own_words(typed: str, left: str) -> None:
    """A place or a reason: only the words that lead to the day and to the place are taken away."""
    assert parse_moment(typed, today=TUESDAY)[2] == left


def test_a_day_a_time_and_a_place_in_one_line() -> None:
    day, at, place = parse_moment("3 Desember jam 9, balai desa", today=TUESDAY)
    assert (day, at, place) == (date(2026, 12, 3), time(9), "balai desa")


@given(st.integers(0, 700))
def test_a_day_that_we_wrote_is_read_back(ahead: int) -> None:
    day = TUESDAY + timedelta(days=ahead)
    assert parse_date(long_day(day), today=TUESDAY) == day


def reading(reader: Callable[[], object]) -> object:
    """What was read, or the key of the Mistake; anything else that is raised fails the test."""
    try:
        return reader()
    except Mistake as mistake:
        return mistake.key


@given(st.text(max_size=60))
def test_whatever_is_typed_it_is_a_day_to_come_or_a_mistake(typed: str) -> None:
    read = reading(lambda: parse_date(typed, today=TUESDAY))
    assert (isinstance(read, date) and read >= TUESDAY) or str(read).startswith("parsing.")


@given(st.text(alphabet="0123456789 .:/-jamkulsetengh,Ddesnov", max_size=30))
def test_noise_near_a_date_never_breaks_the_readers(typed: str) -> None:
    assert reading(lambda: parse_moment(typed, today=TUESDAY)) is not None
    assert reading(lambda: parse_window(typed, today=TUESDAY)) is not None
