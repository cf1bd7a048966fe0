"""Who asked about their data does not ask any more: "permintaan nomor 1 batal". Read back, then nobody answers."""

import re
from typing import Any

from conversations.privacy import data_office
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.privacy import data_requests
from sotarsa_bot.unsure import Meaning, Unsure

_OFF = r"(?:batal\w*|dibatal\w*|(?:di)?cabut|(?:di)?tarik|(?:tidak|tdk|kada|gak|ga)\s+jadi)"
_WITHDRAWS = re.compile(rf"\bpermintaan\w*\b.*\b{_OFF}\b|\b{_OFF}\b.*\bpermintaan\w*\b", re.IGNORECASE)


async def heard(talk: Talk[Any], words: str) -> bool:
    """Of one's own requests that are not answered yet, the one that is named, or the newest. False if there is none."""
    if not _WITHDRAWS.search(words):
        return False
    number = re.search(r"\d{1,9}", words)
    mine = await talk.books.data_requests.find(by=talk.by.id, answered_at=None, order="-id")
    meant = next((one for one in mine if number is None or one.id == int(number.group())), None)
    if meant is None:
        return False
    if not talk.confirmed:
        said = texts.plain("data.would_withdraw", number=meant.id, words=wording.cut(meant.words))
        raise Unsure(Meaning(words, said))
    await data_requests.withdraw(talk.acting(), meant, texts.plain("data.withdrawn_word"))
    await data_office.settle(talk, meant)
    await talk.say("data.withdrawn", number=meant.id)
    return True
