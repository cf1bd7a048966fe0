"""A village's question about its own visit that the books can answer: when, where, what is brought. One sentence each;
on the day itself the office is asked, for then the road knows better than the books."""

import re
from typing import Any

from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.villages import village_spoken
from conversations.villages.village_words import visit_replied_to
from conversations.visits import wishes
from sotarsa_bot import wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import read_moment, visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.visit_questions import Question, question_of
from sotarsa_bot.records.visit import OPEN, Visit, VisitState
from sotarsa_bot.running.office import Office


async def heard(talk: Talk[Any]) -> bool:
    """False: it asks for more than the books hold, or nobody who asks here is to be told."""
    incoming = talk.incoming
    village = village_spoken.village_of(talk)
    if not village or incoming.picture or not incoming.text or talk.confirmed:
        return False
    replied = await visit_replied_to(talk)
    if incoming.reply_to and replied is None:
        return False
    found = [replied] if replied else await _visits(talk, village)
    if len(found) == 1 and await _stays(talk, found[0]):
        key, values = how_it_stands(talk.office, found[0])
        await talk.say(f"{key}_stays", as_reply=True, subject=found[0].subject, **values)
        return True
    name = (await talk.books.villages.get(village)).name
    known = [name, *(one for visit in found for one in _names_of(visit))]
    questions = _each(incoming.text, known)
    if not questions or any(_goes_by_the_road(talk, visit) for visit in found):
        return False
    for visit in found:
        for question in questions:
            await _answer(talk, visit, question)
    if not found:
        await talk.say("answer.none", as_reply=True, village=name)
    return True


_STAYS = re.compile(r"\b(?:tetap|tatap|tetep|ttp)(?:\s+(?:ja|haja|aja|saja|hari|di))?\b", re.IGNORECASE)


async def _stays(talk: Talk[Any], visit: Visit) -> bool:
    """ "K1 tetap tgl 3": the very day, and the hour and place if they are named, that are agreed. While
    another time is wished for or asked about, it takes that back, and the office has to hear of it."""
    words, agreed = without_code(talk.incoming.text), visit.agreed
    if visit.counter or await talk.books.office_questions.first(visit=visit.id, answered_at=None):
        return False
    if agreed is None or visit.state is not VisitState.AGREED or not _STAYS.search(words) or asks(words):
        return False
    within = (visit.day, visit.day) if visit.day else None
    try:
        said = read_moment(_STAYS.sub(" ", words).strip(" .,!"), today=talk.today, within=within)
    except Mistake:
        return False
    if not said.complete or len(said.options) != 1:
        return False
    one, at = said.options[0], agreed.starts_at.astimezone(talk.office.zone).time()
    place = agreed.place.name.casefold() if agreed.place else ""
    return one.day == visit.day and one.at in (None, at) and (not one.rest or one.rest.casefold() == place)


def _each(text: str, known: list[str]) -> list[Question]:
    """One, or several sentences each of which is one: "hari apa jadinya? bawa apa?". None where any asks for more."""
    if whole := question_of(text, known=known):
        return [whole]
    parts = [question_of(part, known=known) for part in re.split(r"[?!.;\n]+(?!\d)", text) if part.strip()]
    found = [one for one in parts if one]
    return list(dict.fromkeys(found)) if len(found) == len(parts) else []


async def _visits(talk: Talk[Any], village: str) -> list[Visit]:
    """The one that is named, else all that are open."""
    found = await talk.books.visits.find(village=village, state=OneOf(OPEN), order="id")
    code = visit_code(talk.incoming.text)
    return [visit for visit in found if code in (None, visit.id)]


def _names_of(visit: Visit) -> list[str]:
    """Of what it brings, and of its days: "jadi kah kamis tgl 3"."""
    days = {*visit.plan.window.days(), *([visit.day] if visit.day else [])}
    return [*(one.item for one in visit.plan.cargo), *(f"tgl tanggal {wording.weekday_and_day(day)}" for day in days)]


def _goes_by_the_road(talk: Talk[Any], visit: Visit) -> bool:
    """Today's, or one whose day has passed: what the books planned says little of it."""
    begun = visit.state in (VisitState.UNDER_WAY, VisitState.RETURNED)
    return begun or (visit.state is VisitState.AGREED and visit.day is not None and visit.day <= talk.today)


async def _answer(talk: Talk[Any], visit: Visit, question: Question) -> None:
    if question is Question.WHAT:
        cargo = wording.listing([str(one) for one in visit.plan.cargo])
        key = "answer.brings" if cargo else "answer.brings_nothing_yet"
        await talk.say(key, as_reply=True, subject=visit.subject, code=visit.code, cargo=cargo)
        return
    key, values = how_it_stands(talk.office, visit)
    await talk.say(key, as_reply=True, subject=visit.subject, **values)


def how_it_stands(office: Office, visit: Visit) -> tuple[str, dict[str, Any]]:
    """The text's key, and its values."""
    window, wished = visit.plan.window, visit.counter or visit.offer
    values: dict[str, Any] = {
        "code": visit.code,
        "moment": wishes.said(office, visit.agreed) if visit.agreed else "",
        "wish": wishes.said(office, wished) if wished else "",
        "days": wording.span(window.first, window.last),
        "chosen": wording.weekday_and_day(visit.choice.day) if visit.choice else "",
    }
    return f"answer.{_how_it_stands(visit)}", values


def _how_it_stands(visit: Visit) -> str:
    """The text's name."""
    if visit.state is VisitState.AGREED:
        return "agreed" if visit.agreed and visit.agreed.place else "agreed_nowhere"
    if visit.state is VisitState.POSTPONED and visit.offer:
        return "postponed_offered"
    if visit.state in (VisitState.POSTPONED, VisitState.CANCELLED, VisitState.CLOSED):
        return visit.state.value
    if visit.counter:
        return "wished"
    if visit.offer:
        return "offered"
    return "chosen" if visit.choice else "proposed"


CONVERSATION = Conversation(
    listeners=(heard,),
)
