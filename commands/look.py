"""`bot.py look K12 | update N | dead`: what the books say, a line of JSON each, with people's words masked."""

import argparse
from collections.abc import AsyncIterator
from typing import Any

from pydantic_core import from_json, to_json

from commands.database import sound_database
from commands.refused import Refused
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.parsing import visit_code
from sotarsa_bot.privacy.masking import masked
from sotarsa_bot.records.machinery import AuditEntry, InboxState, PostState, ReminderState
from sotarsa_bot.records.record import Record
from sotarsa_bot.running.health import Level
from sotarsa_bot.running.settings import Settings
from storage.store import SqlStore

Line = tuple[str, dict[str, Any]]


async def play(args: argparse.Namespace, found: Settings) -> int:
    """Prints it. Refused if there is no such visit or update, or no database that can be read."""
    await sound_database(found.database, Level.GOOD)
    store = SqlStore.open(found.database, plain=True)
    try:
        async with store.reading() as books:
            async for name, line in _lines(books, args.what, args.number):
                shown = line if args.words or name == AuditEntry.__name__ else masked(line)  # that names nobody
                print(to_json({name: shown}).decode())
    finally:
        await store.close()
    return 0


def _lines(books: Books, what: str, number: int | None) -> AsyncIterator[Line]:
    if what == "dead":
        return _dead(books)
    return _update(books, number or 0) if what == "update" else _visit(books, what)


async def _dead(books: Books) -> AsyncIterator[Line]:
    """What was set aside because it failed."""
    for arrival in await books.inbox.find(state=InboxState.DEAD, order="update_id"):
        yield _line(arrival, without=("raw",))
    for post in await books.outbox.find(state=PostState.FAILED):
        yield _line(post, without=("payload",))
    for reminder in await books.reminders.find(state=ReminderState.FAILED):
        yield _line(reminder)


async def _update(books: Books, number: int) -> AsyncIterator[Line]:
    """An update with what Telegram sent, which is kept until it was worked."""
    arrival = await books.inbox.first(update_id=number)
    if arrival is None:
        raise Refused(texts.plain("bot.no_update", number=number))
    yield _line(arrival, without=("raw",))
    if arrival.raw:
        yield "raw", from_json(arrival.raw)


async def _visit(books: Books, code: str) -> AsyncIterator[Line]:
    """A visit, its messages, what is owed in them, what will fall due, and what was done."""
    number = visit_code(code)
    visit = await books.visits.first(id=number) if number else None
    if visit is None:
        raise Refused(texts.plain("bot.no_visit", code=code))
    yield _line(visit)
    for slot in await books.slots.find(subject=visit.subject):
        yield _line(slot)
        for post in await books.outbox.find(slot=slot.name, state=PostState.QUEUED):
            yield _line(post)
    for reminder in await books.reminders.find(visit=visit.id, state=ReminderState.PENDING, order="due_at"):
        yield _line(reminder)
    for entry in await books.audit.find(subject=str(visit.subject)):
        yield _line(entry, without=("hash",))


def _line(record: Record, *, without: tuple[str, ...] = ()) -> Line:
    return type(record).__name__, record.model_dump(mode="json", exclude=set(without))
