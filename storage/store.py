"""Opens the books: one writer at a time, readers beside it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from sotarsa_bot import books
from sotarsa_bot.field import records as field
from sotarsa_bot.field import service_request
from sotarsa_bot.flags.flag import Flag
from sotarsa_bot.flags.photo_ask import PhotoAsk
from sotarsa_bot.official import paperwork
from sotarsa_bot.offline import form_file
from sotarsa_bot.people import chats, people
from sotarsa_bot.privacy import data_request
from sotarsa_bot.privacy.vault import Vault
from sotarsa_bot.register import list_file, recipient
from sotarsa_bot.running import machinery
from sotarsa_bot.running.marks import HighWater
from sotarsa_bot.visits import alarm, holiday, visit
from storage import tables
from storage.desks import Desk, open_desk
from storage.engine import open_engine
from storage.group import SharedWriter
from storage.kept import KeptBooks
from storage.mark_file import MarkFile, beside
from storage.shelf import TableShelf
from storage.trouble import in_words


class SqlBooks:
    """sotarsa_bot.books.Books on one connection, inside one transaction."""

    def __init__(self, desk: Desk, vault: Vault | None, high_water: HighWater) -> None:
        self.vault, self.high_water = vault, high_water
        self.people = TableShelf(desk, tables.people, people.Person)
        self.grants = TableShelf(desk, tables.grants, people.Grant)
        self.invites = TableShelf(desk, tables.invites, people.Invite)
        self.chats = TableShelf(desk, tables.chats, chats.Chat)
        self.villages = TableShelf(desk, tables.villages, visit.Village)
        self.closed_days = TableShelf(desk, tables.closed_days, visit.ClosedDay)
        self.holidays = TableShelf(desk, tables.holidays, holiday.Holiday)
        self.visits = TableShelf(desk, tables.visits, visit.Visit)
        self.ticks = TableShelf(desk, tables.ticks, visit.Tick)
        self.steps = TableShelf(desk, tables.steps, field.StepTaken)
        self.recipients = TableShelf(desk, tables.recipients, recipient.Recipient)
        self.entitlements = TableShelf(desk, tables.entitlements, recipient.Entitlement)
        self.listed = TableShelf(desk, tables.listed, field.Listed)
        self.list_files = TableShelf(desk, tables.list_files, list_file.ListFile)
        self.deliveries = TableShelf(desk, tables.deliveries, field.Delivery)
        self.photos = TableShelf(desk, tables.photos, field.Photo)
        self.flags = TableShelf(desk, tables.flags, Flag)
        self.photo_asks = TableShelf(desk, tables.photo_asks, PhotoAsk)
        self.forms = TableShelf(desk, tables.forms, form_file.FormIssue)
        self.form_files = TableShelf(desk, tables.form_files, form_file.FormFile)
        self.signatures = TableShelf(desk, tables.signatures, form_file.Signature)
        self.counts = TableShelf(desk, tables.counts, field.Count)
        self.leftovers = TableShelf(desk, tables.leftovers, field.Leftover)
        self.requests = TableShelf(desk, tables.requests, service_request.ServiceRequest)
        self.incidents = TableShelf(desk, tables.incidents, field.Incident)
        self.alarm_answers = TableShelf(desk, tables.alarm_answers, alarm.AlarmAnswer)
        self.paper_numbers = TableShelf(desk, tables.paper_numbers, paperwork.PaperNumber)
        self.approvals = TableShelf(desk, tables.approvals, paperwork.Approval)
        self.signed_pages = TableShelf(desk, tables.signed_pages, paperwork.SignedPage)
        self.inbox = TableShelf(desk, tables.inbox, machinery.Arrival)
        self.outbox = TableShelf(desk, tables.outbox, machinery.Post)
        self.slots = TableShelf(desk, tables.slots, machinery.Slot)
        self.talks = TableShelf(desk, tables.talks, machinery.TalkState)
        self.reminders = TableShelf(desk, tables.reminders, machinery.Reminder)
        self.audit = TableShelf(desk, tables.audit, machinery.AuditEntry)
        self.data_requests = TableShelf(desk, tables.data_requests, data_request.DataRequest)
        self.notes = TableShelf(desk, tables.notes, machinery.Note)


class SqlStore:
    """sotarsa_bot.books.Store over SQLAlchemy. `vault`: where people's numbers are sealed; None: none are kept.
    `marks`: the file of the high water; None: what is given is remembered by the database alone."""

    def __init__(self, engine: AsyncEngine, vault: Vault | None = None, marks: Path | None = None) -> None:
        self._engine, high_water = engine, MarkFile(marks)

        def books(desk: Desk) -> SqlBooks:
            return SqlBooks(desk, vault, high_water)

        self._writer = SharedWriter(lambda: open_desk(engine, reading=False), books)
        self._readers = KeptBooks(lambda: open_desk(engine, reading=True), books)

    @classmethod
    def open(cls, url: str, vault: Vault | None = None) -> "SqlStore":
        return cls(open_engine(url), vault, beside(url))

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[books.Books]:
        # Waiting there is cheaper and fairer than SQLite's busy loop; other processes still meet busy_timeout.
        with in_words():
            async with self._writer.begin() as opened:
                yield opened

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[books.Books]:
        with in_words():
            async with self._readers.begin() as opened:
                yield opened

    async def close(self) -> None:
        """Once nobody writes any more."""
        await self._writer.close()
        await self._readers.close()
        await self._engine.dispose()
