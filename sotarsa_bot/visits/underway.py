"""Which visit somebody means when they name none."""

from datetime import date, datetime, timedelta

from sotarsa_bot.books import AtLeast, AtMost, Books, OneOf
from sotarsa_bot.records.people import Grant, Role
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import BROKEN_OFF, OPEN, Visit, VisitState

FORGOTTEN = timedelta(days=7)
"""A journey that was broken off longer ago is no longer asked about."""


async def on_the_road(books: Books, visit: Visit) -> bool:
    """Whether the team has set out, as far as is known, and is not back."""
    steps = {taken.step for taken in await books.steps.find(visit=visit.id)}
    return bool(steps) and Step.RETURNED not in steps


async def of_today(books: Books, today: date) -> list[Visit]:
    """Visits whose team is out, or that are agreed for today and not closed yet."""
    found = await books.visits.find(state=VisitState.UNDER_WAY)
    return found + await books.visits.find(state=OneOf((VisitState.AGREED, VisitState.RETURNED)), day=today)


async def reportable(books: Books, person: int, today: date) -> list[Visit]:
    """Visits whose day can be reported now: on the way (also when it was broken off there), or agreed for today or
    before (word comes late); when there is none, those that are back and still open. A member's own visits go before
    those of others."""
    found = await books.visits.find(state=VisitState.UNDER_WAY)
    found += await books.visits.find(state=VisitState.AGREED, day=AtMost(today))
    stopped = await books.visits.find(state=OneOf(BROKEN_OFF), day=AtLeast(today - FORGOTTEN))
    found += [visit for visit in stopped if await on_the_road(books, visit)]
    found = found or await books.visits.find(state=VisitState.RETURNED)
    return [v for v in found if person in v.crew] or found


async def to_come(books: Books, person: int, today: date) -> list[Visit]:
    """Visits that are agreed for a later day; a member's own go before those of others."""
    found = await books.visits.find(state=VisitState.AGREED, day=AtLeast(today + timedelta(days=1)), order="day")
    return [visit for visit in found if person in visit.crew] or found


async def with_step(books: Books, person: int, step: Step, today: date) -> list[Visit]:
    """Visits that say of these days that this step was taken; a member's own go before those of others."""
    found = await books.visits.find(
        state=OneOf((VisitState.UNDER_WAY, VisitState.RETURNED, *BROKEN_OFF)), day=AtLeast(today - FORGOTTEN)
    )
    found = [visit for visit in found if await books.steps.count(visit=visit.id, step=step)]
    return [visit for visit in found if person in visit.crew] or found


async def with_hand_overs(books: Books, person: int, today: date) -> list[Visit]:
    """Visits that a hand-over or a photo sent now may belong to: also those that are back already."""
    found = await reportable(books, person, today)
    back = await books.visits.find(state=VisitState.RETURNED)
    mine = [v for v in back if person in v.crew] or back
    return found + [v for v in mine if v.id not in {f.id for f in found}]


async def left_with(books: Books, home: Visit) -> list[Visit]:
    """Other visits of the same day, with somebody of the same team or the same car, that were served and not left for
    home, as far as is known."""
    found = []
    for one in await books.visits.find(state=VisitState.UNDER_WAY, day=home.day):
        car = one.plan.vehicle.casefold().strip()
        same = bool(set(one.crew) & set(home.crew)) or (car and car == home.plan.vehicle.casefold().strip())
        if one.id != home.id and same and await books.steps.count(visit=one.id, step=Step.LEFT):
            found.append(one)
    return found


async def closed_lately(books: Books, person: int, now: datetime) -> list[Visit]:
    """Visits that were closed within a week and that something may still come for, the latest first."""
    found = await books.visits.find(state=VisitState.CLOSED, closed_at=AtLeast(now - FORGOTTEN), order="-closed_at")
    return [visit for visit in found if person in visit.crew] or found


async def troubled(books: Books, grants: tuple[Grant, ...], village: str | None) -> list[Visit]:
    """Visits that something may stand in the way of: all open ones for the team, their village's for officials."""
    if village is not None:
        return [v for state in OPEN for v in await books.visits.find(state=state, village=village)]
    villages = {g.village for g in grants if g.role is Role.OFFICIAL}
    team = any(g.role in (Role.TEAM, Role.COORDINATOR) for g in grants)
    visits = [v for state in OPEN for v in await books.visits.find(state=state)]
    return [v for v in visits if team or v.village in villages]
