"""Every table. A table's columns are its record's fields (a test holds the two together)."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from sotarsa_bot.records.slots import Subject

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Utc(TypeDecorator[datetime]):
    """UTC in the database without a zone (SQLite has none), aware UTC in Python."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


class SubjectText(TypeDecorator[Subject]):
    """What a message is about, in words; the record reads them (slots.py)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Subject | None, dialect: Dialect) -> str:
        return str(value or "")


class SqliteUtc(sqlite.DATETIME):
    """The same in the words of Python's driver ("2026-11-28 01:00:00", and a fraction if there is one), which will no
    longer find them itself. Written and read in C: each update does so dozens of times."""

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], str | None]:
        return lambda at: at.astimezone(UTC).replace(tzinfo=None).isoformat(" ") if at else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], datetime | None]:
        return lambda words: datetime.fromisoformat(words).replace(tzinfo=UTC) if words else None


MOMENT = Utc().with_variant(SqliteUtc(), "sqlite")  # type: ignore[no-untyped-call]


def _id() -> Column[int]:
    # SQLite counts up by itself only for INTEGER keys; elsewhere 64 bits.
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


def _ref(name: str, table: str, *, nullable: bool = False, index: bool = False) -> Column[int]:
    return Column(name, BigInteger, ForeignKey(f"{table}.id"), nullable=nullable, index=index)


def _text(name: str, *, nullable: bool = False, **more: Any) -> Column[str]:
    return Column(name, Text, nullable=nullable, **more)


def _word(name: str, *, nullable: bool = False, **more: Any) -> Column[str]:
    return Column(name, String(64), nullable=nullable, **more)


def _when(name: str, *, nullable: bool = False, **more: Any) -> Column[datetime]:
    return Column(name, MOMENT, nullable=nullable, **more)


people = Table(
    "people", metadata, _id(), Column("telegram_id", BigInteger, unique=True), _text("name"), _text("phone"),
    _when("created_at"),
)  # fmt: skip
grants = Table(
    "grants", metadata, _id(), _ref("person", "people", index=True), _word("role"), _word("village", nullable=True),
    _ref("granted_by", "people", nullable=True), _when("granted_at"), _when("revoked_at", nullable=True),
    _ref("decree", "decrees", nullable=True),
)  # fmt: skip
invites = Table(
    "invites", metadata, _word("token_hash", primary_key=True), _word("role"), _word("village", nullable=True),
    _ref("created_by", "people"), _when("created_at"), _when("expires_at"), _ref("used_by", "people", nullable=True),
    _when("used_at", nullable=True),
)  # fmt: skip
chats = Table(
    "chats", metadata, _id(), Column("telegram_id", BigInteger, nullable=False, unique=True), _word("kind"),
    _text("title"), _word("purpose", nullable=True), _word("village", nullable=True), Column("thread", Integer),
    Column("reachable", Boolean, nullable=False), Column("bot_is_admin", Boolean, nullable=False),
    Column("sees_photos", Boolean, nullable=False), _when("muted_until", nullable=True),
    Index("ix_chats_purpose", "purpose", "village"),
)  # fmt: skip
villages = Table(
    "villages", metadata, _word("code", primary_key=True), _text("name"), Column("travel_minutes", Integer),
    Column("margin_minutes", Integer, nullable=False), _text("road"), _text("vehicle"), _text("signal"),
    Column("hamlets", JSON, nullable=False), Column("places", JSON, nullable=False),
)  # fmt: skip
closed_days = Table(
    "closed_days", metadata, _id(), _word("village"), Column("day", Date, nullable=False), _text("reason"),
    UniqueConstraint("village", "day"),
)  # fmt: skip
holidays = Table(
    "holidays", metadata, _id(), Column("day", Date, nullable=False), _text("name"), _word("kind"),
    Column("forecast", Boolean, nullable=False), UniqueConstraint("day", "name"),
)  # fmt: skip
visits = Table(
    "visits", metadata, _id(), Column("version", Integer, nullable=False), _word("state", index=True),
    _word("village", index=True), Column("plan", JSON, nullable=False), Column("agreed", JSON(none_as_null=True)),
    Column("counter", JSON(none_as_null=True)), Column("choice", JSON(none_as_null=True)),
    Column("before", JSON(none_as_null=True)), Column("offer", JSON(none_as_null=True)),
    Column("replanned", JSON(none_as_null=True)),
    Column("day", Date, index=True), _text("reason"),
    _ref("proposed_by", "people"), _when("proposed_at"), _when("closed_at", nullable=True),
    _when("erased_at", nullable=True),
)  # fmt: skip
day_marks = Table(
    "day_marks", metadata, _id(), _ref("visit", "visits"), Column("day", Date, nullable=False),
    _ref("person", "people"), Column("can", Boolean, nullable=False), _when("at"),
    UniqueConstraint("visit", "day", "person"),
)  # fmt: skip
ticks = Table(
    "ticks", metadata, _id(), _ref("visit", "visits"), _word("list"), _word("item"), _ref("by", "people"), _when("at"),
    UniqueConstraint("visit", "list", "item"),
)  # fmt: skip
steps = Table(
    "steps", metadata, _id(), _ref("visit", "visits"), _word("step"), _when("happened_at"), _when("received_at"),
    _ref("by", "people"), Column("latitude", Float), Column("longitude", Float), UniqueConstraint("visit", "step"),
)  # fmt: skip
recipients = Table(
    "recipients", metadata, _id(), _word("key", unique=True), _word("village"), _text("name"), _text("address"),
    _text("hamlet"), Column("needs", JSON, nullable=False), _word("nik_index", nullable=True), _text("sealed"),
    Index("ix_recipients_nik", "village", "nik_index", unique=True),
)  # fmt: skip
entitlements = Table(
    "entitlements", metadata, _id(), _ref("recipient", "recipients", index=True), _word("village"), _text("programme"),
    _text("item"), Column("amount", Integer), _text("unit"), _text("period"), Column("starts", Date, nullable=False),
    Column("ends", Date, nullable=False), Column("data_date", Date), Index("ix_entitlements_open", "village", "ends"),
)  # fmt: skip
listed = Table(
    "listed", metadata, _id(), _ref("visit", "visits"), Column("number", Integer, nullable=False),
    _ref("recipient", "recipients", index=True), _text("name"),
    _text("address"), _text("hamlet"), Column("benefits", JSON, nullable=False), _word("nik_index", nullable=True),
    _text("sealed"), UniqueConstraint("visit", "number"), Index("ix_listed_nik", "nik_index", "visit", unique=True),
)  # fmt: skip
list_files = Table(
    "list_files", metadata, _id(), _ref("chat", "chats"), Column("message", BigInteger, nullable=False),
    _word("village"), _ref("visit", "visits", nullable=True), _ref("by", "people"), _text("file_id"), _text("name"),
    _when("received_at"), _word("wish"), _word("state"), Column("attempts", Integer, nullable=False),
    _when("next_try"), Column("choices", JSON, nullable=False),
    Column("answers", JSON, nullable=False, server_default="{}"),
    Column("tally", JSON, nullable=False, server_default="{}"),
    Column("brought", JSON, nullable=False, server_default="{}"),
    UniqueConstraint("chat", "message"), Index("ix_list_files_due", "state", "next_try"),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
deliveries = Table(
    "deliveries", metadata, _id(), _word("source", unique=True), _ref("visit", "visits"), _word("kind"),
    _text("item"), Column("amount", Integer, nullable=False), Column("number", Integer), _text("recipient"),
    _text("proxy_name"), _text("proxy_relation"), _text("note"), Column("sheet", BigInteger),
    Column("latitude", Float), Column("longitude", Float), _ref("by", "people"),
    _when("happened_at"), _when("received_at"), _when("withdrawn_at", nullable=True),
    Column("held", Boolean, nullable=False, server_default="0"),
    Column("replaces", Integer), Column("replaced_by", Integer),
    Index("ix_deliveries_by", "by", "received_at"),
    Index("ix_deliveries_kind", "kind", "happened_at"), Index("ix_deliveries_number", "visit", "number"),
)  # fmt: skip
incidents = Table(
    "incidents", metadata, _id(), _ref("visit", "visits", index=True), _word("kind"), _text("words"),
    _ref("by", "people"), _when("at"), _word("ended", nullable=True), _text("resolution"),
    _ref("resolved_by", "people", nullable=True),
    _when("resolved_at", nullable=True),
)  # fmt: skip
alarm_answers = Table(
    "alarm_answers", metadata, _id(), _ref("visit", "visits", index=True), _word("alarm"), _ref("by", "people"),
    _when("at"), _text("words"), Column("ends", Boolean, nullable=False),
)  # fmt: skip
rulings = Table(
    "rulings", metadata, _id(), _word("kind"), Column("row", BigInteger, nullable=False), _ref("visit", "visits"),
    _when("since"), _when("asked_at"), _ref("asked_by", "people", nullable=True), _text("words"), _text("question"),
    _when("question_at", nullable=True), _text("explanation"), _ref("explained_by", "people", nullable=True),
    _when("explained_at", nullable=True), _word("verdict", nullable=True), _text("reason"),
    _ref("by", "people", nullable=True), _word("acting_as"), _when("decided_at", nullable=True),
    _when("ended_at", nullable=True),
    Index("ix_rulings_row", "kind", "row"), Index("ix_rulings_open", "verdict", "ended_at"),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
deputies = Table(
    "deputies", metadata, _id(), _ref("person", "people"), Column("first", Date, nullable=False),
    Column("last", Date, nullable=False), _ref("by", "people"), _when("at"), _ref("grant", "grants", nullable=True),
    _when("ended_at", nullable=True), _ref("ended_by", "people", nullable=True),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
contacts = Table(
    "contacts", metadata, _id(), _word("village", index=True), _text("name"), _text("office"), _text("phone"),
    _word("way"), _text("reaches"), _text("hamlet"), _text("hours"), Column("rank", Integer, nullable=False),
    _ref("by", "people"), _when("at"), _when("removed_at", nullable=True),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
relayed = Table(
    "relayed", metadata, _id(), _ref("visit", "visits", index=True), _word("code"),
    _ref("contact", "contacts", nullable=True), _text("name"), _word("way"), _text("words"), _ref("by", "people"),
    _when("at"), _when("withdrawn_at", nullable=True),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
decrees = Table(
    "decrees", metadata, _id(), _text("number"), Column("signed", Date), _text("about"), Column("starts", Date),
    Column("ends", Date), Column("photos", JSON, nullable=False), _ref("by", "people"), _when("at"),
    _when("saved_at", nullable=True), _when("applied_at", nullable=True), _when("removed_at", nullable=True),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
decree_members = Table(
    "decree_members", metadata, _id(), _ref("decree", "decrees", index=True), Column("place", Integer, nullable=False),
    _word("team"), _text("name"), _text("office"), _text("rank"), _text("sealed"), _word("nik_index", nullable=True),
    _ref("person", "people", nullable=True), UniqueConstraint("decree", "place"), sqlite_autoincrement=True,
)  # fmt: skip
meetings = Table(
    "meetings", metadata, _id(), _text("branch"), _when("starts_at"), _text("place"),
    *(Column(name, JSON, nullable=False) for name in ("agenda", "villages")), _ref("by", "people"), _when("at"),
    _word("state", index=True), _text("reason"),
    *(Column(name, JSON, nullable=False) for name in ("list_photos", "signed_photos")), _text("number"),
    *(Column(name, Integer, nullable=False) for name in ("year", "sequence")), _when("minuted_at", nullable=True),
    _when("erased_at", nullable=True), sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
invited = Table(
    "invited", metadata, _id(), _ref("meeting", "meetings", index=True),
    _ref("person", "people", nullable=True, index=True), _ref("contact", "contacts", nullable=True), _text("name"),
    _word("village", nullable=True), _when("asked_at"), _word("reply", nullable=True), _text("words"),
    _ref("replied_by", "people", nullable=True), _when("replied_at", nullable=True),
    Column("present", Boolean, nullable=False), _when("removed_at", nullable=True), sqlite_autoincrement=True,
)  # fmt: skip
decisions = Table(
    "decisions", metadata, _id(), _ref("meeting", "meetings", index=True), _text("what"),
    _ref("owner", "people", nullable=True), _text("owner_name"), Column("due", Date, nullable=False),
    _word("village", nullable=True), _ref("by", "people"), _when("at"), _ref("done_by", "people", nullable=True),
    _when("done_at", nullable=True), _when("removed_at", nullable=True), sqlite_autoincrement=True,
)  # fmt: skip
photos = Table(
    "photos", metadata, _id(), _ref("chat", "chats"), Column("message", BigInteger, nullable=False), _text("file_id"),
    _text("file_unique_id"), Column("as_file", Boolean, nullable=False), Column("size", BigInteger, nullable=False),
    _word("album", nullable=True, index=True), _word("kind"), _ref("visit", "visits", nullable=True),
    _ref("delivery", "deliveries", nullable=True, index=True), _ref("incident", "incidents", nullable=True, index=True),
    _ref("by", "people"), _when("received_at"), _word("state"), _word("sha256", nullable=True, index=True),
    Column("dhash", String(80)), _when("taken_at", nullable=True), Column("latitude", Float),
    Column("longitude", Float), _text("problem"), Column("attempts", Integer, nullable=False), _when("next_try"),
    _when("asked_at", nullable=True), Column("worded", Boolean, nullable=False, server_default="0"),
    UniqueConstraint("chat", "message"), Index("ix_photos_due", "state", "next_try"),
    Index("ix_photos_burst", "chat", "by", "visit", "received_at"), Index("ix_photos_same", "visit", "file_unique_id"),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
flags = Table(
    "flags", metadata, _id(), _ref("visit", "visits"), _word("kind"), _text("cause"),
    Column("deliveries", JSON, nullable=False), Column("photos", JSON, nullable=False), _when("found_at"),
    _word("verdict"), _text("reason"), _ref("by", "people", nullable=True), _when("at", nullable=True),
    UniqueConstraint("visit", "cause"), Index("ix_flags_verdict", "verdict", "visit"),
)  # fmt: skip
photo_asks = Table(
    "photo_asks", metadata, _id(), _ref("visit", "visits", index=True), _ref("flag", "flags"),
    Column("deliveries", JSON, nullable=False), _ref("whom", "people"), _ref("by", "people"), _when("asked_at"),
    Column("due", Date, nullable=False), _ref("photo", "photos", nullable=True),
    _when("ended_at", nullable=True, index=True), sqlite_autoincrement=True,
)  # fmt: skip
forms = Table(
    "forms", metadata, _id(), _ref("visit", "visits", index=True), _ref("person", "people"), _word("key"),
    _when("issued_at"), sqlite_autoincrement=True,  # an old form names no new row
)  # fmt: skip
form_files = Table(
    "form_files", metadata, _id(), _ref("chat", "chats"), Column("message", BigInteger, nullable=False),
    _ref("visit", "visits", nullable=True), _ref("by", "people"), _text("file_id"), _text("name"),
    _when("received_at"), _word("wish"), _word("state"), Column("attempts", Integer, nullable=False),
    _when("next_try"), *(Column(name, JSON, nullable=False) for name in ("placed", "added", "replaced")),
    UniqueConstraint("chat", "message"), Index("ix_form_files_due", "state", "next_try"),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
signatures = Table(
    "signatures", metadata, _id(), _ref("visit", "visits", index=True), _ref("delivery", "deliveries"),
    _word("sha256"), _ref("by", "people"), _when("happened_at"), _when("received_at"),
    UniqueConstraint("delivery", "sha256"),
)  # fmt: skip
counts = Table(
    "counts", metadata, _id(), _ref("visit", "visits"), Column("round", Integer, nullable=False), _text("item"),
    Column("amount", Integer, nullable=False), _ref("by", "people"), _when("at"),
    UniqueConstraint("visit", "round", "item"),
)  # fmt: skip
leftovers = Table(
    "leftovers", metadata, _id(), _ref("visit", "visits", index=True), _text("item"),
    Column("back", Integer, nullable=False), Column("damaged", Integer, nullable=False),
    Column("lost", Integer, nullable=False), _text("reason"), _ref("by", "people"), _when("at"),
)  # fmt: skip
requests = Table(
    "requests", metadata, _id(), _ref("visit", "visits", index=True), _word("village", index=True), _text("name"),
    _text("need"), _ref("photo", "photos", nullable=True), _ref("by", "people"), _when("at"),
    _word("state", index=True), _text("answer"), _ref("answered_by", "people", nullable=True),
    _when("answered_at", nullable=True), _ref("taken_up", "visits", nullable=True, index=True),
)  # fmt: skip
office_questions = Table(
    "office_questions", metadata, _id(), _ref("by", "people"), _word("village", nullable=True),
    _ref("visit", "visits", nullable=True), _when("at"), _ref("answered_by", "people", nullable=True),
    _when("answered_at", nullable=True, index=True),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
paper_numbers = Table(
    "paper_numbers", metadata, _id(), _word("kind"), Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False), _text("text", unique=True), _ref("visit", "visits"),
    _ref("by", "people"), _when("at"), UniqueConstraint("kind", "year", "sequence"), UniqueConstraint("visit", "kind"),
)  # fmt: skip
approvals = Table(
    "approvals", metadata, _id(), _ref("visit", "visits", index=True), _word("side"), _ref("by", "people"),
    _word("standing"), _word("stamp"), Column("totals", JSON, nullable=False), _when("at"),
    _word("ended", nullable=True), _when("ended_at", nullable=True),
)  # fmt: skip
signed_pages = Table(
    "signed_pages", metadata, _id(), _ref("visit", "visits", index=True), _word("kind"), _ref("photo", "photos"),
    _ref("chat", "chats"), _ref("by", "people"), _when("at"), _word("state"),
    _ref("settled_by", "people", nullable=True), _when("settled_at", nullable=True), _word("stamp"),
    UniqueConstraint("photo"),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
inbox = Table(
    "inbox", metadata, Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, nullable=False), Column("sender", BigInteger, nullable=False, server_default="0"),
    _text("raw"), _when("received_at"), _word("state"), _text("problem"), Column("message", BigInteger),
    _word("words", server_default=""),
    Index("ix_inbox_lane", "state", "chat", "sender", "update_id"), Index("ix_inbox_received_at", "received_at"),
)  # fmt: skip
outbox = Table(
    "outbox", metadata, _id(), _ref("chat", "chats"), _word("method"), Column("payload", JSON, nullable=False),
    _text("slot", nullable=True), Column("sort", Integer, nullable=False), _word("state"), _when("due_at"),
    Column("attempts", Integer, nullable=False), Column("message", BigInteger), _text("problem"), _when("created_at"),
    _word("asked", server_default=""), Index("ix_outbox_asked", "chat", "asked"),
    Index("ix_outbox_due", "state", "due_at"), Index("ix_outbox_slot", "slot", "state"),
    Index("ix_outbox_created_at", "created_at"), Index("ix_outbox_front", "chat", "state", "sort"),
)  # fmt: skip
slots = Table(
    "slots", metadata, _text("name", primary_key=True), _word("kind"), _text("mark"),
    Column("former", Boolean, nullable=False), _ref("chat", "chats"), Column("message", BigInteger),
    Column("buttons", JSON, nullable=False), Column("subject", SubjectText, nullable=False), _text("fingerprint"),
    Column("waits", Boolean, nullable=False), Column("question", BigInteger),
    Index("ix_slots_message", "chat", "message"),
    Index("ix_slots_subject", "subject"), Index("ix_slots_kind", "kind"),
    Index("ix_slots_question", "question", sqlite_where=text("question IS NOT NULL")),  # of most there is none
)  # fmt: skip
talks = Table(
    "talks", metadata, _id(), _text("key", unique=True), _word("flow"), _word("step"),
    Column("draft", JSON, nullable=False), Column("trail", JSON, nullable=False), _ref("chat", "chats"),
    _ref("person", "people"), _text("question"), _when("changed_at"),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
reminders = Table(
    "reminders", metadata, _id(), _text("key", unique=True), _word("kind"), _ref("visit", "visits", nullable=True),
    _when("due_at"), _when("stale_at"), _word("state"), _when("settled_at", nullable=True),
    Index("ix_reminders_due", "state", "due_at"), Index("ix_reminders_visit", "visit"),
)  # fmt: skip
audit = Table(
    "audit", metadata, _id(), _when("at", index=True), _ref("by", "people", nullable=True),
    _ref("chat", "chats", nullable=True), _word("what"), _text("subject", index=True),
    Column("detail", JSON, nullable=False), _word("hash", server_default=""),
)  # fmt: skip
data_requests = Table(
    "data_requests", metadata, _id(), _text("about"), _text("words"), _ref("by", "people"), _when("asked_at"),
    _when("due_at"), _text("answer"), _ref("answered_by", "people", nullable=True),
    _when("answered_at", nullable=True, index=True),
    sqlite_autoincrement=True,  # an old button must never name a new row
)  # fmt: skip
notes = Table("notes", metadata, _word("key", primary_key=True), _text("value"))
