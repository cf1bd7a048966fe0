"""The answers to what was read back (unsure.py): a press, a reply, an edit of the words that were asked about.

The answer plays the very message again; who may answer, and whether it is one, is looked at here.
"""

import re
from datetime import timedelta
from typing import Any

from conversations import flow
from conversations.doubts import unsure_incidents, unsure_news, unsure_overtaken, unsure_play, unsure_rounds
from conversations.doubts.unsure import FRESH, NAME, NOT_TAKEN, Asked, asked_beside, close, numbers_in, still_last
from conversations.doubts.unsure_words import (
    corrects,
    defers,
    denies_incident,
    how_to_answer,
    incident_with,
    is_number,
    more_of_incident,
    not_turned_down,
    right_one,
    said_with_a_yes,
    says_nothing_more,
    yes_and_no,
)
from conversations.presses.questions import CHANGE, Meant
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import AtLeast
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk, opens_with_step, visit_code
from sotarsa_bot.parsing.caption_code import names_only_a_visit, without_code
from sotarsa_bot.parsing.taking_back import gives_up, takes_back
from sotarsa_bot.parsing.team_talk import asks_or_jokes
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.parsing.yes_no import after_no, after_yes, says_no, says_yes, says_yes_but
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.unsure import NOTHING, Meaning, Unsure

_PASSES_ON = ("heard:village_replies", "heard:visit_words")
"""Who hands on what else was said with a yes."""
KEPT = "heard:deliver"
"""The router's word for a photo that was kept, and is asked about: its words said nothing."""
_PUT_RIGHT = timedelta(minutes=10)
"""So long after "Ubah" the right words are waited for."""
_OF_A_PHOTO = re.compile(r"\b(?:kegiatan|dokumentasi|suasana|foto)", re.IGNORECASE)


async def answered(talk: Talk[Any], press: Meant, route: unsure_play.Route) -> None:
    state = await talk.books.talks.first(id=press.talk, flow=NAME)
    if state is None:
        return talk.note("common.answered_already")
    if not _may_answer(talk, state):
        return talk.note("common.not_your_question", alert=True)
    asked = Asked.model_validate(state.draft)
    if press.which == CHANGE:
        return await _refused(talk, state, asked)
    if press.which >= len(asked.meanings):
        raise Mistake("common.old_button")
    await _taken(talk, state, asked, asked.meanings[press.which], route)


async def _taken(talk: Talk[Any], state: TalkState, asked: Asked, chosen: Meaning, route: unsure_play.Route) -> None:
    """What was chosen is done; who chose that there is nothing closes the question."""
    if chosen.words == NOTHING:
        await _denied(talk, state, asked)
        return await close(talk, state, "unsure.dropped")
    await unsure_play.take(talk, route, asked, chosen)
    await close(talk, state, "unsure.taken", said=chosen.said)


async def denied(talk: Talk[Any], *, unread: bool = False) -> None:
    """ "Kada, jumat" turns the meaning down, though "jumat" was not understood, too: no later "ya" takes it. Nor, where
    these words were not (`unread`), what "iih kacuali 6, inya handak kaina" would have put right."""
    words = talk.incoming.text.strip()
    puts_right = unread and talk.chat.purpose is not Purpose.VILLAGE and corrects(words)
    if talk.incoming.pressed or (after_no(words) == words and not puts_right):
        return
    state = await _meant(talk) or await _contradicted(talk)
    asked = Asked.model_validate(state.draft) if state else None
    if state is None or asked is None or not asked.meanings or not _may_answer(talk, state):
        return
    if asked.untold or asked.rung:
        return  # "kada, masih di simpang" denies no landslide
    await _turned_down(talk, state, asked.model_copy(update={"meanings": (), "untold": ()}))


async def _refused(talk: Talk[Any], state: TalkState, asked: Asked) -> None:
    """By a press, or a plain no: what was read of it goes with the words that will follow."""
    so_far = asked.so_far or (asked.meanings[0].words if asked.meanings else "")
    await _turned_down(talk, state, asked.model_copy(update={"meanings": (), "so_far": so_far}))


async def _denied(talk: Talk[Any], state: TalkState, asked: Asked) -> None:
    """Whoever was told unconfirmed of an incident hears that it is none."""
    if asked.rung:
        await unsure_incidents.denied(talk.books, state, talk.by.name, talk.now)


