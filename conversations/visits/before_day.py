"""What is reported of a visit whose day has not come: it may be another visit's or day's, and so it is asked."""

from datetime import datetime
from typing import Any

from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure


async def sentence(talk: Talk[Any], visit: Visit, *, of_step: bool = False) -> str:
    """Says when the visit is; "" once its day has come, or somebody confirmed on the same day that something of it
    happened before. `of_step`: that a hand-over did, does not say that the team is on the road."""
    sent = talk.incoming.at.astimezone(talk.office.zone).date()
    if visit.state is not VisitState.AGREED or visit.day is None or visit.day <= sent:
        return ""
    early = [] if of_step else await deliveries.standing(talk.books, visit)
    if any(one.received_at.astimezone(talk.office.zone).date() == sent for one in early):
        return ""
    return texts.plain("visit.early", code=visit.code, day=wording.long_day(visit.day))


async def add_to(unsure: Unsure, talk: Talk[Any], visit: Visit | None, *, of_step: bool = False) -> None:
    """Whoever answers another question about it is told the day, too."""
    if visit and not talk.confirmed and (before := await sentence(talk, visit, of_step=of_step)):
        if before in unsure.before:
            return
        unsure.before = "\n".join(part for part in (unsure.before, before) if part)


def sentence_of(talk: Talk[Any], visit: Visit, at: datetime) -> str:
    """As `sentence`, once its day has come, for what is said to have happened on a day before it."""
    if visit.day is None or visit.day > talk.today or at.astimezone(talk.office.zone).date() >= visit.day:
        return ""
    return texts.plain("visit.early", code=visit.code, day=wording.long_day(visit.day))


async def ask(talk: Talk[Any], visit: Visit, meaning: Meaning, *, of_step: bool = False) -> None:
    """Unsure, before anything of the visit is written down too early, unless that was confirmed."""
    if talk.confirmed:
        return
    if before := await sentence(talk, visit, of_step=of_step):
        unsure = Unsure(meaning, key="visit.early_right")
        unsure.before = before
        raise unsure
