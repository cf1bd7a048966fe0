"""The same goods reported twice, once by the numbers of the list and once as so many: "K1 1-10 terima" by one, "K1
sembako 10" by another. Nothing tells them apart but those who were there: they are asked."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from conversations.hand_overs import hand_over
from conversations.talk import Talk
from sotarsa_bot import wording
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.records.field import DeliveryKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure


async def ask(talk: Talk[Any], visit: Visit, said: Sequence[HandOver], meant: Meaning) -> None:
    """Unsure, if as many of a thing as these hand over are on record in the other way, unless that was confirmed."""
    if talk.confirmed or talk.incoming.edited or talk.again or hand_over.meant(talk):
        return
    new = {counted: _sums(visit, said, counted=counted) for counted in (True, False)}
    if not any(amount > 1 for sums in new.values() for amount in sums.values()):
        return
    known = await talk.books.deliveries.find(visit=visit.id, kind=DeliveryKind.RECEIVED, withdrawn_at=None)
    told = [HandOver.model_validate({name: getattr(one, name) for name in HandOver.model_fields}) for one in known]
    for counted, sums in new.items():
        before = _sums(visit, told, counted=not counted)
        if same := [item for item, amount in sums.items() if amount > 1 and before[item] == amount]:
            what = wording.listing([f"{wording.number(before[item])} {item}" for item in same])
            raise Unsure(meant, key="deliver.counted_too" if counted else "deliver.counted_before", what=what)


def _sums(visit: Visit, said: Sequence[HandOver], *, counted: bool) -> Counter[str]:
    """How many of each thing were received, as a mere count or by people who are named."""
    found: Counter[str] = Counter()
    for one in said:
        if one.kind is DeliveryKind.RECEIVED and (one.number is None and not one.recipient) is counted:
            found[deliveries.canonical(one.item, visit)] += one.amount
    return found
