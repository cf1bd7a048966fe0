"""What is put to the camat, and what they decided."""

from datetime import date
from enum import StrEnum

from sotarsa_bot.records.record import Instant, Record


class RulingKind(StrEnum):
    """What it is about; the number of the row is that of the record named here."""

    POSTPONED = "postponed"  # visit: put off
    OVERDUE = "overdue"  # visit: its team is not back
    SILENT = "silent"  # visit: the village has not answered in time
    LAPSED = "lapsed"  # visit: its proposed days are over
    DIFFERENCE = "difference"  # incident: two counts that do not meet
    REQUEST = "request"  # service request
    PUBLICITY = "publicity"  # visit: photos of it for the office's pages; asked by a coordinator


class Verdict(StrEnum):
    APPROVED = "approved"
    DECLINED = "declined"
    HANDLED = "handled"
    EXTENDED = "extended"  # of a silent village: its answer is awaited longer
    SETTLED = "settled"  # a day was settled instead of it
    DROPPED = "dropped"  # the proposal was dropped


class Ruling(Record):
    """`since`: of the thing that waits, so that the next one of its kind is another question. `words`: what somebody
    asked (publicity). `question`: what the camat wants explained. `acting_as`: "plt.", where it was a deputy.
    `ended_at`: it was over before anybody decided. `verdict` is empty while it is open."""

    id: int = 0
    kind: RulingKind
    row: int
    visit: int
    since: Instant
    asked_at: Instant
    asked_by: int | None = None
    words: str = ""
    question: str = ""
    question_at: Instant | None = None
    explanation: str = ""
    explained_by: int | None = None
    explained_at: Instant | None = None
    verdict: Verdict | None = None
    reason: str = ""
    by: int | None = None
    acting_as: str = ""
    decided_at: Instant | None = None
    ended_at: Instant | None = None

    @property
    def code(self) -> str:
        """What people write: P3."""
        return f"P{self.id}"

    @property
    def open(self) -> bool:
        return self.verdict is None and self.ended_at is None


class Deputy(Record):
    """Who decides in the camat's place on these days, both included. `grant`: the role that they hold meanwhile, once
    that has begun. `ended_by` is None where the days were over."""

    id: int = 0
    person: int
    first: date
    last: date
    by: int
    at: Instant
    grant: int | None = None
    ended_at: Instant | None = None
    ended_by: int | None = None