async def _turned_down(talk: Talk[Any], state: TalkState, asked: Asked) -> None:
    """Who said no means no: other words may still follow, and no later "ya" takes what was offered."""
    draft = asked.model_copy(update={"turned_down": True}).model_dump(mode="json")
    await talk.books.talks.change(state.id, draft=draft, changed_at=talk.now)
    await _to_change(talk, state)


async def _to_change(talk: Talk[Any], state: TalkState) -> None:
    """The question stays what a reply answers."""
    await talk.say("unsure.how_to_change", slot=state.question, waits=True)
    talk.note("unsure.how_to_change")


async def heard(talk: Talk[Any], route: unsure_play.Route) -> bool:
    """A reply to the question; in private also a plain "ya" or "bukan" while it is the last one. Soon after "Ubah" the
    right words need no reply."""
    state = await _meant(talk) or await _to_be_put_right(talk) or await _contradicted(talk)
    if state is None:
        return False
    words = talk.incoming.text.strip()
    asked = Asked.model_validate(state.draft)
    if not _may_answer(talk, state):
        raise Mistake("common.not_your_question")
    if _drops_it(talk, asked, words) or unsure_overtaken.opens_again(talk, asked, words):
        await _denied(talk, state, asked)
        await close(talk, state, "unsure.dropped")
        return True
    if unsure_news.is_other(asked, words, talk.chat.purpose):
        await unsure_play.told_apart(talk, route, asked, words)
        return True
    if names_only_a_visit(words) and (code := await _only_a_visit(talk, asked, words)):
        words = code
    if not asked.meanings:
        return await _said_anew(talk, state, asked, words, route)
    if told := incident_with(asked, words):
        await unsure_play.take(talk, route, asked, told)
        await close(talk, state, "unsure.taken", said=told.said)
        return True
    rest = said_with_a_yes(talk, asked, words)
    if not words or (is_small_talk(words) and not (says_yes(words) or rest)) or says_nothing_more(talk, words):
        raise Mistake(how_to_answer(asked))
    if defers(words):
        raise Mistake(how_to_answer(asked))
    if says_no(words) or yes_and_no(words) or takes_back(words) or _strikes_out(words) or denies_incident(asked, words):
        await _denied(talk, state, asked)
        await _refused(talk, state, asked.model_copy(update={"untold": ()}))
    elif says_yes(words):
        await _said_yes(talk, state, asked, route)
    elif rest:
        await _said_yes(talk, state, asked, route, rest)
    elif chosen := right_one(asked.meanings, words) or await _of_village(talk, asked, words):
        await _taken(talk, state, asked, chosen, route)
    elif left := not_turned_down(asked.meanings, words) if len(asked.meanings) > 1 else ():
        raise unsure_play.about(asked, Unsure(*left))
    elif more := more_of_incident(asked, words):
        code = more.words.split()[1]
        raise unsure_play.about(asked, Unsure(more, key="incident.record_this", code=code))
    elif len(asked.meanings) > 1 and is_number(words):
        raise Mistake("unsure.press_one")
    else:
        but = after_yes(words) if talk.chat.purpose is Purpose.VILLAGE else ""
        try:
            took = await unsure_play.or_behind_a_no(talk, route, asked, but or after_no(words))
        except unsure_play.SaidAgain:
            if not but:
                raise
            await _said_yes(talk, state, asked, route)
            return True
        kept = took == KEPT and not _OF_A_PHOTO.search(words)
        if took in NOT_TAKEN and talk.chat.purpose is not Purpose.VILLAGE and corrects(words):
            raise Mistake("unsure.correction_unread")
        if took in NOT_TAKEN or kept or not await talk.books.talks.count(id=state.id):
            raise Mistake("unsure.not_an_answer", way=texts.html(how_to_answer(asked)))
        if but and took in _PASSES_ON:
            return True  # "ya, mudah-mudahan tidak hujan" is read by the office; what was asked is still to be answered
        await close(talk, state, "unsure.replaced")
    return True


