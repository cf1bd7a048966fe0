"""Service requests reach the coordinator, who takes them along, passes them on or declines; whoever asked is told."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from conversations import flow, post, reasons
from conversations.button import Rows, in_rows
from conversations.choosing import chosen_visit
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, typed
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.field import AnswerRequest, RequestWaitsAgain, RequestWay
from conversations.talk import Talk
from conversations.visits import kept_out
from sotarsa_bot import texts, wording
from sotarsa_bot.field import requests
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.service_request import RequestState, ServiceRequest
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject
from sotarsa_bot.visits import visits

WORDS_LIMIT = 200
MOST_LISTED = 20
WAYS = {
    RequestWay.ACCEPT: RequestState.ACCEPTED,
    RequestWay.PASS_ON: RequestState.PASSED_ON,
    RequestWay.DECLINE: RequestState.DECLINED,
}


class At(FlowStep):
    WORDS = "words"


class Draft(BaseModel):
    request: int
    state: RequestState


async def tell_coordinators(talk: Talk[Any], request: ServiceRequest, chats: Sequence[Chat]) -> None:
    """In private, with the name; to the team's group, without it, if nobody can be reached alone."""
    for chat in chats:
        await _show(talk, request, chat)


async def renew(talk: Talk[Any], request: ServiceRequest, key: str) -> None:
    """It was taken back, or waits again after all: wherever it was to be answered says so."""
    for slot in await _cards(talk, request):
        chat = await talk.books.chats.get(slot.chat)
        if request.state is RequestState.OPEN:
            await _show(talk, request, chat)
        else:
            await talk.say(key, to=None if chat.id == talk.chat.id else chat, slot=slot, waits=False,
                           subject=slot.subject, id=request.id, name=talk.by.name)  # fmt: skip


async def show_waiting(talk: Talk[Any]) -> None:
    """/usulan: what waits for an answer, the oldest first."""
    talk.need(Action.COORDINATE)
    if not talk.incoming.private:
        await wrong_chat(talk, "common.where_private")
        return
    found = await requests.unanswered(talk.books)
    if not found:
        await talk.say("request.none_open")
        return
    labels = [texts.plain("request.list_button", id=r.id, code=f"K{r.visit}", need=wording.cut(r.need)) for r in found]
    rows = in_rows((AnswerRequest(request=r.id).labelled(words) for words, r in zip(labels, found, strict=True)), 1)
    await talk.say("request.list_head", buttons=rows[:MOST_LISTED], waits=False, count=len(found))


async def _show(talk: Talk[Any], request: ServiceRequest, chat: Chat) -> None:
    visit = await visits.get(talk.books, request.visit)
    name = (request.name or texts.plain("request.no_name")) if chat.private else texts.plain("request.name_in_private")
    await talk.say(
        "request.new",
        to=None if chat.id == talk.chat.id else chat,
        slot=_slot(request, chat),
        buttons=_ways(request),
        waits=True,
        subject=visit.subject,
        id=request.id,
        visit=await chosen_visit.label(talk.books, visit),
        by=await roster.name(talk.books, request.by),
        name=name,
        need=request.need,
    )


def _ways(request: ServiceRequest) -> Rows:
    ways = [AnswerRequest(request=request.id, way=way).button(f"request.{way}") for way in RequestWay]
    return [ways[:1], ways[1:]]


async def pressed(talk: Talk[Any], wish: AnswerRequest) -> None:
    """Without a way: shows it."""
    talk.need(Action.COORDINATE)
    request = await talk.books.requests.first(id=wish.request)
    if request is None or talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    if request.state is not RequestState.OPEN:
        talk.note("count.answered", alert=True, name=await roster.name(talk.books, request.answered_by or 0))
    elif not wish.way:
        await _show(talk, request, talk.chat)
    elif wish.way is RequestWay.ACCEPT:
        await answer(talk, request, RequestState.ACCEPTED)
    else:
        await flow.start(talk, FLOW, Draft(request=request.id, state=WAYS[wish.way]))


async def answer_again(talk: Talk[Any], wish: RequestWaitsAgain) -> None:
    """It was answered by mistake: it waits again, and whoever heard the answer hears that."""
    talk.need(Action.COORDINATE)
    request = await talk.books.requests.first(id=wish.request)
    if request is None or talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    if not await requests.take_back_answer(talk.acting(), request):
        return talk.note("request.waits_again_note")
    talk.note("request.waits_again_note")
    request = await talk.books.requests.get(request.id)
    for slot in await _cards(talk, request):
        await _show(talk, request, await talk.books.chats.get(slot.chat))
    said: dict[str, Any] = {"id": request.id, "code": f"K{request.visit}", "name": talk.by.name}
    for chat in await _who_heard(talk, request):
        here = chat.id == talk.chat.id
        await talk.say("request.waits_again", to=None if here else chat, subject=Subject.visit(request.visit), **said)


