"""Days and spans of days in a text: "Kamis, 3 Desember", "30 nov-2 des", "5, 6 dan 7 Desember", "minggu depan".

What may be two things keeps both: a weekday that contradicts its date, "3-4", which is a span or a date.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.calendar_words import Kind, Mark, marks
from sotarsa_bot.parsing.words import NOT

FURTHEST_DAYS = 730
SURPRISING = 183
"""A day without a year so far ahead is asked: last week's date was perhaps meant to be another month."""

_NO = "|".join(sorted(NOT))
_REFUSED = re.compile(rf"\b(?:{_NO})\b(?:\s+(?:bisa|kawa|sempat|dapat|boleh|hari|pada|di))*\s*$", re.IGNORECASE)
_ONLY = re.compile(r"\s*(?:saja|haja|aja|sj|ja|bisa|kawa|boleh|cocok)\b", re.IGNORECASE)

Days = tuple[date, ...]
Within = tuple[date, date] | None
"""The first and last day that are likely to be meant: a bare "Jumat" or "tgl 3" is one of these if it can be."""

Lone = Callable[[int, int, bool], bool]
"""Whether numbers alone, between these places, may be days; the third: there are several, joined."""


@dataclass(frozen=True)
class Mention:
    """Days that were named together, and where. `others`: what else the same words may mean. `asked`: it is to be read
    back even so. `named`: with the name of a month, which beats bare numbers; `open`: numbers without any month."""

    days: Days
    start: int
    end: int
    others: tuple[Days, ...] = ()
    asked: bool = False
    named: bool = False
    open: bool = False
    every: bool = False

    @property
    def readings(self) -> tuple[Days, ...]:
        return (self.days, *self.others)

    @property
    def sure(self) -> bool:
        return not (self.asked or self.others)


@dataclass
class _Item:
    """One day before its month is known."""

    start: int
    end: int
    number: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    next: bool = False
    this: bool = False
    """This week's, or next week's."""
    ahead: int | None = None
    week: bool | None = None
    pair: tuple[int, int, str] | None = None
    led: bool = False
    between: bool = False
    every: bool = False
    joined: Kind | None = None
    gap: str = ""


def mentions(text: str, today: date, within: Within = None, lone: Lone | None = None) -> list[Mention]:
    """All days that a text names, in order. `lone`: which numbers alone are days at all (None: all of them).

    Mistake `parsing.date_impossible`, `date_past`, `date_far`, `window_backwards`."""
    found = []
    for run in _runs(text, list(marks(text, today))):
        several = len(run) > 1 or run[0].pair is not None
        if lone and all(map(_alone, run)) and not lone(run[0].start, run[-1].end, several):
            continue
        if mention := _mention(run, text, today, within):
            found.append(mention)
    return found


def _alone(item: _Item) -> bool:
    """Nothing says that this number is a day: it may count people or things. "3.12" is written like a date."""
    if item.led or item.between or item.month is not None or item.weekday is not None:
        return False
    return item.number is not None or (item.pair is not None and item.pair[2] == "-")


def _runs(text: str, found: Sequence[Mark]) -> list[list[_Item]]:
    """Items that belong together: nothing but a joining word stands between them."""
    runs: list[list[_Item]] = []
    n, joined, end = 0, None, -1
    while n < len(found):
        mark = found[n]
        touching = bool(runs) and end >= 0 and not text[end : mark.start].strip(" ")
        if mark.kind in (Kind.TO, Kind.AND):
            joined = (mark.kind, mark.value) if touching and joined is None else None
            end = mark.end if joined else -1
            n += 1
            continue
        item, n = _item(text, found, n)
        if item is None:
            joined, end = None, -1
            continue
        if touching and joined and not text[end : item.start].strip(" "):
            item.joined, item.gap = joined[0], str(joined[1])
            runs[-1].append(item)
        else:
            runs.append([item])
        joined, end = None, item.end
    return [run for whole in runs for part in _cut(whole) for run in _instead(part, text)]


