"""What the coordinator does on the card: enters what a village said by phone, postpones, cancels."""

from typing import Any

from pydantic import BaseModel

from conversations import cards, flow, notices
from conversations.command import Press
from conversations.decide import acting, agreed, number
from conversations.flow import DONE, Flow, question, tapped, typed
from conversations.talk import Talk
from sotarsa_bot import texts, visits
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, parse_moment
from sotarsa_bot.rights import Action
from sotarsa_bot.visit import AgreedBy, Meeting, Place, VisitState

BY = (AgreedBy.PHONE, AgreedBy.RADIO, AgreedBy.IN_PERSON)


class Draft(BaseModel):
    visit: int = 0
    how: AgreedBy = AgreedBy.PHONE
    state: VisitState = VisitState.POSTPONED


async def _how(talk: Talk[Draft]) -> None:
    buttons = [flow.choice(talk, texts.plain(f"coordinate.{how}"), "how", how) for how in BY]
    await flow.ask(talk, "coordinate.how", [buttons], code=f"K{talk.draft.visit}")


async def _how_chosen(talk: Talk[Draft]) -> str:
    talk.draft.how = AgreedBy(talk.answer)
    return "when"


async def _when(talk: Talk[Draft]) -> None:
    await flow.ask(talk, "coordinate.when")


async def _when_typed(talk: Talk[Draft]) -> str:
    day, at, rest = parse_moment(talk.answer, today=talk.today)
    if at is None:
        raise Mistake("coordinate.needs_time")
    place = Place(name=clean_name(rest)) if rest else None
    meeting = Meeting(starts_at=talk.office.at(day, at), place=place, by=talk.by.id, how=talk.draft.how)
    visit = await visits.agree(acting(talk), await visits.get(talk.books, talk.draft.visit), meeting)
    await flow.finish(talk, "coordinate.entered", code=visit.code)
    await agreed(talk, visit)
    return DONE


async def _why(talk: Talk[Draft]) -> None:
    await flow.ask(talk, f"coordinate.why_{talk.draft.state}", code=f"K{talk.draft.visit}")


async def _why_typed(talk: Talk[Draft]) -> str:
    reason = clean_name(talk.answer, limit=200)
    visit = await visits.get(talk.books, talk.draft.visit)
    visit = await visits.put_off(acting(talk), visit, talk.draft.state, reason)
    await flow.finish(talk, f"visit.is_{visit.state}", code=visit.code)
    await cards.show(talk.books, talk.office, visit, talk.now)
    await notices.to_village(talk, visit, f"coordinate.told_{visit.state}", reason=reason)
    return DONE


async def enter(talk: Talk[Any], args: list[str]) -> None:
    await _begin(talk, args, ENTER, VisitState.AGREED)


async def postpone(talk: Talk[Any], args: list[str]) -> None:
    await _begin(talk, args, PUT_OFF, VisitState.POSTPONED)


async def cancel_visit(talk: Talk[Any], args: list[str]) -> None:
    await _begin(talk, args, PUT_OFF, VisitState.CANCELLED)


async def _begin(talk: Talk[Any], args: list[str], which: Flow, state: VisitState) -> None:
    """Opens the conversation only for a visit that may still become what is wanted."""
    talk.need(Action.COORDINATE)
    visit = await visits.get(talk.books, number(args))
    visits.may_become(visit, state)
    await flow.start(talk, which, Draft(visit=visit.id, state=state))


ENTER = Flow(
    "catat",
    may=Action.COORDINATE,
    draft=Draft,
    first="how",
    steps={"how": question(_how, tapped("how", _how_chosen)), "when": question(_when, typed(_when_typed))},
)
PUT_OFF = Flow(
    "tunda", may=Action.COORDINATE, draft=Draft, first="why", steps={"why": question(_why, typed(_why_typed))}
)
FLOWS_ = (ENTER, PUT_OFF)
PRESSES: dict[str, Press] = {"enter": enter, "postpone": postpone, "cancel_visit": cancel_visit}
