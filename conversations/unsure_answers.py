"""The answers to what was read back (unsure.py): a press, a reply, an edit of the words that were asked about.

The answer plays the very message again; who may answer, and whether it is one, is looked at here.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from conversations import flow, unsure_meanwhile, unsure_news
from conversations.button import number
from conversations.incoming import Incoming
from conversations.talk import Talk
from conversations.unsure import FRESH, INCOMING, NAME, NOBODY, NOT_TAKEN, OF_PHOTOS, Asked, asked_beside, close
from conversations.unsure_words import (
    behind_a_no,
    behind_a_yes,
    how_to_answer,
    is_number,
    not_turned_down,
    right_one,
    said_with_a_yes,
    says_nothing_more,
)
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk, visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.taking_back import gives_up, takes_back
from sotarsa_bot.parsing.yes_no import after_no, after_yes, says_no, says_yes
from sotarsa_bot.people.chats import Purpose
from sotarsa_bot.people.rights import Action
from sotarsa_bot.running.machinery import Slot, TalkState
from sotarsa_bot.unsure import Meaning, Unsure

Route = Callable[[Talk[Any]], Awaitable[str]]
"""The router's own `route`, handed in: it knows all conversations, and this one too."""
_PASSES_ON = ("heard:village_replies", "heard:visit_words")
"""Who hands on what else was said with a yes."""
KEPT = "heard:deliver"
"""The router's word for a photo that was kept, and is asked about: its words said nothing."""
_NO_TIME = ("parsing.date_unreadable", "parsing.time_unreadable", "decide.place_unclear")
_OF_A_PHOTO = re.compile(r"\b(?:kegiatan|dokumentasi|suasana|foto)", re.IGNORECASE)


async def answered(talk: Talk[Any], args: list[str], route: Route) -> None:
    """`meant | talk | which meaning, or "change"`"""
    state = await talk.books.talks.first(id=number(args), flow=NAME)
    if state is None:
        return talk.note("common.answered_already")
    if not _may_answer(talk, state):
        return talk.note("common.not_your_question", alert=True)
    asked = Asked.model_validate(state.draft)
    if args[1:] == ["change"]:
        return await _refused(talk, state, asked)
    if len(args) != 2 or not args[1].isdecimal() or int(args[1]) >= len(asked.meanings):
        raise Mistake("common.old_button")
    chosen = asked.meanings[int(args[1])]
    await _take(talk, route, asked, chosen)
    await close(talk, state, "unsure.taken", said=chosen.said)


async def denied(talk: Talk[Any]) -> None:
    """ "Kada, jumat" turns the meaning down, though "jumat" was not understood, too: no later "ya" takes it."""
    words = talk.incoming.text.strip()
    if talk.incoming.pressed or after_no(words) == words:
        return
    state = await _meant(talk)
    asked = Asked.model_validate(state.draft) if state else None
    if state is None or asked is None or not asked.meanings or not _may_answer(talk, state):
        return
    await _turned_down(talk, state, asked.model_copy(update={"meanings": ()}))


async def _refused(talk: Talk[Any], state: TalkState, asked: Asked) -> None:
    """By a press, or a plain no: what was read of it goes with the words that will follow."""
    so_far = asked.so_far or (asked.meanings[0].words if asked.meanings else "")
    await _turned_down(talk, state, asked.model_copy(update={"meanings": (), "so_far": so_far}))


async def _turned_down(talk: Talk[Any], state: TalkState, asked: Asked) -> None:
    """Who said no means no: other words may still follow, and no later "ya" takes what was offered."""
    await talk.books.talks.change(state.id, draft=asked.model_dump(mode="json"))
    await _to_change(talk, state)


async def _to_change(talk: Talk[Any], state: TalkState) -> None:
    """The question stays what a reply answers."""
    await talk.say("unsure.how_to_change", slot=state.question, waits=True)
    talk.note("unsure.how_to_change")


