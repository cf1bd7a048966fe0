"""What speaks against a visit on a day: the calendar, and who or what is taken already. Caveats, never walls."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sotarsa_bot import wording
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.people import roster
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.office import Office
from sotarsa_bot.visits.calendar_rules import Caveat, day_caveats

FIXED = (VisitState.AGREED, VisitState.UNDER_WAY)


@dataclass(frozen=True)
class Needs:
    """What a visit needs on its day. `itself` is its number, so that it is not in its own way (0: not saved yet)."""

    village: str
    crew: frozenset[int]
    vehicle: str
    itself: int = 0


async def of_days(
    books: Books, needs: Needs, days: Iterable[date], today: date, at: time | None = None
) -> list[Caveat]:
    """Everything against these days (and, if a time is given, against that time), day by day."""
    holidays = {h.day: h for h in await books.holidays.find()}
    closed = {c.day: c.reason for c in await books.closed_days.find(village=needs.village)}
    found = []
    for day in days:
        found += day_caveats(day, at=at, holidays=holidays, closed=closed, today=today)
        found += await _taken(books, needs, day)
    return found


async def of_visit(books: Books, office: Office, visit: Visit) -> list[Caveat]:
    """What speaks against the day that is being decided, or was decided. Short notice is no news by then."""
    if chosen := chosen_time(office, visit):
        day, at = chosen
        return await of_days(books, needs_of(visit), [day], day - timedelta(days=365), at)
    return []


def chosen_time(office: Office, visit: Visit) -> tuple[date, time | None] | None:
    """The day and time that a visit is heading for: the counter-proposal, the agreed meeting, or the choice so far."""
    if visit.state not in (VisitState.PROPOSED, VisitState.AGREED):
        return None
    if meeting := visit.counter or visit.agreed:
        local = meeting.starts_at.astimezone(office.zone)
        return local.date(), local.time()
    if visit.choice:
        return visit.choice.day, time.fromisoformat(visit.choice.time) if visit.choice.time else None
    return None


def needs_of(visit: Visit) -> Needs:
    return Needs(visit.village, frozenset(visit.crew), visit.plan.vehicle, visit.id)


async def _taken(books: Books, needs: Needs, day: date) -> list[Caveat]:
    found = []
    for other in await books.visits.find(state=OneOf(FIXED), day=day):
        if other.id != needs.itself:
            found += await _shared(books, needs, other, {"day": wording.long_day(day), "code": other.code})
    return found


async def _shared(books: Books, needs: Needs, other: Visit, said: dict[str, Any]) -> list[Caveat]:
    found = []
    if other.village == needs.village:
        found.append(Caveat("calendar.taken_village", said))
    if people := needs.crew & set(other.crew):
        names = wording.listing([await roster.name(books, person) for person in sorted(people)])
        found.append(Caveat("calendar.taken_people", {**said, "names": names}, internal=True))
    if needs.vehicle and _same(needs.vehicle, other.plan.vehicle):
        found.append(Caveat("calendar.taken_vehicle", {**said, "vehicle": needs.vehicle}, internal=True))
    return found


def _same(one: str, other: str) -> bool:
    return "".join(one.casefold().split()) == "".join(other.casefold().split())
