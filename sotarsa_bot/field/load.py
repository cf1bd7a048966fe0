"""Load reconciliation: what was carried is what was handed over, brought back, damaged or lost, item by item.

The team says what came back; hand-overs that are heard of later are reckoned with, and open the question again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sotarsa_bot import texts
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.events import LoadCounted
from sotarsa_bot.field import differences
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Left
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Incident, IncidentKind, Leftover, PhotoKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit


class Line(NamedTuple):
    """One item's account."""

    item: str
    carried: int = 0
    handed_over: int = 0
    back: int = 0
    damaged: int = 0
    lost: int = 0
    reason: str = ""

    @property
    def missing(self) -> int:
        """What nobody has accounted for; below zero, more left the car than was put in."""
        return self.carried - self.handed_over - self.back - self.damaged - self.lost


def balance(carried: Mapping[str, int], handed_over: Mapping[str, int], left: Iterable[Leftover]) -> list[Line]:
    """A line for each item that was carried, handed over or spoken of; of several words about one, the last."""
    latest = {said.item: said for said in left}
    lines = []
    for item in dict.fromkeys((*carried, *handed_over, *latest)):
        said = latest.get(item)
        rest = (said.back, said.damaged, said.lost, said.reason) if said else (0, 0, 0, "")
        lines.append(Line(item, carried.get(item, 0), handed_over.get(item, 0), *rest))
    return lines


async def of_visit(books: Books, visit: Visit) -> list[Line]:
    """The account of a visit; empty if nothing was carried."""
    if not visit.plan.cargo:
        return []
    carried: Counter[str] = Counter()
    for cargo in visit.plan.cargo:
        carried[deliveries.canonical(cargo.item, visit)] += cargo.amount
    left = await books.leftovers.find(visit=visit.id)
    return balance(carried, await deliveries.totals(books, visit), left)


async def can_be_stated(books: Books, visit: Visit) -> bool:
    """Once the team has left the village, something was carried, and the visit is still open."""
    if not visit.plan.cargo or visit.state not in deliveries.TAKING:
        return False
    return await books.steps.count(visit=visit.id, step=OneOf((Step.LEFT, Step.RETURNED))) > 0


async def stated(books: Books, visit: Visit) -> Leftover | None:
    """The team's last word about what came back; None if it has said nothing."""
    return await books.leftovers.first(visit=visit.id, order="-id")


async def known(books: Books, visit: Visit) -> tuple[dict[str, int], dict[str, Left]]:
    """Of each item that was carried: how much was not handed over, and what the team has said of it."""
    carried = [line for line in await of_visit(books, visit) if line.carried]
    open_ = {line.item: max(line.carried - line.handed_over, 0) for line in carried}
    return open_, {line.item: Left(line.back, line.damaged, line.lost, line.reason) for line in carried}


async def take_back(acting: Acting, visit: Visit) -> list[Line]:
    """What the team said last of the load does not count: what it had said before does, if it had. The account.

    Mistake `load.not_stated` if it has said nothing, or in words for the visit's state.
    """
    acting.need(Action.FIELD)
    deliveries.takes_deliveries(visit)
    last = await stated(acting.books, visit)
    if last is None:
        raise Mistake("load.not_stated", code=visit.code)
    said = await acting.books.leftovers.find(visit=visit.id, by=last.by, at=last.at)
    for one in said:
        await acting.books.leftovers.discard(id=one.id)
    acting.happened(LoadCounted, visit)
    await acting.record("load.taken_back", visit, leftovers=[[one.id, one.back, one.damaged, one.lost] for one in said])
    if not await stated(acting.books, visit):
        await differences.compare(acting, visit, IncidentKind.LOAD, "")
    return await compare(acting, visit)


async def state(acting: Acting, visit: Visit, said: Mapping[str, Left]) -> list[Line]:
    """Keeps what the team says came back, was damaged or lost, and compares. Items that are not mentioned stay as
    they were.

    Mistake `load.too_early`, `load.more_than_carried`, or in words for the visit's state.
    """
    acting.need(Action.FIELD)
    deliveries.takes_deliveries(visit)
    if not await can_be_stated(acting.books, visit):
        raise Mistake("load.too_early", code=visit.code)
    carried = {line.item: line.carried for line in await of_visit(acting.books, visit)}
    for item, left in said.items():
        if left.back + left.damaged + left.lost > carried.get(item, 0):
            raise Mistake("load.more_than_carried", item=item, carried=carried.get(item, 0))
    kept = [
        await acting.books.leftovers.add(
            Leftover(visit=visit.id, item=item, **left._asdict(), by=acting.by.id, at=acting.now)
        )
        for item, left in said.items()
    ]
    acting.happened(LoadCounted, visit)
    await acting.record("load.stated", visit, leftovers=[one.id for one in kept])
    return await compare(acting, visit)


async def all_back(books: Books, visit: Visit) -> dict[str, Left]:
    """As if everything came back that nobody has accounted for."""
    return {
        line.item: Left(back=line.back + max(line.missing, 0), damaged=line.damaged, lost=line.lost, reason=line.reason)
        for line in await of_visit(books, visit)
        if line.carried
    }


async def compare(acting: Acting, visit: Visit) -> list[Line]:
    """Brings the open difference up to what is known now, once the team has said what came back; the account."""
    lines = await of_visit(acting.books, visit)
    if await stated(acting.books, visit):
        await differences.compare(acting, visit, IncidentKind.LOAD, in_words(lines))
    return lines


def in_words(lines: Iterable[Line]) -> str:
    """ "sembako kurang 2, selimut lebih 1"; empty if all is accounted for."""
    return ", ".join(f"{line.item} {missing_in_words(line.missing)}" for line in lines if line.missing)


def missing_in_words(missing: int) -> str:
    return texts.plain("load.less" if missing > 0 else "load.more", n=abs(missing))


async def explanation(books: Books, visit: Visit, lines: Iterable[Line]) -> Incident | None:
    """Who accounted for exactly what differs now, and how."""
    words = in_words(lines)
    return await differences.explained(books, visit, IncidentKind.LOAD, words) if words else None


async def lacks_photo(books: Books, visit: Visit, lines: Iterable[Line]) -> bool:
    """Whether something was damaged and nobody has sent a picture of it."""
    damaged = any(line.damaged for line in lines)
    return damaged and not await books.photos.count(visit=visit.id, kind=PhotoKind.SPOILED)


async def unaccounted(books: Books, visit: Visit) -> str:
    """What differs since the team has said what came back, and nobody has accounted for; empty if nothing does."""
    if not await stated(books, visit):
        return ""
    lines = await of_visit(books, visit)
    return "" if await explanation(books, visit, lines) else in_words(lines)


async def obstacles(books: Books, visit: Visit) -> list[str]:
    """What stands before closing, as text keys."""
    lines = await of_visit(books, visit)
    if not in_words(lines) or await explanation(books, visit, lines):
        return []
    return ["load.missing_explanation" if await stated(books, visit) else "load.missing_word"]
