"""Who is on record as served, and is now said not to have come: "K1 9 salah, kada datang". That it takes the place of
the record is read back, and then nobody is on record twice."""

import re
from collections.abc import Sequence
from typing import Any

from conversations.hand_overs import sent_twice
from conversations.hand_overs.delivery_words import in_lines
from conversations.talk import Talk
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.records.field import Delivery, DeliveryKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Unsure

_WRONG = re.compile(
    r"(?<!\w)(?:salah|slh|keliru|kaliru|ralat|maaf|mf|ternyata|sakalinya|sekalinya|harusnya)(?!\w)", re.IGNORECASE
)
_NOT_GOT = (DeliveryKind.ABSENT, DeliveryKind.REFUSED)


async def said_instead(talk: Talk[Any], visit: Visit, said: Sequence[HandOver], unsure: Unsure) -> None:
    """The question about them says which record goes."""
    if before := await of(talk, visit, said):
        unsure.key = "deliver.came_after_all"
        unsure.values = {"what": in_lines(before, named=talk.chat.private)}


async def of(talk: Talk[Any], visit: Visit, said: Sequence[HandOver]) -> list[Delivery]:
    """The records of having received that are said to be wrong, if exactly those people are said not to have."""
    if not _WRONG.search(talk.written or talk.incoming.text):
        return []
    numbers = {one.number for one in said if one.number is not None and one.kind in _NOT_GOT}
    if not numbers or len(numbers) < len({one.number for one in said}):
        return []
    found = await sent_twice.standing_of(talk, visit, numbers)
    received = all(one.kind is DeliveryKind.RECEIVED for one in found)
    return found if received and {one.number for one in found} == numbers else []