def _instead(run: list[_Item], text: str) -> list[list[_Item]]:
    """ "kada bisa tgl 3, tgl 16 haja": after a no, what only the last one is said of does not go with the others."""
    last = run[-1]
    apart = len(run) > 1 and last.gap == "," and _ONLY.match(text[last.end :])
    if not apart or not _REFUSED.search(text[: run[0].start]):
        return [run]
    last.led = last.led or run[0].led
    last.joined = None
    return [run[:-1], [last]]


def _cut(run: list[_Item]) -> list[list[_Item]]:
    """A comma after a whole date begins another thing, unless numbers were enumerated."""
    cut: list[list[_Item]] = [run[:1]]
    for item in run[1:]:
        whole = cut[-1][-1].month is not None or cut[-1][-1].weekday is not None
        if item.gap in (",", "/") and whole and item.number is None:
            cut.append([item])
        else:
            cut[-1].append(item)
    return cut


_DAY_KINDS = (Kind.NUMBER, Kind.DATE, Kind.PAIR, Kind.RELATIVE, Kind.WEEKDAY, Kind.WEEK, Kind.LEAD, Kind.EVERY)


def _item(text: str, found: Sequence[Mark], n: int) -> tuple[_Item | None, int]:
    """The item that begins at this mark, and where the next one may begin."""
    item = _Item(found[n].start, found[n].end)
    first = n
    while n < len(found) and found[n].kind in (*_DAY_KINDS, Kind.MONTH, Kind.YEAR):
        mark = found[n]
        between = text[item.end : mark.start]
        if n > first and between.strip(" ,") != "":
            break
        if not _taken(item, mark, "," in between):
            break
        item.end = mark.end
        n += 1
        if n < len(found) and found[n].kind is Kind.AND and found[n].value == "," and item.weekday is not None \
                and item.number is None and n + 1 < len(found) and found[n + 1].kind in (
                    Kind.NUMBER, Kind.DATE, Kind.LEAD, Kind.PAIR):  # fmt: skip
            n += 1  # "Kamis, 3 Desember"
    if n == first:
        return None, n + 1
    said = (item.number, item.weekday, item.ahead, item.week, item.pair)
    return (item if any(one is not None for one in said) else None), n


def _taken(item: _Item, mark: Mark, comma: bool) -> bool:
    """Whether this mark belongs to the item; then it is written into it."""
    match mark.kind:
        case Kind.LEAD:
            if item.number is not None or item.pair:
                return False
            item.led = item.led or mark.value in ("tgl", "tanggal", "tg")
            item.between = item.between or mark.value == "antara"
        case Kind.EVERY:
            if item.every or item.weekday is not None or item.number is not None:
                return False
            item.every = True
        case Kind.WEEKDAY:
            if item.weekday is not None or (item.number is not None and comma):
                return False
            item.weekday, item.next, item.this = mark.value  # type: ignore[misc]
        case Kind.WEEK:
            if item.week is not None:
                return False
            item.week = bool(mark.value)
        case Kind.RELATIVE:
            if item.ahead is not None or item.number is not None:
                return False
            item.ahead = int(str(mark.value))
        case Kind.NUMBER:
            if item.number is not None or item.pair:
                return False
            item.number = int(str(mark.value))
        case Kind.PAIR:
            if item.number is not None or item.pair:
                return False
            item.pair = mark.value  # type: ignore[assignment]
        case Kind.DATE:
            if item.number is not None or item.pair:
                return False
            item.number, item.month, item.year = mark.value  # type: ignore[misc]
        case Kind.MONTH:
            if item.month is not None or (item.number is None and not item.pair):
                return False
            item.month = int(str(mark.value))
        case Kind.YEAR:
            if item.year is not None or item.month is None:
                return False
            item.year = int(str(mark.value))
        case _:
            return False
    return True


def _mention(run: list[_Item], text: str, today: date, within: Within) -> Mention | None:
    typed = text[run[0].start : run[-1].end].strip()[:40]
    run = _unpaired(run)
    mention = _one(run[0], typed, today, within) if len(run) == 1 else _several(run, typed, today, within)
    if mention and any((day - today).days > FURTHEST_DAYS for days in mention.readings for day in days):
        raise Mistake("parsing.date_far", typed=typed)
    return mention


