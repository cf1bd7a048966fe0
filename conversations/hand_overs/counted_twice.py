"""The same goods reported twice: once by the numbers of the list and once as so many ("K1 1-10 terima" by one, "K1
sembako 10" by another), or as so many by two people, one soon after the other. Nothing tells them apart but those who
were there: they are asked. Not where each of them has a photo of its own."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from conversations.hand_overs import hand_over
from conversations.talk import Talk
from sotarsa_bot import wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.people import roster
from sotarsa_bot.records.field import Delivery, DeliveryKind, PhotoKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure

_SOON = timedelta(minutes=15)
"""So soon after somebody else's, the same count may be a second word of the same hand-over."""


async def ask(talk: Talk[Any], visit: Visit, said: Sequence[HandOver], meant: Meaning) -> None:
    """Unsure, if as many of a thing as these hand over are on record in the other way, unless that was confirmed."""
    if talk.confirmed or talk.incoming.edited or talk.again or hand_over.meant(talk):
        return
    new = {counted: _sums(visit, said, counted=counted) for counted in (True, False)}
    if not any(amount > 1 for sums in new.values() for amount in sums.values()):
        return
    known = await talk.books.deliveries.find(visit=visit.id, kind=DeliveryKind.RECEIVED, withdrawn_at=None)
    proven = await _photographed(talk, known) if talk.incoming.picture else set()
    unproven = [one for one in known if one.id not in proven]
    await _by_another(talk, visit, new[True], unproven, meant)
    for counted, sums in new.items():
        before = _sums(visit, known, counted=not counted)
        doubtful = before if not counted else _sums(visit, unproven, counted=False)
        if same := [i for i, amount in sums.items() if amount > 1 and before[i] == amount and doubtful[i]]:
            what = wording.listing([f"{wording.number(before[item])} {item}" for item in same])
            raise Unsure(meant, key="deliver.counted_too" if counted else "deliver.counted_before", what=what)


async def _photographed(talk: Talk[Any], known: Sequence[Delivery]) -> set[int]:
    """Which of them have a photo of their own; of several in one caption it belongs to one."""
    found = await talk.books.photos.find(delivery=OneOf(tuple(one.id for one in known)), kind=PhotoKind.PROOF)
    return {photo.delivery for photo in found if photo.delivery}


async def _by_another(
    talk: Talk[Any], visit: Visit, new: Counter[str], known: Sequence[Delivery], meant: Meaning
) -> None:
    """Unsure, if somebody else has just counted as many of a thing."""
    for one in known:
        lately = talk.incoming.at - one.received_at <= _SOON and one.by != talk.by.id
        counted = one.number is None and not one.recipient and one.amount > 1
        if lately and counted and new[item := deliveries.canonical(one.item, visit)] == one.amount:
            at = wording.clock_time(one.received_at.astimezone(talk.office.zone))
            what, name = f"{wording.number(one.amount)} {item}", await roster.name(talk.books, one.by)
            raise Unsure(meant, key="deliver.counted_by_other", what=what, name=name, at=at)


def _sums(visit: Visit, said: Sequence[HandOver] | Sequence[Delivery], *, counted: bool) -> Counter[str]:
    """How many of each thing were received, as a mere count or by people who are named."""
    found: Counter[str] = Counter()
    for one in said:
        if one.kind is DeliveryKind.RECEIVED and (one.number is None and not one.recipient) is counted:
            found[deliveries.canonical(one.item, visit)] += one.amount
    return found
