"""When something happened today, within other words: "jam 10.15", "setengah 10", "10 menit yang lalu"."""

import re
from datetime import time, timedelta
from typing import NamedTuple

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import numerals
from sotarsa_bot.parsing.calendar_words import NUMBERS
from sotarsa_bot.parsing.hours import HALF, QUARTERS, Hour, hours

_NAMED = re.compile(rf"(?<!\w)(?:jam|pukul|pkl|{HALF})(?!\w)", re.IGNORECASE)
_WORD = rf"(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_COUNT = rf"(?:\d{{1,3}}(?:[.,]\d)?|{_WORD}(?:\s+(?:belas|puluh(?:\s+{_WORD})?))?)"
_AGO = re.compile(
    rf"(?<!\w)(?:(?:(?P<hours>{_COUNT})\s*jam|(?P<one>s[ea]jam)|(?P<part>{HALF}|{QUARTERS})\s*jam)"
    rf"(?:\s+(?:lebih\s+)?(?P<half>{HALF})(?!\w))?(?:\s+(?:lebih\s+|lewat\s+)?(?P<more>{_COUNT})\s*(?:menit|mnt))?"
    rf"|(?P<minutes>{_COUNT})\s*(?:menit|mnt))\s*(?:yang\s+|yg\s+|nang\s+)?(?:lalu|tadi|td)(?!\w)",
    re.IGNORECASE,
)


class Cut(NamedTuple):
    """The words without the time, and the time (None: there was none)."""

    rest: str
    at: time | None


def cut_time(text: str, *, bare: bool = False) -> Cut:
    """The first time of day; further ones stay among the words. `bare`: also "09.40" without "jam".

    Mistake as for hours, and `parsing.time_unreadable` for a span of time."""
    rest, hour = cut_hour(text, bare=bare)
    return Cut(rest, hour.at if hour else None)


def cut_hour(text: str, *, bare: bool = False) -> tuple[str, Hour | None]:
    """As `cut_time`, with all that was said of the hour."""
    found = _hours(text, bare=bare)
    if not found:
        return text, None
    first = found[0]
    if first.ends:
        raise Mistake("parsing.time_unreadable", typed=wording.cut(text[first.start : first.end]))
    return f"{text[: first.start]} {text[first.end :]}", first


def _hours(text: str, *, bare: bool) -> list[Hour]:
    try:
        return [one for one in hours(text) if bare or not one.bare]
    except Mistake:
        if bare or _NAMED.search(text):
            raise
        return []  # two numbers that count something else


def cut_ago(text: str) -> tuple[str, timedelta | None]:
    """ "10 menit yang lalu", "sejam setengah tadi", and how long ago that is."""
    found = _AGO.search(text)
    if not found:
        return text, None
    minutes = _counted(found["hours"]) * 60 + _counted(found["minutes"]) + _counted(found["more"])
    minutes += 60 if found["one"] else 0
    if found["part"]:
        minutes += 30 if re.fullmatch(HALF, found["part"], re.IGNORECASE) else 15
    minutes += 30 if found["half"] else 0
    return f"{text[: found.start()]} {text[found.end() :]}", timedelta(minutes=round(minutes))


def _counted(words: str | None) -> float:
    return float(numerals.with_digits(words.casefold()).replace(",", ".")) if words else 0