def _unpaired(run: list[_Item]) -> list[_Item]:
    """ "3-4 Desember" is a span, and so is "5-7" beside other numbers."""
    made: list[_Item] = []
    for item in run:
        if item.pair and (item.month is not None or len(run) > 1) and item.pair[2] == "-":
            made.append(replace(item, number=item.pair[0], month=None, year=None, pair=None))
            made.append(_Item(item.start, item.end, number=item.pair[1], month=item.month, year=item.year,
                              joined=Kind.TO))  # fmt: skip
        else:
            made.append(item)
    return made


def _one(item: _Item, typed: str, today: date, within: Within) -> Mention | None:
    place: dict[str, Any] = {"start": item.start, "end": item.end, "every": item.every}
    if item.pair:
        return _paired(item, typed, today, within, place)
    if item.number is not None and item.month is None and not item.led and item.weekday is None:
        return replace(_found(_numbered(item.number, typed, today, within), **place), open=True, asked=True)
    if item.week is not None and item.weekday is None and item.number is None:
        return _found([_week(item.week, today)], **place)
    days = [(day,) for day in _days(item, typed, today, within)]
    named = item.month is not None or item.weekday is not None or item.ahead is not None
    mention = _found(days, **place)
    surprising = item.month is not None and item.year is None and (mention.days[0] - today).days > SURPRISING
    return replace(mention, named=named, asked=surprising)


def _found(readings: Sequence[Days], *, start: int, end: int, every: bool = False) -> Mention:
    return Mention(readings[0], start, end, others=tuple(readings[1:]), every=every)


def _days(item: _Item, typed: str, today: date, within: Within) -> list[date]:
    """What one item may be: two where its parts contradict each other."""
    said: list[date] = []
    if item.number is not None:
        if item.month is None:
            said = [days[0] for days in _numbered(item.number, typed, today, within)]
            if item.weekday is not None and (fit := [day for day in said if day.weekday() == item.weekday]):
                said = fit
            else:
                said = said[:1] if item.weekday is not None else said
        else:
            said = [_dated(item.number, item.month, item.year, today, typed)]
    elif item.ahead is not None:
        said = [today + timedelta(days=item.ahead)]
    if item.weekday is None:
        return said
    if not said:
        this = item.this or item.week is False
        return _weekdays(item.weekday, item.next or bool(item.week), today, None if this else within)
    if any(day.weekday() == item.weekday for day in said):
        return [day for day in said if day.weekday() == item.weekday]
    return [*said, _nearest(said[0], item.weekday, today)]


def _nearest(day: date, weekday: int, today: date) -> date:
    """The day with this name that is nearest to a date, and not past."""
    near = min((day + timedelta(days=n) for n in range(-3, 4)), key=lambda one: (one.weekday() != weekday, one))
    return near if near >= today else near + timedelta(days=7)


def _weekdays(weekday: int, following: bool, today: date, within: Within) -> list[date]:
    if following:  # next week's, counted from Monday, as people here mean it
        return [today + timedelta(days=7 - today.weekday() + weekday)]
    return _likely(lambda day: day.weekday() == weekday, today, within) or [
        today + timedelta(days=(weekday - today.weekday()) % 7)
    ]


def _likely(fits: Callable[[date], bool], today: date, within: Within) -> list[date]:
    if within is None:
        return []
    first, last = max(within[0], today), within[1]
    return [day for n in range((last - first).days + 1) if fits(day := first + timedelta(days=n))]


def _numbered(number: int, typed: str, today: date, within: Within) -> list[Days]:
    """ "tgl 3": the day of that number among the likely ones, else the next one."""
    if likely := _likely(lambda day: day.day == number, today, within):
        return [(day,) for day in likely]
    for n in range(62):
        if (day := today + timedelta(days=n)).day == number:
            return [(day,)]
    raise Mistake("parsing.date_impossible", typed=typed)


