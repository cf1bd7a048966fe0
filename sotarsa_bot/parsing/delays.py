"""Words with which a team says that it is late: "kami telat 1 jam, tolong sampaikan ke kades"."""

import re

from sotarsa_bot.parsing import lexicon, numerals
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.words import IF, NOT, Words

_LATE = re.compile(r"\b(?:telat|talat|terlambat|tlambat|talambat|lambat|molor|kaliwat)\b", re.IGNORECASE)
_HOW_LONG = re.compile(
    r"\b(?:(?:sekitar|kira-kira|kurang\s+lebih)\s+)?(?:(?:\d{1,3}|setengah|satengah|se)\s*(?:jam|menit|mnt)|sejam|sajam"
    r"|satu\s+jam)(?:\s+(?:lebih|setengah|\d{1,2}\s*(?:menit|mnt)))?\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:no|nomor|nmr|warga|penerima|desa|perangkat|kemarin|tadi\s+malam|minggu\s+lalu|lapor\w*|catat\w*|foto|jangan)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<!\w)k\.?\s?\d{1,9}\b[\s:;,.–-]*", re.IGNORECASE)


_NOT_LATE = re.compile(
    r"\b(?:(?:kada|kd|tidak|tdk|gak|ga|nggak)\s+jadi|batal)\s+(?:kami\s+|tim\s+)?"
    r"(?:telat|talat|terlambat|tlambat|talambat|lambat|molor)\b"
    r"|\b(?:telat|talat|terlambat|talambat)(?:nya)?\s+(?:(?:kada|kd|tidak|tdk|gak|ga)\s+jadi|batal)\b",
    re.IGNORECASE,
)


def takes_back_delay(text: str) -> bool:
    """ "Kada jadi telat, surut dah"."""
    return bool(_NOT_LATE.search(text)) and not asks(text)


def read_delay(text: str) -> str | None:
    """By how long, as it was written ("1 jam"; "" if that is not said). None if nobody of the team is late by it."""
    words = numerals.with_digits(_CODE.sub("", " ".join(text.split())))
    late = _LATE.search(words)
    if late is None or asks(words) or _OTHERS.search(words):
        return None
    said = [word.plain for word in Words(words).all]
    if any(word in NOT or word in IF or word in lexicon.OUTCOMES for word in said):
        return None
    long = _HOW_LONG.search(words)
    rest = _HOW_LONG.sub(" ", words)
    return None if any(c.isdigit() for c in rest) else " ".join(long[0].split()) if long else ""
