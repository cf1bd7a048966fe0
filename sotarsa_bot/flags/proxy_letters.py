"""The letter of a proxy (surat kuasa): a photo that is tied to a hand-over. The office may want one; any is kept.

One letter speaks for all that the same proxy received in one message.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sotarsa_bot.books import Books, OneOf, StartsWith, Unlike
from sotarsa_bot.flags.case import message
from sotarsa_bot.official.office_facts import PREFIX
from sotarsa_bot.records.field import Delivery, DeliveryKind, PhotoKind, PhotoState
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running import notes


async def required(books: Books) -> bool:
    return await notes.get(books, f"{PREFIX}proxy_letter") != ""


def by_proxy(found: Iterable[Delivery]) -> list[Delivery]:
    """Those that stand and that somebody else received."""
    return [d for d in found if d.proxy_name and d.kind is DeliveryKind.RECEIVED and d.withdrawn_at is None]


async def lacking(books: Books, together: Iterable[Delivery]) -> list[Delivery]:
    """Of hand-overs that were said together: the first of each proxy whose letter is not here."""
    proxied = by_proxy(together)
    if not proxied:
        return []
    letters = await books.photos.find(
        delivery=OneOf(tuple(d.id for d in proxied)), kind=PhotoKind.LETTER, state=Unlike(PhotoState.BROKEN)
    )
    of = {photo.delivery for photo in letters}
    shown = {d.proxy_name for d in proxied if d.id in of}
    first: dict[str, Delivery] = {}
    for one in proxied:
        first.setdefault(one.proxy_name, one)
    return [one for name, one in first.items() if name not in shown]


async def of_person(books: Books, visit: Visit, person: int) -> list[Delivery]:
    """Hand-overs of this visit that they recorded and whose letter is not here."""
    theirs = by_proxy(await books.deliveries.find(visit=visit.id, by=person, withdrawn_at=None))
    said: dict[str, list[Delivery]] = {}
    for one in theirs:
        said.setdefault(message(one), []).append(one)
    return [one for together in said.values() for one in await lacking(books, together)]


async def of_number(books: Books, visit: Visit, number: int) -> Sequence[Delivery]:
    """What this number of the list received, by proxy if by anybody."""
    found = await books.deliveries.find(
        visit=visit.id, number=number, kind=DeliveryKind.RECEIVED, withdrawn_at=None, order="id"
    )
    return by_proxy(found) or found


async def said_with(books: Books, delivery: Delivery) -> list[Delivery]:
    """All that stands (or is held) of what was said in one message."""
    base = f"{message(delivery)}:"
    standing: dict[str, Any] = {"held": True} if delivery.held else {"withdrawn_at": None}
    return await books.deliveries.find(source=StartsWith(base), order="id", **standing)
