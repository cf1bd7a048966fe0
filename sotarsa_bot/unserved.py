"""Who was not there when they were to receive something, and has received nothing since: counted, never named."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from sotarsa_bot.books import AtLeast, Books, OneOf, Unlike
from sotarsa_bot.field import Delivery, DeliveryKind, Listed
from sotarsa_bot.register import outcomes_of

TOO_LONG = timedelta(days=30)
FORGIVEN = timedelta(days=365)
"""What was missed longer ago is history: another list has come since."""

Numbers = dict[int, tuple[int, ...]]
"""By visit: numbers on its list."""


async def by_village(books: Books, now: datetime) -> dict[str, int]:
    """How many have waited for too long, by the village's code."""
    missed = await books.deliveries.find(
        kind=DeliveryKind.ABSENT, withdrawn_at=None, happened_at=AtLeast(now - FORGIVEN), number=Unlike(None)
    )
    long_ago = [one for one in missed if one.happened_at <= now - TOO_LONG]
    people = {one.recipient for one in await _listed(books, _numbers(long_ago))}
    lines = await books.listed.find(recipient=OneOf(tuple(people))) if people else []
    reported = await _reported(books, lines)
    villages = {one.id: one.village for one in await books.recipients.find(id=OneOf(tuple(people)))} if people else {}
    waiting = (who for who, came in reported.items() if _since(came, now) <= now - TOO_LONG)
    return dict(Counter(villages[who] for who in waiting))


def _since(came: Iterable[Delivery], now: datetime) -> datetime:
    """Since when somebody has waited: their first absence after what they received last. Now, if they do not wait."""
    since = now
    for one in outcomes_of(came):
        since = min(since, one.happened_at) if one.kind is DeliveryKind.ABSENT else now
    return since


async def _listed(books: Books, numbers: Numbers) -> list[Listed]:
    found = [await books.listed.find(visit=visit, number=OneOf(those)) for visit, those in numbers.items()]
    return [one for some in found for one in some]


async def _reported(books: Books, lines: Iterable[Listed]) -> dict[int, list[Delivery]]:
    """By recipient: all that was reported of these lines."""
    who = {(one.visit, one.number): one.recipient for one in lines}
    came: defaultdict[int, list[Delivery]] = defaultdict(list)
    for visit, numbers in _numbers(lines).items():
        for one in await books.deliveries.find(visit=visit, number=OneOf(numbers), withdrawn_at=None):
            if one.number is not None:
                came[who[visit, one.number]].append(one)
    return came


def _numbers(lines: Iterable[Delivery | Listed]) -> Numbers:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one in lines:
        if one.number is not None:
            found[one.visit].add(one.number)
    return {visit: tuple(sorted(those)) for visit, those in found.items()}
