"""What is done with a proposal that the village has not answered in time: by somebody's word, never by itself.

It is awaited longer, a day is settled instead of the village, or it is dropped; coordinators and the camat may.
"""

from datetime import date, time

from sotarsa_bot.acting import Acting
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.visit import Meeting, Visit, VisitState
from sotarsa_bot.visits import answer_by, replanned, visits

USUAL_HOUR = time(9)
"""At which a day is settled, where nobody names another."""


async def extend(acting: Acting, visit: Visit, day: date) -> Visit:
    """The village's answer is awaited until then."""
    acting.need(Action.SETTLE)
    visits.only_in(visit, VisitState.PROPOSED)
    answer_by.must_fit(day, visit.plan.window, acting.office.today(acting.now))
    return await replanned.planned(acting, visit, "visit.awaited", visit.plan.with_(answer_by=day), answer_by=str(day))


async def settle(acting: Acting, visit: Visit, meeting: Meeting) -> Visit:
    """Time and place by the office's word; the village may still ask for others."""
    acting.need(Action.SETTLE)
    must_be_past(acting, visit)
    return await visits.agree(acting, visit, meeting)


async def drop(acting: Acting, visit: Visit, reason: str) -> Visit:
    """It is not proposed any more."""
    acting.need(Action.SETTLE)
    must_be_past(acting, visit)
    return await visits.put_off(acting, visit, VisitState.CANCELLED, reason)


def must_be_past(acting: Acting, visit: Visit) -> None:
    """Mistake while the village may take its time, or has answered."""
    acting.need(Action.SETTLE)
    visits.only_in(visit, VisitState.PROPOSED)
    if not answer_by.is_past(acting.office, visit, acting.now):
        raise Mistake("answer_by.still_awaited", code=visit.code)
