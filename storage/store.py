"""Opens the books: one writer at a time, readers beside it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from sotarsa_bot import books, chats, field, holiday, list_file, machinery, people, service_request, visit
from sotarsa_bot.vault import Vault
from storage import tables
from storage.engine import open_engine
from storage.kept import KeptConnections
from storage.shelf import TableShelf
from storage.trouble import in_words


class SqlBooks:
    """sotarsa_bot.books.Books on one connection, inside one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault | None = None) -> None:
        self.vault = vault
        self.people = TableShelf(connection, tables.people, people.Person)
        self.grants = TableShelf(connection, tables.grants, people.Grant)
        self.invites = TableShelf(connection, tables.invites, people.Invite)
        self.chats = TableShelf(connection, tables.chats, chats.Chat)
        self.villages = TableShelf(connection, tables.villages, visit.Village)
        self.closed_days = TableShelf(connection, tables.closed_days, visit.ClosedDay)
        self.holidays = TableShelf(connection, tables.holidays, holiday.Holiday)
        self.visits = TableShelf(connection, tables.visits, visit.Visit)
        self.ticks = TableShelf(connection, tables.ticks, visit.Tick)
        self.steps = TableShelf(connection, tables.steps, field.StepTaken)
        self.listed = TableShelf(connection, tables.listed, field.Listed)
        self.list_files = TableShelf(connection, tables.list_files, list_file.ListFile)
        self.deliveries = TableShelf(connection, tables.deliveries, field.Delivery)
        self.photos = TableShelf(connection, tables.photos, field.Photo)
        self.counts = TableShelf(connection, tables.counts, field.Count)
        self.leftovers = TableShelf(connection, tables.leftovers, field.Leftover)
        self.requests = TableShelf(connection, tables.requests, service_request.ServiceRequest)
        self.incidents = TableShelf(connection, tables.incidents, field.Incident)
        self.inbox = TableShelf(connection, tables.inbox, machinery.Arrival)
        self.outbox = TableShelf(connection, tables.outbox, machinery.Post)
        self.slots = TableShelf(connection, tables.slots, machinery.Slot)
        self.talks = TableShelf(connection, tables.talks, machinery.TalkState)
        self.reminders = TableShelf(connection, tables.reminders, machinery.Reminder)
        self.audit = TableShelf(connection, tables.audit, machinery.AuditEntry)
        self.notes = TableShelf(connection, tables.notes, machinery.Note)


class SqlStore:
    """sotarsa_bot.books.Store over SQLAlchemy. `vault`: where people's numbers are sealed; None: none are kept."""

    def __init__(self, engine: AsyncEngine, vault: Vault | None = None) -> None:
        self._engine, self._vault = engine, vault
        self._writer = KeptConnections(engine)
        self._readers = KeptConnections(engine.execution_options(reading=True))
        self._turn = asyncio.Lock()

    @classmethod
    def open(cls, url: str, vault: Vault | None = None) -> "SqlStore":
        return cls(open_engine(url), vault)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[books.Books]:
        # Waiting here is cheaper and fairer than SQLite's busy loop; other processes still meet busy_timeout.
        with in_words():
            async with self._turn, self._writer.begin() as connection:
                yield SqlBooks(connection, self._vault)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[books.Books]:
        with in_words():
            async with self._readers.begin() as connection:
                yield SqlBooks(connection, self._vault)

    async def close(self) -> None:
        await self._writer.close()
        await self._readers.close()
        await self._engine.dispose()
