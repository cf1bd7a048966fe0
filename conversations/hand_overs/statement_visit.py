"""Which visit words of a hand-over are about, and whether they are about anybody there."""

from typing import Any

from conversations.choosing.chosen_visit import label, replied_to
from conversations.hand_overs import (
    only_names,
)
from conversations.talk import Talk
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_caption, visit_code
from sotarsa_bot.parsing.persons import is_plausible
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway, visits


async def which_visit(talk: Talk[Any], text: str) -> Unsure | None:
    """Of several visits under way, those that the words may be about; None if they say nothing of any."""
    meanings = []
    for visit in await underway.reportable(talk.books, talk.by.id, talk.today):
        if can_be_read(text, visit):
            words = f"{visit.code}\n{text}" if "\n" in text else f"{visit.code} {text}"
            meanings.append(Meaning(words, f"{await label(talk.books, visit)}: {text}"))
    return Unsure(*meanings, key="deliver.which_visit_meant") if meanings else None


def can_be_read(text: str, visit: Visit) -> bool:
    """Whether the words are a hand-over of this visit, or may be one."""
    try:
        parse_caption(text, items=deliveries.carried(visit), default_visit=visit.id)
    except Unsure:
        return True
    except Mistake:
        return False
    return True


async def names_somebody(talk: Talk[Any], text: str) -> bool:
    """ "Hamdan terima sembako": without a number, a name and what became of it make a hand-over."""
    visit = await visit_meant(talk, text)
    possible = [visit] if visit else await underway.reportable(talk.books, talk.by.id, talk.today)
    if any(_names_somebody(text, one) for one in possible):
        return True
    if visit is None or not talk.incoming.picture:
        return False
    listed = await recipients.of_visit(talk.books, visit)
    return bool(only_names.numbers(text, listed) or only_names.perhaps(text, listed))


def _names_somebody(text: str, visit: Visit) -> bool:
    try:
        found = parse_caption(text, items=deliveries.carried(visit), default_visit=visit.id)
    except (Mistake, Unsure):
        return False
    return all((one.recipient and is_plausible(one.recipient)) or one.everyone for one in found)


async def names_a_thing(talk: Talk[Any], text: str) -> bool:
    """ "buka lagi, lupa mencatat 2 sembako": all that could be read of it has words for a name that are nobody's."""
    visit = await visit_meant(talk, text)
    if visit is None:
        return False
    items = deliveries.carried(visit)
    try:
        ways = [parse_caption(text, items=items, default_visit=visit.id)]
    except Unsure as unsure:
        ways = [parse_caption(one.words, items=items, default_visit=visit.id) for one in unsure.meanings]
    except Mistake:
        return False
    return all(any(one.recipient and not is_plausible(one.recipient) for one in way) for way in ways)


async def visit_meant(talk: Talk[Any], text: str) -> Visit | None:
    """The visit whose items the caption speaks of: by its code, by what it replies to, else the only one under way."""
    if code := visit_code(text) or visit_code(talk.instead_of):
        return await visits.get(talk.books, code)
    if visit := await replied_to(talk):
        return visit
    possible = await underway.reportable(talk.books, talk.by.id, talk.today)
    return possible[0] if len(possible) == 1 else None
