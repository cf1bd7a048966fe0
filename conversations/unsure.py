"""Words that may not mean what they seem to: read back with "Ya" and "Ubah", and nothing is changed before the answer.

Whatever reads words raises `Unsure`; here it is asked, once for all conversations. The answer plays the very message
again, with words of which each is accounted for: so what was meant is done by the conversation that would have done it,
in the name of whoever answers, with all that it checks, and never twice.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from pydantic import BaseModel, TypeAdapter

from conversations import flow
from conversations.button import Button, Rows, button, number
from conversations.incoming import Incoming
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.field.attention import UNSURE
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk, names_a_matter, will_ask
from sotarsa_bot.parsing.places import read_place
from sotarsa_bot.parsing.words import Words, condition_in, turns
from sotarsa_bot.parsing.yes_no import after_no, after_yes, says_no, says_yes
from sotarsa_bot.people.chats import Purpose
from sotarsa_bot.people.rights import Action
from sotarsa_bot.privacy.retention import MISUNDERSTOOD
from sotarsa_bot.running.machinery import Slot, TalkState
from sotarsa_bot.unsure import Meaning, Unsure

Route = Callable[[Talk[Any]], Awaitable[str]]
"""The router's own `route`, handed in: it knows all conversations, and this one too."""
PRESS = "meant"
NAME, MISTAKE = UNSURE, MISUNDERSTOOD
"""Its questions stand among the talks, so that they outlive a restart, move with their group and are forgotten in time;
but they are no flow: who is asked may go on with something else meanwhile."""
OF_PHOTOS = "photos:ask:"
"""So begin the names of the questions about photos that fit nothing (hand_overs/orphans.py)."""
LABEL = 38
"""Letters of a button that a small phone shows."""
FRESH = timedelta(days=1)
"""So long a plain "ya" in private is about the last such question."""
_PASSES_ON = ("heard:village_replies",)
"""Who hands on what else was said with a yes."""
_NOT_TAKEN = ("not understood", "small talk", "heard:village_words")
"""The router's words for what no conversation has taken; what was passed on to others answers nothing either."""
_OF_A_PHOTO = re.compile(r"\b(?:kegiatan|dokumentasi|suasana|foto)", re.IGNORECASE)
_POINTING = frozenset(
    {
        "yang",
        "yg",
        "nang",
        "itu",
        "tu",
        "pak",
        "bu",
        "nomor",
        "no",
        "nomer",
        "pilih",
        "maksudnya",
        "saja",
        "aja",
        "ja",
        "jam",
        "pukul",
        "tgl",
        "tanggal",
        "hari",
    }
)
_FULL_HOUR = re.compile(r"\d\d\.00")
_BUT_PLEASE = re.compile(
    r"^(?:(?:tapi|tetapi|tp|cuma|hanya|dan)\W+)+(?=(?:tolong|mohon|minta|bawa\w*)\b)", re.IGNORECASE
)
_INCOMING = TypeAdapter(Incoming)


class Asked(BaseModel):
    """What was written, what it may mean, and the talk whose question it answered (0: none), at which step. `late`: the
    visit that has to be opened again before (0: none). `so_far`: what was understood of words that were not enough.
    `receipt`: the message that holds the words which were read back."""

    incoming: dict[str, Any]
    meanings: tuple[Meaning, ...]
    talk: int = 0
    step: str = ""
    late: int = 0
    so_far: str = ""
    receipt: int = 0


async def ask(talk: Talk[Any], unsure: Unsure) -> None:
    """Reads back what may be meant. Asked again about the same message, the question is edited."""
    about = unsure.about or talk.incoming
    if about.pressed:
        raise ValueError("a press has one meaning")
    state = await _kept(talk, about, unsure.meanings, unsure.answers or (0, ""), NAME, late=unsure.late)
    said = _listed(unsure.meanings, unsure.key) + without(about.text, unsure.meanings)
    values = {"said": said, **unsure.values}
    rows, key = rows_of(state.id, unsure.meanings), state.question
    question = texts.html(unsure.key, **values)
    before = f"{unsure.before}\n" if unsure.before else ""
    await talk.say("unsure.asked", slot=key, buttons=rows, waits=True, subject=key, as_reply=True, before=before,
                   question=question)  # fmt: skip