async def _only_a_visit(talk: Talk[Any], asked: Asked, words: str) -> str:
    """A bare code takes no question away: it says of which visit words without one were. Mistake where it says nothing;
    "" where it chooses one of the meanings."""
    if right_one(asked.meanings, words):
        return ""
    text = str(asked.incoming["text"] or "")
    if asked.meanings or visit_code(text) or not text:
        raise Mistake(how_to_answer(asked) if asked.meanings else "unsure.nothing_yet")
    return f"{words} {text}"


async def _of_village(talk: Talk[Any], asked: Asked, words: str) -> Meaning | None:
    """Of what is offered for several visits, that of the village which is named: "liyu", "nang di Liyu"."""
    said = {word.plain for word in Words(words).all}
    found = []
    for one in asked.meanings:
        codes = re.findall(r"\bK(\d+)\b", one.words)
        visit = await talk.books.visits.first(id=int(codes[0])) if len(codes) == 1 else None
        name = (await talk.books.villages.get(visit.village)).name if visit else ""
        theirs = {word.plain for word in Words(name).all}
        if theirs and theirs <= said and said - theirs <= _POINTS_THERE:
            found.append(one)
    return found[0] if len(found) == 1 else None


_POINTS_THERE = frozenset({
    "di", "d", "ka", "ke", "desa", "ds", "yang", "yg", "nang", "untuk", "gasan", "pak", "bu", "itu", "tu",
})  # fmt: skip
_STRUCK = re.compile(
    r"\W*(?:di)?(?:hapus|cabut|batal)(?:kan|in)?(?:\W+(?:saja|aja|ja|haja|pak|bu|lah|dulu|itu|pang))*\W*", re.IGNORECASE
)


def _strikes_out(words: str) -> bool:
    """ "hapus", "cabut haja"."""
    return _STRUCK.fullmatch(words) is not None


def _drops_it(talk: Talk[Any], asked: Asked, words: str) -> bool:
    """ "Batal" below a question is about this question, and not about the record that its words were a reply to. A
    photo, or the question of a conversation, is taken back where it stands."""
    said = takes_back(words) and (not says_no(words) or "jadi" in words.casefold())  # "salah" only turns it down
    said = said or (gives_up(words) and talk.chat.purpose is not Purpose.VILLAGE)  # whose reason the office is to read
    return said and not (asked.talk or asked.incoming.get("picture"))


async def _said_anew(talk: Talk[Any], state: TalkState, asked: Asked, words: str, route: unsure_play.Route) -> bool:
    """Other words for what was not understood. False: they say nothing of the kind."""
    if says_yes(words) and talk.replied and talk.replied.name == state.question:
        if await unsure_rounds.yes_below_another(talk):
            return True
        raise Mistake("unsure.nothing_yet")  # a thumb would say that it is settled
    if not words or is_small_talk(words) or says_yes(words) or says_no(words):
        return False
    before = asked.so_far or _code_before(asked)
    took = await unsure_play.played(
        talk, route, asked, after_no(words), instead_of=before, receipt=unsure_play.of_words(talk, asked)
    )
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


async def _said_yes(talk: Talk[Any], state: TalkState, asked: Asked, route: unsure_play.Route, rest: str = "") -> None:
    """`rest`: what else was said with the yes, for the office to read."""
    if len(asked.meanings) > 1:
        raise Mistake("unsure.press_one")
    took = await unsure_play.take(talk, route, asked, asked.meanings[0], rest)
    if rest and took not in _PASSES_ON:
        raise Mistake(how_to_answer(asked))
    await close(talk, state, "unsure.taken", said=asked.meanings[0].said)


async def _meant(talk: Talk[Any]) -> TalkState | None:
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


async def _contradicted(talk: Talk[Any]) -> TalkState | None:
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


async def changed(talk: Talk[Any], route: unsure_play.Route) -> bool:
    """The words that were asked about are changed while the question stands: the new ones are read instead. False:
    nothing was asked about them.

    Mistake and Unsure as for any words; the former question is closed then, or asked of the new ones."""
    state = await talk.books.talks.first(key=f"{NAME}:{talk.chat.id}:{talk.incoming.message}")
    if state is None or not _may_answer(talk, state):
        return False
    took = await unsure_play.played(talk, route, Asked.model_validate(state.draft), talk.incoming.text)
    if took in NOT_TAKEN:
        raise Mistake("unsure.edit_unread")
    if await talk.books.talks.count(id=state.id):
        await close(talk, state, "unsure.replaced")
    return True
