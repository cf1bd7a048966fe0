"""Who can on which of the proposed days, in words: one line a day."""

from collections.abc import Sequence

from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.people import roster
from sotarsa_bot.texts import Html
from sotarsa_bot.visits.day_marks import Heat


async def lines(books: Books, heats: Sequence[Heat]) -> list[Html]:
    """Of the days that somebody has marked; where two differ, it is said who."""
    return [await _line(books, one) for one in heats if one.can or one.cannot]


async def _line(books: Books, one: Heat) -> Html:
    can, cannot = await _names(books, one.can), await _names(books, one.cannot)
    key = "day_marks.differ" if one.differ else "day_marks.can" if one.can else "day_marks.cannot"
    return texts.html(key, day=wording.short_day(one.day), can=can, cannot=cannot, count=len(one.can))


async def _names(books: Books, people: Sequence[int]) -> str:
    return wording.listing([await roster.name(books, person) for person in people])
