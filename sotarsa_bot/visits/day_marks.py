"""On which of the proposed days the village's officials can: their words, side by side. They decide nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, Taken
from sotarsa_bot.events import DaysMarked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.visit import DayMark, Visit, VisitState
from sotarsa_bot.visits import visits


class Heat(NamedTuple):
    """Who can on a day, and who cannot, by their numbers in the order of their words."""

    day: date
    can: tuple[int, ...]
    cannot: tuple[int, ...]

    @property
    def differ(self) -> bool:
        """One can, another cannot: somebody has to ask them."""
        return bool(self.can and self.cannot)


def heats(days: Iterable[date], marks: Sequence[DayMark]) -> list[Heat]:
    """Of each day in its order, also of those that nobody has marked. Pure."""
    return [
        Heat(day, *(tuple(one.person for one in marks if one.day == day and one.can is can) for can in (True, False)))
        for day in days
    ]


def best(found: Iterable[Heat]) -> list[date]:
    """The days from that on which most can (and fewest cannot); of equals the earliest. Pure."""
    return [one.day for one in sorted(found, key=lambda one: (len(one.cannot) - len(one.can), one.day))]


async def of_visit(books: Books, visit: Visit, days: Iterable[date]) -> list[Heat]:
    marks = await books.day_marks.find(visit=visit.id, order="id")
    return heats(days, marks)


async def mark(acting: Acting, visit: Visit, person: int, days: Mapping[date, bool | None]) -> None:
    """What this official says of each day: can, cannot, or nothing any more. Mistake for days that are not proposed."""
    acting.need(Action.DECIDE, village=visit.village)
    visits.only_in(visit, VisitState.PROPOSED)
    if set(days) - set(visits.days_to_come(acting.office, visit, acting.now)):
        raise Mistake("day_marks.not_proposed")
    for day, can in days.items():
        await _mark(acting, visit, person, day, can)
    await acting.record("visit.days_marked", visit, days=[day.isoformat() for day in days])
    acting.happened(DaysMarked, visit)


async def _mark(acting: Acting, visit: Visit, person: int, day: date, can: bool | None) -> None:
    where = {"visit": visit.id, "day": day, "person": person}
    if can is None:
        await acting.books.day_marks.discard(**where)
        return
    try:
        await acting.books.day_marks.add(DayMark(**where, can=can, at=acting.now))
    except Taken:
        await acting.books.day_marks.change_all(where, can=can, at=acting.now)
