"""What a coordinator writes to a village's group names nobody who receives: they are told before anything is sent."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, lexicon, persons
from sotarsa_bot.parsing.persons import is_plausible
from sotarsa_bot.parsing.phones import PHONE as _PHONE
from sotarsa_bot.parsing.small_talk import is_small_talk
from sotarsa_bot.parsing.somebodys import honours_one
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import discreet, recipients
from sotarsa_bot.register.discreet import Discreet

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_HOME = re.compile(
    r"\b(?:(?:di)?rumah|kadiaman|kediaman|wadah|halaman|teras|warung|kios|palataran|pelataran)(?:nya)?\b", re.IGNORECASE
)
_MASKED = re.compile(r"\d{4,}\*{4,}\d*")
_PARTS = re.compile(rf"[,;\n]|\b(?:{lexicon.JOINS})\b", re.IGNORECASE)


async def must_name_nobody(talk: Talk[Any], visit: Visit, words: str) -> None:
    """Mistake `passed.names_nobody` for a NIK, and for a name on the visit's list, or of whom somebody asked for."""
    found = texts.plain("passed.a_number") if talk.incoming.number or _MASKED.search(words) else ""
    found = found or await _listed(talk, visit, words) or await _asked_for(talk, visit, words)
    if found:
        raise Mistake("passed.names_nobody", found=found)


async def names_somebody(talk: Talk[Any], visit: Visit, words: str) -> bool:
    """A number of a person, a name on the visit's list, however it is said, or the illness of one of them."""
    if talk.incoming.number or _MASKED.search(words):
        return True
    return (await _for_a_village(talk.books, visit, words)).hides


async def must_be_no_home(talk: Talk[Any], visit: Visit, meant: Sequence[Moment]) -> None:
    """Mistake for a place that is told by whom of the list it belongs to: it is announced to everybody. A house of
    prayer may be called like somebody."""
    for place in filter(None, (one.rest for one in meant)):
        if _HOME.search(place) and (found := await _for_a_village(talk.books, visit, place)).named:
            raise Mistake("passed.no_home", place=found.words)


class Readable(NamedTuple):
    """`words` as everybody may read them: these are read back, kept and sent, and no others. `warning` is said before
    they are read back, "" where nothing needs it."""

    words: str
    warning: str


async def for_a_group(talk: Talk[Any], visit: Visit, words: str) -> Readable:
    """What a coordinator wants to be told to the village and the team, by a command as by a reply, and what citizens
    will read. Once it is confirmed, those in charge read in private what was left out of it. Mistake as
    `must_name_nobody`, and where nothing but a telephone number was written."""
    await must_name_nobody(talk, visit, words)
    found = await _for_a_village(talk.books, visit, words)
    if not found.words.strip(" .,:;"):
        raise Mistake("passed.names_nobody", found=texts.plain("passed.a_telephone"))
    warned = found.hides or honours_one(words) or len(_names(words)) > 1
    if talk.confirmed and found.ill:
        await tell_in_charge(talk, visit, found, words)
    return Readable(found.words, texts.plain("passed.into_the_group") if warned else "")


async def hidden(talk: Talk[Any], visit: Visit, words: str) -> Discreet:
    """What is noted in haste is not refused: names of the list become their numbers, telephones are left out, and which
    illness one of them lives with."""
    return await hidden_in(talk.books, visit, words)


async def hidden_in(books: Books, visit: Visit, words: str) -> Discreet:
    """The same, where nobody speaks just now."""
    return discreet.for_the_team(words, await recipients.of_visit(books, visit), await _ours(books))


async def _for_a_village(books: Books, visit: Visit, words: str) -> Discreet:
    return discreet.for_a_village(words, await recipients.of_visit(books, visit), await _ours(books))


async def _ours(books: Books) -> frozenset[str]:
    """What those are called who use the bot, word by word: that one of them is hurt, everybody may read."""
    return frozenset(word for person in await books.people.find() for word in person.name.casefold().split())


async def told(talk: Talk[Any], visit: Visit, words: str) -> Discreet:
    """The same, and those in charge hear what was left out."""
    found = await hidden(talk, visit, words)
    await tell_in_charge(talk, visit, found, words)
    return found


async def tell_in_charge(talk: Talk[Any], visit: Visit, found: Discreet, words: str) -> None:
    """What was left out where everybody reads it: in private, or not at all."""
    if not found.hides:
        return
    for chat in (await notices.coordinators(talk))[0]:
        if not chat.private or chat.id == talk.chat.id:
            continue  # whoever wrote it there has it there
        await talk.say("passed.left_out", to=chat, name=talk.by.name, code=visit.code, words=words)


def _names(words: str) -> list[list[str]]:
    """Words with capital letters that may be somebody's name."""
    parts = [_WORD.findall(part) for part in _PARTS.split(_PHONE.sub(" ", words))]
    names = [part for part in parts if part and all(word[0].isupper() for word in part) and persons.may_be_name(part)]
    return [part for part in names if not is_small_talk(" ".join(part))]


async def _listed(talk: Talk[Any], visit: Visit, words: str) -> str:
    """The names on the list that stand in these words, as their numbers."""
    said = f" {' '.join(word.casefold() for word in _WORD.findall(words))} "
    rows = [one for one in await recipients.of_visit(talk.books, visit) if one.name]
    numbers = [one.number for one in rows if f" {' '.join(one.name.casefold().split())} " in said]
    return texts.plain("passed.a_name", numbers=wording.listing([str(one) for one in numbers])) if numbers else ""


async def _asked_for(talk: Talk[Any], visit: Visit, words: str) -> str:
    """The requests of the village whose person is named in these words, by a word of the name."""
    said = {word.casefold() for word in _WORD.findall(words)}
    asked = await talk.books.requests.find(village=visit.village)
    named = [
        f"U{one.id}" for one in asked if said & {word for word in one.name.casefold().split() if is_plausible(word)}
    ]
    return texts.plain("passed.of_request", codes=wording.listing(named)) if named else ""
