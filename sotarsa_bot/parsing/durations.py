"""How long something takes: "90", "90 menit", "1 jam 30 menit", "1,5 jam", "setengah jam", "sekitar dua jam"."""

import re
from datetime import timedelta

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import numerals

LONGEST_DURATION = timedelta(hours=24)

_PARTS = re.compile(
    r"(?:(?P<hours>\d{1,2}(?:[.,]\d)?)\s*j(?:am)?\b)?\s*(?P<half>setengah\s*(?:jam)?)?\s*"
    r"(?:(?P<minutes>\d{1,4})\s*(?:m(?:enit|nt)?\b)?)?",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^\W*(?:sekitar|kira-kira|kurang lebih|kurleb|lebih kurang)\s+|(?:an)?\s+(?:saja|aja)$", re.IGNORECASE
)
"""How long a way takes is never said to the minute."""


def parse_duration(text: str) -> timedelta:
    """Whole minutes, at most 24 hours; a bare number is minutes. Mistake `parsing.duration_unreadable`."""
    found = _PARTS.fullmatch(_ABOUT.sub("", numerals.with_digits(text.strip())).rstrip("."))
    if not found or not any(found.groupdict().values()):
        raise Mistake("parsing.duration_unreadable", typed=wording.cut(text))
    hours = float((found["hours"] or "0").replace(",", "."))
    length = timedelta(minutes=round(hours * 60) + (30 if found["half"] else 0) + int(found["minutes"] or 0))
    if length > LONGEST_DURATION:
        raise Mistake("parsing.duration_unreadable", typed=wording.cut(text))
    return length
