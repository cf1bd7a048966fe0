"""A closed day whose event was moved: "aruhnya jadi tgl 9", "tgl 8 pindah ke tgl 9"."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.calendar_words import WEEKDAYS, month_of
from sotarsa_bot.parsing.day_lists import days_to_reopen
from sotarsa_bot.parsing.day_readings import Days
from sotarsa_bot.parsing.day_spans import DaysRead
from sotarsa_bot.parsing.words import BUT, NOT, PARTICLES, POLITE, Words

_MOVES = re.compile(
    r"\b(?:(?:di)?(?:pindah|undur|mundur|maju|geser|ganti|alih)(?:kan|akan)?(?:nya)?|jadi(?:nya)?|(?:se)?harusnya|maksudnya)\b"
    r"(?:\s+(?:ke|ka|jadi|menjadi|dengan|dgn)\b)*",
    re.IGNORECASE,
)
_NOT_THEN = re.compile(
    rf"\b(?:tidak|tdk|tak|gak|ga|kada|kd|batal)\s+(?:jadi(?:nya)?\s+)?(?=.*\d.*{_MOVES.pattern}.*\d)",
    re.IGNORECASE | re.DOTALL,
)
""" "Aruhnya kada jadi tgl 5, mundur ka tgl 12": that it is not on the 5th is said by the move as well."""
_ONLY = re.compile(r"\b(?:haja|saja|aja|ja)\W*$", re.IGNORECASE)
_WRITTEN = re.compile(r"pindah (?P<before>[^:]+) ke (?P<after>[^:]+?)(?:: (?P<reason>.+))?")
_SMALL = POLITE | PARTICLES | BUT | {
    "hari", "tgl", "tanggal", "dari", "pada",
    "ke", "ka", "acara", "kegiatan", "tutup", "ditutup", "desa", "yang", "nang", "itu",
}  # fmt: skip


class Moved(NamedTuple):
    """The days that were closed, those that are instead, and why."""

    before: Days
    after: Days
    reason: str


def moving(moved: Moved) -> str:
    """As it could be written: these words need no question."""
    before, after = (DaysRead(days, "").words for days in (moved.before, moved.after))
    return f"pindah {before} ke {after}" + (f": {moved.reason}" if moved.reason else "")


def read_moved(text: str, closed: Mapping[date, str], *, today: date) -> Moved | None:
    """None where no closed day is named, or nothing that happens on one. `closed`: the days with their reasons."""
    if written := _WRITTEN.fullmatch(text):
        return Moved(_days(written["before"], today), _days(written["after"], today), written["reason"] or "")
    text = _NOT_THEN.sub("", text, count=1)
    if any(word.plain in NOT for word in Words(text).all):
        return None
    found = _MOVES.search(text)
    before, after = (text[: found.start()], text[found.end() :]) if found else (text, text)
    days = _days(after, today)
    if not days or not closed:
        return None
    named = _days(before, today) if found else ()
    event = {word.plain.removesuffix("nya") for word in Words(before).all if not _is_of_a_date(word.plain)} - _SMALL
    of_it = tuple(day for day, reason in closed.items() if day in named or _tells(event, reason))
    if not named and not event and found and not before.strip() and len(closed) == 1:
        of_it = tuple(closed)  # "pindah tgl 9"
    suffixed = any(word.plain.endswith("nya") for word in Words(before).all)
    if not (of_it and (found or (suffixed and _ONLY.search(text)))) or (named and not set(named) <= set(closed)):
        return None
    left = tuple(day for day in of_it if day not in days)
    return Moved(left, days, closed[of_it[0]]) if left and len({closed[day] for day in of_it}) == 1 else None


def _tells(event: set[str], reason: str) -> bool:
    return bool(event) and event <= {word.plain for word in Words(reason).all}


def _is_of_a_date(word: str) -> bool:
    return word[0].isdigit() or word in WEEKDAYS or month_of(word) is not None


def _days(words: str, today: date) -> Days:
    try:
        return days_to_reopen(words, today=today)
    except Mistake:
        return ()
