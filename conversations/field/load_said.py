"""What came back, said with the visit's code or below the panel and not below the load's card: "K1 kembali 14 sembako".
It is read back first, as it is said beside steps and hand-overs."""

import re
from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.field import field_panel, load_card
from conversations.talk import Talk
from sotarsa_bot.field import load
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, parse_leftovers, visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.leftovers import write_leftovers
from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure

_BACK = re.compile(
    r"\b(?:di)?(?:kembali|kmbali|kembalikan|balik|bulik)\b|\b(?:ter)?sisa(?:nya)?\b"
    r"|\b(?:rusak|basah|sobek|bocor|hilang|pecah)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\d|\b(?:semua(?:nya)?|sisanya)\b", re.IGNORECASE)


async def heard(talk: Talk[Any]) -> bool:
    """False: it speaks of no load, or of one that nobody can account for yet."""
    if talk.incoming.picture or not talk.allows(Action.FIELD):
        return False
    if not (talk.incoming.private or talk.chat.purpose is Purpose.TEAM):
        return False
    words = without_code(talk.incoming.text).strip()
    if not _tells_how_many(words):
        return False
    visit = await _meant(talk)
    if visit is None or not visit.plan.cargo or not await load.can_be_stated(talk.books, visit):
        return False
    open_, before = await load.known(talk.books, visit)
    try:
        said = parse_leftovers(words, list(open_), open_=open_, before=before)
    except Mistake:
        return False
    except Unsure as unsure:
        unsure.meanings = tuple(one._replace(words=f"{visit.code} {one.words}") for one in unsure.meanings)
        raise
    if not talk.confirmed:
        written = write_leftovers(said, before)
        raise Unsure(Meaning(f"{visit.code} {written}", f"{visit.code}: {written}"))
    await load_card.state(talk, visit, said)
    await talk.react()
    return True


def speaks_of_one(words: str, visit: Visit) -> bool:
    """Whether these words tell what is left of the things that this visit carries."""
    named = any(one.item.casefold() in words.casefold() for one in visit.plan.cargo)
    return named and _tells_how_many(words) and not QUESTION.search(words)


def _tells_how_many(words: str) -> bool:
    return bool(_BACK.search(words) and _HOW_MANY.search(words)) and not _tells_of_people(words)


def _tells_of_people(words: str) -> bool:
    plain = {word.casefold() for word in re.findall(r"\w+", words)}
    return bool(plain & (set(lexicon.OUTCOMES) | {"no", "nomor", "nomer"}))


async def _meant(talk: Talk[Any]) -> Visit | None:
    if code := visit_code(talk.incoming.text):
        return await talk.books.visits.first(id=code)
    return await replied_to(talk) if field_panel.replied_to(talk) else None


CONVERSATION = Conversation(
    listeners=(heard,),
)
