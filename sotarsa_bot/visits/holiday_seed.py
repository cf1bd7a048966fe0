"""What the `holidays` package knows of a year, for the table that the office edits, and what it has learnt since.

It takes the days from the yearly SKB 3 Menteri, which comes in the autumn before: a year of which it has no joint leave
is computed, and its Islamic days are a forecast. A newer release of the package knows more; what it was offered before
is remembered, so that only what is new comes in and what the office took out stays out.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache

import holidays

from sotarsa_bot.books import Books, StartsWith
from sotarsa_bot.records.holiday import Holiday, HolidayKind
from sotarsa_bot.running import notes

OFFERED = "holidays_offered:"
"""The notes of what a year's table was given, as "2026-12-24 joint_leave"."""
FORECAST = " (perkiraan)"
"""The package's own word for it, which `Holiday.forecast` says already."""
CATEGORIES = {HolidayKind.PUBLIC: "public", HolidayKind.JOINT_LEAVE: "government"}
_LUNAR = ("Isra", "Idul", "Tahun Baru Islam", "Maulid")


@cache
def known(year: int) -> tuple[Holiday, ...]:
    """All that the package knows of the year, in order."""
    found = {
        kind: holidays.country_holidays("ID", years=year, language="id", categories=(category,))
        for kind, category in CATEGORIES.items()
    }
    decreed = bool(found[HolidayKind.JOINT_LEAVE])
    made = [_made(day, name, kind, decreed) for kind, days in found.items() for day, name in days.items()]
    return tuple(sorted(made, key=lambda one: one.day))


@cache
def _offer(year: int) -> str:
    """All that the package knows of the year, as the note says it that was given just that."""
    return json.dumps(sorted(_mark(one) for one in known(year)))


def _made(day: date, name: str, kind: HolidayKind, decreed: bool) -> Holiday:
    lunar = not decreed and any(word in name for word in _LUNAR)
    return Holiday(day=day, name=name.replace(FORECAST, ""), kind=kind, forecast=lunar or FORECAST in name)


async def refresh(books: Books, years: Iterable[int]) -> list[Holiday]:
    """Brings the table up to what is known now; the days that came into a year that the office had already."""
    return [one for year in years for one in await _refresh(books, year)]


async def _refresh(books: Books, year: int) -> list[Holiday]:
    said = await notes.get(books, f"{OFFERED}{year}")
    if said == _offer(year):
        return []
    now = {_mark(one): one for one in known(year)}
    before = set(json.loads(said)) if said else None
    table = [one for one in await books.holidays.find(order="day") if one.day.year == year]
    if before is None:  # of a new office, or of one whose table knows nothing of this note yet
        before = await _taken_out(books, year)
    await _decreed(books, table, now)
    there = {(one.day, one.kind) for one in table}
    new = [one for mark, one in now.items() if mark not in before and (one.day, one.kind) not in there]
    await books.holidays.add_all(new)
    await notes.put(books, f"{OFFERED}{year}", json.dumps(sorted(before | set(now))))
    return new if table else []


def _mark(one: Holiday) -> str:
    return f"{one.day.isoformat()} {one.kind}"


async def _taken_out(books: Books, year: int) -> set[str]:
    """What the office has removed, of both kinds."""
    found = await books.audit.find(what="holiday.removed", subject=StartsWith(f"holiday:{year}-"))
    days = {entry.subject.partition(":")[2] for entry in found}
    return {f"{day} {kind}" for day in days for kind in HolidayKind}


async def _decreed(books: Books, table: list[Holiday], now: dict[str, Holiday]) -> None:
    """Forecasts (nobody types one) that a decree has moved go, those that it has confirmed are none any more."""
    for one in table:
        if one.forecast and (meant := now.get(_mark(one))) is None:
            await books.holidays.discard(id=one.id)
        elif one.forecast and meant and (meant.forecast, meant.name) != (one.forecast, one.name):
            await books.holidays.change(one.id, name=meant.name, forecast=meant.forecast)
