"""What an official says that a citizen needs: a request like the team's, once it was read back. Who it is for stands in
no question, for it is asked in a group."""

from typing import Any

from conversations.conversation import Conversation
from conversations.field import requests
from conversations.talk import Talk
from conversations.villages.village_words import visit_replied_to
from conversations.visits import kept_out
from sotarsa_bot import texts
from sotarsa_bot.books import OneOf
from sotarsa_bot.parsing import lexicon, read_ask, visit_code
from sotarsa_bot.parsing.asks import Ask, is_of_the_plan, wished_for
from sotarsa_bot.parsing.place_edges import bare
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import OPEN, Visit
from sotarsa_bot.unsure import Meaning, Unsure


async def heard(talk: Talk[Any]) -> bool:
    """ "K1 usulan Kai Bahran: kursi roda", "Nini Imah minta kursi roda": with a name, and of no day. False where more
    than one visit may be meant."""
    text = talk.incoming.text.strip()
    if not text or talk.incoming.picture or (village := _village(talk)) is None:
        return False
    ask = _read(text)
    visit = await _meant(talk, village, text) if ask else None
    if ask is None or visit is None:
        return False
    if not talk.confirmed:
        need = (await kept_out.hidden(talk, visit, ask.need)).words
        words = f"{visit.code} usulan {ask.name}: {ask.need}"
        raise Unsure(Meaning(words, f"{visit.code}: {texts.plain('request.as_written', need=need)}"))
    await requests.noted_for_a_village(talk, visit, ask)
    return True


def _read(text: str) -> Ask | None:
    called = read_ask(text)
    ask = called if called and called.name else wished_for(text)
    if ask is None or is_of_the_plan(ask.need) or is_of_the_plan(ask.name):
        return None
    ask = ask._replace(need=bare(ask.need) or ask.need)
    things = any(word.plain in lexicon.GOODS for word in Words(ask.need).all)
    return ask if things or (called and called.name) else None


def _village(talk: Talk[Any]) -> str | None:
    """Whose official this is: of the group's village, or in private of the only one."""
    if talk.person is None:
        return None
    if talk.chat.purpose is Purpose.VILLAGE:
        village = talk.chat.village or ""
        return village if talk.allows(Action.DECIDE, village) else None
    if not talk.incoming.private or talk.allows(Action.DELIVER):
        return None
    mine = {grant.village for grant in talk.grants if grant.role is Role.OFFICIAL and grant.village}
    return next(iter(mine)) if len(mine) == 1 else None


async def _meant(talk: Talk[Any], village: str, text: str) -> Visit | None:
    found = await talk.books.visits.find(village=village, state=OneOf(OPEN), order="id")
    code = visit_code(text)
    if code is not None:
        return next((one for one in found if one.id == code), None)
    replied = await visit_replied_to(talk)
    if replied or talk.incoming.reply_to:
        return replied
    return found[0] if len(found) == 1 else None


CONVERSATION = Conversation(
    listeners=(heard,),
)
