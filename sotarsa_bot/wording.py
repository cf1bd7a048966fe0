"""Dates, times and numbers as people here read them (Babel, Indonesian). Instants come in as aware UTC."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

_LOCALE = Locale("id", "ID")
_ZONES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}


@lru_cache(maxsize=1024)
def _day(day: date, pattern: str) -> str:
    """Remembered: a card names the same few days again and again, and Babel takes 0.1 ms for each."""
    return format_date(day, pattern, locale=_LOCALE)


def long_day(day: date) -> str:
    """ "Selasa, 24 November 2026" """
    return _day(day, "EEEE, d MMMM yyyy")


def short_day(day: date) -> str:
    """For buttons: "Sel 24 Nov" """
    return _day(day, "EEE d MMM")


def month(day: date) -> str:
    """ "Desember 2026" """
    return _day(day, "MMMM yyyy")


def weekday_and_day(day: date) -> str:
    """As one would type it: "Selasa 8 Desember" """
    return _day(day, "EEEE d MMMM")


def day_and_month(day: date) -> str:
    """As an example of what to type: "8 Desember" """
    return _day(day, "d MMMM")


def dated(day: date) -> str:
    """ "8 Des 2026" """
    return _day(day, "d MMM yyyy")


def clock_time(moment: time | datetime) -> str:
    """ "09.00" """
    return f"{moment:%H.%M}"


HOUR_UNKNOWN, WITHOUT_HOUR = "jam tidak diketahui", "tanpa jam"
"""Said of a step or a hand-over of which only the day is known, and how that is typed. It is kept as the last second
of that day, which no hour that people say has."""
_LAST_SECOND = time(23, 59, 59)


def hour_unknown(day: date, zone: tzinfo) -> datetime:
    """The moment (aware) that stands for this day at an unknown hour."""
    return datetime.combine(day, _LAST_SECOND, zone)


def is_hour_unknown(local: datetime) -> bool:
    """Whether this moment (in the office's zone) stands for its day alone."""
    return local.time().replace(microsecond=0) == _LAST_SECOND


def step_time(local: datetime) -> str:
    """ "09.00", or that the hour is not known, of a step's moment in the office's zone."""
    return HOUR_UNKNOWN if is_hour_unknown(local) else clock_time(local)


def step_moment(instant: datetime, zone: tzinfo) -> str:
    """The day and the hour of a step, as far as they are known."""
    local = instant.astimezone(zone)
    unknown = step_time(local) == HOUR_UNKNOWN
    return f"{long_day(local.date())}, {HOUR_UNKNOWN}" if unknown else moment(instant, zone)


def moment(instant: datetime, zone: tzinfo) -> str:
    """ "Selasa, 24 November 2026, 09.00 WITA", in the office's zone."""
    local = instant.astimezone(zone)
    name = _ZONES.get(local.utcoffset() or timedelta(), "")
    return f"{long_day(local.date())}, {clock_time(local.time())} {name}".rstrip()


def span(first: date, last: date) -> str:
    """ "1–5 Desember 2026"; months and years are said twice only where they differ."""
    end = _day(last, "d MMMM yyyy")
    if first == last:
        return end
    pattern = "d" if (first.year, first.month) == (last.year, last.month) else "d MMMM"
    if first.year != last.year:
        pattern = "d MMMM yyyy"
    between = "–" if pattern == "d" else " – "
    return f"{_day(first, pattern)}{between}{end}"


def number(value: int) -> str:
    """ "12.345" """
    return f"{value:,}".replace(",", ".")


def spans(numbers: Iterable[int]) -> str:
    """ "1–9, 12, 15–16" """
    said: list[list[int]] = []
    for number_ in sorted(set(numbers)):
        if said and number_ == said[-1][1] + 1:
            said[-1][1] = number_
        else:
            said.append([number_, number_])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in said)


def listing(words: Sequence[str]) -> str:
    """ "a, b, dan c" """
    return format_list(list(words), locale=_LOCALE) if words else ""


def duration(length: timedelta) -> str:
    """ "2 jam 10 menit" """
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    said = [f"{hours} jam"] if hours else []
    if minutes or not hours:
        said.append(f"{minutes} menit")
    return " ".join(said)


def cut(text: str, most: int = 40) -> str:
    """The text, or so many letters of it and "…": nobody takes it for all that was written."""
    text = text.strip()
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
