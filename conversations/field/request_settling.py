"""What becomes of a citizen's request, said in words: with its number, below what tells of it, or of the only one."""

import re
from typing import Any

from conversations import flow
from conversations.conversation import Conversation
from conversations.field import request_answers, request_undoing
from conversations.presses.field import RequestStands, RequestWaitsAgain, TakeRequestBack
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.parsing.ask_settling import Settles, Settling, read_settling
from sotarsa_bot.parsing.asks import says_none
from sotarsa_bot.parsing.caption_code import visit_code
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.service_request import RequestState, ServiceRequest
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.unsure import Meaning, Unsure

BECOMES = {
    Settles.ACCEPT: RequestState.ACCEPTED,
    Settles.ON: RequestState.PASSED_ON,
    Settles.DECLINE: RequestState.DECLINED,
}


async def heard(talk: Talk[Any]) -> bool:
    """False: nothing is said of a request that is there."""
    text = talk.incoming.text.strip()
    if not text or talk.incoming.picture or not talk.speaks_for_the_team:
        return False
    if says_none(text):
        await talk.say("request.none_noted", as_reply=True)
        return True
    below = await _below(talk)
    said = read_settling(await _by_number(talk, text), below=below is not None)
    if said is None:
        return below is not None and await _answered_freely(talk, below)
    request = await _meant(talk, said, below)
    said, anew = _answer_instead(said)
    if said.way is Settles.MEND:
        raise Mistake("request.write_again", id=request.id, code=f"K{request.visit}", need=wording.cut(request.need))
    if said.way is Settles.WITHDRAW:
        await request_undoing.undo(talk, TakeRequestBack(request=request.id))
    else:
        await _answered(talk, request, said, anew=anew)
    return True


async def of_a_village(talk: Talk[Any]) -> bool:
    """ "Usulan U1 batal", "batal, Galuh sudah meninggal" below it: by the official who noted it."""
    text = talk.incoming.text.strip()
    if not text or talk.incoming.picture or talk.person is None or talk.allows(Action.DELIVER):
        return False
    below = await _below(talk)
    said = read_settling(text, below=below is not None)
    if said is None or said.way is not Settles.WITHDRAW or (said.number is None and below is None):
        return False
    request = await talk.books.requests.first(id=said.number) if said.number is not None else below
    if request is None or not talk.allows(Action.DECIDE, request.village):
        return False
    await request_undoing.undo(talk, TakeRequestBack(request=request.id))
    return True


async def _by_number(talk: Talk[Any], text: str) -> str:
    """ "usulan acil Imar batal" as "usulan U1 batal", where one that waits is acil Imar's."""
    found = _OF_WHOM.match(text)
    if not found:
        return text
    waiting = await talk.books.requests.find(state=RequestState.OPEN)
    theirs = [(one, rest) for one in waiting if (rest := _behind(one.name, found["rest"])) is not None]
    if len(theirs) != 1:
        return text
    request, rest = theirs[0]
    return f"{found['head']}U{request.id}{rest}"


def _behind(name: str, words: str) -> str | None:
    """What follows this name in words that begin with it."""
    said, known = " ".join(words.split()), " ".join(name.split())
    if not known or not f"{said.casefold()} ".startswith(f"{known.casefold()} "):
        return None
    return said[len(known) :]


_OF_WHOM = re.compile(
    r"(?P<head>\W*(?:k\s?\d{1,5}\W+)?usulan(?:nya)?\s+(?:warga\s+)?)(?P<rest>[^\W\d].*)", re.IGNORECASE | re.DOTALL
)


def _answer_instead(said: Settling) -> tuple[Settling, bool]:
    """ "U1 salah, diterima bulan muka": it is the answer that was wrong, and this is the right one."""
    right = read_settling(said.words, below=True) if said.way is Settles.MEND else None
    if right is None or right.way not in BECOMES:
        return said, False
    return right._replace(number=said.number), True


