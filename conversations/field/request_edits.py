"""A citizen's request follows the message that it was noted from, until it is answered."""

from typing import Any

from conversations.field import request_answers, request_undoing
from conversations.hand_overs import statement_visit
from conversations.talk import Talk
from conversations.visits import kept_out
from sotarsa_bot import wording
from sotarsa_bot.field import requests
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import read_ask, visit_code
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.service_request import RequestState, ServiceRequest
from sotarsa_bot.records.visit import Visit


async def edited(talk: Talk[Any]) -> bool:
    """False: nothing was asked for in that message. Mistake for words that are no request of that visit: it stays."""
    if talk.person is None:
        return False
    request = await requests.of_message(talk.books, talk.person.id, talk.incoming.at)
    if request is None or request.state is RequestState.WITHDRAWN:
        return False
    theirs = not talk.speaks_for_the_team
    if theirs and not talk.allows(Action.DECIDE, request.village):
        return False
    ask = read_ask(talk.incoming.text)
    visit = await _of(talk, request) if theirs else await statement_visit.visit_meant(talk, talk.incoming.text)
    if ask is None or not ask.need or visit is None or visit.id != request.visit:
        raise Mistake("request.edit_is_none", id=request.id, code=f"K{request.visit}", need=wording.cut(request.need))
    found = await kept_out.hidden(talk, visit, ask.need)
    who = ", ".join(part for part in (ask.name, *found.phones) if part)
    if not await requests.mend(talk.acting(), request, who, found.words):
        raise Mistake("request.edit_too_late", id=request.id)
    request = request.with_(name=who, need=found.words)
    await talk.say("request.edited", as_reply=True, buttons=request_undoing.ways(request), waits=False,
                   subject=visit.subject, id=request.id, code=visit.code, need=request.need)  # fmt: skip
    await request_answers.renew(talk, request, "request.edited")
    return True


async def _of(talk: Talk[Any], request: ServiceRequest) -> Visit | None:
    """A village's request stays with its visit, unless another is named."""
    return (
        await talk.books.visits.get(request.visit) if visit_code(talk.incoming.text) in (None, request.visit) else None
    )
