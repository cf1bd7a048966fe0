"""What follows from what happened: one table says who looks at which event.

A use case says what it did to a visit (`acting.happened`) and knows nobody who looks. After the step, and in its
transaction, each onlooker sees each visit once, in the order of the table. Nobody calls them: `FollowedStore` is the
store of the whole engine, and no writing transaction ends without it.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from conversations.field import counting, field_panel, load_card
from conversations.hand_overs import twins_asked
from conversations.papers import all_cards, paper_card
from conversations.rulings import ruling_card
from conversations.visits import day_marking
from sotarsa_bot.books import Books, Store
from sotarsa_bot.events import (
    ApprovalsEnded,
    CountGiven,
    DaysChanged,
    DaysMarked,
    Event,
    HandedOver,
    IncidentChanged,
    LoadCounted,
    PaperChanged,
    PhotoStored,
    RulingChanged,
    StepReported,
    VillageReached,
    VisitChanged,
    VisitPrepared,
)
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.scene import Looked, Scene
from sotarsa_bot.settling import settle
from sotarsa_bot.visits import visits

Onlooker = Callable[[Scene, Visit], Awaitable[object]]

TABLE: tuple[tuple[Onlooker, tuple[type[Event], ...]], ...] = (
    (twins_asked.follow, (HandedOver,)),
    (
        all_cards.follow,
        (
            VisitChanged,
            VisitPrepared,
            VillageReached,
            DaysChanged,
            DaysMarked,
            LoadCounted,
            CountGiven,
            IncidentChanged,
        ),
    ),
    (day_marking.follow, (VisitChanged, DaysMarked)),
    (ruling_card.follow, (RulingChanged,)),
    (field_panel.renew, (VisitChanged, StepReported, LoadCounted)),
    (load_card.renew, (VisitChanged, HandedOver, LoadCounted, IncidentChanged)),
    (counting.renew, (VisitChanged, HandedOver, CountGiven)),
    (all_cards.follow_soon, (HandedOver, PhotoStored)),
    (paper_card.ask_anew, (ApprovalsEnded,)),
    (paper_card.follow, (PaperChanged,)),
)
"""Who looks on, and at what; with the card come those of the visit's papers."""


async def follow(scene: Scene) -> None:
    """Leaves the books whole, then shows each onlooker what happened, once a visit."""
    await settle(scene.books, scene.office, scene.now)
    happened = tuple(scene.books.happened)
    seen = {one: await visits.get(scene.books, one) for one in _of(happened)}
    for onlooker, kinds in TABLE:
        for visit in _of(one for one in happened if isinstance(one, kinds)):
            await onlooker(scene, seen[visit])
    scene.books.happened.clear()


def _of(happened: Iterable[Event]) -> list[int]:
    return list(dict.fromkeys(one.visit for one in happened))


class FollowedStore:
    """sotarsa_bot.books.Store: a store whose every writing transaction ends with what follows from it."""

    def __init__(self, store: Store, office: Office, clock: Clock) -> None:
        self._store, self._office, self._clock = store, office, clock

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Books]:
        async with self._store.writing() as books:
            yield books
            if books.happened:
                await follow(Looked(books, self._office, self._clock()))

    def reading(self) -> AbstractAsyncContextManager[Books]:
        return self._store.reading()

    async def close(self) -> None:
        await self._store.close()
