"""Days that were closed or opened, for one village or for all, and the visits that stand on them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.events import DaysChanged
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.visits import caveats


async def say(acting: Acting, days: Iterable[date], village: str | None = None) -> None:
    """What speaks against the days of all visits that head for one of these is another now."""
    if changed := set(days):
        for visit in await _open(acting.books, village):
            heading = caveats.chosen_time(acting.office, visit)
            if (heading and heading[0] in changed) or visit.day in changed:
                acting.happened(DaysChanged, visit)


async def standing_on(books: Books, days: Iterable[date], village: str | None = None) -> list[tuple[Visit, date]]:
    """Visits that were agreed for one of these days, with that day."""
    those = set(days)
    return [(one, one.day) for one in await _open(books, village) if one.day in those] if those else []


def have_passed(books: Books, visit: Visit) -> None:
    """None of the days that were proposed is to come any more, which nobody has done."""
    books.happened.append(DaysChanged(visit.id))


def answer_is_past(books: Books, visit: Visit) -> None:
    """The day until which the village's answer was awaited is over."""
    books.happened.append(DaysChanged(visit.id))


async def _open(books: Books, village: str | None) -> list[Visit]:
    of_village: dict[str, Any] = {"village": village} if village else {}
    return await books.visits.find(state=OneOf((VisitState.PROPOSED, VisitState.AGREED)), **of_village)
