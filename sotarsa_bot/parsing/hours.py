"""Times of day as they are written here: "jam 9", "09.00-12.00", "setengah sembilan", "jam 2 siang"."""

import re
from datetime import time
from typing import NamedTuple

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, numerals
from sotarsa_bot.parsing.calendar_words import NUMBERS
from sotarsa_bot.parsing.once import read_once

QUARTER_MINUTES = 15
_DAYTIMES = {"pagi": 0, "siang": 10, "sore": 14, "petang": 15, "malam": 18}
_HOUR = rf"(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_AT = r"(?:(?:jam|pukul)(?:nya)?|jm|pkl|pk)(?:\s+(?:jadi|ja|haja|aja|saja|jam|pukul)\b)*"
HALF = r"(?:s[ea]?t[ea]?ngah|stgh|stngh|stgah|stg)"
"""As it is written in haste, too: "stgh 9"."""
QUARTERS = r"(?:s[ea]?perempat|se?prapat|sprempat|saparapat|saparampat|saparapatan)"
_TENS = r"(?:(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)\s+belas|(?:dua|tiga|empat|lima)\s+puluh(?:\s+lima)?)"
_NO_COUNT = r"(?!\s*(?:orang|paket|kursi|warga|kk|jiwa|buah|hari|jam|lembar|karung|dus)\b)"
_MINUTES = rf"(?:{QUARTERS}\b|{HALF}\b|(?:\d{{1,2}}(?![\d.,:/-]*\d)|{_TENS}|{_HOUR})\b{_NO_COUNT})"
BESIDE = (
    rf"\s+(?:(?:(?P<past>lewat|liwat|lwt|lebih|labih|talabih)|kurang|krg|krang)\s+(?P<by>{_MINUTES})(?:\s*(?:menit|mnt)\b)?"
    rf"|(?P<quarter>{QUARTERS})\b)"
)
"""What is said beside an hour: "jam 9 lewat 15", "jam 9 kurang lima belas", "jam 9 seperempat"."""
_BESIDE = f"(?:{BESIDE})?"
_PART = r"(?:\s*(?P<part>pagi|siang|sore|petang|malam)\b)?(?:\s*(?P<zone>wita|wib|wit)\b)?"
_END = (
    rf"(?:\s*(?:-|–|—|s\s?/\s?d|sd\b|s\.d\.?|(?:{lexicon.TILL})(?:\s+dengan)?)\s*(?:jam\s*|pukul\s*)?"
    r"(?:(?P<end>\d{1,2}(?:[.:]\d{2})?)(?![\d/])|(?P<open>selesai|slsai|habis|beres))(?:\s*(?:pagi|siang|sore|wita)\b)?)?"
)
TIME = re.compile(
    rf"(?:\b{_AT}\.?\s*(?P<h1>\d{{1,2}})(?:\s*[.:]\s*(?P<m1>\d{{2}}))?(?![\d/])"
    rf"|(?<![\d.,/:-])(?P<h2>\d{{1,2}})[.:](?P<m2>\d{{2}})(?![.:/]?\d)"
    rf"|\b(?:{_AT}\s+)?{HALF}\s+(?P<half>{_HOUR}|\d{{1,2}})\b"
    rf"|\b{_AT}\s+(?P<word>{_HOUR})\b"
    rf"|(?<![\d.,/:-])(?<!tgl\s)(?<!tgl)(?<!tgl\.)(?<!tgl\.\s)(?<!tanggal\s)"
    rf"(?P<h3>\d{{1,2}})(?=\s*(?:pagi|siang|sore|petang|malam)\b))" + _BESIDE + _PART + _END,
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?P<part>pagi|siang|sore|petang|malam)\s+(?:(?:ja|haja|aja|saja|lah|pang|sekitar|kira-kira)\s+)*$",
    re.IGNORECASE,
)
""" "Siang ja jam 1"."""
_OR = re.compile(rf"\s*(?:atau|ato|atw|/)\s*(?:{_AT}\s*)?(\d{{1,2}})(?:[.:](\d{{2}}))?(?![\d/])", re.IGNORECASE)