async def misunderstood(talk: Talk[Any], mistake: Mistake, *, rows: Rows = (), proof: bool = False) -> None:
    """Says what went wrong, so that a reply to it takes the place of the words. `proof`: a photo waits for them, and so
    they are asked for again as any question is."""
    step = NAME if proof else MISTAKE
    state = await _kept(talk, talk.incoming, (), (0, ""), step, so_far=mistake.so_far)
    key = state.question
    said = texts.html(mistake.key, **mistake.values)
    if proof:
        said = texts.html("unsure.photo_waits", why=said)
    await talk.say("common.as_said", slot=key, buttons=rows, waits=False, subject=key, as_reply=True, said=said)


async def remember(talk: Talk[Any], question: str) -> None:
    """Words whose photo is being asked about, in the question of this name: a reply to it takes their place."""
    if talk.person is None or talk.incoming.message is None:
        return
    if not await talk.books.talks.count(flow=NAME, question=question):
        state = await _kept(talk, talk.incoming, (), (0, ""), MISTAKE)
        await talk.books.talks.change(state.id, question=question)


async def words_of(talk: Talk[Any], question: str) -> str:
    """What was remembered so and is still recorded nowhere."""
    state = await talk.books.talks.first(flow=NAME, question=question)
    return str(state.draft["incoming"].get("text") or "") if state else ""


async def forget(talk: Talk[Any], chat: int, message: int) -> str:
    """Nothing is to be recorded of this message's words any more; the question that stood for them."""
    state = await talk.books.talks.first(key=f"{NAME}:{chat}:{message}")
    if state:
        await talk.books.talks.discard(id=state.id)
    return state.question if state else ""


async def _kept(
    talk: Talk[Any],
    about: Incoming,
    meanings: tuple[Meaning, ...],
    answers: tuple[int, str],
    step: str,
    *,
    late: int = 0,
    so_far: str = "",
) -> TalkState:
    asked = Asked(
        incoming=_INCOMING.dump_python(replace(about, number=""), mode="json"),
        meanings=meanings,
        talk=answers[0],
        step=answers[1],
        late=late,
        so_far=so_far,
        receipt=await _receipt(talk, about),
    )
    key = f"{NAME}:{talk.chat.id}:{about.message}"
    await talk.books.talks.discard(key=key)
    return await talk.books.talks.add(
        TalkState(key=key, flow=NAME, step=step, draft=asked.model_dump(mode="json"), chat=talk.chat.id,
                  person=talk.by.id, question=key, changed_at=talk.now)
    )  # fmt: skip


async def _receipt(talk: Talk[Any], about: Incoming) -> int:
    """A photo is what it is about, whatever was typed of it later."""
    if about.picture or not talk.incoming.pressed:
        return (about.message if about.picture else talk.incoming.message) or 0
    before = await talk.books.talks.first(key=f"{NAME}:{talk.chat.id}:{about.message}")
    return Asked.model_validate(before.draft).receipt if before else 0


def _listed(meanings: tuple[Meaning, ...], key: str) -> str:
    """The one that is meant, within the sentence or below it; several that are too long for buttons stand numbered
    above these."""
    if len(meanings) == 1:
        below = texts.catalogue()[key].endswith("?{said}")
        return f"\n{meanings[0].said}" if below else meanings[0].said
    return "".join(f"\n{n}. {one.said}" for n, one in enumerate(meanings, 1)) if _too_long(meanings) else ""


def without(text: str, meanings: tuple[Meaning, ...]) -> str:
    """What was said under a condition is offered without it, and that is said, too."""
    condition = condition_in(text)
    if not condition or all(condition in one.said for one in meanings):
        return ""
    return texts.plain("unsure.without", condition=condition)


def _too_long(meanings: tuple[Meaning, ...]) -> bool:
    return any(len(one.said) > LABEL for one in meanings)


def rows_of(id_: int, meanings: tuple[Meaning, ...]) -> list[list[Button]]:
    if not meanings:
        return []
    change = button(texts.plain("unsure.change"), PRESS, id_, "change")
    if len(meanings) == 1:
        return [[button(texts.plain("unsure.yes"), PRESS, id_, 0), change]]
    if _too_long(meanings):
        return [[button(f"{n + 1}", PRESS, id_, n) for n in range(len(meanings))], [change]]
    return [*[[button(one.said, PRESS, id_, n)] for n, one in enumerate(meanings)], [change]]


