"""Who was not there, or refused, and came later: the ordinary course of a morning. Whether the new word stands in the
place of the old is asked once, and then nothing is doubled."""

from collections.abc import Sequence
from typing import Any

from conversations.hand_overs import hand_over, sent_twice
from conversations.hand_overs.delivery_words import in_lines
from conversations.talk import Talk
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.records.field import Delivery, DeliveryKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure

_NOT_GOT = (DeliveryKind.ABSENT, DeliveryKind.REFUSED)


async def ask(talk: Talk[Any], visit: Visit, said: Sequence[HandOver], meant: Meaning) -> None:
    """Unsure, unless that was confirmed."""
    if talk.confirmed or talk.incoming.edited or talk.again or hand_over.meant(talk):
        return
    if before := await of(talk, visit, said):
        raise Unsure(meant, key="deliver.came_after_all", what=in_lines(before, named=talk.chat.private))


async def of(talk: Talk[Any], visit: Visit, said: Sequence[HandOver]) -> list[Delivery]:
    """The same person's records of absence or refusal, if these hand-overs are to exactly those people."""
    numbers = {one.number for one in said if one.number is not None and one.kind is DeliveryKind.RECEIVED}
    if not numbers or len(numbers) < len({one.number for one in said}):
        return []
    found = await sent_twice.standing_of(talk, visit, numbers)
    return found if {one.number for one in found} == numbers and all(one.kind in _NOT_GOT for one in found) else []
