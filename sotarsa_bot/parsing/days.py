"""Days and spans of days in a text: "Kamis, 3 Desember", "30 nov-2 des", "5, 6 dan 7 Desember", "minggu depan".

What may be two things keeps both: a weekday that contradicts its date, "3-4", which is a span or a date.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.calendar_words import Kind, marks
from sotarsa_bot.parsing.day_items import Item, alone, together
from sotarsa_bot.parsing.day_readings import FURTHEST_DAYS, Days, Within, after, dated, days_of, numbered, span, week

SURPRISING_DAYS = 183
"""A day without a year so far ahead is asked: last week's date was perhaps meant to be another month."""

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


def mentions(text: str, today: date, within: Within = None, lone: Lone | None = None) -> list[Mention]:
    """All days that a text names, in order. `lone`: which numbers alone are days at all (None: all of them).

    Mistake `parsing.date_impossible`, `date_past`, `date_far`, `window_backwards`."""
    found = []
    for run in together(text, list(marks(text, today))):
        several = len(run) > 1 or run[0].pair is not None
        if lone and all(map(alone, run)) and not lone(run[0].start, run[-1].end, several):
            continue
        if mention := _mention(run, text, today, within):
            found.append(mention)
    return found


def _mention(run: list[Item], text: str, today: date, within: Within) -> Mention | None:
    typed = wording.cut(text[run[0].start : run[-1].end])
    run = _unpaired(run)
    mention = _one(run[0], typed, today, within) if len(run) == 1 else _several(run, typed, today, within)
    if mention and any((day - today).days > FURTHEST_DAYS for days in mention.readings for day in days):
        raise Mistake("parsing.date_far", typed=typed)
    return mention


def _unpaired(run: list[Item]) -> list[Item]:
    """ "3-4 Desember" is a span, and so is "5-7" beside other numbers."""
    made: list[Item] = []
    for item in run:
        if item.pair and (item.month is not None or len(run) > 1) and item.pair[2] == "-":
            made.append(replace(item, number=item.pair[0], month=None, year=None, pair=None))
            made.append(Item(item.start, item.end, number=item.pair[1], month=item.month, year=item.year,
                              joined=Kind.TO))  # fmt: skip
        else:
            made.append(item)
    return made


def _one(item: Item, typed: str, today: date, within: Within) -> Mention | None:
    place: dict[str, Any] = {"start": item.start, "end": item.end, "every": item.every}
    if item.pair:
        return _paired(item, typed, today, within, place)
    if item.number is not None and item.month is None and not item.led and item.weekday is None:
        return replace(_found(numbered(item.number, typed, today, within), **place), open=True, asked=True)
    if item.week is not None and item.weekday is None and item.number is None:
        return _found([week(item.week, today)], **place)
    days = [(day,) for day in days_of(item, typed, today, within)]
    named = item.month is not None or item.weekday is not None or item.ahead is not None
    mention = _found(days, **place)
    surprising = item.month is not None and item.year is None and (mention.days[0] - today).days > SURPRISING_DAYS
    return replace(mention, named=named, asked=surprising)


def _found(readings: Sequence[Days], *, start: int, end: int, every: bool = False) -> Mention:
    return Mention(readings[0], start, end, others=tuple(readings[1:]), every=every)


def _paired(item: Item, typed: str, today: date, within: Within, place: dict[str, Any]) -> Mention:
    """ "1-5" is a span or a date, "3.12" a date; with "tgl" before it a point makes a date."""
    assert item.pair is not None  # noqa: S101 - the caller looked
    first, second, sep = item.pair
    readings: list[Days] = []
    if sep == "-" and first < second:
        readings.append(span(*(days[0][0] for days in (numbered(n, typed, today, within) for n in (first, second))),
                              later=True))  # fmt: skip
    try:
        whole: Days = (dated(first, second, None, today, typed),)
        readings = [whole] if item.led and sep == "." else [*readings, whole]
    except Mistake:
        if not readings:
            raise
    mention = _found(readings, start=item.start, end=item.end)
    return replace(mention, asked=not item.led, open=True)


def _several(run: list[Item], typed: str, today: date, within: Within) -> Mention | None:
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
        readings = days_of(item, typed, today, within)
        if not readings:
            return None
        one = after(readings[0], item, days[-1] if days else None)
        doubt = doubt or len(readings) > 1
        if item.joined is Kind.TO and days:
            _not_past(run, days[-1], one, today, typed)
            days += span(days[-1], one)[1:]
        else:
            days.append(one)
    if any(one < other for one, other in zip(days[1:], days, strict=False)):
        raise Mistake("parsing.window_backwards")
    named = any(item.month is not None or item.weekday is not None for item in run)
    return Mention(tuple(dict.fromkeys(days)), run[0].start, run[-1].end, asked=doubt, named=named, open=open_,
                   every=any(item.every for item in run))  # fmt: skip


def _not_past(run: list[Item], first: date, last: date, today: date, typed: str) -> None:
    """ "20-28 November" on the 24th: its first day is past, and not next year's."""
    if last < first and run[0].year is None and first.year > today.year and run[0].month == today.month:
        raise Mistake("parsing.date_past", typed=typed)
