"""The same caption twice within a minute, by the same person: where the signal is weak, phones send again. Nobody is
recorded twice for it: the picture is one more of the same hand-over. Words alone are asked about (conflicts.py)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from conversations.talk import Talk
from sotarsa_bot.books import AtLeast, OneOf
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.visit import Visit

WITHIN = timedelta(minutes=1)


async def before(talk: Talk[Any], visit: Visit, said: Sequence[HandOver]) -> list[Delivery]:
    """What a message just before has recorded of the very same people; nothing if it was something else, or so many of
    a thing, which may well be handed over twice in a minute."""
    once = talk.again or talk.incoming.edited or not talk.incoming.picture
    if once or not all(one.number is not None or one.recipient for one in said):
        return []
    numbers = {one.number for one in said if one.number is not None}
    if len(numbers) == len(said) and not any(map(partial(_is_recent, talk), await standing_of(talk, visit, numbers))):
        return []  # the usual case asks nothing more of the database
    recent = await talk.books.deliveries.find(
        visit=visit.id, by=talk.by.id, withdrawn_at=None, received_at=AtLeast(talk.incoming.at - WITHIN), order="id"
    )
    of: defaultdict[str, list[Delivery]] = defaultdict(list)
    for one in recent:
        of[message(one)].append(one)
    wanted = sorted(_key(visit, one) for one in said)
    return next((known for known in of.values() if sorted(_key(visit, one) for one in known) == wanted), [])


async def standing_of(talk: Talk[Any], visit: Visit, numbers: Collection[int]) -> list[Delivery]:
    """What this person has recorded of these numbers. Asked the same way by all, so that it is read once."""
    those = OneOf(tuple(sorted(numbers)))
    return await talk.books.deliveries.find(visit=visit.id, number=those, by=talk.by.id, withdrawn_at=None, order="id")


def _is_recent(talk: Talk[Any], one: Delivery) -> bool:
    return one.received_at >= talk.incoming.at - WITHIN


def _key(visit: Visit, one: HandOver | Delivery) -> tuple[int, str, str, int, str, str]:
    item = deliveries.canonical(one.item, visit)
    return (one.number or 0, one.recipient, item, one.amount, str(one.kind), f"{one.proxy_name}; {one.note}")
