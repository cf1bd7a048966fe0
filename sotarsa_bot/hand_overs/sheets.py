"""A signed sheet, ticked off: which numbers of the list received, what each gets, and their records at once.

The photo of the sheet is the proof of every record that was ticked off from it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, StartsWith, Unlike
from sotarsa_bot.events import HandedOver
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Delivery, DeliveryKind, Listed, Photo
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients


class Sheet(NamedTuple):
    """The list and what stands in the books about it: items received by number, and numbers that were said not to."""

    visit: Visit
    listed: tuple[Listed, ...]
    received: dict[int, set[str]]
    otherwise: frozenset[int]

    @property
    def done(self) -> frozenset[int]:
        """Numbers that nothing is left to record of."""
        return frozenset(one.number for one in self.listed if self._has_all(one))

    @property
    def open(self) -> frozenset[int]:
        return frozenset(one.number for one in self.listed) - self.done

    def _has_all(self, one: Listed) -> bool:
        got = self.received.get(one.number, set())
        wanted = {self._name(said) for said in self._granted(one)}
        return bool(got) and wanted <= got

    def _granted(self, one: Listed) -> list[HandOver]:
        return deliveries.granted(one, self.visit, HandOver(item="", number=one.number))

    def _name(self, said: HandOver) -> str:
        return deliveries.canonical(said.item, self.visit).casefold()

    def without_grant(self, numbers: Collection[int]) -> bool:
        """Whether the list does not say what some of these are to get."""
        return any(not self._granted(one) for one in self.listed if one.number in numbers)

    def comes_to(
        self, numbers: Collection[int], items: Sequence[str], apart: Mapping[int, Sequence[HandOver]] | None = None
    ) -> list[HandOver]:
        """What ticking these off records: what the list grants each, else one of each of these items; nothing that is
        on record already. `apart`: what was said of some of them."""
        said: list[HandOver] = []
        for one in self.listed:
            if one.number in numbers:
                theirs = (apart or {}).get(one.number)
                each = theirs or self._granted(one) or [HandOver(item=item, number=one.number) for item in items]
                got = self.received.get(one.number, set())
                said += [hand_over for hand_over in each if self._name(hand_over) not in got]
        return said


async def of_visit(books: Books, visit: Visit) -> Sheet:
    """As the books stand now."""
    received: defaultdict[int, set[str]] = defaultdict(set)
    otherwise: set[int] = set()
    for one in await books.deliveries.find(visit=visit.id, withdrawn_at=None, number=Unlike(None)):
        assert one.number is not None  # noqa: S101 - asked for
        if one.kind is DeliveryKind.RECEIVED:
            received[one.number].add(deliveries.canonical(one.item, visit).casefold())
        else:
            otherwise.add(one.number)
    listed = tuple(await recipients.of_visit(books, visit))
    return Sheet(visit, listed, dict(received), frozenset(otherwise - received.keys()))


async def record(acting: Acting, visit: Visit, photo: Photo, said: Iterable[HandOver], base: str) -> list[Delivery]:
    """Records them all, with the sheet as their proof. The same `base` again gives what is there.

    Mistake if the visit takes none.
    """
    acting.need(Action.DELIVER)
    books = acting.books
    mine: dict[str, Any] = {"visit": visit.id, "source": StartsWith(f"{base}:")}
    if known := await books.deliveries.find(**mine):
        return known
    deliveries.takes_deliveries(visit)
    await books.deliveries.add_all(
        Delivery(
            source=f"{base}:{n}",
            visit=visit.id,
            sheet=photo.id,
            by=acting.by.id,
            happened_at=photo.received_at,
            received_at=acting.now,
            **one.model_dump(exclude={"item", "happened_at"}),
            item=deliveries.canonical(one.item, visit),
        )
        for n, one in enumerate(said)
    )
    recorded = await books.deliveries.find(**mine)
    acting.happened(HandedOver, visit, new=tuple(recorded))
    await acting.record("sheet.recorded", visit, photo=photo.id, count=len(recorded))
    return recorded
