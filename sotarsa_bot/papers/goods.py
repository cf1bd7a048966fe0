"""What was handed over, as papers say it: in figures, with units, and in words."""

from collections import Counter
from collections.abc import Iterable

from sotarsa_bot import wording
from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.papers.spelling import spelled
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.visit import Visit


class Goods(Record):
    """A total, in figures and in words."""

    item: str
    amount: str
    unit: str
    words: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.amount, self.unit, self.item) if part)


async def goods_of(books: Books, visit: Visit) -> tuple[Goods, ...]:
    """The totals, in the order in which the items were first named."""
    return tuple(_goods(visit, item, amount) for item, amount in (await deliveries.totals(books, visit)).items())


def _goods(visit: Visit, item: str, amount: int) -> Goods:
    return Goods(item=item, amount=wording.number(amount), unit=_unit(visit, item), words=spelled(amount))


def _unit(visit: Visit, item: str) -> str:
    return next((carried.unit for carried in visit.plan.cargo if carried.item == item), "")


def said_goods(visit: Visit, received: Iterable[Delivery]) -> str:
    """ "1 paket sembako, 2 selimut" """
    sums: Counter[str] = Counter()
    for delivery in received:
        sums[deliveries.canonical(delivery.item, visit)] += delivery.amount
    return ", ".join(str(CargoItem(item=item, amount=n, unit=_unit(visit, item))) for item, n in sums.items())
