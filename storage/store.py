"""Opens the books: one writer at a time, readers beside it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from sotarsa_bot import books
from sotarsa_bot.events import Event
from sotarsa_bot.records import (
    chats,
    data_request,
    form_file,
    holiday,
    list_file,
    machinery,
    paperwork,
    people,
    recipient,
    service_request,
    visit,
)
from sotarsa_bot.records import field as field
from sotarsa_bot.records.alarm_answer import AlarmAnswer
from sotarsa_bot.records.contact import Contact, Relayed
from sotarsa_bot.records.decree import Decree, DecreeMember
from sotarsa_bot.records.flag import Flag
from sotarsa_bot.records.marks import HighWater
from sotarsa_bot.records.meeting import Invited, MeetingDecision, OfficeMeeting
from sotarsa_bot.records.office_question import OfficeQuestion
from sotarsa_bot.records.photo_ask import PhotoAsk
from sotarsa_bot.records.ruling import Deputy, Ruling
from sotarsa_bot.records.vault import Vault
from storage import tables
from storage.engine import is_inline, open_engine
from storage.fast.group_commit import GroupCommit
from storage.fast.inline_session import open_session
from storage.fast.session_pool import SessionPool
from storage.mark_file import MarkFile, beside
from storage.plain import PlainTransactions
from storage.session import Session
from storage.shelf import TableShelf
from storage.trouble import in_words


class SqlBooks:
    """sotarsa_bot.books.Books on one connection, inside one transaction."""

    def __init__(self, session: Session, vault: Vault | None, high_water: HighWater) -> None:
        self.vault, self.high_water = vault, high_water
        self.happened: list[Event] = []
        self.people = TableShelf(session, tables.people, people.Person)
        self.grants = TableShelf(session, tables.grants, people.Grant)
        self.invites = TableShelf(session, tables.invites, people.Invite)
        self.chats = TableShelf(session, tables.chats, chats.Chat)
        self.villages = TableShelf(session, tables.villages, visit.Village)
        self.closed_days = TableShelf(session, tables.closed_days, visit.ClosedDay)
        self.holidays = TableShelf(session, tables.holidays, holiday.Holiday)
        self.visits = TableShelf(session, tables.visits, visit.Visit)
        self.day_marks = TableShelf(session, tables.day_marks, visit.DayMark)
        self.ticks = TableShelf(session, tables.ticks, visit.Tick)
        self.steps = TableShelf(session, tables.steps, field.StepTaken)
        self.recipients = TableShelf(session, tables.recipients, recipient.Recipient)
        self.entitlements = TableShelf(session, tables.entitlements, recipient.Entitlement)
        self.listed = TableShelf(session, tables.listed, field.Listed)
        self.list_files = TableShelf(session, tables.list_files, list_file.ListFile)
        self.deliveries = TableShelf(session, tables.deliveries, field.Delivery)
        self.photos = TableShelf(session, tables.photos, field.Photo)
        self.flags = TableShelf(session, tables.flags, Flag)
        self.photo_asks = TableShelf(session, tables.photo_asks, PhotoAsk)
        self.forms = TableShelf(session, tables.forms, form_file.FormIssue)
        self.form_files = TableShelf(session, tables.form_files, form_file.FormFile)
        self.signatures = TableShelf(session, tables.signatures, form_file.Signature)
        self.counts = TableShelf(session, tables.counts, field.Count)
        self.leftovers = TableShelf(session, tables.leftovers, field.Leftover)
        self.requests = TableShelf(session, tables.requests, service_request.ServiceRequest)
        self.office_questions = TableShelf(session, tables.office_questions, OfficeQuestion)
        self.incidents = TableShelf(session, tables.incidents, field.Incident)
        self.alarm_answers = TableShelf(session, tables.alarm_answers, AlarmAnswer)
        self.rulings = TableShelf(session, tables.rulings, Ruling)
        self.deputies = TableShelf(session, tables.deputies, Deputy)
        self.contacts = TableShelf(session, tables.contacts, Contact)
        self.relayed = TableShelf(session, tables.relayed, Relayed)
        self.decrees = TableShelf(session, tables.decrees, Decree)
        self.decree_members = TableShelf(session, tables.decree_members, DecreeMember)
        self.meetings = TableShelf(session, tables.meetings, OfficeMeeting)
        self.invited = TableShelf(session, tables.invited, Invited)
        self.decisions = TableShelf(session, tables.decisions, MeetingDecision)
        self.paper_numbers = TableShelf(session, tables.paper_numbers, paperwork.PaperNumber)
        self.approvals = TableShelf(session, tables.approvals, paperwork.Approval)
        self.signed_pages = TableShelf(session, tables.signed_pages, paperwork.SignedPage)
        self.inbox = TableShelf(session, tables.inbox, machinery.Arrival)
        self.outbox = TableShelf(session, tables.outbox, machinery.Post)
        self.slots = TableShelf(session, tables.slots, machinery.Slot)
        self.talks = TableShelf(session, tables.talks, machinery.TalkState)
        self.reminders = TableShelf(session, tables.reminders, machinery.Reminder)
        self.audit = TableShelf(session, tables.audit, machinery.AuditEntry)
        self.data_requests = TableShelf(session, tables.data_requests, data_request.DataRequest)
        self.notes = TableShelf(session, tables.notes, machinery.Note)


class SqlStore:
    """sotarsa_bot.books.Store over SQLAlchemy. `vault`: where people's numbers are sealed; None: none are kept.
    `marks`: the file of the high water; None: what is given is remembered by the database alone."""

    def __init__(self, engine: AsyncEngine, vault: Vault | None = None, marks: Path | None = None) -> None:
        self._engine, high_water = engine, MarkFile(marks)

        def books(session: Session) -> SqlBooks:
            return SqlBooks(session, vault, high_water)

        self._writer: GroupCommit[SqlBooks] | PlainTransactions[SqlBooks]
        self._readers: SessionPool[SqlBooks] | PlainTransactions[SqlBooks]
        if is_inline(engine):
            self._writer = GroupCommit(lambda: open_session(engine, reading=False), books)
            self._readers = SessionPool(lambda: open_session(engine, reading=True), books)
        else:
            self._writer = PlainTransactions(engine, books, reading=False)
            self._readers = PlainTransactions(engine, books, reading=True)

    @classmethod
    def open(cls, url: str, vault: Vault | None = None, *, plain: bool = False) -> "SqlStore":
        """`plain`: through SQLAlchemy alone, also for SQLite (docs/storage.md)."""
        return cls(open_engine(url, plain=plain), vault, beside(url))

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[books.Books]:
        # Writers of this process take turns there; other processes still meet busy_timeout.
        with in_words():
            async with self._writer.begin() as opened:
                opened.happened.clear()  # the books of a session serve one transaction after the other
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
