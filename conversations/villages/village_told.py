"""A coordinator writes to a village on their own, not below its words: read back, and then sent to its group."""

from typing import Any

from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.villages.village_words import WORDS_LIMIT
from conversations.visits import kept_out, notices, offering
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.for_a_village import ForAVillage, read_for_a_village
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import OPEN, Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure


async def heard(talk: Talk[Any]) -> bool:
    """ "K1 sampaikan ke desa: bawa fotokopi KK", "kirim pengumuman ke uren: bawa fotokopi KK"."""
    if talk.incoming.picture or talk.chat.purpose is Purpose.VILLAGE or not talk.allows(Action.COORDINATE):
        return False
    said = read_for_a_village(talk.incoming.text)
    visit = await _meant(talk, said) if said else None
    if said is None or visit is None:
        return False
    village = (await talk.books.villages.get(visit.village)).name
    words = wording.cut(said.words, WORDS_LIMIT)
    readable = await kept_out.for_a_group(talk, visit, words)
    if not talk.confirmed:
        would = texts.plain("passed.would_send", village=village, words=readable.words.rstrip("?"))
        doubt = Unsure(Meaning(f"{visit.code} sampaikan ke desa: {said.words}", f"{visit.code}: {would}"))
        doubt.before = readable.warning
        raise doubt
    kind = SlotKind.TIMES if offering.names_a_time(readable.words, talk) else None
    await notices.to_village(talk, visit, "passed.message", kind=kind, name=talk.by.name, words=readable.words)
    await talk.say("passed.message_sent", as_reply=True, subject=visit.subject, village=village, code=visit.code)
    return True


async def _meant(talk: Talk[Any], said: ForAVillage) -> Visit | None:
    """The visit that is named, else the only open one of the village. Mistake where there are none or several."""
    if said.code is not None:
        return await talk.books.visits.first(id=said.code)
    named = said.village.casefold()
    villages = [one for one in await talk.books.villages.find() if one.name.casefold() == named]
    if not villages:
        return None
    open_ = OneOf((*OPEN, VisitState.CLOSED))
    found = await talk.books.visits.find(village=villages[0].code, state=open_, order="-id")
    now = [one for one in found if one.state is not VisitState.CLOSED] or list(found[:1])
    if len(now) == 1:
        return now[0]
    codes = wording.listing([one.code for one in reversed(now)])
    key = "passed.which_visit" if now else "passed.no_visit"
    raise Mistake(key, village=villages[0].name, codes=codes, words=wording.cut(said.words, 60))


CONVERSATION = Conversation(listeners=(heard,))