async def answered(talk: Talk[Any], args: list[str], route: Route) -> None:
    """`meant | talk | which meaning, or "change"`"""
    state = await talk.books.talks.first(id=number(args), flow=NAME)
    if state is None:
        return talk.note("common.answered_already")
    if not _may_answer(talk, state):
        return talk.note("common.not_your_question", alert=True)
    asked = Asked.model_validate(state.draft)
    if args[1:] == ["change"]:
        return await _to_change(talk, state)
    if len(args) != 2 or not args[1].isdecimal() or int(args[1]) >= len(asked.meanings):
        raise Mistake("common.old_button")
    chosen = asked.meanings[int(args[1])]
    await _play(talk, route, asked, chosen.words, confirmed=True, receipt=asked.receipt)
    await _close(talk, state, "unsure.taken", said=chosen.said)


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
    if not asked.meanings:
        return await _said_anew(talk, state, asked, words, route)
    rest = _said_with_a_yes(talk, asked, words)
    if not words or (is_small_talk(words) and not (says_yes(words) or rest)):
        raise Mistake(_how_to_answer(asked))
    if says_no(words):
        await _to_change(talk, state)
    elif says_yes(words):
        await _said_yes(talk, state, asked, route)
    elif rest:
        await _said_yes(talk, state, asked, route, rest)
    elif chosen := _pointed_at(asked.meanings, words):
        await _play(talk, route, asked, chosen.words, confirmed=True, receipt=asked.receipt)
        await _close(talk, state, "unsure.taken", said=chosen.said)
    else:
        but = after_yes(words) if talk.chat.purpose is Purpose.VILLAGE else ""
        took = await _played_anew(talk, route, asked, but or after_no(words))
        kept = took == "heard:photos" and not _OF_A_PHOTO.search(words)
        if took in _NOT_TAKEN or kept or not await talk.books.talks.count(id=state.id):
            raise Mistake("unsure.not_an_answer", way=texts.html(_how_to_answer(asked)))
        await _close(talk, state, "unsure.replaced")
    return True


async def _played_anew(talk: Talk[Any], route: Route, asked: Asked, words: str) -> str:
    """Other words for what was asked about. Mistake where they say no more than it already stands there."""
    try:
        return await _play(talk, route, asked, words, instead_of=asked.meanings[0].words,
                           receipt=_of_words(talk, asked))  # fmt: skip
    except Unsure as unsure:
        if [one.said for one in unsure.meanings] == [one.said for one in asked.meanings]:
            raise Mistake(_how_to_answer(asked)) from unsure
        raise


def _said_with_a_yes(talk: Talk[Any], asked: Asked, words: str) -> str:
    """What a village says behind its yes, if that leaves what was read back as it is: no number, no day, no place, no
    "tapi" but before a request."""
    rest = after_yes(words) if talk.chat.purpose is Purpose.VILLAGE and len(asked.meanings) == 1 else ""
    bare = _BUT_PLEASE.sub("", rest)
    other = names_a_matter(rest) or turns(bare) or will_ask(rest) or read_place(rest, led=True).place
    return "" if other else rest


def _pointed_at(meanings: tuple[Meaning, ...], words: str) -> Meaning | None:
    """Of several, the only one that has each of these words: "yang Rahmah", "menerima", "yang jam 9"."""
    said = {word.plain for word in Words(words).all} - _POINTING
    found = [one for one in meanings if said and said <= _words_of(one)]
    return found[0] if len(found) == 1 < len(meanings) else None


def _words_of(meaning: Meaning) -> set[str]:
    said = {word.plain for word in Words(meaning.said).all}
    return said | {str(int(hour[:2])) for hour in said if _FULL_HOUR.fullmatch(hour)}


def _how_to_answer(asked: Asked) -> str:
    return "unsure.press_or_reply" if len(asked.meanings) == 1 else "unsure.press_one"


def _of_words(talk: Talk[Any], asked: Asked) -> int:
    return 0 if asked.incoming.get("picture") else talk.incoming.message or 0


async def _said_anew(talk: Talk[Any], state: TalkState, asked: Asked, words: str, route: Route) -> bool:
    """Other words for what was not understood. False: they say nothing of the kind."""
    if not words or is_small_talk(words) or says_yes(words) or says_no(words):
        return False
    await _play(talk, route, asked, after_no(words), instead_of=asked.so_far, receipt=_of_words(talk, asked))
    if await talk.books.talks.count(id=state.id):  # else they were not understood either, and that is said there
        await _close(talk, state, "unsure.replaced")
    return True


async def _said_yes(talk: Talk[Any], state: TalkState, asked: Asked, route: Route, rest: str = "") -> None:
    """`rest`: what else was said with the yes, for the office to read."""
    if len(asked.meanings) > 1:
        raise Mistake("unsure.press_one")
    took = await _play(talk, route, asked, asked.meanings[0].words, confirmed=True, rest=rest, receipt=asked.receipt)
    if rest and took not in _PASSES_ON:
        raise Mistake(_how_to_answer(asked))
    await _close(talk, state, "unsure.taken", said=asked.meanings[0].said)


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


