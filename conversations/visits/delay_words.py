"""A team that is late says so in words; the village that waits is told, once that was read back."""

from typing import Any

from conversations.hand_overs import captions
from conversations.talk import Talk
from conversations.visits import notices
from conversations.visits.chosen_visit import replied_to
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.caption_code import visit_code
from sotarsa_bot.parsing.delays import read_delay
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway
from sotarsa_bot.visits.visit import Visit, VisitState


async def heard(talk: Talk[Any]) -> bool:
    """ "K1 kami telat 1 jam". False where nobody is late by it, or no visit of today is meant."""
    text = talk.incoming.text.strip()
    late = None if talk.incoming.picture or not captions.speaks_for_the_team(talk) else read_delay(text)
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
    await talk.record("visit.late", f"visit:{visit.id}")
    await notices.to_village(talk, visit, "delay.told", how=how, name=talk.by.name)
    await talk.say("delay.sent", as_reply=True, subject=f"visit:{visit.id}", code=visit.code, village=village, how=how)
    return True


async def _meant(talk: Talk[Any], text: str) -> Visit | None:
    code = visit_code(text)
    visit = await talk.books.visits.first(id=code) if code else await replied_to(talk)
    if visit is None and code is None:
        today = await underway.reportable(talk.books, talk.by.id, talk.today)
        visit = today[0] if len(today) == 1 else None
    theirs = visit is not None and (talk.allows(Action.COORDINATE) or talk.by.id in visit.crew)
    return visit if theirs and visit and talk.today == (visit.day or talk.today) else None


LISTENERS = (heard,)
