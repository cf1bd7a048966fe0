"""What makes a draft an official paper: its number, who approved it, and the pages that were signed."""

from enum import StrEnum

from sotarsa_bot.records.record import Instant, Record


class PaperKind(StrEnum):
    HANDOVER = "handover"
    LETTER = "letter"


class PaperNumber(Record):
    """A number that was given: once a visit and kind, and never again to another. `sequence` counts within the year."""

    id: int = 0
    kind: PaperKind
    year: int
    sequence: int
    text: str
    visit: int
    by: int
    at: Instant


DOUBT = "number_doubt:"
"""The notes that say of which papers' numbers nobody knows how far they were given (kind and year)."""


class Side(StrEnum):
    VILLAGE = "village"
    TEAM = "team"


class Standing(StrEnum):
    """As what somebody approved."""

    OFFICIAL = "official"
    COORDINATOR = "coordinator"
    LEADER = "leader"


class Ended(StrEnum):
    """Why an approval no longer counts."""

    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


class Approval(Record):
    """One person's word that the hand-overs are as the record says. `stamp` names the very hand-overs that were
    approved, `totals` what they came to; when they change, it ends."""

    id: int = 0
    visit: int
    side: Side
    by: int
    standing: Standing
    stamp: str
    totals: dict[str, int]
    at: Instant
    ended: Ended | None = None
    ended_at: Instant | None = None


class PageState(StrEnum):
    ASKED = "asked"
    FILED = "filed"
    DROPPED = "dropped"
    REMOVED = "removed"


class SignedPage(Record):
    """A photo or file of a signed paper; its bytes are those of `photo`. `chat` is where it was sent.

    `stamp` names the hand-overs (of a letter: the journey) as they were when it was filed; "" if that was not noted."""

    id: int = 0
    visit: int
    kind: PaperKind
    photo: int
    chat: int
    by: int
    at: Instant
    state: PageState = PageState.ASKED
    settled_by: int | None = None
    settled_at: Instant | None = None
    stamp: str = ""