async def heard(talk: Talk[Any], route: Route) -> bool:
    """A reply to the question; in private also a plain "ya" or "bukan" while it is the last one."""
    state = await _meant(talk)
    if state is None:
        return False
    words = talk.incoming.text.strip()
    asked = Asked.model_validate(state.draft)
    if not _may_answer(talk, state):
        raise Mistake("common.not_your_question")
    if _drops_it(talk, asked, words):
        await close(talk, state, "unsure.dropped")
        return True
    if unsure_news.is_other(asked, words, talk.chat.purpose):
        await _told_apart(talk, route, asked, words)
        return True
    if not asked.meanings:
        return await _said_anew(talk, state, asked, words, route)
    rest = said_with_a_yes(talk, asked, words)
    if not words or (is_small_talk(words) and not (says_yes(words) or rest)) or says_nothing_more(talk, words):
        raise Mistake(how_to_answer(asked))
    if says_no(words):
        await _refused(talk, state, asked)
    elif says_yes(words):
        await _said_yes(talk, state, asked, route)
    elif rest:
        await _said_yes(talk, state, asked, route, rest)
    elif chosen := right_one(asked.meanings, words):
        await _take(talk, route, asked, chosen)
        await close(talk, state, "unsure.taken", said=chosen.said)
    elif left := not_turned_down(asked.meanings, words) if len(asked.meanings) > 1 else ():
        raise _about(asked, Unsure(*left))
    elif len(asked.meanings) > 1 and is_number(words):
        raise Mistake("unsure.press_one")
    else:
        but = after_yes(words) if talk.chat.purpose is Purpose.VILLAGE else ""
        try:
            took = await _or_behind_a_no(talk, route, asked, but or after_no(words))
        except _SaidAgain:
            if not but:
                raise
            await _said_yes(talk, state, asked, route)
            return True
        kept = took == KEPT and not _OF_A_PHOTO.search(words)
        if took in NOT_TAKEN or kept or not await talk.books.talks.count(id=state.id):
            raise Mistake("unsure.not_an_answer", way=texts.html(how_to_answer(asked)))
        if but and took in _PASSES_ON:
            return True  # "ya, mudah-mudahan tidak hujan" is read by the office; what was asked is still to be answered
        await close(talk, state, "unsure.replaced")
    return True


def _drops_it(talk: Talk[Any], asked: Asked, words: str) -> bool:
    """ "Batal" below a question is about this question, and not about the record that its words were a reply to. A
    photo, or the question of a conversation, is taken back where it stands."""
    said = takes_back(words) and not says_no(words)
    said = said or (gives_up(words) and talk.chat.purpose is not Purpose.VILLAGE)  # whose reason the office is to read
    return said and not (asked.talk or asked.incoming.get("picture"))


def _about(asked: Asked, unsure: Unsure) -> Unsure:
    """Asked of the message that was asked about before."""
    unsure.about = INCOMING.validate_python(asked.incoming)
    unsure.answers = (asked.talk, asked.step) if asked.talk else None
    return unsure


async def _told_apart(talk: Talk[Any], route: Route, asked: Asked, words: str) -> None:
    """Another piece of news, said below the question: it is read by itself, and the question stays. Mistake, if nobody
    takes it."""
    about = INCOMING.validate_python(asked.incoming)
    text = unsure_news.with_code(asked, words)
    by_itself = replace(talk.incoming, text=text, reply_to=about.reply_to)
    apart = replace(talk, incoming=by_itself, answer=text, replied=await _replied(talk, by_itself), again=True)
    try:
        took = await route(apart)
    except Unsure as unsure:
        unsure.about = unsure.about or by_itself
        raise
    if took in NOT_TAKEN:
        raise Mistake("unsure.not_an_answer", way=texts.html(how_to_answer(asked)))


class _SaidAgain(Mistake):
    """What stands in the question already: with a yes before it ("inggih, jam 9 lah") it is one."""


async def _or_behind_a_no(talk: Talk[Any], route: Route, asked: Asked, words: str) -> str:
    """ "Bukan beras, sembako", "iih tapi 7 sudah jua", where all of it says nothing: what stands behind the no or yes.
    The first Mistake, if neither says anything."""
    right = behind_a_no(words) or behind_a_yes(talk, words)
    if not right:
        return await _played_anew(talk, route, asked, words)
    try:
        return await _played_anew(talk, route, asked, words)
    except _SaidAgain:
        raise
    except Mistake as mistake:
        try:
            return await _played_anew(talk, route, asked, right)
        except Mistake:
            raise mistake from None


