"""What is reported of a visit whose day has not come: it may be another visit's or day's, and so it is asked."""

from datetime import datetime
from typing import Any

from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits.visit import Visit, VisitState


async def sentence(talk: Talk[Any], visit: Visit) -> str:
    """Says when the visit is; "" once its day has come, or somebody confirmed that something of it happened before."""
    sent = talk.incoming.at.astimezone(talk.office.zone).date()
    if visit.state is not VisitState.AGREED or visit.day is None or visit.day <= sent:
        return ""
    if await deliveries.standing(talk.books, visit):
        return ""
    return texts.plain("visit.early", code=visit.code, day=wording.long_day(visit.day))


async def add_to(unsure: Unsure, talk: Talk[Any], visit: Visit | None) -> None:
    """Whoever answers another question about it is told the day, too."""
    if visit and not talk.confirmed and (before := await sentence(talk, visit)):
        unsure.before = "\n".join(part for part in (unsure.before, before) if part)


def sentence_of(talk: Talk[Any], visit: Visit, at: datetime) -> str:
    """As `sentence`, once its day has come, for what is said to have happened on a day before it."""
    if visit.day is None or visit.day > talk.today or at.astimezone(talk.office.zone).date() >= visit.day:
        return ""
    return texts.plain("visit.early", code=visit.code, day=wording.long_day(visit.day))


async def ask(talk: Talk[Any], visit: Visit, meaning: Meaning) -> None:
    """Unsure, before anything of the visit is written down too early, unless that was confirmed."""
    if talk.confirmed:
        return
    if before := await sentence(talk, visit):
        unsure = Unsure(meaning, key="visit.early_right")
        unsure.before = before
        raise unsure
