"""What is said of a record's one recipient in a reply to it, without the number: "kada jadi, inya kada mau", "bukan
diwakili, datang sorang". What would stand then is read back first."""

import re
from dataclasses import replace
from typing import Any

from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, parse_caption
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.field import Delivery, DeliveryKind
from sotarsa_bot.unsure import Meaning, Unsure

_LEAD = re.compile(
    r"^\W*(?:(?:maaf|mf|salah|keliru|ralat|eh|oh|aduh|ternyata|batal|(?:kada|kd|tidak|tdk|gak|ga)\s+jadi|kadanya|tapi|inya|"
    r"sidin|dia|beliau|orangnya|urangnya|yang\s+bersangkutan|ybs|pak|bu)\b\W*)+",
    re.IGNORECASE,
)
_IN_PERSON = re.compile(
    r"\W*(?:(?:maaf|salah|eh|ternyata|inya|sidin|dia|orangnya|urangnya)\W+)*"
    r"(?:(?:bukan|bkn|kada|kd|tidak|tdk|lain)\W+(?:di)?wakil\w*|(?:kada|kd|tidak|tdk)\W+(?:bawakil|pakai\W+wakil|ada\W+wakil\w*)"
    r"|(?:datang|ambil|maambil|diambil|tarima|terima|hadir)\W+(?:sorang|saurang|sendiri|kasurangan|langsung)"
    r"|(?:orangnya|urangnya|inya|sidin)\W+(?:sorang|sendiri))"
    r"(?:\W+(?:inya|sidin|dia|orangnya|urangnya|datang|ambil|maambil|diambil|tarima|terima|sorang|saurang|sendiri|langsung|sdh|"
    r"sudah|ja|haja|pang|pak|bu|tadi|kok|am))*\W*",
    re.IGNORECASE,
)


def ask(talk: Talk[Any], text: str, standing: list[Delivery]) -> None:
    """Unsure for what became of the one whom the record is about; nothing where it is about several."""
    numbers = {one.number for one in standing}
    if talk.confirmed or len(numbers) != 1 or None in numbers or any(c.isdigit() for c in text):
        return
    said = _in_person(text, standing) or _became(text, standing)
    if said:
        offer = meaning(said)
        raise Unsure(Meaning(f"ganti: {offer.words}", offer.said))


def _in_person(text: str, standing: list[Delivery]) -> list[Statement]:
    if not any(one.proxy_name for one in standing) or not _IN_PERSON.fullmatch(text):
        return []
    one = standing[0]
    return [Statement(one.visit, Said.RECEIVED, (one.number or 0,), item=one.item, amount=one.amount)]


def _became(text: str, standing: list[Delivery]) -> list[Statement]:
    """Another outcome than the one on record, each word of which is accounted for."""
    one, bare = standing[0], _LEAD.sub("", text)
    if not bare or one.kind is not DeliveryKind.RECEIVED:
        return []
    try:
        (said,) = parse_caption(f"K{one.visit} no {one.number} {bare}", items=(), default_visit=None)
    except (Mistake, Unsure, ValueError):
        return []
    other = said.kind is not Said.RECEIVED and said.numbers == (one.number,) and not (said.note or said.recipient)
    return [replace(said, item=None, amount=None)] if other else []
