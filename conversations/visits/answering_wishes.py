"""The coordinator answers a village's wish: it becomes what is agreed, or cannot be, with a reason if there is one."""

from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.button import number
from conversations.command import Press
from conversations.flow import DONE, Flow, question, tapped, typed
from conversations.talk import Talk
from conversations.visits import cards, notices, wishes
from conversations.visits.decide import agreed
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.people.rights import Action
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.visit import Visit

REASON_LIMIT = 200


class Draft(BaseModel):
    """`wish` tells which wish is being answered: the village may have another one meanwhile."""

    visit: int
    wish: str = ""


async def accept(talk: Talk[Any], args: list[str]) -> None:
    """`accept | visit | mark of the wish`"""
    visit = await _wished(talk, args)
    if visit is None or visit.counter is None:
        return talk.note("common.answered_already")
    wish = wishes.words(talk.office, visit)
    visit = await visits.agree(talk.acting(), visit, visit.counter)
    await wishes.settle(talk, visit, "decide.wish_accepted", wish=wish)
    await agreed(talk, visit)


async def decline(talk: Talk[Any], args: list[str]) -> None:
    """`decline | visit | mark of the wish`: asks why, which the village will read."""
    visit = await _wished(talk, args)
    if visit is None or visit.counter is None:
        return talk.note("common.answered_already")
    await flow.start(talk, FLOW, Draft(visit=visit.id, wish=wishes.mark(visit.counter)))


async def _wished(talk: Talk[Any], args: list[str]) -> Visit | None:
    """The visit, if it has this wish. Mistake if the village wishes for something else by now."""
    talk.need(Action.COORDINATE)
    visit = await visits.get(talk.books, number(args))
    if visit.counter is None:
        return None
    if args[1:] and args[1] != wishes.mark(visit.counter):
        raise Mistake("decide.wish_changed")
    return visit


async def _why(talk: Talk[Draft]) -> None:
    visit = await visits.get(talk.books, talk.draft.visit)
    rows = [[flow.choice(talk, texts.plain("decide.no_reason"), "none")]]
    await flow.ask(talk, "decide.why_declined", rows, code=visit.code, wish=wishes.words(talk.office, visit))


async def _because(talk: Talk[Draft]) -> str:
    return await _declined(talk, clean_name(talk.answer, limit=REASON_LIMIT).rstrip("."))


async def _without_reason(talk: Talk[Draft]) -> str:
    return await _declined(talk, "")


async def _declined(talk: Talk[Draft], reason: str) -> str:
    """The village chooses within the window, or what was agreed stands."""
    visit = await _wished(talk, [str(talk.draft.visit), talk.draft.wish])
    if visit is None:
        raise Mistake("common.answered_already")
    wish = wishes.words(talk.office, visit)
    visit = await visits.decline(talk.acting(), visit)
    await flow.finish(talk, "decide.declined", subject=f"visit:{visit.id}", code=visit.code)
    await wishes.settle(talk, visit, "decide.wish_declined", wish=wish)
    await cards.show(talk.books, talk.office, visit, talk.now)
    because = Html(" " + texts.html("decide.because", reason=reason)) if reason else Html("")
    if visit.agreed:
        moment = wording.moment(visit.agreed.starts_at, talk.office.zone)
        place = visit.agreed.place.name if visit.agreed.place else texts.plain("card.no_place")
        await notices.to_village(
            talk, visit, "decide.move_declined", wish=wish, because=because, moment=moment, place=place
        )
    else:
        await notices.to_village(talk, visit, "decide.counter_declined", wish=wish, because=because)
    return DONE


FLOW = Flow(
    "tidak-bisa",
    may=Action.COORDINATE,
    draft=Draft,
    first="why",
    steps={"why": question(_why, tapped("none", _without_reason), typed(_because))},
)
FLOWS_ = (FLOW,)
PRESSES: dict[str, Press] = {"accept": accept, "decline": decline}