async def asked_beside(talk: Talk[Any]) -> TalkState | None:
    """A yes below the card, instead of below the question about what was written there."""
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, order="-id"):
        asked = Asked.model_validate(state.draft)
        if asked.meanings and _INCOMING.validate_python(asked.incoming).reply_to == talk.incoming.reply_to:
            return state
    return None


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
    return talk.chat.purpose is Purpose.TEAM and talk.allows(Action.DELIVER)


async def _play(
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
    incoming = _INCOMING.validate_python(asked.incoming)
    incoming = replace(incoming, sender=talk.incoming.sender, text=words, edited=False)
    if incoming.command:
        incoming = replace(incoming, args=words)
    if asked.talk and not await talk.books.talks.count(id=asked.talk, step=asked.step):
        raise Mistake("common.answered_already")
    replied = await _replied(talk, incoming)
    written = "; ".join(part for part in (asked.incoming["text"], rest) if part)
    again = replace(talk, incoming=incoming, answer=words, again=True, confirmed=confirmed, instead_of=instead_of,
                    written=written, replied=replied, state=None, draft=None, receipt=receipt)  # fmt: skip
    try:
        took = await route(again)
    except Unsure as unsure:
        unsure.about = unsure.about or incoming
        raise
    talk.toast = again.toast
    return took


async def _replied(talk: Talk[Any], incoming: Incoming) -> Slot | None:
    if not incoming.reply_to:
        return None
    return await talk.books.slots.first(chat=talk.chat.id, message=incoming.reply_to)


async def so_far(talk: Talk[Any]) -> str:
    """What the same person's words below the same message said already, where they were not enough."""
    if talk.incoming.reply_to is None or talk.person is None:
        return ""
    for state in await talk.books.talks.find(flow=NAME, step=MISTAKE, chat=talk.chat.id, person=talk.person.id,
                                             order="-id"):  # fmt: skip
        asked = Asked.model_validate(state.draft)
        about = _INCOMING.validate_python(asked.incoming)
        if about.reply_to == talk.incoming.reply_to and about.message != talk.incoming.message:
            return asked.so_far if talk.incoming.at - state.changed_at <= FRESH else ""
    return ""


async def superseded(talk: Talk[Any], outcome: str) -> None:
    """Which day suits a village is one question: whoever answers it anew has said it, and what was asked about the
    words before needs no answer. What the team writes below one message may be about many things."""
    if talk.incoming.reply_to is None or talk.person is None or talk.incoming.pressed or outcome in _NOT_TAKEN:
        return
    if talk.chat.purpose is not Purpose.VILLAGE:
        return
    if is_small_talk(talk.incoming.text) or says_yes(talk.incoming.text):
        return  # it answers nothing anew
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, person=talk.person.id):
        about = _INCOMING.validate_python(Asked.model_validate(state.draft).incoming)
        same = about.reply_to == talk.incoming.reply_to and about.message != talk.incoming.message
        if same and (state.step != MISTAKE or Asked.model_validate(state.draft).so_far):
            await _close(talk, state, "unsure.replaced")


async def changed(talk: Talk[Any], route: Route) -> bool:
    """The words that were asked about are changed while the question stands: the new ones are read instead. False:
    nothing was asked about them.

    Mistake and Unsure as for any words; the former question is closed then, or asked of the new ones."""
    state = await talk.books.talks.first(key=f"{NAME}:{talk.chat.id}:{talk.incoming.message}")
    if state is None or not _may_answer(talk, state):
        return False
    took = await _play(talk, route, Asked.model_validate(state.draft), talk.incoming.text)
    if took in _NOT_TAKEN:
        raise Mistake("unsure.edit_unread")
    if await talk.books.talks.count(id=state.id):
        await _close(talk, state, "unsure.replaced")
    return True


async def replaced(talk: Talk[Any]) -> None:
    """The message that was asked about has other words now: what it may have meant is no longer offered."""
    state = await talk.books.talks.first(key=f"{NAME}:{talk.chat.id}:{talk.incoming.message}")
    if state:
        await _close(talk, state, "unsure.replaced")


async def _close(talk: Talk[Any], state: TalkState, key: str, **values: Any) -> None:
    await talk.say(key, slot=state.question, **values)
    await talk.books.talks.discard(id=state.id)
