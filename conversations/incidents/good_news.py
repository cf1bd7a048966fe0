"""An emergency that was told is over, or was none, in plain words of the team: asked first, then said to all who were
told of it, also of one that nobody had confirmed (incident_untold.py).

Words are about an incident only if each of them is: all else is news of its own, and asked as such.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conversations.conversation import Conversation
from conversations.doubts import unsure_asked
from conversations.doubts.unsure_asked import INCOMING, NAME, UNTOLD, Asked
from conversations.incidents import incident_answers, incident_ending, incident_mending, incident_untold, incidents
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.parsing import opens_with_step
from sotarsa_bot.parsing.emergencies import names_a_mishap, tells_of_emergency
from sotarsa_bot.parsing.good_news import (
    goes_on,
    is_brought_to_help,
    is_in_need,
    is_over,
    is_timed_step,
    may_be_none,
    may_be_over,
    was_none,
)
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure
from sotarsa_bot.visits import underway, visits

_NAMES_ONE = re.compile(r"\bk[\s.-]?\d{1,9}\b", re.IGNORECASE)
_OF_THAT_ONE = re.compile(r"(?P<text>.+) \(kabar: (?P<told>.+)\)", re.DOTALL)
"""Which one a meaning is about, where nobody has confirmed it."""
_MORE_OF = re.compile(r"(?P<text>.+) \(tambahan K(?P<code>\d+): (?P<told>.+)\)", re.DOTALL)


@dataclass(frozen=True)
class _Told:
    """What stands open: `words` as they were told; `over`: what says that this one is over."""

    words: str
    at: datetime
    code: str
    over: Meaning
    state: TalkState | None = None


async def heard(talk: Talk[Any]) -> bool:
    """False where nothing was told that these words may be about."""
    text = talk.incoming.text.strip()
    if talk.confirmed and (found := _MORE_OF.fullmatch(text)):
        return await _has_more(talk, found["text"], int(found["code"]), found["told"])
    if talk.incoming.picture or talk.replied or _NAMES_ONE.search(text) or not _may_tell(talk):
        return False
    if talk.confirmed and (found := _OF_THAT_ONE.fullmatch(text)):
        return await _confirmed(talk, found["text"], found["told"])
    none = may_be_none(text)
    if not (none or may_be_over(text) or goes_on(text) or is_brought_to_help(text)):
        return False
    told = [*await _unconfirmed(talk, text, none=none), *await _on_record(talk, none=none)]
    told.sort(key=lambda one: one.at, reverse=True)
    about = [one for one in told if (was_none if none else is_over)(text, one.words)]
    if about:
        raise Unsure(*(one.over for one in about[:MOST_MEANINGS]))
    if not none and not is_timed_step(text) and not opens_with_step(text) and (doubt := _other_news(text, told)):
        raise doubt
    return False


def _may_tell(talk: Talk[Any]) -> bool:
    """The team, and in the village's group its officials, of what they told themselves or saw."""
    village = talk.chat.village if talk.chat.purpose is Purpose.VILLAGE else None
    return talk.speaks_for_the_team or bool(village and talk.allows(Action.DECIDE, village))


def more_of(text: str, code: str, told: str) -> Meaning:
    """These words go with an incident that is on record."""
    said = texts.plain("incident.more_of_it", told=wording.cut(told, 60), more=text)
    return Meaning(f"{text} (tambahan {code}: {told})", said)


_FEW = 2
"""Of so many it is asked whether they are over or only have more to them."""


def _other_news(text: str, told: Sequence[_Told]) -> Unsure | None:
    """It tells of more than that something is over, and so ends nothing; what may need help comes first."""
    if is_brought_to_help(text):
        told = [one for one in told if is_in_need(one.words)]
        return _better(text, told[:_FEW], new=True) if told else None
    if told and goes_on(text):
        return _better(text, told[:_FEW], new=False)
    if not told or not may_be_over(text):
        return None
    new, more = _new(text, told[0]), [_more(text, one) for one in told[: MOST_MEANINGS - 1]]
    return Unsure(new, *more) if names_a_mishap(text) else Unsure(*more, new)


