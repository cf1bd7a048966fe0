"""When a hand-over happened, where its caption says it: "K12 3 terima jam 10.15"."""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, write_statement
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure

AHEAD = timedelta(minutes=10)
"""Clocks differ a little."""
_YESTERDAY = re.compile(r"\b(?:(?:tadi|td)\s+(?:malam|mlm)|semalam|smlm|kemarin|kemaren|kmrn|kmren)\b", re.IGNORECASE)


def moment(talk: Talk[Any], visit: Visit, said: Sequence[Statement], one: Statement) -> datetime | None:
    """On the day on which it was sent, or the one before, if that was said ("tadi malam jam 8"). Said on a later day
    than the visit's, it is asked whether that day is meant."""
    if one.at is None:
        return None
    found = _found(talk, visit, one, one.at)
    day = talk.incoming.at.astimezone(talk.office.zone).date()
    if found.date() < day and not talk.confirmed:
        shown = texts.plain("deliver.happened_then", at=wording.moment(found, talk.office.zone))
        raise Unsure(Meaning("\n".join(write_statement(each) for each in said), shown))
    return found


def must_have_come(talk: Talk[Any], visit: Visit, said: Sequence[Statement]) -> None:
    """Mistake for a time that has not come yet: nothing else of it needs an answer then."""
    for one in said:
        if one.at and _found(talk, visit, one, one.at) > talk.incoming.at + AHEAD:
            raise Mistake("deliver.time_ahead", at=wording.clock_time(one.at))


def _found(talk: Talk[Any], visit: Visit, one: Statement, at: time) -> datetime:
    sent = talk.incoming.at.astimezone(talk.office.zone)
    day = visit.day if visit.day and visit.day < sent.date() else sent.date()
    if _YESTERDAY.search(f"{one.note} {one.reason}"):
        day = sent.date() - timedelta(days=1)
    return datetime.combine(day, at, talk.office.zone)
