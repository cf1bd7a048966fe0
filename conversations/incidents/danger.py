"""Danger is never met by silence, and never taken for something else.

Whatever conversation a message belongs to (a form, a question, a hand-over, an edit, none): where its words say that
somebody is hurt, missing, trapped or threatened, it is looked at what came of them, in one place. Unless they are an
incident by now, are asked about as one, or have reached those who can help, it is undone and asked.
"""

from collections.abc import Awaitable, Callable
from html import escape
from typing import Any

from conversations.doubts.unsure_asked import UNTOLD
from conversations.incidents import cries, incident_words
from conversations.incidents.incident_mending import WORDS_LIMIT
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import AtLeast
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import one_line
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.peril import besides, tells_of_peril
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.unsure import Meaning, Unsure

_MET = frozenset({"edited:same", "edited:place", "edited:picture", "forwarded"})
"""The router's words for what tells nothing new."""
_HEAD = 24
"""So many letters of what tells of danger, found in another message, are a quotation."""


async def never_unheard(talk: Talk[Any], route: Callable[[Talk[Any]], Awaitable[str]]) -> str:
    """Plays the words. Unsure, if they tell of danger and nobody would have heard of it."""
    peril = tells_of_peril(talk.incoming.text)
    if not peril or talk.incoming.pressed or talk.again or talk.confirmed or not talk.grants:
        return await route(talk)
    said, audited = await _last(talk)
    try:
        outcome = await route(talk)
    except Unsure as doubt:
        if first := _first(doubt):
            raise _with_rest(talk, first) from doubt
        raise _both(talk, await _or_else(talk), doubt) from doubt
    except Mistake as mistake:
        raise await _or_else(talk) or mistake from mistake
    if outcome in _MET or await _is_incident(talk, audited) or await _has_reached_help(talk, said):
        return outcome
    if other := await _or_else(talk):
        raise other
    return outcome


def _first(doubt: Unsure) -> Unsure | None:
    """The same question with the incident as the likeliest meaning, so that it rings; None if there is none in it."""
    incidents = [one for one in doubt.meanings if UNTOLD.match(one.words)]
    doubt.meanings = (*incidents, *(one for one in doubt.meanings if one not in incidents))
    return doubt if incidents else None


async def _last(talk: Talk[Any]) -> tuple[int, int]:
    post, line = await talk.books.outbox.first(order="-id"), await talk.books.audit.first(order="-id")
    return (post.id if post else 0), (line.id if line else 0)


def _both(talk: Talk[Any], danger: Unsure | None, read: Unsure) -> Unsure:
    """In a village the building that has collapsed is also no place any more; who has fainted took nothing."""
    if danger is None or talk.chat.purpose is not Purpose.VILLAGE:
        return danger or read
    told = [Meaning(one.words, texts.plain("incident.as_one", said=one.said)) for one in danger.meanings]
    both = Unsure(*told, *read.meanings, late=read.late)
    both.about, both.before, both.answers = read.about, read.before, read.answers
    return both


async def _is_incident(talk: Talk[Any], last: int) -> bool:
    new = await talk.books.audit.find(id=AtLeast(last + 1))
    return any(line.what.startswith("incident.") for line in new)


async def _has_reached_help(talk: Talk[Any], last: int) -> bool:
    """Whether a coordinator reads the very words alone, by now."""
    head = escape(one_line(tells_of_peril(talk.incoming.text))[:_HEAD], quote=False)
    alone = set()
    for person in await roster.with_role(talk.books, Role.COORDINATOR, Role.CAMAT):
        if (chat := await roster.private_chat(talk.books, person)) and chat.id != talk.chat.id:
            alone.add(chat.id)
    new = await talk.books.outbox.find(id=AtLeast(last + 1))
    return any(post.chat in alone and head in str(post.payload.get("text", "")) for post in new)


async def _or_else(talk: Talk[Any]) -> Unsure | None:
    """The question whether it is an incident; None where nobody can be asked."""
    try:
        await incident_words.offered(talk, _words(talk))
    except Unsure as doubt:
        return _with_rest(talk, doubt)
    below = talk.about(SubjectKind.INCIDENT) is not None or talk.about(SubjectKind.ALARM) is not None
    return None if below else await cries.doubt(talk, _words(talk))


def _with_rest(talk: Talk[Any], doubt: Unsure) -> Unsure:
    """What stands beside it is not recorded with it, and that is said."""
    rest = besides(without_code(talk.incoming.text)) if talk.speaks_for_the_team else ""
    if rest and doubt.key == "incident.record_this" and not doubt.before:
        doubt.before = texts.plain("incident.rest_apart", rest=rest)
    return doubt


def _words(talk: Talk[Any]) -> str:
    words = without_code(talk.incoming.text).strip()
    if len(words) <= WORDS_LIMIT:
        return words
    return wording.cut(tells_of_peril(words), WORDS_LIMIT)
