"""When something happened today, within other words: "jam 10.15", "setengah 10", "10 menit yang lalu"."""

import re
from datetime import time, timedelta
from typing import NamedTuple

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.hours import HALF, Hour, hours

_NAMED = re.compile(rf"(?<!\w)(?:jam|pukul|pkl|{HALF})(?!\w)", re.IGNORECASE)
_AGO = re.compile(r"(?<!\w)(\d{1,3})\s*(menit|mnt|jam)\s*(?:yang\s+|yg\s+)?(?:lalu|tadi)(?!\w)", re.IGNORECASE)


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
    """ "10 menit yang lalu" and how long ago that is."""
    found = _AGO.search(text)
    if not found:
        return text, None
    length = int(found[1])
    ago = timedelta(hours=length) if found[2].casefold() == "jam" else timedelta(minutes=length)
    return f"{text[: found.start()]} {text[found.end() :]}", ago