async def _played_anew(talk: Talk[Any], route: Route, asked: Asked, words: str) -> str:
    """Other words for what was asked about. Mistake where they say no more than it already stands there.

    Below several meanings they may add to each: "tempatnya di posyandu" says nothing of which day."""
    try:
        return await played(talk, route, asked, words, instead_of=asked.meanings[0].words,
                           receipt=_of_words(talk, asked))  # fmt: skip
    except Unsure as unsure:
        more = [] if unsure.settles else await _of_the_others(talk, route, asked, words)
        if [one.said for one in (*unsure.meanings, *more)] == [one.said for one in asked.meanings]:
            raise _SaidAgain(how_to_answer(asked)) from unsure
        raise unsure.with_(*more) from unsure
    except Mistake as mistake:
        if len(asked.meanings) > 1 and mistake.key in _NO_TIME:
            raise Mistake("unsure.press_one") from mistake
        raise


async def _of_the_others(talk: Talk[Any], route: Route, asked: Asked, words: str) -> list[Meaning]:
    """What the words mean beside each of the other meanings. Whatever that changes is undone with the question."""
    found: list[Meaning] = []
    for other in asked.meanings[1:]:
        try:
            await played(talk, route, asked, words, instead_of=other.words, receipt=_of_words(talk, asked))
        except Unsure as unsure:
            found += unsure.meanings
        except Mistake:
            continue
    return found


async def _said_anew(talk: Talk[Any], state: TalkState, asked: Asked, words: str, route: Route) -> bool:
    """Other words for what was not understood. False: they say nothing of the kind."""
    if says_yes(words) and talk.replied and talk.replied.name == state.question:
        raise Mistake("unsure.nothing_yet")  # a thumb would say that it is settled
    if not words or is_small_talk(words) or says_yes(words) or says_no(words):
        return False
    before = asked.so_far or _code_before(asked)
    took = await played(talk, route, asked, after_no(words), instead_of=before, receipt=_of_words(talk, asked))
    if took in NOT_TAKEN or took == KEPT:
        raise Mistake("unsure.not_an_answer", way=texts.html("unsure.press_one"))
    if await talk.books.talks.count(id=state.id):  # else they were not understood either, and that is said there
        await close(talk, state, "unsure.replaced")
    return True


def _code_before(asked: Asked) -> str:
    """The visit that stood in the words about recipients: what is said instead of them need not say it again."""
    text = asked.incoming["text"]
    code = visit_code(text)
    about_somebody = asked.incoming.get("picture") or any(c.isdigit() for c in without_code(text))
    return f"K{code}" if code and about_somebody else ""


async def _said_yes(talk: Talk[Any], state: TalkState, asked: Asked, route: Route, rest: str = "") -> None:
    """`rest`: what else was said with the yes, for the office to read."""
    if len(asked.meanings) > 1:
        raise Mistake("unsure.press_one")
    took = await _take(talk, route, asked, asked.meanings[0], rest)
    if rest and took not in _PASSES_ON:
        raise Mistake(how_to_answer(asked))
    await close(talk, state, "unsure.taken", said=asked.meanings[0].said)


async def _take(talk: Talk[Any], route: Route, asked: Asked, chosen: Meaning, rest: str = "") -> str:
    """Does what was read back. Mistake, if nobody takes it any more: "Baik" is said of what was done. Unsure, if it has
    become something else since: that is read back first."""
    now = await unsure_meanwhile.standing(talk, INCOMING.validate_python(asked.incoming))
    if asked.standing != now:
        took = await _read_again(talk, route, asked, chosen)
        if not unsure_meanwhile.same_wish(asked.standing, now):
            raise Mistake("unsure.moved_on", said=chosen.said)
        if took not in NOBODY:
            return took
    took = await played(talk, route, asked, chosen.words, confirmed=True, rest=rest, receipt=asked.receipt)
    if took in NOBODY:
        raise Mistake("unsure.not_taken")
    return took


