"""Alarms about a visit that somebody has to answer for: a team that is not back, a village that does not answer."""

from sotarsa_bot.record import Instant, Record
from sotarsa_bot.visits.visit import Visit

OVERDUE, PHONE = "overdue", "phone"
KINDS = (OVERDUE, PHONE)


class AlarmAnswer(Record):
    """What somebody said to an alarm. `ends`: they have telephoned, so that it need not ring any further."""

    id: int = 0
    visit: int
    alarm: str
    by: int
    at: Instant
    words: str = ""
    ends: bool = False


def key(visit: Visit, kind: str) -> str:
    """Names the alarm: one of each kind for a journey, and for a proposal."""
    return f"{kind}:{visit.day}" if kind == OVERDUE else f"{kind}:{visit.proposed_at.isoformat()}"
