"""Coordination meetings (rapat koordinasi): called, answered, attended, and what they decided."""

from datetime import date
from enum import StrEnum

from sotarsa_bot.records.record import Instant, Record
from sotarsa_bot.records.slots import Subject, SubjectKind


class MeetingState(StrEnum):
    CALLED = "called"
    CANCELLED = "cancelled"
    MINUTED = "minuted"
    """Its minutes have a number, and what it decided waits for its people."""


class OfficeMeeting(Record):
    """`branch` (bidang): the part of the programme's work that it is about. `agenda`: a line each. `list_photos` and
    `signed_photos`: of the signed list of who came, and of the signed minutes. `number` of the minutes: `sequence`
    counts within the `year`. `erased_at`: when what was typed was taken out (privacy/erasing.py)."""

    id: int = 0
    branch: str
    starts_at: Instant
    place: str
    agenda: tuple[str, ...]
    villages: tuple[str, ...] = ()
    by: int
    at: Instant
    state: MeetingState = MeetingState.CALLED
    reason: str = ""
    list_photos: tuple[int, ...] = ()
    signed_photos: tuple[int, ...] = ()
    number: str = ""
    year: int = 0
    sequence: int = 0
    minuted_at: Instant | None = None
    erased_at: Instant | None = None

    @property
    def code(self) -> str:
        """As people say it: R3."""
        return f"R{self.id}"

    @property
    def subject(self) -> Subject:
        return Subject.of(SubjectKind.MEETING, self.id)


class Reply(StrEnum):
    """What somebody answers to an invitation."""

    COMES = "comes"
    EXCUSED = "excused"
    SENDS = "sends"
    """Somebody else comes for them."""


class Invited(Record):
    """Somebody whom a meeting concerns: one of the bot's people (`person`), a village's contact (`contact`), or a guest
    of whom the name alone is known. `words`: the reason of an excuse, the name of who comes instead, or a remark.
    `asked_at`: since when an answer is awaited; `present`: came, by somebody's word on the day."""

    id: int = 0
    meeting: int
    person: int | None = None
    contact: int | None = None
    name: str
    village: str | None = None
    asked_at: Instant
    reply: Reply | None = None
    words: str = ""
    replied_by: int | None = None
    replied_at: Instant | None = None
    present: bool = False
    removed_at: Instant | None = None


class MeetingDecision(Record):
    """What a meeting decided: `what`, whose it is (`owner`: one of the bot's people; else `owner_name` alone) and until
    when. It waits as a task of its owner once the minutes are written. `by`, `at`: of who said it last."""

    id: int = 0
    meeting: int
    what: str
    owner: int | None = None
    owner_name: str
    due: date
    village: str | None = None
    by: int
    at: Instant
    done_by: int | None = None
    done_at: Instant | None = None
    removed_at: Instant | None = None