async def _read_again(talk: Talk[Any], route: Route, asked: Asked, chosen: Meaning) -> str:
    """The same words, as they are to be read by now: done where nothing is to be asked of them any more."""
    try:
        return await played(talk, route, asked, chosen.words, receipt=asked.receipt)
    except Unsure as unsure:
        unsure.before = unsure.before or texts.plain("unsure.meanwhile")
        raise _about(asked, unsure) from unsure


async def _meant(talk: Talk[Any]) -> TalkState | None:
    if talk.incoming.picture or talk.incoming.command or talk.person is None:
        return None
    words = talk.incoming.text
    if talk.replied and talk.replied.name.startswith((f"{NAME}:", OF_PHOTOS)):
        state = await talk.books.talks.first(flow=NAME, question=talk.replied.name)
        unread = state is not None and not Asked.model_validate(state.draft).meanings and says_yes(words)
        return await _asked_last(talk) or state if unread else state
    if talk.replied:
        return await asked_beside(talk) if says_yes(words) else None
    if not talk.incoming.private or not (says_yes(words) or says_no(words)):
        return None
    state = await talk.books.talks.first(flow=NAME, chat=talk.chat.id, person=talk.person.id, order="-changed_at")
    other = await flow.standing(talk)
    if state and other and other.changed_at > state.changed_at:
        return None  # it is the newer question that is answered
    return state if state and talk.incoming.at - state.changed_at <= FRESH else None


async def _asked_last(talk: Talk[Any]) -> TalkState | None:
    """A yes below the words about another answer of theirs that was not understood: the question still stands."""
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, person=talk.by.id, order="-id"):
        if Asked.model_validate(state.draft).meanings and talk.incoming.at - state.changed_at <= FRESH:
            return state
    return None


def _of_words(talk: Talk[Any], asked: Asked) -> int:
    return 0 if asked.incoming.get("picture") else talk.incoming.message or 0


def _may_answer(talk: Talk[Any], state: TalkState) -> bool:
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


async def played(
    talk: Talk[Any],
    route: Route,
    asked: Asked,
    words: str,
    *,
    confirmed: bool = False,
    instead_of: str = "",
    rest: str = "",
    receipt: int = 0,
) -> str:
    """The message once more, with these words. It keeps its number, its picture, its moment and what it replied to.
    Gives the router's word about what it was.

    Mistake if the question that it answered is not open any more."""
    incoming = INCOMING.validate_python(asked.incoming)
    incoming = replace(incoming, sender=talk.incoming.sender, text=words, edited=False)
    if incoming.command:
        incoming = replace(incoming, args=words)
    if asked.talk and not await talk.books.talks.count(id=asked.talk, step=asked.step):
        raise Mistake("common.answered_already")
    replied = await _replied(talk, incoming)
    written = "; ".join(part for part in (asked.incoming["text"], rest) if part)
    again = replace(talk, incoming=incoming, answer=words, again=True, confirmed=confirmed, besides=rest,
                    instead_of=instead_of, written=written, replied=replied,
                    state=None, draft=None, receipt=receipt)  # fmt: skip
    try:
        took = await route(again)
    except Unsure as unsure:
        if unsure.key.startswith("incident.") and unsure_news.about_recipients(asked) and not confirmed:
            incoming = replace(talk.incoming, reply_to=incoming.reply_to)  # the question about the photo stays
        unsure.about = unsure.about or incoming
        raise
    talk.toast = again.toast
    return took


async def _replied(talk: Talk[Any], incoming: Incoming) -> Slot | None:
    if not incoming.reply_to:
        return None
    return await talk.books.slots.first(chat=talk.chat.id, message=incoming.reply_to)


async def changed(talk: Talk[Any], route: Route) -> bool:
    """The words that were asked about are changed while the question stands: the new ones are read instead. False:
    nothing was asked about them.

    Mistake and Unsure as for any words; the former question is closed then, or asked of the new ones."""
    state = await talk.books.talks.first(key=f"{NAME}:{talk.chat.id}:{talk.incoming.message}")
    if state is None or not _may_answer(talk, state):
        return False
    took = await played(talk, route, Asked.model_validate(state.draft), talk.incoming.text)
    if took in NOT_TAKEN:
        raise Mistake("unsure.edit_unread")
    if await talk.books.talks.count(id=state.id):
        await close(talk, state, "unsure.replaced")
    return True
