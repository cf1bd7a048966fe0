"""Hand-overs: confirmed once however often the word arrives, withdrawn but never erased, and what they come to.

Two people may record the same recipient: both records stand until somebody withdraws one (`twins` finds them).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import AtLeast, Books, OneOf, Taken
from sotarsa_bot.events import HandedOver
from sotarsa_bot.hand_overs.twins import are_twins, parts_of_one, same_item, whom
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.things import without_unit
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Delivery, DeliveryKind, Listed, PhotoKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.register import recipients

TAKING = (VisitState.AGREED, VisitState.UNDER_WAY, VisitState.RETURNED)
"""A team without signal hands over long before its departure is heard of, and reports after its return."""
PHOTOS_FOLLOW = timedelta(minutes=30)
STILL_COMING = timedelta(minutes=1)
MOST_AMOUNT = 100_000

OUTSIDE_THE_LIST = "di luar daftar"
"""In a record's note, as it stands in the books: the recipient is on no list, and that was confirmed."""


class HandOver(BaseModel):
    """What was said of one hand-over, before it is a record. `happened_at`: if it was said (aware)."""

    model_config = ConfigDict(frozen=True)

    item: str
    amount: int = Field(1, ge=0, le=MOST_AMOUNT)
    kind: DeliveryKind = DeliveryKind.RECEIVED
    number: int | None = None
    recipient: str = ""
    proxy_name: str = ""
    proxy_relation: str = ""
    note: str = ""
    happened_at: datetime | None = None


async def confirm(acting: Acting, visit: Visit, said: HandOver, source: str, at: datetime) -> Delivery:
    """Records a hand-over. The same source again gives the record that is there. Of a closed visit it is held until
    that is opened again. Mistake if the visit takes none."""
    acting.need(Action.DELIVER)
    if known := await acting.books.deliveries.first(source=source):
        return known
    may_be_reported(visit)
    held = visit.state is VisitState.CLOSED
    if said.number is not None:
        await recipients.must_be_listed(acting.books, visit, said.number)
    record = Delivery(
        source=source,
        visit=visit.id,
        by=acting.by.id,
        happened_at=said.happened_at or at,
        received_at=at,
        withdrawn_at=at if held else None,
        held=held,
        **said.model_dump(exclude={"item", "happened_at"}),
        item=canonical(said.item, visit),
    )
    try:
        added = await acting.books.deliveries.add(record)
    except Taken:
        return (await acting.books.deliveries.find(source=source))[0]
    acting.happened(HandedOver, visit, new=() if held else (added,))
    await acting.record("delivery.held" if held else "delivery.confirmed", visit, delivery=added.id)
    return added


async def as_granted(books: Books, visit: Visit, said: HandOver) -> list[HandOver]:
    """What "3 terima" comes to: of what is carried, that which the list grants number 3, each thing once with its
    amount (of a thing that was named, only that). What was said, where the list grants none of it."""
    if said.number is None:
        return granted(None, visit, said) or [said]
    # asked as not_carried.py asks it: then it is read once
    listed = await books.listed.find(visit=visit.id, number=OneOf((said.number,)), order="number")
    return granted(listed[0] if listed else None, visit, said) or [said]


def granted(listed: Listed | None, visit: Visit, said: HandOver) -> list[HandOver]:
    """As as_granted, for a line of the list that was read before; nothing where it grants nothing of it."""
    carried, named = {cargo.item for cargo in visit.plan.cargo}, canonical(said.item, visit)
    meant = {named} & carried or carried
    benefits = [one for one in listed.benefits if one.item] if listed else []
    total: Counter[str] = Counter()
    for one in benefits:
        if not carried or canonical(one.item, visit) in meant:
            total[canonical(one.item, visit)] += one.amount or 1
    return [said.model_copy(update={"item": item, "amount": amount}) for item, amount in total.items()]


