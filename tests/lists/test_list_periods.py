"""For which time a list grants, and as of which day it speaks."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.lists.periods import day, of_titles, period


@pytest.mark.parametrize(
    ("said", "starts", "ends"),
    [
        ("Triwulan IV 2026", (2026, 10, 1), (2026, 12, 31)),
        ("TW.1 2026", (2026, 1, 1), (2026, 3, 31)),
        ("Tri Wulan ke-2 Tahun 2026", (2026, 4, 1), (2026, 6, 30)),
        ("Semester II 2026", (2026, 7, 1), (2026, 12, 31)),
        ("Oktober 2026", (2026, 10, 1), (2026, 10, 31)),
        ("Okt - Des 2026", (2026, 10, 1), (2026, 12, 31)),
        ("Nopember 2026 s.d. Januari 2027", (2026, 11, 1), (2027, 1, 31)),
        ("02/2024", (2024, 2, 1), (2024, 2, 29)),
        ("2026-10", (2026, 10, 1), (2026, 10, 31)),
        ("Tahun Anggaran 2026", (2026, 1, 1), (2026, 12, 31)),
        (datetime(2026, 10, 1), (2026, 10, 1), (2026, 10, 31)),
    ],
)
def test_a_period_is_read_as_offices_write_it(
    said: object, starts: tuple[int, int, int], ends: tuple[int, int, int]
) -> None:
    found = period(said)
    assert found is not None
    assert (found.starts, found.ends) == (date(*starts), date(*ends))


@pytest.mark.parametrize("said", ["Tahap 1", "Triwulan V 2026", "Semester 3 2026", "13/2026", "Des - Januari 2026"])
def test_what_is_no_span_keeps_its_words(said: str) -> None:
    found = period(said)
    assert found is not None
    assert (found.said, found.starts, found.ends) == (said, None, None)


@pytest.mark.parametrize("said", ["31-10-2026", "31/10/2026", "2026-10-31", "31 Oktober 2026", datetime(2026, 10, 31)])
def test_a_day_is_read(said: object) -> None:
    assert day(said) == date(2026, 10, 31)


@pytest.mark.parametrize("said", ["31-02-2026", "31 Foo 2026", "besok", "", None, 46000])
def test_what_is_no_day_is_none(said: object) -> None:
    assert day(said) is None


def test_titles_speak_for_the_whole_list() -> None:
    titles = ("DAFTAR PENERIMA BPNT", "PERIODE : TRIWULAN IV TAHUN 2026", "Data per tanggal: 1 Oktober 2026")
    found, as_of = of_titles(titles)
    assert found is not None
    assert (found.said, found.starts) == ("TRIWULAN IV TAHUN 2026", date(2026, 10, 1))
    assert as_of == date(2026, 10, 1)
    assert of_titles(("Daftar nama bulan ini", "Data per hari ini")) == (None, None)


@given(st.text(max_size=40))
def test_anything_is_read_without_an_error(said: str) -> None:
    found = period(said)
    assert found is None or (found.starts is None) == (found.ends is None)
    day(said)
    of_titles([said])