class Hour(NamedTuple):
    """A time that was said, and its place in the text. `early`: 1 to 5 o'clock without a part of the day, which may as
    well be the afternoon. `ends`: when it is to end, as it was written ("" where no hour was said)."""

    at: time
    start: int
    end: int
    early: bool = False
    ends: str = ""
    bare: bool = False
    """Two numbers and nothing that says that they are an hour: "3.12"."""


@read_once
def hours(text: str) -> tuple[Hour, ...]:
    """All times in a text. Mistake `parsing.time_impossible`, `time_zone`, `time_midnight`."""
    found: list[Hour] = []
    for said in TIME.finditer(text):
        found.append(_hour(said))
        if other := _OR.match(text, said.end()):
            at = _made(int(other[1]), int(other[2] or 0), other.group())
            found.append(Hour(at, other.start(), other.end(), early=0 < at.hour < 6))
    return tuple(found)


def _hour(said: re.Match[str]) -> Hour:
    if (said["zone"] or "wita").lower() != "wita":
        raise Mistake("parsing.time_zone")
    hour, minute = _beside(said, *_hour_minute(said))
    part = (said["part"] or _part_before(said)).lower()
    if part == "malam" and hour in (0, 12):
        raise Mistake("parsing.time_midnight")
    at = in_part(_made(hour, minute, said.group()), part)
    written = said["h1"] or said["h2"] or ""
    return Hour(at, *said.span(), early=0 < hour < 6 and not part and not written.startswith("0"),
                ends=said["end"] or "", bare=bool(said["h2"]) and not part and not said["zone"])  # fmt: skip


def _part_before(said: re.Match[str]) -> str:
    found = _PART_BEFORE.search(said.string[: said.start()])
    return str(found["part"]) if found else ""


def in_part(at: time, part: str) -> time:
    """ "9" of the "malam" is 21.00; a part that does not fit the hour changes nothing."""
    if part in _DAYTIMES and part != "pagi" and at.hour < 12 and _DAYTIMES[part] <= at.hour + 12:
        return at if part == "siang" and at.hour >= 10 else at.replace(hour=at.hour + 12)
    return at


def _made(hour: int, minute: int, typed: str) -> time:
    if hour > 23 or minute > 59:
        raise Mistake("parsing.time_impossible", typed=wording.cut(typed))
    return time(hour, minute)


def _hour_minute(said: re.Match[str]) -> tuple[int, int]:
    if said["half"]:
        word = said["half"].lower()
        hour = int(word) if word.isdigit() else NUMBERS[word]
        return ((hour - 1) or 12, 30)
    if said["word"]:
        return NUMBERS[said["word"].lower()], 0
    return int(said["h1"] or said["h2"] or said["h3"]), int(said["m1"] or said["m2"] or 0)


def _beside(said: re.Match[str], hour: int, minute: int) -> tuple[int, int]:
    """So many minutes past it, or short of it."""
    if not (said["by"] or said["quarter"]):
        return hour, minute
    by = _minutes(said["by"]) if said["by"] else QUARTER_MINUTES
    if minute or not 0 < by < 60:
        raise Mistake("parsing.time_impossible", typed=wording.cut(said.group()))
    return (hour, by) if said["past"] or said["quarter"] else ((hour - 1) % 24 or 12, 60 - by)


def _minutes(words: str) -> int:
    if re.fullmatch(QUARTERS, words, re.IGNORECASE):
        return QUARTER_MINUTES
    if re.fullmatch(HALF, words, re.IGNORECASE):
        return 2 * QUARTER_MINUTES
    digits = numerals.with_digits(words.lower())
    return int(digits) if digits.isdigit() else NUMBERS[words.lower()]


def parse_time(text: str) -> time:
    """The one time of day that a text holds. Mistake `parsing.time_unreadable`, `time_impossible`, `time_zone` or
    `time_midnight`."""
    bare = text.strip()
    found = hours(f"jam {bare}" if re.fullmatch(r"\d{1,2}", bare) else bare)
    if not found:
        raise Mistake("parsing.time_unreadable", typed=wording.cut(text))
    return found[0].at
