"""A closed visit is opened again by a coordinator, with a reason: what came meanwhile counts, the camat hears it."""

from typing import Any

from pydantic import BaseModel

from conversations import flow, post
from conversations.button import Button, button, number
from conversations.command import Press
from conversations.field import counting, field_panel
from conversations.flow import DONE, Flow, question, typed
from conversations.hand_overs import conflicts, late_sheets, read_back, which_item
from conversations.news import summary_rounds
from conversations.talk import Talk
from conversations.visits import cards, late_words
from sotarsa_bot import texts
from sotarsa_bot.field.records import Delivery
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.people import roster
from sotarsa_bot.people.chats import Purpose
from sotarsa_bot.people.rights import Action
from sotarsa_bot.visits import undoing, visits
from sotarsa_bot.visits.visit import Visit, VisitState


class Draft(BaseModel):
    visit: int


def way(visit: Visit) -> list[Button]:
    return [button(texts.plain("closing.reopen", code=visit.code), "reopen", visit.id)]


async def reopen(talk: Talk[Any], args: list[str]) -> None:
    """`reopen | visit`"""
    talk.need(Action.COORDINATE)
    if talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    visit = await visits.get(talk.books, number(args))
    visits.only_in(visit, VisitState.CLOSED)
    await flow.start(talk, FLOW, Draft(visit=visit.id))


async def _why(talk: Talk[Draft]) -> None:
    await flow.ask(talk, "closing.why", code=f"K{talk.draft.visit}")


async def _reopened(talk: Talk[Draft]) -> str:
    reason = clean_name(talk.answer, limit=200).rstrip(".") or talk.answer
    closed = await visits.get(talk.books, talk.draft.visit)
    visit = await undoing.reopen(talk.acting(), closed, reason)
    released = await deliveries.release(talk.acting(), visit)
    said: dict[str, Any] = {"code": visit.code, "name": talk.by.name, "reason": reason}
    await flow.finish(talk, "closing.reopened", subject=f"visit:{visit.id}", **said)
    await _tell(talk, visit, said)
    await _count(talk, visit, released)
    await late_sheets.offer(talk, visit, closed.closed_at or talk.now)
    await late_words.ask_now(talk.books, visit, talk.now)
    await cards.show(talk.books, talk.office, visit, talk.now)
    await field_panel.renew(talk, visit)
    return DONE


async def _tell(talk: Talk[Any], visit: Visit, said: dict[str, Any]) -> None:
    """The team; the camat, who has read that it was closed; and whoever was asked to open it."""
    village = (await talk.books.villages.get(visit.village)).name
    for chat in await roster.team_groups(talk.books):
        if chat.id != talk.chat.id:
            await talk.say("closing.reopened", to=chat, subject=f"visit:{visit.id}", **said)
    await summary_rounds.visit_reopened(talk.books, visit, talk.now, village=village, **said)
    for slot in await talk.books.slots.find(subject=f"visit:{visit.id}"):
        if slot.name.startswith((f"visit:{visit.id}:late:", f"visit:{visit.id}:closing:")):
            chat = await talk.books.chats.get(slot.chat)
            text = texts.html("closing.open_again", code=visit.code)
            await post.put_to_rest(talk.books, chat, slot.name, text, now=talk.now)


async def _count(talk: Talk[Any], visit: Visit, released: list[Delivery]) -> None:
    """What was held is compared with all else, as if it came now."""
    if not released:
        return
    await talk.say("closing.counted_now", subject=f"visit:{visit.id}", count=len(released))
    for one in {message(delivery): delivery for delivery in released}.values():
        await read_back.say_anew(talk.books, one, talk.now)
    await counting.refresh(talk, visit)
    await conflicts.warn(talk, visit, released)
    await which_item.ask_about(talk, visit, released)


FLOW = Flow(
    "buka-lagi", may=Action.COORDINATE, draft=Draft, first="why", steps={"why": question(_why, typed(_reopened))}
)
FLOWS_ = (FLOW,)
PRESSES: dict[str, Press] = {"reopen": reopen}
UNDOES = frozenset({"reopen"})