async def name_things(
    acting: Acting, visit: Visit, unnamed: Sequence[Delivery], items: Sequence[str]
) -> list[Delivery]:
    """Says what was received, where it was left open: one of each of these. Gives the records that name it now.

    Further things are records of their own, taken back with the first (their source begins like its)."""
    acting.need(Action.DELIVER)
    takes_deliveries(visit)
    named = []
    for one in unnamed:
        if not await acting.books.deliveries.change(one.id, only_if={"item": one.item}, item=items[0]):
            continue
        more = [one.with_(id=0, source=f"{one.source}+{n}", item=item) for n, item in enumerate(items[1:], 1)]
        named += [one.with_(item=items[0]), *[await acting.books.deliveries.add(other) for other in more]]
    acting.happened(HandedOver, visit, new=tuple(named))
    await acting.record("delivery.named", visit, deliveries=[one.id for one in named])
    return named


def carried(visit: Visit) -> list[str]:
    """The things of the plan, each once."""
    return list(dict.fromkeys(canonical(cargo.item, visit) for cargo in visit.plan.cargo))


def takes_deliveries(visit: Visit) -> None:
    """Mistake, in words for the visit's state, if nothing can be handed over in it."""
    if visit.state not in TAKING:
        raise Mistake(visit.is_now, code=visit.code)


def may_be_reported(visit: Visit) -> None:
    """As takes_deliveries, but for a closed visit: what is heard of it late is kept, too."""
    if visit.erased_at:
        raise Mistake("visit.is_erased", code=visit.code)
    if visit.state is not VisitState.CLOSED:
        takes_deliveries(visit)


async def release(acting: Acting, visit: Visit) -> list[Delivery]:
    """What came while the visit was closed counts from now on."""
    found = await acting.books.deliveries.find(visit=visit.id, held=True)
    for one in found:
        await acting.books.deliveries.change(one.id, held=False, withdrawn_at=None)
    released = [one.with_(held=False, withdrawn_at=None) for one in found]
    if found:
        acting.happened(HandedOver, visit, new=tuple(released))
        await acting.record("delivery.released", visit, deliveries=[one.id for one in found])
    return released


async def withdraw(acting: Acting, visit: Visit, sources: Sequence[str]) -> list[Delivery]:
    """Takes hand-overs back: one's own, or anybody's for a coordinator. They stay in the books, marked.

    Returns those that were withdrawn now; none if they were withdrawn before.
    """
    acting.need(Action.DELIVER)
    may_be_reported(visit)
    standing: dict[str, Any] = {"held": True} if visit.state is VisitState.CLOSED else {"withdrawn_at": None}
    found = await acting.books.deliveries.find(visit=visit.id, source=OneOf(tuple(sources)), **standing)
    if not found and visit.state is VisitState.CLOSED:
        takes_deliveries(visit)  # what counts already is corrected after opening the visit again
    if any(d.by != acting.by.id for d in found) and not acting.may(Action.COORDINATE):
        raise Mistake("deliver.not_your_record")
    taken_back = []
    for delivery in found:
        if await acting.books.deliveries.change(delivery.id, only_if=standing, withdrawn_at=acting.now, held=False):
            taken_back.append(delivery.with_(withdrawn_at=acting.now, held=False))
            acting.happened(HandedOver, visit, gone=(taken_back[-1],))
            await acting.record("delivery.withdrawn", visit, delivery=delivery.id)
    return taken_back


async def give_back(acting: Acting, visit: Visit, first: Delivery) -> list[Delivery]:
    """What was withdrawn together with this record counts again: it was taken back by mistake. None of it, if it counts
    already or something stands in its place.

    Mistake as for withdrawing.
    """
    acting.need(Action.DELIVER)
    takes_deliveries(visit)
    if first.withdrawn_at is None or first.held:
        return []
    found = await acting.books.deliveries.find(
        visit=visit.id, withdrawn_at=first.withdrawn_at, held=False, replaced_by=None, order="id"
    )
    base = first.source.rpartition(":")[0]
    mine = [one for one in found if one.source.rpartition(":")[0] == base]
    if any(d.by != acting.by.id for d in mine) and not acting.may(Action.COORDINATE):
        raise Mistake("deliver.not_your_record")
    back = []
    for one in mine:
        if await acting.books.deliveries.change(one.id, only_if={"withdrawn_at": one.withdrawn_at}, withdrawn_at=None):
            back.append(one.with_(withdrawn_at=None))
            acting.happened(HandedOver, visit, new=(back[-1],))
            await acting.record("delivery.given_back", visit, delivery=one.id)
    return back


