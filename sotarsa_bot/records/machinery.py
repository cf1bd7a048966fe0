"""Records of the machinery: what came, what is owed, where talks stand, what falls due, who did what."""

from enum import StrEnum
from typing import Any

from pydantic import Field

from sotarsa_bot.records.record import Instant, Record
from sotarsa_bot.records.slots import AboutWhat, SlotKind, SlotName


class InboxState(StrEnum):
    NEW = "new"
    DONE = "done"
    DEAD = "dead"


class Arrival(Record):
    """One raw update, committed before Telegram hears that we have it.

    Telegram's ids: `chat` (0: none), and `sender` within it (0: it concerns the chat itself). Of a message that was
    read: its number, and a fingerprint of its words, so that an edit which changes nothing is seen."""

    update_id: int
    chat: int
    sender: int = 0
    raw: str
    received_at: Instant
    state: InboxState = InboxState.NEW
    problem: str = ""
    message: int | None = None
    words: str = ""


class PostState(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    DROPPED = "dropped"


class Post(Record):
    """Something the bot owes a chat. `slot` names a message that lives on: a later post into it edits it.

    `payload` holds the method's arguments without the chat. `sort` 0 overtakes (answers), 5 waits (fan-out).
    `due_at` of what was sent is when it was sent; `attempts` are those that failed or were lost. A
    post whose `problem` begins with "uncertain" may have arrived more than once. `asked`: of an answer, who wrote
    (their number at Telegram) and what, as a checksum."""

    id: int = 0
    chat: int
    method: str
    payload: dict[str, Any]
    slot: SlotName | None = None
    sort: int = 0
    state: PostState = PostState.QUEUED
    due_at: Instant
    attempts: int = 0
    message: int | None = None
    problem: str = ""
    created_at: Instant
    asked: str = ""


class Slot(Record):
    """Where a living message is. `buttons` is its keyboard (label, data): a reply with a label's words presses it.

    `kind` and `mark` tell what it is (slots.py), and nobody reads its `name`. `former`: it was retired, and what is
    said of its kind now is another message. `subject` says what a reply to it is about. `waits`: it asks something that
    nobody has answered, or is worked with; if its chat moves, it is said again there. `question`: the one to the office
    that it bears (office_question.py)."""

    name: SlotName
    kind: SlotKind = SlotKind.ONCE
    mark: str = ""
    former: bool = False
    chat: int
    message: int | None = None
    buttons: tuple[tuple[str, str], ...] = ()
    subject: AboutWhat = None
    fingerprint: str = ""
    waits: bool = False
    question: int | None = None


class TalkState(Record):
    """A guided conversation where its person left it, committed with the update that moved it."""

    id: int = 0
    key: str
    flow: str
    step: str
    draft: dict[str, Any]
    trail: tuple[str, ...] = ()
    chat: int
    person: int
    question: SlotName = SlotName("")
    changed_at: Instant


class ReminderState(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    CLEARED = "cleared"
    FAILED = "failed"


class Reminder(Record):
    """Falls due at `due_at`, helps until `stale_at`. `key` is unique: planning twice plans once."""

    id: int = 0
    key: str
    kind: str
    visit: int | None = None
    due_at: Instant
    stale_at: Instant
    state: ReminderState = ReminderState.PENDING
    settled_at: Instant | None = None


class AuditEntry(Record):
    """Who did what, when, from where. `chat` is our chat number, None for the machine itself. Written by audit.py and
    never changed, but for `hash`, which links it to the one before soon after (audit_chain.py)."""

    id: int = 0
    at: Instant
    by: int | None
    chat: int | None
    what: str
    subject: str
    detail: dict[str, Any] = Field(default_factory=dict)
    hash: str = ""


class Note(Record):
    """Small facts of the machine (key, value): last update heard, last downtime told."""

    key: str
    value: str
