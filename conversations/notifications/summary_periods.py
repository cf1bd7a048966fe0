"""Which days a summary is about: today, a week, a month, a quarter, a year; by a button or by words."""

import re
from datetime import date, timedelta

from conversations.presses.notifications import Period
from sotarsa_bot import texts, wording
from sotarsa_bot.lists.periods import MONTHS, period

Days = tuple[date, date]
_YEAR = re.compile(r"(?:tahun\s+)?(20\d\d)")
_ISO = re.compile(r"20\d\d-\d\d-\d\d", re.ASCII)
_DAYS = re.compile(
    r"(?:hari\s+|tgl\s+|tanggal\s+)?(?P<first>\d{1,2})(?:\s*(?:-|–|s/?d|sampai)\s*(?P<last>\d{1,2}))?"
    r"\s+(?P<month>[a-z]+)\.?(?:\s+(?P<year>20\d\d))?",
    re.ASCII,
)
FURTHEST_AHEAD = timedelta(days=62)
"""So far ahead a day of this year may be meant; one still later was last year."""
_NOW = {"": "today", "hari ini": "today", "minggu ini": "week", "bulan ini": "month", "tahun ini": "year"}
_BEFORE = {"kemarin": "today", "minggu lalu": "week", "bulan lalu": "month", "tahun lalu": "year"}
_AHEAD = re.compile(r"(?:(?:minggu|bulan|tahun|hari)\s+)?(?:depan|yang akan datang|berikutnya|besok|lusa|nanti)\W*")
_SHORT = {
    "bln": "bulan", "mgg": "minggu", "mg": "minggu", "mggu": "minggu", "pekan": "minggu", "thn": "tahun", "th": "tahun",
    "hr": "hari", "tgl": "tanggal", "yg": "yang", "kmrn": "kemarin", "kmrin": "kemarin", "dpn": "depan", "skrg": "ini",
    "sekarang": "ini",
}  # fmt: skip
_LAST = re.compile(r"\b(?:kemarin|kamarin|kemaren|yang lalu|yg lalu|sebelumnya)$")
_THIS = re.compile(r"^(?:untuk |selama )?(?:se)?(minggu|pekan|bulan|tahun|hari)(?:nya)?$")


def days_of(which: str, today: date) -> Days:
    """Monday to Sunday, the calendar month, or the year that today is in."""
    if which == "week":
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=6)
    if which == "month":
        following = (today.replace(day=28) + timedelta(days=4)).replace(day=1)
        return today.replace(day=1), following - timedelta(days=1)
    if which == "year":
        return date(today.year, 1, 1), date(today.year, 12, 31)
    return today, today


def read(words: str, today: date) -> Days | None:
    """ "2026", "november", "triwulan III 2026", "bulan lalu"; None if the words name no period."""
    said = _plain(words)
    if said != "kemarin":
        said = _THIS.sub(r"\1 ini", _LAST.sub("lalu", said))
    if which := _NOW.get(said):
        return days_of(which, today)
    if which := _BEFORE.get(said):
        return days_of(which, days_of(which, today)[0] - timedelta(days=1))
    if year := _YEAR.fullmatch(said):
        return date(int(year[1]), 1, 1), date(int(year[1]), 12, 31)
    if day := _day(said, today):
        return day
    found = period(f"{said} {today.year}" if said.removeprefix("bulan ") in MONTHS else said)
    return (found.starts, found.ends) if found and found.starts and found.ends else None


def _plain(words: str) -> str:
    """In full words: "bln ini" is "bulan ini"."""
    return " ".join(_SHORT.get(word, word) for word in words.casefold().strip(" .!?").split())


def is_ahead(words: str) -> bool:
    """ "minggu depan", "besok": a summary looks back."""
    return _AHEAD.fullmatch(_plain(words)) is not None


def _day(said: str, today: date) -> Days | None:
    """ "3 desember", "1-5 des 2026", "2026-12-03": the latest such days, for a summary looks back."""
    try:
        if _ISO.fullmatch(said):
            return date.fromisoformat(said), date.fromisoformat(said)
        found = _DAYS.fullmatch(said)
        if found is None or found["month"] not in MONTHS:
            return None
        month, year = MONTHS[found["month"]], int(found["year"] or today.year)
        if not found["year"] and date(year, month, int(found["first"])) > today + FURTHEST_AHEAD:
            year -= 1
        first, last = (date(year, month, int(day)) for day in (found["first"], found["last"] or found["first"]))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def name(days: Days, today: date) -> str:
    """ "hari ini", "minggu lalu", "tahun 2026", else the days themselves."""
    for which in Period:
        if days == days_of(which, today):
            return texts.plain(f"summary.{which}")
    if days == read("kemarin", today):
        return texts.plain("summary.yesterday")
    if days == read("minggu lalu", today):
        return texts.plain("summary.last_week")
    if days == (date(days[0].year, 1, 1), date(days[0].year, 12, 31)):
        return texts.plain("summary.of_year", year=days[0].year)
    return wording.span(*days)


def said(days: Days) -> str:
    """As a press holds it: "20261201-20261231"."""
    return f"{days[0]:%Y%m%d}-{days[1]:%Y%m%d}"


def pressed(words: str) -> Days | None:
    """What a press holds; None for somebody's invention."""
    if not re.fullmatch(r"20\d{6}-20\d{6}", words, re.ASCII):
        return None
    try:
        first, last = (date.fromisoformat(half) for half in words.split("-"))
    except ValueError:
        return None
    return (first, last) if first <= last else None
