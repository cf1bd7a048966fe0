"""Which visit somebody means when they name none."""

from sotarsa_bot.books import AtMost, Books
from sotarsa_bot.people import Grant, Role
from sotarsa_bot.visit import OPEN, Visit, VisitState


async def reportable(books: Books, person: int, today: object) -> list[Visit]:
    """Visits whose day can be reported now: on the way, or agreed for today or before (word comes late); when there
    is none, those that are back and still open. A member's own visits go before those of others."""
    found = await books.visits.find(state=VisitState.UNDER_WAY)
    found += await books.visits.find(state=VisitState.AGREED, day=AtMost(today))
    found = found or await books.visits.find(state=VisitState.RETURNED)
    return [v for v in found if person in v.crew] or found


async def with_hand_overs(books: Books, person: int, today: object) -> list[Visit]:
    """Visits that a hand-over or a photo sent now may belong to: also those that are back already."""
    found = await reportable(books, person, today)
    back = await books.visits.find(state=VisitState.RETURNED)
    mine = [v for v in back if person in v.crew] or back
    return found + [v for v in mine if v.id not in {f.id for f in found}]


async def troubled(books: Books, grants: tuple[Grant, ...], village: str | None) -> list[Visit]:
    """Visits that something may stand in the way of: all open ones for the team, their village's for officials."""
    if village is not None:
        return [v for state in OPEN for v in await books.visits.find(state=state, village=village)]
    villages = {g.village for g in grants if g.role is Role.OFFICIAL}
    team = any(g.role in (Role.TEAM, Role.COORDINATOR) for g in grants)
    visits = [v for state in OPEN for v in await books.visits.find(state=state)]
    return [v for v in visits if team or v.village in villages]
