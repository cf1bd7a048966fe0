"""Alarms about a visit that somebody has to answer for: a team that is not back, a village that does not answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from sotarsa_bot.parsing.calls import rings_again
from sotarsa_bot.records.alarm_answer import AlarmAnswer
from sotarsa_bot.records.visit import Visit


class AlarmKind(StrEnum):
    """A team that is not back; a village that has not answered, and is to be telephoned."""

    OVERDUE = "overdue"
    PHONE = "phone"


QUIET = timedelta(hours=3)
"""So long nobody is rung for a team that was reached and has not reported home."""


def key(visit: Visit, kind: AlarmKind) -> str:
    """Names the alarm: one of each kind for a journey, and for a proposal."""
    return f"{kind}:{visit.day}" if kind is AlarmKind.OVERDUE else f"{kind}:{visit.proposed_at.isoformat()}"


def reached(answers: Sequence[AlarmAnswer]) -> AlarmAnswer | None:
    """Of the answers to one alarm, in their order: the one by which they were reached, unless that was taken back."""
    found = None
    for one in answers:
        if one.ends:
            found = one
        elif rings_again(one.words):
            found = None
    return found


def quiet(answers: Sequence[AlarmAnswer], kind: AlarmKind, now: datetime) -> AlarmAnswer | None:
    """As reached, while it keeps the alarm from ringing: a team is asked about again until it reports home."""
    found = reached(answers)
    return found if found and (kind is not AlarmKind.OVERDUE or now < found.at + QUIET) else None
