"""What a visit's list grants each one on it, and what of that is not loaded: said before the team departs."""

from collections import Counter
from typing import NamedTuple

from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.records.benefit import ANY_AID
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients


class Entitled(NamedTuple):
    """Of one thing; `carried`: it is loaded at all."""

    item: str
    amount: int
    unit: str
    carried: bool

    def __str__(self) -> str:
        return " ".join(part for part in (str(self.amount), self.unit, self.item) if part)


class Lacking(NamedTuple):
    """What the list grants of a thing, and what is loaded of it."""

    item: str
    unit: str
    asked: int
    carried: int


def entitled(one: Listed, visit: Visit) -> list[Entitled]:
    """Each thing that the list names for somebody once, with all that its programmes grant, what is carried first; none
    for somebody who may receive whatever is carried. The plan spells things, and where it carries nothing, all count as
    carried."""
    carried, total, units = deliveries.carried(visit), Counter[str](), dict[str, str]()
    for benefit in (benefit for benefit in one.benefits if benefit.item):
        item = deliveries.canonical(benefit.item, visit)
        total[item] += benefit.amount or 1
        units[item] = units.get(item) or benefit.unit or _unit(item, visit)
    found = [Entitled(item, n, units[item], not carried or item in carried) for item, n in total.items()]
    return sorted(found, key=lambda due: not due.carried)


def anybodys(visit: Visit) -> list[Entitled]:
    """For whom the list names nothing: one of each thing that is carried; without any, of aid in general."""
    cargo = visit.plan.cargo or (CargoItem(item=ANY_AID, amount=1),)
    return list({one.item: Entitled(one.item, 1, one.unit, carried=True) for one in cargo}.values())


async def lacking(books: Books, visit: Visit) -> list[Lacking]:
    """What the list asks for and the load does not hold, or not enough of. Nothing while no load is planned."""
    loaded: Counter[str] = Counter()
    for cargo in visit.plan.cargo:
        loaded[deliveries.canonical(cargo.item, visit)] += cargo.amount
    asked, units = Counter[str](), dict[str, str]()
    for one in await recipients.of_visit(books, visit) if loaded else []:
        for due in entitled(one, visit):
            asked[due.item] += due.amount
            units.setdefault(due.item, due.unit)
    return [Lacking(item, units[item], n, loaded[item]) for item, n in asked.items() if n > loaded[item]]


def _unit(item: str, visit: Visit) -> str:
    return next((cargo.unit for cargo in visit.plan.cargo if cargo.item == item), "")
