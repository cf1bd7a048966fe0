"""What a reply to "Maksudnya: …?" says: an ordered list of cases, each with the reason of its place.

The first case that says True has taken the reply. Who may answer, and which question it is, was looked at before.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from conversations.doubts import unsure_news, unsure_overtaken, unsure_play, unsure_taken
from conversations.doubts.unsure_asked import INCOMING, KEPT, NOT_TAKEN, Asked, close
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
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk, visit_code
from sotarsa_bot.parsing.caption_code import names_only_a_visit
from sotarsa_bot.parsing.taking_back import gives_up, takes_back
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.parsing.yes_no import after_no, after_yes, says_no, says_yes
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.unsure import Meaning, Unsure

_OF_A_PHOTO = re.compile(r"\b(?:kegiatan|dokumentasi|suasana|foto)", re.IGNORECASE)
_POINTS_THERE = frozenset({
    "di", "d", "ka", "ke", "desa", "ds", "yang", "yg", "nang", "untuk", "gasan", "pak", "bu", "itu", "tu",
})  # fmt: skip
_STRUCK = re.compile(
    r"\W*(?:di)?(?:hapus|cabut|batal)(?:kan|in)?(?:\W+(?:saja|aja|ja|haja|pak|bu|lah|dulu|itu|pang))*\W*", re.IGNORECASE
)
""" "hapus", "cabut haja"."""
_JUST = re.compile(
    r"(?<!\w)(?:haja|ja|aja|saja|barataan|sabarataan|samuaan|samunyaan|s[ae]mua(?:nya)?|itu|tu|pang|am|lah)(?!\w)",
    re.IGNORECASE,
)
""" "K1 haja", "K1 barataan": the code, and nothing else that could be read."""


@dataclass(frozen=True)
class Reply:
    """The words, and the question that they are a reply to."""

    talk: Talk[Any]
    state: TalkState
    asked: Asked
    words: str
    route: unsure_play.Route

    async def take(self, chosen: Meaning) -> bool:
        await unsure_taken.taken(self.talk, self.state, self.asked, chosen, self.route)
        return True


@dataclass(frozen=True)
class Case:
    """`why` it is looked for here and not further down."""

    heard: Callable[[Reply], Awaitable[bool]]
    why: str


async def heard(reply: Reply) -> bool:
    """Whether any case takes it. Mistake, Unsure as the cases say."""
    cases = (*ANY_QUESTION, *(MEANINGS if reply.asked.meanings else NOTHING_READ))
    for case in cases:
        if await case.heard(reply):
            return True
    return False


async def _drops_it(reply: Reply) -> bool:
    """A photo, or the question of a conversation, is taken back where it stands."""
    talk, asked, words = reply.talk, reply.asked, reply.words
    said = takes_back(words) and (not says_no(words) or "jadi" in words.casefold())  # "salah" only turns it down
    said = said or (gives_up(words) and talk.chat.purpose is not Purpose.VILLAGE)  # whose reason the office is to read
    elsewhere = asked.talk or asked.incoming.get("picture")
    if not (said and not elsewhere) and not unsure_overtaken.opens_again(talk, asked, words):
        return False
    await unsure_taken.dropped(talk, reply.state, asked)
    return True


async def _other_news(reply: Reply) -> bool:
    if not unsure_news.is_other(reply.asked, reply.words, reply.talk.chat.purpose):
        return False
    await unsure_play.told_apart(reply.talk, reply.route, reply.asked, reply.words)
    return True


async def _said_anew(reply: Reply) -> bool:
    words = reply.words
    if names_only_a_visit(words):
        before = str(reply.asked.incoming["text"] or "")
        if visit_code(before) or not before:
            raise Mistake("unsure.nothing_yet")
        words = f"{words} {before}"
    return await unsure_taken.said_anew(reply.talk, reply.state, reply.asked, words, reply.route)


async def _bare_code(reply: Reply) -> bool:
    words = _JUST.sub(" ", reply.words).strip(" ,.!")
    if names_only_a_visit(words) and not right_one(reply.asked.meanings, words):
        raise Mistake(how_to_answer(reply.asked))
    return False


async def _incident_and_more(reply: Reply) -> bool:
    told = incident_with(reply.asked, reply.words)
    return told is not None and await reply.take(told)


async def _nothing_said(reply: Reply) -> bool:
    words = reply.words
    a_yes = says_yes(words) or said_with_a_yes(reply.talk, reply.asked, words)
    if not words or (is_small_talk(words) and not a_yes) or says_nothing_more(reply.talk, words) or defers(words):
        raise Mistake(how_to_answer(reply.asked))
    return False


async def _no(reply: Reply) -> bool:
    words = reply.words
    struck = takes_back(words) or _STRUCK.fullmatch(words)
    if not (says_no(words) or yes_and_no(words) or struck or denies_incident(reply.asked, words)):
        return False
    await unsure_taken.said_no(reply.talk, reply.state, reply.asked)
    return True


async def _yes(reply: Reply) -> bool:
    rest = "" if says_yes(reply.words) else said_with_a_yes(reply.talk, reply.asked, reply.words)
    if not (rest or says_yes(reply.words)):
        return False
    await unsure_taken.said_yes(reply.talk, reply.state, reply.asked, reply.route, rest)
    return True


async def _one_of_them(reply: Reply) -> bool:
    bare = _JUST.sub(" ", reply.words).strip()
    chosen = right_one(reply.asked.meanings, reply.words) or await _of_village(reply)
    chosen = chosen or (right_one(reply.asked.meanings, bare) if names_only_a_visit(bare) else None)
    return chosen is not None and await reply.take(chosen)


async def _of_village(reply: Reply) -> Meaning | None:
    """Of what is offered for several visits, that of the village which is named: "liyu", "nang di Liyu"."""
    books, said = reply.talk.books, {word.plain for word in Words(reply.words).all}
    found = []
    for one in reply.asked.meanings:
        codes = re.findall(r"\bK(\d+)\b", one.words)
        visit = await books.visits.first(id=int(codes[0])) if len(codes) == 1 else None
        name = (await books.villages.get(visit.village)).name if visit else ""
        theirs = {word.plain for word in Words(name).all}
        if theirs and theirs <= said and said - theirs <= _POINTS_THERE:
            found.append(one)
    return found[0] if len(found) == 1 else None


async def _not_these(reply: Reply) -> bool:
    several = len(reply.asked.meanings) > 1
    if several and (left := not_turned_down(reply.asked.meanings, reply.words)):
        raise unsure_play.about(reply.asked, Unsure(*left))
    return False


async def _more_of_incident(reply: Reply) -> bool:
    if more := more_of_incident(reply.asked, reply.words):
        code = more.words.split()[1]
        raise unsure_play.about(reply.asked, Unsure(more, key="incident.record_this", code=code))
    return False


async def _bare_number(reply: Reply) -> bool:
    if len(reply.asked.meanings) > 1 and is_number(reply.words):
        raise Mistake("unsure.press_one")
    return False


async def _other_words(reply: Reply) -> bool:
    """Mistake where they say nothing; the question stays then."""
    talk, state, asked, words = reply.talk, reply.state, reply.asked, reply.words
    but = after_yes(words) if talk.chat.purpose is Purpose.VILLAGE else ""
    try:
        took = await unsure_play.or_behind_a_no(talk, reply.route, asked, but or after_no(words))
    except unsure_play.SaidAgain:
        if not but:
            raise
        await unsure_taken.said_yes(talk, state, asked, reply.route)
        return True
    kept = took == KEPT and not _OF_A_PHOTO.search(words)
    if took in NOT_TAKEN and talk.chat.purpose is not Purpose.VILLAGE and corrects(words):
        raise Mistake("unsure.correction_unread")
    if took in NOT_TAKEN or kept or not await talk.books.talks.count(id=state.id):
        raise Mistake("unsure.not_an_answer", way=texts.html(how_to_answer(asked)))
    if but and took in unsure_taken.PASSES_ON:
        return True  # "ya, mudah-mudahan tidak hujan" is read by the office; what was asked is still to be answered
    if talk.chat.purpose is Purpose.TEAM and not talk.replied and not asked.turned_down:
        said = wording.cut(words, 60)
        written = INCOMING.validate_python(asked.incoming)
        coded = words if written.reply_to else unsure_news.with_code(asked, words)
        raise unsure_play.about(asked, Unsure(Meaning(coded, said)))  # below nothing: it is read back as well
    await close(talk, state, "unsure.replaced")
    return True


ANY_QUESTION = (
    Case(_drops_it, "'Batal' is about this question, and not about the record that its words were a reply to."),
    Case(_other_news, "News of its own would be taken for other words, and take the question away."),
)
NOTHING_READ = (Case(_said_anew, "Where nothing was understood there is nothing to agree to: all words are new ones."),)
MEANINGS = (
    Case(_bare_code, "A code with nothing beside it chooses one of several, and else takes no question away."),
    Case(_incident_and_more, "'Iih, Hendra luka': nobody is asked twice while somebody is hurt. As a yes it is lost."),
    Case(_nothing_said, "Thanks, 'insya allah' and 'ya nanti' begin like a yes, and are none."),
    Case(_no, "'Ya kada lah' has both words, and is a no."),
    Case(_yes, "A yes, alone or with what only the office is to read."),
    Case(_one_of_them, "'Nang kadua', 'bukan beras, sembako': what points at a meaning is not read by itself."),
    Case(_not_these, "'Jangan Jumat' of several leaves the others."),
    Case(_more_of_incident, "'Butuh derek' below what may be an incident is more of it, and nothing else."),
    Case(_bare_number, "A number that only one of several has was found above; read by itself it is a recipient."),
    Case(_other_words, "Whatever else is written is read in the place of the first words."),
)
