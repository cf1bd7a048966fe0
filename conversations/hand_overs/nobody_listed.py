"""A name that is on no list of the visit: read back and asked, because any words may stand where a name does.

Only below a photo of the visit's own day a name that may be one is taken as it is: it is proof, and the hands are full.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import OUTSIDE_THE_LIST
from sotarsa_bot.parsing import Statement
from sotarsa_bot.parsing.caption_said import in_words, meaning
from sotarsa_bot.parsing.persons import is_plausible
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register.called import called, fits
from sotarsa_bot.unsure import Unsure


async def ask(talk: Talk[Any], visit: Visit, said: Sequence[Statement], listed: Sequence[Listed]) -> None:
    """Unsure, if one of these names somebody whom no list names, unless that was confirmed."""
    if talk.confirmed:
        return
    strange = [one for one in said if is_strange(one, listed)]
    if not strange:
        return
    proven = _proven(talk, visit) and all(is_plausible(one.recipient) for one in strange)
    if not proven or await _of_the_team(talk, visit, strange):
        raise Unsure(meaning(said)._replace(said=in_full(said, listed)))


async def _of_the_team(talk: Talk[Any], visit: Visit, strange: Sequence[Statement]) -> bool:
    """Whether one of these is called like somebody who hands over."""
    crew = await talk.books.people.find(id=OneOf(tuple(visit.crew)))
    return any(fits(one.recipient, person.name) for one in strange for person in crew)


def is_strange(one: Statement, listed: Sequence[Listed]) -> bool:
    """Whether whom it names is known by the name alone. Beside a number a name only has to be one."""
    if not one.recipient:
        return False
    if one.numbers:
        return not listed and not is_plausible(one.recipient)
    return not called(one.recipient, listed).sure


def in_full(said: Sequence[Statement], listed: Sequence[Listed]) -> str:
    """What is said, in words that do not hide that a name is on no list."""
    return "; ".join(in_words(_marked(one, listed)) for one in said)


def _marked(one: Statement, listed: Sequence[Listed]) -> Statement:
    if one.numbers or not is_strange(one, listed):
        return one
    key = "caption.said_not_listed" if listed else "caption.said_without_list"
    note = "; ".join(part for part in one.note.split("; ") if part != OUTSIDE_THE_LIST)
    return replace(one, recipient=texts.plain(key, name=wording.cut(one.recipient)), note=note)


def _proven(talk: Talk[Any], visit: Visit) -> bool:
    sent = talk.incoming.at.astimezone(talk.office.zone).date()
    return talk.incoming.picture is not None and visit.state in deliveries.TAKING and visit.day == sent
