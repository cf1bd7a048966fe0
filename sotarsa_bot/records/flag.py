"""A flag: something about a visit's proof that somebody should look at."""

from enum import StrEnum

from sotarsa_bot.records.record import Instant, Record


class FlagKind(StrEnum):
    SAME_PHOTO = "same_photo"
    LIKE_PHOTO = "like_photo"
    TWICE = "twice"
    DIFFERS = "differs"
    EARLY = "early"
    LATE = "late"
    FAST = "fast"
    CAMERA_TIME = "camera_time"
    CAMERA_PLACE = "camera_place"
    NO_PHOTO = "no_photo"
    NO_LETTER = "no_letter"
    FAR = "far"


class Verdict(StrEnum):
    """`GONE`: it is no longer so (a record was taken back, the photo came), and nobody has to look."""

    OPEN = "open"
    FINE = "fine"
    CHECK = "check"
    GONE = "gone"


AGAIN = "again:"
"""Begins the causes that no rule finds: a picture that came once more, of which no second photo is kept."""
STANDING = (Verdict.OPEN, Verdict.CHECK, Verdict.FINE)
"""In the order in which they are shown."""


class Flag(Record):
    """Unique by (visit, cause): looking again finds it again and changes nothing.

    `deliveries` and `photos` are what it is about, the earlier first; `by` gave the verdict, and `at` is when."""

    id: int = 0
    visit: int
    kind: FlagKind
    cause: str
    deliveries: tuple[int, ...] = ()
    photos: tuple[int, ...] = ()
    found_at: Instant
    verdict: Verdict = Verdict.OPEN
    reason: str = ""
    by: int | None = None
    at: Instant | None = None
