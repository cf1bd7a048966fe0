"""A hand-over that was said wrongly: what is right is a record of its own, and stands in the place of the other.

Nothing is written over: the former record stays in the books, withdrawn, and comes back when the correction is undone.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf, StartsWith
from sotarsa_bot.events import HandedOver
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.hand_overs.twins import same_item
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Delivery, DeliveryKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.visits import visits


def corrected(standing: Sequence[Delivery], said: Sequence[HandOver], visit: Visit) -> list[Delivery]:
    """Which of these records the words can only correct: those of the same recipient (of the same thing, if that was
    among them), or of the same thing where only counts were said. None of them where somebody else is named."""
    whom = {_whom(one) for one in said}
    found = [one for one in standing if _whom(one) in whom]
    items = [deliveries.canonical(one.item, visit) for one in said]
    kinds = {*(one.kind for one in said), *(one.kind for one in found)}
    received = kinds == {DeliveryKind.RECEIVED}
    exact = [one for one in found if received and any(same_item(one.item, item) for item in items)]
    if exact or whom != {None}:
        return exact or found
    return found if len(found) == 1 else []


def _whom(one: Delivery | HandOver) -> int | str | None:
    return one.number if one.number is not None else " ".join(one.recipient.casefold().split()) or None


async def correct(
    acting: Acting, visit: Visit, old: Sequence[Delivery], said: Sequence[HandOver], base: str, at: datetime
) -> list[Delivery]:
    """Withdraws the old ones and records what was said instead, in this visit; photos, place and sheet go along. `at`:
    when it was said; it happened when the old ones did. Mistake as for withdrawing and confirming."""
    acting.need(Action.DELIVER)
    first = await acting.books.deliveries.count(source=StartsWith(f"{base}:"))
    before = await visits.get(acting.books, old[0].visit)
    withdrawn = await deliveries.withdraw(acting, before, [one.source for one in old])
    new: list[Delivery] = []
    for n, one in enumerate(said, first):
        former = _nearest(withdrawn, one)
        happened_at = one.happened_at or (former.happened_at if former else at)
        recorded = await deliveries.confirm(
            acting, visit, one.model_copy(update={"happened_at": happened_at}), f"{base}:{n}", at
        )
        new.append(await _after(acting.books, recorded, former))
    for old_one in withdrawn:
        after = _nearest(new, old_one) or new[0]
        await acting.books.deliveries.change(old_one.id, replaced_by=after.id)
        await acting.books.photos.change_all({"delivery": old_one.id}, delivery=after.id, visit=visit.id)
    await acting.record(
        "delivery.corrected", visit, deliveries=[one.id for one in new], before=[one.id for one in withdrawn]
    )
    return new


async def _after(books: Books, new: Delivery, former: Delivery | None) -> Delivery:
    if former is None:
        return new
    kept: dict[str, Any] = {
        "latitude": former.latitude,
        "longitude": former.longitude,
        "sheet": former.sheet,
        "replaces": former.id,
    }
    await books.deliveries.change(new.id, **kept)
    return new.with_(**kept)


def _nearest(among: Sequence[Delivery], one: Delivery | HandOver) -> Delivery | None:
    """The same recipient's of the same thing, else of the same recipient, else of the same thing, else the first."""
    rank = [(_whom(other) == _whom(one), same_item(other.item, one.item), -n) for n, other in enumerate(among)]
    return among[rank.index(max(rank))] if rank else None


async def replaced(books: Books, new: Sequence[Delivery]) -> list[Delivery]:
    """The former records, in whose place these stand."""
    if not any(one.replaces for one in new):
        return []
    ids = OneOf(tuple(one.id for one in new))
    first = await books.deliveries.get(next(one.replaces for one in new if one.replaces))
    where = OneOf(tuple({new[0].visit, first.visit}))
    return await books.deliveries.find(visit=where, replaced_by=ids, order="id")


async def restore(acting: Acting, visit: Visit, withdrawn: Sequence[Delivery]) -> list[Delivery]:
    """These corrections were taken back: what stood before them counts again, with its photos, in its visit."""
    acting.need(Action.DELIVER)
    former = await replaced(acting.books, withdrawn)
    if former and former[0].visit != visit.id:
        visit = await visits.get(acting.books, former[0].visit)
    held = visit.state is VisitState.CLOSED
    now: dict[str, Any] = {"withdrawn_at": acting.now if held else None, "held": held, "replaced_by": None}
    for one in former:
        await acting.books.deliveries.change(one.id, **now)
    for new in withdrawn:
        if mine := next((one for one in former if one.replaced_by == new.id), None):
            await acting.books.photos.change_all({"delivery": new.id}, delivery=mine.id, visit=visit.id)
    restored = [one.with_(**now) for one in former]
    if former:
        acting.happened(HandedOver, visit, new=() if held else tuple(restored))
        await acting.record("delivery.restored", visit, deliveries=[one.id for one in former])
    return restored