async def _who_heard(talk: Talk[Any], request: ServiceRequest) -> list[Chat]:
    """The reporter, who may be reached through the team's group only, and the village."""
    village = await roster.village_groups(talk.books, request.village)
    if request.by == talk.by.id:
        return village
    chat = await roster.private_chat(talk.books, await talk.books.people.get(request.by))
    return [*([chat] if chat and chat.reachable else await roster.team_groups(talk.books)), *village]


async def _why(talk: Talk[Draft]) -> None:
    await flow.ask(talk, f"request.ask_{talk.draft.state}", id=talk.draft.request)


async def _words(talk: Talk[Draft]) -> FlowStep:
    """Read back first: it is sent to whoever noted it, and the village hears of it."""
    request = await talk.books.requests.get(talk.draft.request)
    words = await readable(talk, request, talk.answer)
    need = wording.cut(request.need, 60)
    would = texts.plain("request.would_be", id=request.id, need=need, outcome=outcome(talk.draft.state, words))
    if not await reasons.given(talk, would):
        return DONE
    said = await answer(talk, request, talk.draft.state, words)
    await flow.finish(talk, "request.answered", subject=Subject.visit(request.visit), buttons=_back(request),
                      waits=False, **said)  # fmt: skip
    return DONE


async def readable(talk: Talk[Any], request: ServiceRequest, written: str) -> str:
    """An answer as it is read back, kept and told: the village's group reads it, too."""
    visit = await visits.get(talk.books, request.visit)
    return clean_name((await kept_out.for_a_group(talk, visit, written)).words, limit=WORDS_LIMIT)


def outcome(state: RequestState, words: str) -> str:
    """What is said of the request with this answer."""
    key = "request.is_accepted_with" if words and state is RequestState.ACCEPTED else f"request.is_{state}"
    return texts.plain(key, words=words)


async def answer(talk: Talk[Any], request: ServiceRequest, state: RequestState, words: str = "") -> dict[str, Any]:
    """Keeps the answer and tells it to everybody but the one who gives it; its words."""
    if not await requests.answer(talk.acting(), request, state, words):
        raise Mistake("common.answered_already")
    said: dict[str, Any] = {
        "id": request.id,
        "code": f"K{request.visit}",
        "need": request.need,
        "outcome": outcome(state, words),
        "name": talk.by.name,
    }
    await _settle_cards(talk, request, said)
    await _tell_reporter(talk, request, said)
    await _tell_village(talk, request, state, words)
    return said


async def _settle_cards(talk: Talk[Any], request: ServiceRequest, said: dict[str, Any]) -> None:
    """Wherever it was asked, the answer stands."""
    here, back = _slot(request, talk.chat), _back(request)
    for slot in await _cards(talk, request):
        if slot.name != here.name:
            chat = await talk.books.chats.get(slot.chat)
            await talk.say("request.answered", to=chat, slot=slot, buttons=back, waits=False, **said)
    await talk.say(
        "request.answered", slot=here, subject=Subject.visit(request.visit), buttons=back, waits=False, **said
    )


async def _cards(talk: Talk[Any], request: ServiceRequest) -> list[Slot]:
    return await post.standing(talk.books, SlotKind.REQUEST, Subject.visit(request.visit), mark=str(request.id))


def _slot(request: ServiceRequest, chat: Chat) -> SlotKey:
    return SlotKey.in_chat(SlotKind.REQUEST, chat.id, mark=request.id)


def _back(request: ServiceRequest) -> Rows:
    return [[RequestWaitsAgain(request=request.id).button("request.answer_again")]]


async def _tell_reporter(talk: Talk[Any], request: ServiceRequest, said: dict[str, Any]) -> None:
    """In private, with the name; in the team's group, without it, if they cannot be reached alone."""
    if request.by == talk.by.id:
        return
    chat = await roster.private_chat(talk.books, await talk.books.people.get(request.by))
    if chat and chat.reachable:
        who = request.name or texts.plain("request.no_name")
        await talk.say("request.told_reporter", to=chat, subject=Subject.visit(request.visit), who=who, **said)
        return
    for group in await roster.team_groups(talk.books):
        await talk.say("request.answered", to=group, subject=Subject.visit(request.visit), **said)


async def _tell_village(talk: Talk[Any], request: ServiceRequest, state: RequestState, words: str) -> None:
    """Without why it was taken along or declined: the team may have named a citizen in it."""
    key = "request.told_village_declined" if state is RequestState.DECLINED else "request.told_village"
    reporter = await roster.name(talk.books, request.by)
    known = outcome(state, "" if state is RequestState.ACCEPTED else words)
    for chat in await roster.village_groups(talk.books, request.village):
        await talk.say(key, to=chat, subject=Subject.visit(request.visit), id=request.id, code=f"K{request.visit}",
                       outcome=known, reporter=reporter)  # fmt: skip


FLOW = Flow(
    "jawab-usulan",
    may=Action.COORDINATE,
    draft=Draft,
    first=At.WORDS,
    steps={At.WORDS: question(_why, typed(_words))},
)


CONVERSATION = Conversation(
    presses=(on(AnswerRequest, pressed), on(RequestWaitsAgain, answer_again)),
    undoes=frozenset({RequestWaitsAgain}),
)
