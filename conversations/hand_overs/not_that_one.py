""" "Bukan 8, 7" below a record: which of the two is wrong is not said, and it is asked."""

import re
from typing import Any

from conversations.hand_overs import hand_over
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.unsure import Meaning, Unsure

_NUMBER = r"(?:(?:no|nomor|nomer|nmr|nang|yang|yg)\b\W*)*(\d{1,3})"
_NOT_BUT = re.compile(
    rf"\W*(?:(?:eh|oh|aduh|maaf|mf|salah|ralat|pak|bu|itu|tadi)\W+)*(?:bukan|bkn|lain)\W+{_NUMBER}\s*,?\s+{_NUMBER}"
    r"(?:\W+(?:pak|bu|ya|tadi|itu|maksudnya|lah|pang))*\W*|"
    rf"\W*(?:(?:eh|oh|maaf|salah)\W+)*(?:bukan|bkn|lain)\W+{_NUMBER}\s*,\s*{_NUMBER}\W*",
    re.IGNORECASE,
)


async def ask(talk: Talk[Any], text: str) -> None:
    """Unsure with each way in which it may put right what the record says of these two numbers."""
    found = None if talk.confirmed else _NOT_BUT.fullmatch(text)
    if found is None:
        return
    first, second = (int(one) for one in found.groups() if one)
    known = {one.number for one in await hand_over.recorded_above(talk)}
    if first in known and second not in known:
        said = texts.plain("deliver.part_instead", wrong=first, right=second)
        raise Unsure(Meaning(f"bukan {first} tapi {second}", said), _back(first))
    if {first, second} <= known:
        raise Unsure(_back(second), _back(first), _back(first, second))


def _back(*numbers: int) -> Meaning:
    said = ", ".join(map(str, numbers))
    return Meaning(f"hapus nomor {said}", texts.plain("deliver.part_back", numbers=said))
