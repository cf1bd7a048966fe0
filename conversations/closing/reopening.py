"""A closed visit is opened again by a coordinator, with a reason: what came meanwhile counts, the camat hears it."""

from typing import Any

from pydantic import BaseModel

from conversations import flow, post, reasons
from conversations.button import Button
from conversations.closing import late_words
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, typed
from conversations.hand_overs import late_sheets, read_back, which_item
from conversations.notifications import summary_rounds
from conversations.pressed import on
from conversations.presses.closing import OpenAgain
from conversations.talk import Talk
from conversations.visits import kept_out
from sotarsa_bot import texts
from sotarsa_bot.books import OneOf
from sotarsa_bot.field import undoing
from sotarsa_bot.flags.case import message
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.parsing.reasons import is_no_reason
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits


class At(FlowStep):
    WHY = "why"


class Draft(BaseModel):
    visit: int


def way(visit: Visit) -> list[Button]:
    return [OpenAgain(visit=visit.id).button("closing.reopen", code=visit.code)]


async def reopen(talk: Talk[Any], wish: OpenAgain) -> None:
    talk.need(Action.COORDINATE)
    if talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    visit = await visits.get(talk.books, wish.visit)
    visits.only_in(visit, VisitState.CLOSED)
    await flow.start(talk, FLOW, Draft(visit=visit.id))


async def _why(talk: Talk[Draft]) -> None:
    await flow.ask(talk, "closing.why", code=f"K{talk.draft.visit}")


async def _reopened(talk: Talk[Draft]) -> FlowStep:
    closed = await visits.get(talk.books, talk.draft.visit)
    visits.only_in(closed, VisitState.CLOSED)
    readable = await kept_out.for_a_group(talk, closed, _reason(talk.answer))
    reason = readable.words
    would = texts.plain("closing.would_reopen", code=closed.code, reason=reason)
    if not await reasons.given(talk, would, before=readable.warning):
        return DONE
    await flow.finish(talk, "closing.reopened", subject=closed.subject, **_said(talk, closed, reason))
    await _open(talk, closed, reason)
    return DONE


async def because(talk: Talk[Any], closed: Visit, reason: str) -> None:
    """Opens it for a reason that was written with the wish, once it was read back; asks for it, if there is none."""
    talk.need(Action.COORDINATE)
    reason = _reason(reason) if reason else ""
    if not reason or is_no_reason(reason):
        return await reopen(talk, OpenAgain(visit=closed.id))
    written, readable = reason, await kept_out.for_a_group(talk, closed, reason)
    reason = readable.words
    if not talk.confirmed:
        said = texts.plain("closing.would_reopen", code=closed.code, reason=reason)
        doubt = Unsure(Meaning(f"{closed.code} buka lagi: {written}", said))
        doubt.before = readable.warning
        raise doubt
    await talk.say("closing.reopened", subject=closed.subject, **_said(talk, closed, reason))
    await _open(talk, closed, reason)


def _reason(words: str) -> str:
    return clean_name(words, limit=200).rstrip(".") or words


def _said(talk: Talk[Any], visit: Visit, reason: str) -> dict[str, Any]:
    return {"code": visit.code, "name": talk.by.name, "reason": reason}


async def _open(talk: Talk[Any], closed: Visit, reason: str) -> None:
    visit, released = await undoing.reopen(talk.acting(), closed, reason)
    await _tell(talk, visit, _said(talk, visit, reason))
    await _count(talk, visit, released)
    await late_sheets.offer(talk, visit, closed.closed_at or talk.now)
    await late_words.ask_now(talk.books, visit, talk.now)


async def _tell(talk: Talk[Any], visit: Visit, said: dict[str, Any]) -> None:
    """The team; the camat, who has read that it was closed; and whoever was asked to open it."""
    village = (await talk.books.villages.get(visit.village)).name
    for chat in await roster.team_groups(talk.books):
        if chat.id != talk.chat.id:
            await talk.say("closing.reopened", to=chat, subject=visit.subject, **said)
    await summary_rounds.visit_reopened(talk.books, visit, talk.now, village=village, **said)
    kinds = OneOf((SlotKind.LATE, SlotKind.CLOSING))
    for slot in await talk.books.slots.find(subject=visit.subject, kind=kinds, former=False):
        chat = await talk.books.chats.get(slot.chat)
        text = texts.html("closing.open_again", code=visit.code)
        await post.put_to_rest(talk.books, chat, slot, text, now=talk.now)


async def _count(talk: Talk[Any], visit: Visit, released: list[Delivery]) -> None:
    """What was held is compared with all else, as if it came now."""
    if not released:
        return
    await talk.say("closing.counted_now", subject=visit.subject, count=len(released))
    for one in {message(delivery): delivery for delivery in released}.values():
        await read_back.say_anew(talk.books, one, talk.now)
    await which_item.ask_about(talk, visit, released)


FLOW = Flow(
    "buka-lagi", may=Action.COORDINATE, draft=Draft, first=At.WHY, steps={At.WHY: question(_why, typed(_reopened))}
)


CONVERSATION = Conversation(
    flows=(FLOW,),
    presses=(on(OpenAgain, reopen),),
    undoes=frozenset({OpenAgain}),
)
