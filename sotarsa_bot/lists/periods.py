"""For which time a list grants, and as of which day it speaks: "Triwulan IV 2026", "data per 1 Oktober 2026"."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sotarsa_bot.lists.cells import words
from sotarsa_bot.records.record import Record

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari pebruari feb peb", "maret mar mrt", "april apr", "mei", "juni jun", "juli jul",
            "agustus agu agt agst ags", "september sep sept", "oktober okt", "november nopember nov nop",
            "desember des",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
PARTS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PART = r"(?:ke[\s-]*)?(iv|i{1,3}|[1-4])\b"
_QUARTER = re.compile(rf"\b(?:tri\s?wulan|tw|kuartal|q)[\s.-]*{_PART}")
_HALF = re.compile(rf"\b(?:semester|smt)[\s.-]*{_PART}")
_YEAR = re.compile(r"\b(20\d\d)\b")
_MONTH = re.compile(rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[-/.](20\d\d)\b|\b(20\d\d)[-/.](\d{1,2})\b")
_DAY = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](20\d\d)\b|\b(20\d\d)-(\d{1,2})-(\d{1,2})\b")
_NAMED_DAY = re.compile(r"\b(\d{1,2})\s+([a-z]+)\.?\s+(20\d\d)\b")
_AS_OF = re.compile(r"\bdata\s+(?:per|tanggal|tgl)\b(.*)", re.IGNORECASE)
_FOR = re.compile(r"\b(?:periode|tri\s?wulan|tahap|semester|tahun anggaran|t\.?a\.?|bulan)\b.*", re.IGNORECASE)
MOST_LETTERS = 60


class Period(Record):
    """`said` as the list says it; without a span where that cannot be read."""

    said: str
    starts: date | None = None
    ends: date | None = None


def period(value: Any) -> Period | None:
    """What a cell says of the time that is granted for; None if it says nothing."""
    if isinstance(value, datetime):  # Excel has made a day of "Okt 2026"
        starts, ends = _month_of(value.year, value.month)
        return Period(said=f"{value:%m-%Y}", starts=starts, ends=ends)
    said = words(value)[:MOST_LETTERS]
    if not said.strip("-. "):
        return None
    span = _span(said.casefold())
    return Period(said=said, starts=span[0], ends=span[1]) if span else Period(said=said)


def day(value: Any) -> date | None:
    """ "31-10-2026", "31 Oktober 2026", or a day of Excel's; None if it is none."""
    if isinstance(value, datetime):
        return value.date()
    said = words(value).casefold()
    if found := _DAY.search(said):
        d, m, y, y2, m2, d2 = found.groups()
        return _date(y or y2, m or m2, d or d2)
    if (found := _NAMED_DAY.search(said)) and found[2] in MONTHS:
        return _date(found[3], MONTHS[found[2]], found[1])
    return None


def of_titles(titles: Iterable[str]) -> tuple[Period | None, date | None]:
    """What stands above the header, for the whole list."""
    for_, as_of = None, None
    for title in titles:
        if found := _AS_OF.search(title):
            as_of = as_of or day(found[1])
        elif found := _FOR.search(title):
            spoken = period(re.sub(r"^periode\s*:?\s*", "", found[0], flags=re.IGNORECASE))
            for_ = for_ or (spoken if spoken and spoken.starts else None)
    return for_, as_of


def _span(said: str) -> tuple[date, date] | None:
    years = [int(year) for year in _YEAR.findall(said)]
    if found := _NUMERIC.search(said):
        year, month = int(found[2] or found[3]), int(found[1] or found[4])
        return _month_of(year, month) if 1 <= month <= 12 else None
    if not years:
        return None
    for form, length in ((_QUARTER, 3), (_HALF, 6)):
        if found := form.search(said):
            month = PARTS[found[1]] * length
            return _months(years[0], month - length + 1, years[0], month) if month <= 12 else None
    if months := [MONTHS[name] for name in _MONTH.findall(said)]:
        return _months(years[0], months[0], years[-1], months[-1])
    whole = _YEAR.sub(" ", said).strip(" .:-") in ("", "tahun", "ta", "t.a", "tahun anggaran")
    return _months(years[0], 1, years[-1], 12) if whole else None


def _months(year: int, month: int, last_year: int, last_month: int) -> tuple[date, date] | None:
    first, last = _month_of(year, month)[0], _month_of(last_year, last_month)[1]
    return (first, last) if first < last else None


def _month_of(year: int, month: int) -> tuple[date, date]:
    following = date(year, month, 28) + timedelta(days=4)
    return date(year, month, 1), following.replace(day=1) - timedelta(days=1)


def _date(year: Any, month: Any, day_: Any) -> date | None:
    try:
        return date(int(year), int(month), int(day_))
    except ValueError:
        return None
