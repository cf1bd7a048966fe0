"""When a hand-over happened, where its caption says it: "K12 3 terima jam 10.15"."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, write_statement
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits.visit import Visit

AHEAD = timedelta(minutes=10)
"""Clocks differ a little."""


def moment(talk: Talk[Any], visit: Visit, said: Sequence[Statement], one: Statement) -> datetime | None:
    """On the day on which it was sent. Said on a later day than the visit's, it is asked whether that day is meant.

    Mistake for a time that has not come yet.
    """
    if one.at is None:
        return None
    sent = talk.incoming.at.astimezone(talk.office.zone)
    late = visit.day is not None and visit.day < sent.date()
    day = visit.day if visit.day and late else sent.date()
    found = datetime.combine(day, one.at, talk.office.zone)
    if found > sent + AHEAD:
        raise Mistake("deliver.time_ahead", at=wording.clock_time(one.at))
    if late and not talk.confirmed:
        shown = texts.plain("deliver.happened_then", at=wording.moment(found, talk.office.zone))
        raise Unsure(Meaning("\n".join(write_statement(each) for each in said), shown))
    return found
