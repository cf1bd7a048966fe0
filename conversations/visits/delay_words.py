"""A team that is late says so in words; the village that waits is told, once that was read back."""

from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot import texts
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.caption_code import visit_code
from sotarsa_bot.parsing.delays import read_delay, takes_back_delay
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway

LATE, ON_TIME = "visit.late", "visit.on_time"


async def taken_back(talk: Talk[Any]) -> bool:
    """ "Kada jadi telat": the village that was told so today hears it, once that was read back."""
    text = talk.incoming.text.strip()
    if talk.incoming.picture or not talk.speaks_for_the_team or not takes_back_delay(text):
        return False
    visit = await _meant(talk, text)
    if visit is None:
        return False
    last = await talk.books.audit.first(subject=f"visit:{visit.id}", what=OneOf((LATE, ON_TIME)), order="-id")
    if last is None or last.what != LATE:
        return False
    village = (await talk.books.villages.get(visit.village)).name
    if not talk.confirmed:
        said = texts.plain("delay.would_take_back", code=visit.code, village=village)
        raise Unsure(Meaning(f"{visit.code} kada jadi telat", said))
    await talk.record(ON_TIME, f"visit:{visit.id}")
    await notices.to_village(talk, visit, "delay.taken_back", name=talk.by.name)
    await talk.say("delay.took_back", as_reply=True, subject=visit.subject, code=visit.code, village=village)
    return True


async def heard(talk: Talk[Any]) -> bool:
    """ "K1 kami telat 1 jam". False where nobody is late by it, or no visit of today is meant."""
    text = talk.incoming.text.strip()
    late = None if talk.incoming.picture or not talk.speaks_for_the_team else read_delay(text)
    visit = await _meant(talk, text) if late is not None else None
    if visit is None or visit.state not in (VisitState.AGREED, VisitState.UNDER_WAY):
        return False
    village = (await talk.books.villages.get(visit.village)).name
    if not await roster.village_groups(talk.books, visit.village):
        raise Mistake("delay.no_group", village=village)
    how = texts.plain("delay.by" if late else "delay.unknown", long=late)
    if not talk.confirmed:
        words = f"{visit.code} tim terlambat {late}".strip()
        raise Unsure(Meaning(words, texts.plain("delay.would_tell", code=visit.code, village=village, how=how)))
    await talk.record(LATE, f"visit:{visit.id}")
    await notices.to_village(talk, visit, "delay.told", how=how, name=talk.by.name)
    await talk.say("delay.sent", as_reply=True, subject=visit.subject, code=visit.code, village=village, how=how)
    return True


async def _meant(talk: Talk[Any], text: str) -> Visit | None:
    code = visit_code(text)
    visit = await talk.books.visits.first(id=code) if code else await replied_to(talk)
    if visit is None and code is None:
        today = await underway.reportable(talk.books, talk.by.id, talk.today)
        visit = today[0] if len(today) == 1 else None
    theirs = visit is not None and (talk.allows(Action.COORDINATE) or talk.by.id in visit.crew)
    return visit if theirs and visit and talk.today == (visit.day or talk.today) else None


CONVERSATION = Conversation(
    listeners=(taken_back, heard),
)