def _paired(item: _Item, typed: str, today: date, within: Within, place: dict[str, Any]) -> Mention:
    """ "1-5" is a span or a date, "3.12" a date; with "tgl" before it a point makes a date."""
    assert item.pair is not None  # noqa: S101 - the caller looked
    first, second, sep = item.pair
    readings: list[Days] = []
    if sep == "-" and first < second:
        readings.append(_span(*(days[0][0] for days in (_numbered(n, typed, today, within) for n in (first, second))),
                              later=True))  # fmt: skip
    try:
        dated: Days = (_dated(first, second, None, today, typed),)
        readings = [dated] if item.led and sep == "." else [*readings, dated]
    except Mistake:
        if not readings:
            raise
    mention = _found(readings, start=item.start, end=item.end)
    return replace(mention, asked=not item.led, open=True)


def _several(run: list[_Item], typed: str, today: date, within: Within) -> Mention | None:
    """A span or an enumeration: what has no month gets that of the next one that has."""
    if any(item.week is not None and item.weekday is None for item in run):
        return None
    for item in run:  # "Senin - Jumat minggu depan"
        item.next = item.next or (item.weekday is not None and item.number is None and any(one.week for one in run))
    if run[0].between and len(run) == 2:
        run[1].joined = Kind.TO  # "antara 1 dan 5 Desember"
    numbers = [item for item in run if item.number is not None]
    open_ = bool(numbers) and all(item.month is None for item in numbers)
    month: int | None = None
    for item in reversed(run):
        month = item.month or month
        if item.number is not None and item.month is None:
            item.month = month
            item.year = None
    for before, item in pairwise(run):
        if item.number is not None and item.month is None and before.month:
            item.month = before.month
    days: list[date] = []
    doubt = False
    for item in run:
        readings = _days(item, typed, today, within)
        if not readings:
            return None
        one = _after(readings[0], item, days[-1] if days else None)
        doubt = doubt or len(readings) > 1
        if item.joined is Kind.TO and days:
            _not_past(run, days[-1], one, today, typed)
            days += _span(days[-1], one)[1:]
        else:
            days.append(one)
    if any(one < other for one, other in zip(days[1:], days, strict=False)):
        raise Mistake("parsing.window_backwards")
    named = any(item.month is not None or item.weekday is not None for item in run)
    return Mention(tuple(dict.fromkeys(days)), run[0].start, run[-1].end, asked=doubt, named=named, open=open_,
                   every=any(item.every for item in run))  # fmt: skip


def _not_past(run: list[_Item], first: date, last: date, today: date, typed: str) -> None:
    """ "20-28 November" on the 24th: its first day is past, and not next year's."""
    if last < first and run[0].year is None and first.year > today.year and run[0].month == today.month:
        raise Mistake("parsing.date_past", typed=typed)


def _after(day: date, item: _Item, before: date | None) -> date:
    """ "28 Desember - 2 Januari" runs into the next year, "Senin-Jumat" to the Friday after that Monday."""
    if before is None or day >= before:
        return day
    if item.weekday is not None and item.number is None and not item.next:
        return before + timedelta(days=(day - before).days % 7)
    if item.month is not None and item.year is None and item.month < before.month:
        return day.replace(year=before.year + 1)
    if item.month is None and item.number is not None:
        return next(one for n in range(62) if (one := before + timedelta(days=n)).day == item.number)
    return day


def _span(first: date, last: date, *, later: bool = False) -> Days:
    """Every day from one to the other. `later`: one that comes before is next month's."""
    if last < first and later:
        last = next(one for n in range(62) if (one := first + timedelta(days=n)).day == last.day)
    if last < first:
        raise Mistake("parsing.window_backwards")
    if (last - first).days > FURTHEST_DAYS:
        raise Mistake("parsing.date_far", typed="")
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def _week(following: bool, today: date) -> Days:
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * following)
    return tuple(day for n in range(7) if (day := monday + timedelta(days=n)) >= today)


def _dated(day: int, month: int, year: int | None, today: date, typed: str) -> date:
    """Without a year: the next such day. A day that is past only if its year was typed."""
    try:
        if year:
            made = date(year, month, day)
        else:
            made = date(today.year, month, day)
            if made < today:
                made = date(today.year + 1, month, day)
    except ValueError as error:
        raise Mistake("parsing.date_impossible", typed=typed) from error
    if made < today:
        raise Mistake("parsing.date_past", typed=typed)
    return made
