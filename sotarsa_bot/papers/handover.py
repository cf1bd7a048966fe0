"""The handover record (berita acara serah terima, BAST) as a draft, from what the books know of a visit.

It holds no recipient's name: the annex goes by the numbers of the list.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from sotarsa_bot import deliveries, recipients, roster, texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.cargo import CargoItem
from sotarsa_bot.field import Delivery, DeliveryKind, PhotoState
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.papers.press import pdf
from sotarsa_bot.papers.spelling import spelled, spelled_day
from sotarsa_bot.people import Role
from sotarsa_bot.record import Record
from sotarsa_bot.visit import Visit
from sotarsa_bot.visits import Acting


class Party(Record):
    """Who signs. An empty name is left open on the paper, to be written by hand."""

    name: str
    office: str
    address: str


class Goods(Record):
    """A total, in figures and in words."""

    item: str
    amount: str
    unit: str
    words: str


class ByNumber(Record):
    """What one number of the list received; `how` is a word, or empty."""

    number: int
    goods: str
    how: str


class Handover(Record):
    """Everything as it is printed; an empty `number` is left open."""

    number: str = ""
    opening: str
    handing: str
    first: Party
    second: Party
    goods: tuple[Goods, ...]
    annex: str
    by_number: tuple[ByNumber, ...]
    notes: tuple[str, ...]
    footer: str


async def possible(books: Books, visit: Visit) -> bool:
    """Whether anything was handed over that a record could be written of."""
    return bool(await deliveries.totals(books, visit))


async def of_visit(acting: Acting, visit: Visit, number: str = "") -> Handover:
    """The draft as the books stand now. Mistake `handover.nothing` if nothing was handed over."""
    books = acting.books
    totals = await deliveries.totals(books, visit)
    if not totals:
        raise Mistake("handover.nothing")
    village = (await books.villages.get(visit.village)).name
    received = [d for d in await deliveries.standing(books, visit) if d.kind is DeliveryKind.RECEIVED]
    moment = wording.moment(acting.now, acting.office.zone)
    return Handover(
        number=number,
        opening=_opening(acting, visit, village),
        handing=texts.plain("handover.handing", code=visit.code),
        first=Party(
            name=await roster.name(books, visit.plan.leader),
            office=texts.plain("handover.first_office"),
            address=texts.plain("handover.first_address"),
        ),
        second=Party(
            name=await _for_the_village(books, visit),
            office=texts.plain("handover.second_office", village=village),
            address=texts.plain("handover.second_address", village=village),
        ),
        goods=tuple(_goods(visit, item, amount) for item, amount in totals.items()),
        annex=texts.plain("handover.annex_of", code=visit.code, village=village),
        by_number=tuple(_by_number(visit, received)),
        notes=tuple(await _notes(books, visit, received)),
        footer=texts.plain("paper.footer", code=visit.code, village=village, moment=moment),
    )


def handover_pdf(record: Handover) -> bytes:
    """A4, "DRAF" on every page."""
    return pdf("handover", record)


def _opening(acting: Acting, visit: Visit, village: str) -> str:
    if visit.agreed is None:
        return texts.plain("handover.opening_undated", village=village)
    day = acting.office.today(visit.agreed.starts_at)
    place = visit.agreed.place.name if visit.agreed.place else texts.plain("paper.no_place")
    return texts.plain(
        "handover.opening", day=spelled_day(day), figures=f"{day:%d-%m-%Y}", place=place, village=village
    )


async def _for_the_village(books: Books, visit: Visit) -> str:
    """The official who counted what arrived, else who agreed to the visit; empty if no official of the village did."""
    officials = {
        person.id: person.name for person in await roster.with_role(books, Role.OFFICIAL, village=visit.village)
    }
    counted = await books.counts.first(visit=visit.id, order="-round")
    asked = (counted.by if counted else None, visit.agreed.by if visit.agreed else None)
    return next((officials[person] for person in asked if person in officials), "")


def _goods(visit: Visit, item: str, amount: int) -> Goods:
    return Goods(item=item, amount=wording.number(amount), unit=_unit(visit, item), words=spelled(amount))


def _unit(visit: Visit, item: str) -> str:
    return next((carried.unit for carried in visit.plan.cargo if carried.item == item), "")


def _said(visit: Visit, received: Iterable[Delivery]) -> str:
    """ "1 paket sembako, 2 selimut" """
    sums: Counter[str] = Counter()
    for delivery in received:
        sums[deliveries.canonical(delivery.item, visit)] += delivery.amount
    return ", ".join(str(CargoItem(item=item, amount=n, unit=_unit(visit, item))) for item, n in sums.items())


def _by_number(visit: Visit, received: Iterable[Delivery]) -> Iterable[ByNumber]:
    found: defaultdict[int, list[Delivery]] = defaultdict(list)
    for delivery in received:
        if delivery.number is not None:
            found[delivery.number].append(delivery)
    for number, theirs in sorted(found.items()):
        how = texts.plain("handover.by_proxy") if any(d.proxy_name for d in theirs) else ""
        yield ByNumber(number=number, goods=_said(visit, theirs), how=how)


async def _notes(books: Books, visit: Visit, received: Iterable[Delivery]) -> list[str]:
    notes = []
    if unnumbered := [delivery for delivery in received if delivery.number is None]:
        notes.append(texts.plain("handover.without_number", goods=_said(visit, unnumbered)))
    if waiting := [one.number for one in await recipients.still_open(books, visit)]:
        notes.append(texts.plain("handover.still_open", numbers=ranges(waiting)))
    count = await books.photos.count(visit=visit.id, state=PhotoState.STORED)
    return [*notes, texts.plain("handover.photos", count=wording.number(count))]


def ranges(numbers: Sequence[int]) -> str:
    """Rising numbers, neighbours drawn together: "1–3, 7" """
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
