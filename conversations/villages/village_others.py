"""Other visits of the same village, where the words below one may be about another."""

import re
from typing import Any

from conversations.talk import Talk
from conversations.villages import (
    village_spoken,
    village_words,
)
from sotarsa_bot import wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.day_readings import Days
from sotarsa_bot.records.visit import Visit, VisitState

_CODES = re.compile(r"\b[Kk][ -]?(\d{1,6})\b")
_BOTH = re.compile(
    r"\b(?:ke)?dua[- ]?dua(?:nya)?\b|\b(?:ke)?duanya\b|\bkadua[- ]?(?:dua)?nya\b|\bsemua kunjungan\b", re.IGNORECASE
)


async def other_by_its_day(talk: Talk[Any], visit: Visit) -> Visit | None:
    """ "Yang tgl 3 batal ja" below the card of another visit: the one that is agreed for that day."""
    agreed = [one for one in await open_of(talk, visit) if one.state is VisitState.AGREED]
    meant = [one for one in agreed if village_spoken.names_its_day(one, talk.answer)]
    return meant[0] if len(meant) == 1 and meant[0].id != visit.id else None


async def must_not_move_another(talk: Talk[Any], visit: Visit, denied: Days) -> None:
    """Mistake for "nang tgl 8 tu pindah ka tgl 9" below another visit's card than that of the 8th."""
    agreed = [one for one in await open_of(talk, visit) if one.state is VisitState.AGREED and one.day in denied]
    if len(agreed) == 1 and agreed[0].id != visit.id and visit.day not in denied:
        other = agreed[0]
        day = wording.weekday_and_day(other.day) if other.day else ""
        raise Mistake("decide.of_other_card", code=visit.code, other=other.code, day=day)


async def must_be_of_this_one(talk: Talk[Any], visit: Visit) -> None:
    """Mistake where the words name another visit of the village, or all of them."""
    others = [one for one in await open_of(talk, visit) if one.id != visit.id]
    named = {int(number) for number in _CODES.findall(talk.answer)}
    if strange := sorted(named - {visit.id} - {one.id for one in others}):
        await village_words.must_be_of_the_village(talk, visit.village, strange[0])
    if others and (any(one.id in named for one in others) or _BOTH.search(talk.answer)):
        codes = wording.listing([one.code for one in sorted([visit, *others], key=lambda one: one.id)])
        raise Mistake("decide.one_by_one", codes=codes, code=visit.code)


async def open_of(talk: Talk[Any], visit: Visit) -> list[Visit]:
    """The visits of its village that wait for an answer, or are agreed and to come."""
    open_ = OneOf((VisitState.PROPOSED, VisitState.AGREED))
    return list(await talk.books.visits.find(village=visit.village, state=open_))
