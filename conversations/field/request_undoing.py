"""A citizen's request that was noted by mistake is taken back by who noted it, or a coordinator; and comes back."""

from typing import Any

from conversations.button import Rows
from conversations.conversation import Conversation
from conversations.field import request_answers
from conversations.pressed import on
from conversations.presses.field import RequestStands, TakeRequestBack
from conversations.talk import Talk
from sotarsa_bot.field import requests
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.service_request import RequestState, ServiceRequest
from sotarsa_bot.records.slots import Subject


def ways(request: ServiceRequest) -> Rows:
    """Below the words that say it was noted, or taken back."""
    if request.state is RequestState.WITHDRAWN:
        return [[RequestStands(request=request.id).button("request.give_back")]]
    return [[TakeRequestBack(request=request.id).button("request.undo")]]


async def undo(talk: Talk[Any], wish: TakeRequestBack) -> None:
    request = await _theirs(talk, wish.request)
    if request.state not in (RequestState.OPEN, RequestState.WITHDRAWN):
        raise Mistake("request.answered_before", id=request.id)
    if not await requests.withdraw(talk.acting(), request):
        raise Mistake("common.answered_already")
    await _said(talk, request.with_(state=RequestState.WITHDRAWN), "request.withdrawn")


async def keep(talk: Talk[Any], wish: RequestStands) -> None:
    """Taking it back was a mistake."""
    request = await _theirs(talk, wish.request)
    if not await requests.give_back(talk.acting(), request):
        raise Mistake("common.answered_already")
    await _said(talk, request.with_(state=RequestState.OPEN), "request.given_back")


async def _theirs(talk: Talk[Any], id_: int) -> ServiceRequest:
    request = await talk.books.requests.first(id=id_)
    if not (request and talk.allows(Action.DECIDE, request.village)):
        talk.need(Action.DELIVER)
    elsewhere = talk.chat.purpose is Purpose.VILLAGE and request and talk.chat.village != request.village
    if request is None or elsewhere:
        raise Mistake("common.old_button")
    requests.must_be_theirs(talk.acting(), request)
    return request


async def _said(talk: Talk[Any], request: ServiceRequest, key: str) -> None:
    """Here, and wherever it waits for an answer."""
    slot = talk.replied or await talk.pressed_slot()
    await talk.say(key, slot=slot, buttons=ways(request), waits=False,
                   subject=Subject.visit(request.visit), id=request.id, name=talk.by.name)  # fmt: skip
    await request_answers.renew(talk, request, key)


CONVERSATION = Conversation(
    presses=(on(TakeRequestBack, undo), on(RequestStands, keep)),
    undoes=frozenset({TakeRequestBack, RequestStands}),
)
