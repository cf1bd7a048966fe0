"""Questions that newer words have answered, or contradicted: they close by themselves, so that no later "Ya" does what
nobody means any more."""

import re
from typing import Any

from conversations.doubts.unsure_asked import INCOMING, MISTAKE, NAME, NOT_TAKEN, Asked, close
from conversations.incoming import Incoming
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.parsing.checks import read_checks
from sotarsa_bot.parsing.day_lists import days_to_reopen, without_reopening
from sotarsa_bot.parsing.day_readings import Days
from sotarsa_bot.parsing.yes_no import says_yes
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.unsure import Meaning, Unsure

_A_TIME = re.compile(r"(?:K\d+ )?\d{4}-\d\d-\d\d\b")
"""How a day is written that was read back (Moment.words)."""
_SHUT = re.compile(r"\b(?:tutup|libur)\b", re.IGNORECASE)


async def superseded(talk: Talk[Any], outcome: str) -> None:
    """Which day suits a village is one question: whoever answers it anew has said it, and what was asked about the
    words before needs no answer. What the team writes below one message may be about many things."""
    said = talk.incoming
    if talk.person is None or said.pressed or outcome in NOT_TAKEN:
        return None
    if lines := _lines(talk, said):
        return await _of_the_same_lines(talk, said, lines)
    if talk.chat.purpose is not Purpose.VILLAGE or said.reply_to is None:
        return None
    if is_small_talk(said.text) or says_yes(said.text):
        return None  # it answers nothing anew
    if said.picture and outcome != "heard:village_replies":
        return None  # it is a photo of something
    for state, about in await _open(talk, talk.person.id, said):
        so_far = Asked.model_validate(state.draft).so_far
        if about.reply_to == said.reply_to and not _lines(talk, about) and (state.step != MISTAKE or so_far):
            await close(talk, state, "unsure.replaced")


async def asked_anew(talk: Talk[Any], doubt: Unsure) -> None:
    """What was written just now is asked about: of the same person's questions below the same message those about a
    day are answered by it, if it is about one, too, and so are those about the very same words."""
    said = doubt.about or talk.incoming
    if talk.person is None or talk.incoming.pressed:
        return
    if lines := _lines(talk, said):
        await _of_the_same_lines(talk, said, lines)
    days = talk.chat.purpose is Purpose.VILLAGE and _are_times(doubt.meanings)
    for state, about in await _open(talk, talk.person.id, said):
        if about.reply_to != said.reply_to or about.picture or said.picture:
            continue
        again = about.text.casefold() == said.text.casefold()
        if again or (days and _are_times(Asked.model_validate(state.draft).meanings)):
            await close(talk, state, "unsure.replaced")


async def _open(talk: Talk[Any], person: int | None, said: Incoming) -> list[tuple[TalkState, Incoming]]:
    """What is asked here about other messages than this one, of one person's or of anybody's. Nothing overtakes
    what may be an incident, and nobody was told of."""
    states = await talk.books.talks.find(flow=NAME, chat=talk.chat.id)
    states = [state for state in states if person in (None, state.person)]
    read = [(state, INCOMING.validate_python(Asked.model_validate(state.draft).incoming)) for state in states]
    kept = [(state, about) for state, about in read if about.message != said.message]
    return [(state, about) for state, about in kept if not Asked.model_validate(state.draft).untold]


def opens_again(talk: Talk[Any], asked: Asked, words: str) -> bool:
    """ "3 Desember kada jadi tutup", below the question whether the 3rd is closed."""
    if not (_SHUT.search(words) and without_reopening(words)):
        return False
    try:
        days = days_to_reopen(words, today=talk.today)
    except Mistake:
        return False
    return bool(days) and all(set(_days_of(talk, one)) <= set(days) for one in asked.meanings)


async def taken_back(talk: Talk[Any]) -> bool:
    """ "3 Desember kada jadi tutup", while it is still asked whether the 3rd is closed: that question is."""
    days = set(days_to_reopen(talk.answer, today=talk.today))
    found = False
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id):
        meanings = Asked.model_validate(state.draft).meanings
        if any(_A_TIME.match(one.words) and set(_days_of(talk, one)) <= days for one in meanings):
            await close(talk, state, "unsure.dropped")
            found = True
    return found


def _days_of(talk: Talk[Any], meaning: Meaning) -> Days:
    try:
        return days_to_reopen(meaning.words, today=talk.today)
    except Mistake:
        return ()


def _are_times(meanings: tuple[Meaning, ...]) -> bool:
    return bool(meanings) and all(_A_TIME.match(one.words) for one in meanings)


async def _of_the_same_lines(talk: Talk[Any], said: Incoming, lines: set[str]) -> None:
    """ "Tempatnya kada jadi siap" closes what was asked about "tempat sudah siap", whoever wrote that."""
    for state, about in await _open(talk, None, said):
        if lines & _lines(talk, about):
            await close(talk, state, "unsure.replaced")


def _lines(talk: Talk[Any], said: Incoming) -> set[str]:
    """What is ready and what is not: no answer to when and where. Of the team only as a reply, as its words may be
    about what was handed over."""
    village = talk.chat.purpose is Purpose.VILLAGE
    if said.picture or not (village or said.reply_to):
        return set()
    read = read_checks(said.text, "village" if village else "team")
    return {*read.done, *read.open} if read else set()
