"""Which open question a message is about, and whether its writer may answer that."""

import re
from datetime import timedelta
from typing import Any

from conversations import flow
from conversations.doubts.unsure_asked import FRESH, NAME, Asked, asked_beside, still_last
from conversations.doubts.unsure_shown import numbers_in
from conversations.talk import Talk
from sotarsa_bot.books import AtLeast
from sotarsa_bot.parsing import opens_with_step, visit_code
from sotarsa_bot.parsing.taking_back import takes_back
from sotarsa_bot.parsing.team_talk import asks_or_jokes
from sotarsa_bot.parsing.yes_no import says_no, says_yes, says_yes_but
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.records.slots import SlotKind

_PUT_RIGHT = timedelta(minutes=10)
"""So long after "Ubah" the right words are waited for."""


async def question(talk: Talk[Any]) -> TalkState | None:
    """What a message answers, or puts right without being a reply; None where it is about no question."""
    return await replied_to(talk) or await _to_be_put_right(talk) or await contradicted(talk)


async def replied_to(talk: Talk[Any]) -> TalkState | None:
    """The question that it is a reply to; in private a plain "ya" or "bukan" is one to the last."""
    if talk.incoming.picture or talk.incoming.command or talk.person is None:
        return None
    words = talk.incoming.text
    if talk.replied and talk.below(SlotKind.UNSURE, SlotKind.ORPHAN) and not talk.replied.former:
        return await talk.books.talks.first(flow=NAME, question=talk.replied.name)
    if talk.replied:
        return await asked_beside(talk) if says_yes(words) else None
    plain = says_yes(words) or says_no(words) or (says_yes_but(words) and not talk.again)
    if not talk.incoming.private or not plain:
        return None
    state = await talk.books.talks.first(flow=NAME, chat=talk.chat.id, person=talk.person.id, order="-changed_at")
    other = await flow.standing(talk)
    if state and other and other.changed_at > state.changed_at:
        return None  # it is the newer question that is answered
    if state is None or talk.incoming.at - state.changed_at > FRESH:
        return None
    return state if await still_last(talk, state) else None


async def _to_be_put_right(talk: Talk[Any]) -> TalkState | None:
    """The newest question that its writer turned down just now, for what reads like the right words: a number, or a
    step; or for words that give them up. Once something else was recorded, they are news of their own."""
    words = talk.incoming.text
    if talk.replied or talk.incoming.picture or talk.incoming.command or talk.person is None or talk.again:
        return None
    reports = any(c.isdigit() for c in words) or opens_with_step(words) or takes_back(words)
    if talk.chat.purpose is not Purpose.TEAM or not reports or asks_or_jokes(words):
        return None
    found = await talk.books.talks.find(flow=NAME, chat=talk.chat.id, person=talk.person.id, order="-changed_at")
    for state in found:
        asked = Asked.model_validate(state.draft)
        if talk.incoming.at - state.changed_at > _PUT_RIGHT or not asked.turned_down:
            continue
        if takes_back(words) and asked.incoming.get("picture"):
            continue
        since = AtLeast(state.changed_at)
        other = await talk.books.deliveries.count(by=talk.person.id, received_at=since)
        return None if other or await talk.books.steps.count(by=talk.person.id, received_at=since) else state
    return None


async def contradicted(talk: Talk[Any]) -> TalkState | None:
    """What was asked of the same person just now, and is put right without a reply: "eh salah, 5 tu balum" below
    "nomor 5 menerima?". It must not stay open for a later yes."""
    words = talk.incoming.text
    if talk.replied or talk.incoming.picture or talk.incoming.command or talk.person is None or talk.again:
        return None
    numbers = set(re.findall(r"(?<![\d.:])\d{1,3}(?![\d.:])", words))
    if talk.chat.purpose is not Purpose.TEAM or not _EH.match(words) or not numbers or visit_code(words):
        return None
    state = await talk.books.talks.first(flow=NAME, chat=talk.chat.id, person=talk.person.id, order="-changed_at")
    if state is None or talk.incoming.at - state.changed_at > _PUT_RIGHT:
        return None
    asked = Asked.model_validate(state.draft)
    return state if any(numbers & (numbers_in(one) | _within(one.said)) for one in asked.meanings) else None


def _within(said: str) -> set[str]:
    """Each number of "nomor 4-6"."""
    spans = ((int(first), int(last)) for first, last in re.findall(r"(?<![\d.])(\d{1,3})-(\d{1,3})(?![\d.])", said))
    return {str(number) for first, last in spans for number in range(first, last + 1)}


_EH = re.compile(
    r"\W*(?:eh|salah|slh|maaf|mf|ralat|bukan|bkn|kada\W+jadi|keliru|ups|waduh)\b"
    r"|\W*(?:(?:nang|yang|no|nomor|nomer)\W+)*\d[\d ,&-]*(?:\W+(?:tu|itu|jua|juga|pang|ternyata))*\W+"
    r"(?:belum|blm|balum|kada|kd|tidak|tdk|salah|bukan|lain)\b",
    re.IGNORECASE,
)


def may_answer(talk: Talk[Any], state: TalkState) -> bool:
    """Who wrote it; of what was written to a group, also others who may do the same there."""
    asked = Asked.model_validate(state.draft)
    if talk.person is None or talk.chat.id != state.chat:
        return False
    if talk.person.id == state.person:
        return True
    if asked.talk:
        return False
    if talk.chat.purpose is Purpose.VILLAGE:
        return talk.allows(Action.DECIDE, talk.chat.village)
    if asked.by_coordinator and not asked.incoming.get("picture") and not talk.allows(Action.COORDINATE):
        return False  # it may be a decision, which no member confirms
    return talk.chat.purpose is Purpose.TEAM and talk.allows(Action.DELIVER)