async def took_place(acting: Acting, visit: Visit, said: Sequence[Delivery], at: tuple[float, float]) -> None:
    """Keeps where these were handed over (degrees, latitude first); what was known before is replaced."""
    acting.need(Action.DELIVER)
    for one in said:
        await acting.books.deliveries.change(one.id, latitude=at[0], longitude=at[1])
    await acting.record("delivery.located", visit, deliveries=[one.id for one in said])


async def standing(books: Books, visit: Visit) -> list[Delivery]:
    """What counts: everything that was not withdrawn."""
    return await books.deliveries.find(visit=visit.id, withdrawn_at=None)


async def twins(books: Books, delivery: Delivery) -> list[Delivery]:
    """Other standing records that speak of the same recipient of this visit (sotarsa_bot/hand_overs/twins.py)."""
    if whom(delivery) is None:
        return []
    others = await books.deliveries.find(visit=delivery.visit, number=delivery.number, withdrawn_at=None)
    return await _of_these(books, delivery, others)


async def all_twins(books: Books, visit: Visit, those: Sequence[Delivery]) -> list[tuple[Delivery, list[Delivery]]]:
    """Of these records each that still stands, with its twins, if it has any; asks once, because a list may be long."""
    named = [one for one in those if whom(one) is not None]
    numbers = OneOf(tuple({one.number for one in named if one.number is not None}))
    same = await books.deliveries.find(visit=visit.id, number=numbers, withdrawn_at=None) if numbers.values else []
    if any(one.number is None for one in named):
        same += await books.deliveries.find(visit=visit.id, number=None, withdrawn_at=None)
    standing = {one.id: one for one in same}
    each = [(one, await _of_these(books, one, same)) for one in (standing.get(d.id) for d in named) if one]
    return [(one, others) for one, others in each if others]


async def _of_these(books: Books, delivery: Delivery, others: Sequence[Delivery]) -> list[Delivery]:
    found = [d for d in others if are_twins(d, delivery)]
    listed = (
        await books.listed.first(visit=delivery.visit, number=delivery.number) if found and delivery.number else None
    )
    return [] if listed and parts_of_one([*found, delivery], listed.benefits) else found


async def totals(books: Books, visit: Visit) -> dict[str, int]:
    """How many of each item were handed over, in the order in which the items were first named."""
    found: Counter[str] = Counter()
    received = {"visit": visit.id, "kind": DeliveryKind.RECEIVED, "withdrawn_at": None}
    for item, amount in (await books.deliveries.total_per("item", "amount", **received)).items():
        found[canonical(item, visit)] += amount
    return dict(found)


async def recipients_reached(books: Books, visit: Visit) -> int:
    """Different recipients by number or name. "sembako 20" says how many parcels, not how many people: nobody knows."""
    return len({r for d in _received(await standing(books, visit)) if (r := whom(d)) is not None})


async def by_proxy(books: Books, visit: Visit) -> int:
    return sum(1 for d in _received(await standing(books, visit)) if d.proxy_name)


async def awaiting_photos(books: Books, person: int, at: datetime) -> Delivery | None:
    """This person's latest hand-over, if a photo sent now would plainly belong to it: it has none yet, or its last
    one came a moment ago."""
    latest = await books.deliveries.first(
        by=person, withdrawn_at=None, received_at=AtLeast(at - PHOTOS_FOLLOW), order="-id"
    )
    if latest is None or latest.source.startswith("form:"):
        return None  # a form brings the photos of its hand-overs along
    last = await books.photos.first(delivery=latest.id, kind=PhotoKind.PROOF, order="-received_at")
    return latest if last is None or at - last.received_at <= STILL_COMING else None


def canonical(item: str, visit: Visit) -> str:
    """The item as the plan spells it, so that "Sembako" and "sembako" are one."""
    if spelled := next((c.item for c in visit.plan.cargo if same_item(c.item, item)), ""):
        return spelled
    alike = list(dict.fromkeys(c.item for c in visit.plan.cargo if same_item(without_unit(c.item), without_unit(item))))
    return alike[0] if len(alike) == 1 else " ".join(item.split())


def _received(deliveries: Iterable[Delivery]) -> list[Delivery]:
    return [d for d in deliveries if d.kind is DeliveryKind.RECEIVED]
