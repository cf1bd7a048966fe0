"""Who was not there when they were to receive something, and has received nothing since: counted, never named."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from sotarsa_bot.books import AtLeast, Books, OneOf, Unlike
from sotarsa_bot.records.field import Delivery, DeliveryKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register.register import outcomes_of

TOO_LONG = timedelta(days=30)
FORGIVEN = timedelta(days=365)
"""What was missed longer ago is history: another list has come since."""


async def by_village(books: Books, now: datetime) -> dict[str, int]:
    """How many have waited for too long, by the village's code.

    Visit by visit, the oldest first, only those are followed who wait: what was received is far more than is read.
    """
    absent: defaultdict[int, set[int]] = defaultdict(set)
    since = now - FORGIVEN
    for one in await books.deliveries.find(
        kind=DeliveryKind.ABSENT, withdrawn_at=None, happened_at=AtLeast(since), number=Unlike(None)
    ):
        absent[one.visit].add(one.number or 0)
    waiting: defaultdict[str, dict[int, datetime]] = defaultdict(dict)
    for visit in await _visits(books, absent, since.date()):
        theirs = waiting[visit.village]
        if visit.id in absent or theirs:
            for who, last in (await _outcomes(books, visit, absent[visit.id], theirs)).items():
                if last.kind is DeliveryKind.ABSENT:
                    theirs.setdefault(who, last.happened_at)
                else:
                    theirs.pop(who, None)
    long_ago = now - TOO_LONG
    counted = Counter({code: sum(at <= long_ago for at in theirs.values()) for code, theirs in waiting.items()})
    return {code: count for code, count in counted.items() if count}


async def _visits(books: Books, those: Collection[int], since: date) -> list[Visit]:
    """These, and all others since that day."""
    found = {one.id: one for one in await books.visits.find(day=AtLeast(since))}
    missing = tuple(id_ for id_ in those if id_ not in found)
    found |= {one.id: one for one in await books.visits.find(id=OneOf(missing))} if missing else {}
    return sorted(found.values(), key=lambda one: (one.day or since, one.id))


async def _outcomes(
    books: Books, visit: Visit, numbers: Collection[int], waiting: Collection[int]
) -> dict[int, Delivery]:
    """How the visit ended for these numbers of its list, and for those who wait."""
    lines = await books.listed.find(visit=visit.id, number=OneOf(tuple(numbers))) if numbers else []
    lines += await books.listed.find(visit=visit.id, recipient=OneOf(tuple(waiting))) if waiting else []
    who = {line.number: line.recipient for line in lines}
    came: defaultdict[int, list[Delivery]] = defaultdict(list)
    for one in await _reported(books, visit, who):
        if one.number is not None:
            came[who[one.number]].append(one)
    return {one: outcomes_of(reports)[-1] for one, reports in came.items()}


async def _reported(books: Books, visit: Visit, numbers: Iterable[int]) -> list[Delivery]:
    return await books.deliveries.find(visit=visit.id, number=OneOf(tuple(numbers)), withdrawn_at=None)
