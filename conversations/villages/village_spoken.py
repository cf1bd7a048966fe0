"""What an official writes in the village's group as a reply to nothing, and concerns a visit all the same: "pak jangan
datang, jembatan putus". It reaches the office, with one answer in the group; talk among villagers is left alone."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from conversations.choosing import chosen_visit
from conversations.conversation import Conversation
from conversations.incidents import good_news, incident_answers
from conversations.talk import Talk
from conversations.villages import checklist, village_words
from sotarsa_bot import wording
from sotarsa_bot.books import AtLeast, OneOf
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.parsing import village_talk as said
from sotarsa_bot.parsing.checks import read_checks
from sotarsa_bot.parsing.emergencies import is_grave, names_a_mishap, tells_of_emergency
from sotarsa_bot.parsing.plain_days import A_DAY
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import VILLAGES_WORDS
from sotarsa_bot.records.visit import OPEN, Visit, VisitState
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure

_MOST_WORDS, _FEW = 40, 3
_CODE = re.compile(r"\bk\.?\s?(\d{1,9})\b[\s:;,.–-]*", re.IGNORECASE)
_A_DAY = re.compile(rf"\b(?:tgl|tanggal)\.?\s*\d|\b{A_DAY}\b", re.IGNORECASE)
_AFTERWARDS = timedelta(days=7)
_GOES_ON = timedelta(hours=12)
"""So long after words that were passed on, others may change what they told."""


async def heard(talk: Talk[Any]) -> bool:
    """False: it is about anything else, or there is no visit that it can be about."""
    incoming, village = talk.incoming, village_of(talk)
    text = _CODE.sub("", incoming.text).strip()
    if not village or incoming.reply_to or incoming.picture or not text or is_small_talk(incoming.text):
        return False
    found = await spoken_of(talk, village)
    if not found or len(text.split()) > _MOST_WORDS:
        return False
    mishap = names_a_mishap(text) or said.tells_of_the_way(text)  # "nang pagat tu di sabalah, wadah kita aman"
    told = mishap or said.doubts_it(text)
    ready = read_checks(text, "village") if not (incoming.private or told) else None
    agreed = [visit for visit in found if visit.state is VisitState.AGREED]
    beside = ready and len(agreed) == 1 and not said.is_of_another_matter(text)
    if beside and await _ready(talk, agreed[0], text):
        return True
    if ready and len(agreed) > 1 and not said.is_of_another_matter(text) and not talk.confirmed:
        raise await _which(talk, agreed, text)
    if not await _concerns(talk, found, text):
        return False
    found = [one for one in found if names_its_day(one, text)] or found
    if len(found) > 1 and not talk.confirmed:
        raise await _which(talk, found, text)
    refused = said.refuses(text) and found[0].state is VisitState.PROPOSED and not talk.incoming.private
    key = "passed.receipt_refusal" if refused else ""
    await village_words.pass_on(talk, found[0], key, asking=await _more_of_it(talk, found[0], text))
    return True


async def _which(talk: Talk[Any], found: list[Visit], text: str) -> Unsure:
    said_of = found[:MOST_MEANINGS]
    return Unsure(*[Meaning(f"{one.code} {text}", await chosen_visit.label(talk.books, one)) for one in said_of])


async def _ready(talk: Talk[Any], visit: Visit, text: str) -> bool:
    """ "Tempat sudah siap": as below its card, but read back."""
    bare = replace(talk, incoming=replace(talk.incoming, text=text), answer=text)
    return await checklist.said_of(bare, visit, beside=True)


async def _concerns(talk: Talk[Any], found: list[Visit], text: str) -> bool:
    if tells_of_emergency(text, last=True):
        return True
    if talk.incoming.private:
        return False
    if talk.incoming.number and len(text.split()) > _FEW:
        return True  # a number was left out of it, and the rest asks for something
    if said.keeps_busy(text) and any(names_its_day(one, text) for one in found):
        return True
    if said.keeps_us_away(text) or (said.refuses(text) and any(_is_to_come(talk, one) for one in found)):
        return True
    if _names_a_new_day(found, text):
        return True
    if said.doubts_it(text) and read_checks(text, "village"):
        return True
    if said.is_of_another_matter(text):
        return False
    if names_a_mishap(text) and asks(text):
        return True  # "ibu Galuh mengamuk, kayapa?"
    return _matters(talk, found, text) or await _goes_on(talk, found, text)


def _matters(talk: Talk[Any], found: list[Visit], text: str) -> bool:
    """For what the visits are about, and how near they are."""
    agreed = [one for one in found if one.state is not VisitState.PROPOSED]
    if said.changes_it(text) and (_CODE.search(talk.incoming.text) or agreed):
        return True
    if said.asks_of_the_visit(text) or said.asks_when_again(text) or said.tells_of_the_way(text):
        return True
    if said.asks_for_something(text) or (agreed and said.is_of_the_visit(text)):
        return True
    if said.matters_near_the_day(text) and any(_is_near(talk, one) for one in found):
        return True
    if said.matters_on_the_day(text) and any(_is_on(talk, one) for one in found):
        return True
    return said.matters_afterwards(text) and any(_is_just_over(talk, one) for one in found)


async def _goes_on(talk: Talk[Any], found: list[Visit], text: str) -> bool:
    """ "Sudah surut pang": what the office was told a while ago is so no longer."""
    if not said.changes_what_was_told(text):
        return False
    slots = [
        slot.name
        for one in found
        for slot in await talk.books.slots.find(subject=one.subject, kind=OneOf(tuple(VILLAGES_WORDS)))
    ]
    since = AtLeast(talk.incoming.at - _GOES_ON)
    return bool(slots) and await talk.books.outbox.count(slot=OneOf(tuple(slots)), created_at=since) > 0


async def _more_of_it(talk: Talk[Any], visit: Visit, text: str) -> Meaning | None:
    """ "Posisinya dekat jembatan" while somebody is in danger, and that is told and open: it may go with that."""
    if talk.incoming.private or asks(text) or said.is_of_the_goods(text):
        return None
    told = [one for one in await incident_answers.open_ones(talk, visit)
            if talk.now - one.at < _GOES_ON and is_grave(one.words)]  # fmt: skip
    return good_news.more_of(text, visit.code, told[-1].words) if told else None


def _is_to_come(talk: Talk[Any], visit: Visit) -> bool:
    """Proposed, or agreed for today or later."""
    agreed = visit.state is VisitState.AGREED and visit.day is not None and visit.day >= talk.today
    return visit.state is VisitState.PROPOSED or agreed


def _names_a_new_day(found: list[Visit], text: str) -> bool:
    """ "Tgl 4 kawa haja, jembatan sudah baik", of a visit that was put off."""
    put_off = any(one.state is VisitState.POSTPONED for one in found)
    return put_off and bool(_A_DAY.search(text)) and said.speaks_of_days(text) and not said.is_of_another_matter(text)


def names_its_day(visit: Visit, text: str) -> bool:
    """ "Tgl 3 desember hari pasar": of a day that is agreed, or is one of those that wait for an answer."""
    days = visit.plan.window.days() if visit.state is VisitState.PROPOSED else [visit.day]
    return any(day and _names(text, day) for day in days)


def _names(text: str, at: date) -> bool:
    weekday, day = wording.weekday_and_day(at).split(maxsplit=1)
    return re.search(rf"\b(?:tgl|tanggal)\.?\s*0?{at.day}\b|\b{day}\b|\b{weekday}\b", text, re.IGNORECASE) is not None


async def spoken_of(talk: Talk[Any], village: str) -> list[Visit]:
    """The one that is named, else those whose day it is, else all that are open."""
    found = await talk.books.visits.find(village=village, state=OneOf(OPEN), order="id")
    if not found and said.is_of_the_end(talk.incoming.text):
        found = await _just_called_off(talk, village)
    if not found:
        found = await _just_closed(talk, village)
    named = [one for one in found if (code := _CODE.search(talk.incoming.text)) and int(code[1]) == one.id]
    if _CODE.search(talk.incoming.text):
        return named
    return [one for one in found if _is_on(talk, one)] or found


async def _just_called_off(talk: Talk[Any], village: str) -> list[Visit]:
    """The last one whose day is still to come, so that somebody may ask why."""
    last = await talk.books.visits.first(village=village, state=VisitState.CANCELLED, order="-id")
    return [last] if last and max(last.plan.window.last, last.day or last.plan.window.last) >= talk.today else []


async def _just_closed(talk: Talk[Any], village: str) -> list[Visit]:
    """The last one, in the days after it."""
    last = await talk.books.visits.first(village=village, state=VisitState.CLOSED, order="-id")
    return [last] if last and _is_just_over(talk, last) else []


def _is_just_over(talk: Talk[Any], visit: Visit) -> bool:
    """Closed, or not begun though its day has passed."""
    if visit.day is None or visit.state not in (VisitState.CLOSED, VisitState.RETURNED, VisitState.AGREED):
        return False
    first = talk.today - _AFTERWARDS
    return first <= visit.day < talk.today or (visit.day == talk.today and visit.state is not VisitState.AGREED)


def _is_near(talk: Talk[Any], visit: Visit) -> bool:
    return _is_on(talk, visit) or visit.day == talk.today + timedelta(days=1)


def _is_on(talk: Talk[Any], visit: Visit) -> bool:
    return visit.state is VisitState.UNDER_WAY or visit.day == talk.today


def village_of(talk: Talk[Any]) -> str:
    """Of this group, or in private the only one whose official it is; "" for anybody else."""
    if talk.person is None:
        return ""
    if talk.chat.purpose is Purpose.VILLAGE and talk.chat.village:
        return talk.chat.village if talk.allows(Action.DECIDE, talk.chat.village) else ""
    mine = {grant.village for grant in talk.grants if grant.role is Role.OFFICIAL and grant.village}
    return next(iter(mine)) or "" if talk.incoming.private and len(mine) == 1 else ""


CONVERSATION = Conversation(
    listeners=(heard,),
)
