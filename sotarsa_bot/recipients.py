"""A visit's own list of recipients: numbered as they are added, so that "K12 3 terima" means somebody.

Names are personal data: they are shown in private only; a number is enough everywhere else.
"""

import re

from sotarsa_bot.books import Books
from sotarsa_bot.field import DeliveryKind, Listed
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.visit import OPEN, Visit
from sotarsa_bot.visits import Acting

MOST = 500
_NUMBERING = re.compile(r"^\s*(?:\d{1,4}\s*[.):\t-]|[-•*])\s*")


async def of_visit(books: Books, visit: Visit) -> list[Listed]:
    return await books.listed.find(visit=visit.id, order="number")


async def still_open(books: Books, visit: Visit) -> list[Listed]:
    """Those who have not received yet (the absent and those who refused are still open)."""
    received = await books.deliveries.find(visit=visit.id, kind=DeliveryKind.RECEIVED, withdrawn_at=None)
    numbers = {delivery.number for delivery in received}
    return [one for one in await of_visit(books, visit) if one.number not in numbers]


async def add(acting: Acting, visit: Visit, words: str) -> list[Listed]:
    """Adds a name a line; numbering and bullets in front are left away. Names that are there already are kept once.

    Mistake `recipients.none_read`, `recipients.too_many`, or in words for the visit's state.
    """
    _open(visit)
    there = await of_visit(acting.books, visit)
    known = {_bare(one.name) for one in there}
    names = [clean_name(_NUMBERING.sub("", line, count=1)) for line in words.splitlines() if line.strip(" \t-•*.")]
    new = {_bare(name): name for name in names if _bare(name) not in known}
    if not names:
        raise Mistake("recipients.none_read")
    if len(there) + len(new) > MOST:
        raise Mistake("recipients.too_many", most=MOST)
    first = there[-1].number + 1 if there else 1
    added = [Listed(visit=visit.id, number=first + n, name=name) for n, name in enumerate(new.values())]
    await acting.books.listed.add_all(added)
    await acting.record("list.added", visit, count=len(added))
    return added


async def clear(acting: Acting, visit: Visit) -> int:
    """Empties the list. Mistake once a hand-over names a number: it would then mean somebody else."""
    _open(visit)
    taken = await acting.books.deliveries.find(visit=visit.id, withdrawn_at=None)
    if any(delivery.number is not None for delivery in taken):
        raise Mistake("recipients.in_use")
    count = await acting.books.listed.discard(visit=visit.id)
    await acting.record("list.cleared", visit, count=count)
    return count


async def must_be_listed(books: Books, visit: Visit, number: int) -> None:
    """Mistake for a number that is not on the visit's list, if it has one."""
    if await books.listed.count(visit=visit.id) and not await books.listed.count(visit=visit.id, number=number):
        last = (await of_visit(books, visit))[-1].number
        raise Mistake("recipients.not_listed", number=number, code=visit.code, last=last)


def _open(visit: Visit) -> None:
    if visit.state not in OPEN:
        raise Mistake(f"visit.is_{visit.state}", code=visit.code)


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())