async def _below(talk: Talk[Any]) -> ServiceRequest | None:
    """The request that the replied message tells of."""
    if talk.replied is None:
        return None
    ids = [int(talk.replied.mark)] if _is_card(talk.replied) else []
    ids += [
        press.request
        for _, data in talk.replied.buttons
        if (press := TakeRequestBack.of(data) or RequestStands.of(data))
    ]
    return await talk.books.requests.first(id=ids[0]) if ids else None


def _is_card(slot: Slot) -> bool:
    return slot.kind is SlotKind.REQUEST and not slot.former


async def _meant(talk: Talk[Any], said: Settling, below: ServiceRequest | None) -> ServiceRequest:
    """Mistake where there is none, Unsure among several."""
    if said.number is not None:
        named = await talk.books.requests.first(id=said.number)
        if named is None:
            raise Mistake("request.unknown", id=said.number)
        return named
    if below is not None:
        return below
    found = await talk.books.requests.find(state=OneOf((RequestState.OPEN,)))
    code = visit_code(talk.incoming.text)
    mine = [one for one in found if talk.allows(Action.COORDINATE) or one.by == talk.by.id]
    mine = [one for one in mine if code in (None, one.visit)]
    if not mine:
        raise Mistake("request.none_waits")
    if len(mine) > 1:
        raise Unsure(*(Meaning(_written(one, said), _said(one, said)) for one in reversed(mine)))
    return mine[0]


def _written(request: ServiceRequest, said: Settling) -> str:
    return f"usulan U{request.id} {said.way} {said.words}".strip()


def _said(request: ServiceRequest, said: Settling) -> str:
    need = wording.cut(request.need, 60)
    if said.way in BECOMES:
        outcome = request_answers.outcome(BECOMES[said.way], said.words)
        return texts.plain("request.would_be", id=request.id, need=need, outcome=outcome)
    return texts.plain("request.would_be_withdrawn", id=request.id, need=need)


async def _answered(talk: Talk[Any], request: ServiceRequest, said: Settling, *, anew: bool = False) -> None:
    """By a coordinator; read back first. Why not, and to whom, is asked for where it is not said. `anew`: instead of
    an answer that was given before."""
    if not talk.allows(Action.COORDINATE):
        raise Mistake("request.coordinator_answers", id=request.id)
    anew = anew and request.state in BECOMES.values()
    if not anew:
        await _must_wait(talk, request)
    state = BECOMES[said.way]
    if anew and talk.confirmed:
        await request_answers.answer_again(talk, RequestWaitsAgain(request=request.id))
    if not said.words and state is not RequestState.ACCEPTED:
        return await flow.start(talk, request_answers.FLOW, request_answers.Draft(request=request.id, state=state))
    words = await request_answers.readable(talk, request, said.words) if said.words else ""
    if not talk.confirmed:
        written = f"usulan U{request.id} salah {said.way} {said.words}" if anew else _written(request, said)
        raise Unsure(Meaning(written.strip(), _said(request, said._replace(words=words))))
    await request_answers.answer(talk, request, state, words)


async def _must_wait(talk: Talk[Any], request: ServiceRequest) -> None:
    if request.state is RequestState.WITHDRAWN:
        raise Mistake("request.is_withdrawn", id=request.id)
    if request.state is not RequestState.OPEN:
        raise Mistake(
            "request.is_answered", id=request.id, name=await roster.name(talk.books, request.answered_by or 0)
        )


async def _answered_freely(talk: Talk[Any], request: ServiceRequest) -> bool:
    """ "Nanti diusulkan bulan depan": which of the answers it is, a coordinator is asked."""
    text = talk.incoming.text.strip()
    if (
        talk.replied is None
        or not _is_card(talk.replied)
        or not talk.allows(Action.COORDINATE)
        or is_small_talk(text)
        or asks(text)
    ):
        return False
    if visit_code(text) is not None:
        return False  # of a hand-over
    await _must_wait(talk, request)
    words = text[: request_answers.WORDS_LIMIT]
    ways = [Settling(way, request.id, words) for way in BECOMES]
    raise Unsure(*(Meaning(_written(request, one), _said(request, one)) for one in ways))


CONVERSATION = Conversation(
    listeners=(of_a_village, heard),
)
