"""The card of a visit, and with it those of its papers: brought up to date after what happened, and in the evening."""

from contextlib import suppress
from datetime import datetime

import structlog

from conversations.papers import paper_card
from conversations.visits import cards
from sotarsa_bot.books import Books, StartsWith, Store, Taken
from sotarsa_bot.records.machinery import Note
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.trouble import Trouble

STALE = "card:"
"""Begins the notes of the visits whose cards were put off."""

log = structlog.get_logger()


async def show(books: Books, office: Office, visit: Visit, now: datetime) -> None:
    standing = await cards.show(books, office, visit, now)
    await paper_card.renew(books, office, visit, now, standing)


async def follow(scene: Scene, visit: Visit) -> None:
    """As `show`, after what happened (following.py)."""
    await show(scene.books, scene.office, visit, scene.now)


async def follow_soon(scene: Scene, visit: Visit) -> None:
    """At the next tick: hand-overs come in bursts, and nobody waits for the card to count each of them."""
    with suppress(Taken):  # it is to be shown already
        await scene.books.notes.add(Note(key=f"{STALE}{visit.id}", value=scene.now.isoformat()))


async def tick(store: Store, office: Office, clock: Clock) -> int:
    """Brings the cards that were put off up to date; how many visits that were."""
    async with store.reading() as books:
        stale = await books.notes.find(key=StartsWith(STALE))
    for note in stale:
        try:
            async with store.writing() as books:
                await show(books, office, await books.visits.get(int(note.key.removeprefix(STALE))), clock())
                await books.notes.discard(key=note.key)
        except Trouble:
            raise  # of the disk or the database: it waits where it is
        except Exception:  # whatever it is, it is this visit's: its next change shows it again
            log.exception("card.failed", visit=note.key)
            async with store.writing() as books:
                await books.notes.discard(key=note.key)
    return len(stale)


async def freshen(books: Books, office: Office, now: datetime) -> None:
    """In the evening: no card offers a day that has passed."""
    for visit in await books.visits.find(state=VisitState.PROPOSED):
        if visit.plan.window.first <= office.today(now):
            await show(books, office, visit, now)
