"""Words below days that were read back: a yes with an exception, one more day, another reason."""

from datetime import date

import pytest

from sotarsa_bot.parsing.days_so_far import with_those_before

TODAY = date(2026, 11, 24)
ARUH = "2026-12-05 s/d 2026-12-06: aruh di hulu"
HAUL = "2026-11-27: haul"


def said(before: str, words: str) -> list[str]:
    found = with_those_before(before, words, today=TODAY)
    return ["; ".join(one.said for one in lists) for lists in found]


@pytest.mark.parametrize(
    "words",
    [
        "tapi tgl 6 kada", "ya tapi tgl 6 kada", "kacuali tgl 6", "kecuali 6", "tgl 6 jangan", "6 kada usah",
        "tapi 6 desember kada pang", "tgl 6 kada jadi tutup", "tanpa tgl 6",
    ],
)  # fmt: skip
def test_what_is_turned_down_leaves_the_other_days(words: str) -> None:
    assert said(ARUH, words) == ["5 Desember 2026, aruh di hulu"]


def test_a_bare_number_is_the_day_of_that_number_in_whichever_month() -> None:
    assert said("2027-01-05 s/d 2027-01-06: aruh", "tgl 6 kada") == ["5 Januari 2027, aruh"]


@pytest.mark.parametrize(
    ("words", "both"),
    [
        ("tgl 7 jua", "5–7 Desember 2026, aruh di hulu"),
        ("ya tambah tgl 9", "5–6 Desember 2026 dan 9 Desember 2026, aruh di hulu"),
        ("wan 12 desember pasar", "5–6 Desember 2026, aruh di hulu; 12 Desember 2026, pasar"),
    ],
)
def test_what_is_added_joins_them(words: str, both: str) -> None:
    assert said(ARUH, words) == [both]


def test_other_days_may_come_with_the_first_or_instead_of_them() -> None:
    new = "2 Desember 2026, pasar; 12 Desember 2026, kawinan anak pambakal"
    words = "2 desember pasar, 12 desember kawinan anak pambakal"
    assert said(HAUL, words) == [f"27 November 2026, haul; {new}", new]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("5-7 desember", ["5–7 Desember 2026, aruh di hulu"]),
        ("bukan 5 desember tapi 7 desember", ["7 Desember 2026, aruh di hulu"]),
        ("6 desember pasar",
         ["5 Desember 2026, aruh di hulu; 6 Desember 2026, pasar", "6 Desember 2026, pasar"]),
    ],
)  # fmt: skip
def test_the_same_days_said_anew_stand_instead_of_them(words: str, read: list[str]) -> None:
    assert said(ARUH, words) == read


@pytest.mark.parametrize(
    ("before", "words"),
    [("", "5 desember aruh"), ("buka 2026-12-05", "tgl 7 jua"), (ARUH, "tgl 9 kada"), (ARUH, "kada tahu pang")],
)
def test_what_has_nothing_to_do_with_them_is_read_by_itself(before: str, words: str) -> None:
    assert said(before, words) == []