def _better(text: str, told: Sequence[_Told], *, new: bool) -> Unsure:
    """ "Sudah dibawa ka puskesmas", "ada nang mambari minyak, lanjut": more of it, or its end."""
    both = [_more(text, one) for one in told] + [one.over for one in told]
    return Unsure(*both, *([_new(text, told[0])] if new else ()))


def _new(text: str, beside: _Told) -> Meaning:
    return Meaning(f"kendala {beside.code} {text}", texts.plain("incident.as_one", said=text))


def _more(text: str, one: _Told) -> Meaning:
    return more_of(text, one.code, one.words)


async def _unconfirmed(talk: Talk[Any], text: str, *, none: bool) -> list[_Told]:
    """What was asked here, as it may be an incident, and nobody has answered."""
    found: dict[str, _Told] = {}
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, order="-id"):
        asked = Asked.model_validate(state.draft)
        about = INCOMING.validate_python(asked.incoming)
        code = next((match[1] for one in asked.meanings if (match := UNTOLD.match(one.words))), "")
        old = about.message == talk.incoming.message or talk.now - state.changed_at > unsure_asked.FRESH
        if not (asked.untold or asked.rung) or not code or old or about.text in found:
            continue
        told = wording.cut(about.text, 60)
        key = ("incident.none_tell" if asked.rung else "incident.none") if none else "incident.over_tell"
        over = Meaning(f"{text} (kabar: {told})", texts.plain(key, told=told))
        found[about.text] = _Told(about.text, about.at, f"K{code}", over, state)
    return list(found.values())


async def _on_record(talk: Talk[Any], *, none: bool) -> list[_Told]:
    """The incidents of today's visits that stand in the way."""
    meant = incident_ending.meant_none if none else incident_ending.meant_over
    found = []
    for visit in await underway.reportable(talk.books, talk.by.id, talk.today):
        if talk.allows(Action.INCIDENT, visit.village):
            for one in await incident_answers.open_ones(talk, visit):
                found.append(_Told(one.words, one.at, visit.code, meant(visit, one)))
    return found


async def _confirmed(talk: Talk[Any], text: str, told: str) -> bool:
    none = may_be_none(text)
    for one in await _unconfirmed(talk, text, none=none):
        if one.state and wording.cut(one.words, 60) == told:
            await _end(talk, one.state, text, none=none)
            return True
    return False


async def _has_more(talk: Talk[Any], text: str, code: int, told: str) -> bool:
    """It goes with what is on record; what was told and not confirmed is, with these words."""
    visit = await visits.get(talk.books, code)
    talk.need(Action.INCIDENT, visit.village)
    known = next((one for one in await incident_answers.open_ones(talk, visit) if one.words == told), None)
    if known:
        await incident_mending.add_words(talk, known, text)
        await talk.react()
        return True
    for one in await _unconfirmed(talk, text, none=False):
        if one.state and one.words == told:
            words = f"{told}; {text}"
            await unsure_asked.close(talk, one.state, "unsure.replaced")
            alarming = bool(tells_of_emergency(words, last=True))
            await incidents.record(
                talk, incidents.Draft(visit=code, words=words, at=talk.incoming.at), alarming=alarming
            )
            return True
    return False


async def _end(talk: Talk[Any], state: TalkState, text: str, *, none: bool) -> None:
    asked = Asked.model_validate(state.draft)
    if asked.rung and none:
        await incident_untold.denied(talk.books, state, talk.by.name, talk.now)
    elif asked.rung or not none:
        await incident_untold.ended(talk.books, state, talk.by.name, text, talk.now)
    for one in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, person=state.person):
        if Asked.model_validate(one.draft).incoming["text"] == asked.incoming["text"]:
            await unsure_asked.close(talk, one, "unsure.dropped")
    await talk.react()


CONVERSATION = Conversation(
    listeners=(heard,),
)
