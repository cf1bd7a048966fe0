"""What a text says of days and hours: which are meant, which are turned down, and the words that are neither.

A negation belongs to the day or hour beside it ("tanggal 15 tidak bisa, tanggal 16 saja"), a condition to its clause.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.calendar_words import NO_DATE
from sotarsa_bot.parsing.conditions import AWAITED, CONDITION, conditions_in
from sotarsa_bot.parsing.day_readings import Days, Within
from sotarsa_bot.parsing.days import Mention, mentions
from sotarsa_bot.parsing.hours import Hour, hours
from sotarsa_bot.parsing.not_meant import (
    BEYOND,
    MENDING,
    NOTHING_ELSE,
    SPEAKERS,
    beyond,
    denied,
    ends_of_denials,
    is_within,
    mended,
    names_another,
    told_of,
    words_between,
)
from sotarsa_bot.parsing.place_edges import bare
from sotarsa_bot.parsing.places import CUT, LED, Named, place_in
from sotarsa_bot.parsing.small_talk import is_small_talk, puts_off
from sotarsa_bot.parsing.spelled import mostly_written
from sotarsa_bot.parsing.words import BUT, EXCEPT, IF, NOT, POLITE, TURNING, Word, Words

_LITERAL = re.compile(r"(?<=[\w.]):\s+")
_IF_POSSIBLE = re.compile(r"\W*(?:kalau|kalo|klo|jika|bila)\s+(?:bisa|boleh|memungkinkan)\b", re.IGNORECASE)
_REFUSAL = re.compile(r"\b(?:tidak|tdk|ga|gak|nggak|tak|kada)\s+(?:bisa|kawa|sempat|dapat)\b", re.IGNORECASE)
_FULL_DATE = re.compile(r"\b\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\b|\b\d{4}-\d{1,2}-\d{1,2}\b")
_LED_POINT = re.compile(r"\b(?:tgl|tanggal|tg)\.?\s*\d{1,2}\.\d{1,2}\b", re.IGNORECASE)
_QUIET = NOTHING_ELSE | TURNING | POLITE
_HOWEVER = frozenset({"tapi", "tetapi", "tp", "tpi", "namun", "tagal"})
_HOWEVER_FIRST = re.compile(r"^\W*(?:tapi|tetapi|tp|tpi|namun|tagal)\s+", re.IGNORECASE)
_PUTS_OFF = frozenset({
    "kabari", "dikabari", "kabarkan", "dikabarkan", "rapatkan", "musyawarah", "musyawarahkan",
                       "tanyakan", "putuskan", "diputuskan", "konfirmasi", "dikonfirmasi", "pastikan", "dipastikan",
})  # fmt: skip
_COLOURS = frozenset({
    "sekitar", "kira-kira", "kira", "kurang", "lebih", "sedikit", "teng", "tepat", "an", "langsung",
    "mulai", "dimulai", "kalau", "kalo", "menurut", "untuk", "oleh", "yang", "dari", "sampai",
    "terlalu", "talalu", "hanya", "cuma", "memang", "tetap", "tatap", "cocok", "cocoknya", "enak", "baik",
    "baiknya", "sebaiknya", "setelah", "sesudah", "antara", "wayah", "waktu", "waktunya", "harinya", "jamnya",
    "kecuali", "selain", "atau", "tunggu", "menunggu", "ditunggu", "jadi", "jadinya", "kembali",
})  # fmt: skip
""" "Kira-kira jam 9": of no matter for anybody else."""
_WRONG = frozenset({"salah", "batal", "hapus", "tunda", "keliru"})


@dataclass(frozen=True)
class Said:
    """What was found. `complete`: no word turns anything, and nothing was set aside. `more`: words are left that are
    neither a day, an hour nor the place."""

    days: tuple[Mention, ...]
    hours: tuple[Hour, ...]
    denied: tuple[Mention, ...]
    rest: str
    complete: bool
    more: bool = False
    doubtful: bool = False
    """The place may be none (places.Named)."""


def said(
    text: str, today: date, within: Within = None, *, reason: bool = False, spans: bool = False,
    places: Collection[str] = (),
) -> Said:  # fmt: skip
    """Reads a text for days and hours. Mistake as for a day or a time that cannot be.

    `reason`: the words beside them say why, and may say so with "tidak"; then only an exception turns a day down.
    `spans`: several days are meant, so that numbers that are joined are days even without a month."""
    head, literal = _apart(mostly_written(text), today)
    shown = NO_DATE.sub(lambda found: "\x01" * len(found.group()), head)
    at = _hours(shown)
    blank = shown
    for hour in at:
        blank = blank[: hour.start] + "\x01" * (hour.end - hour.start) + blank[hour.end :]
    named = mentions(blank, today, within, lambda first, last, several: _lone(blank, first, last, several and spans))
    return _weighed(head, named, at, literal, reason=reason, places=places)


def _lone(text: str, first: int, last: int, several: bool) -> bool:
    """A number without "tgl" or a month is a day where nothing else is said, and where it is excepted from days."""
    if several:
        return True
    before = Words(text[:first]).all
    if before and before[-1].plain in EXCEPT:
        return True
    beside = (*before, *Words(text[last:]).all)
    return not text[:first].rstrip().endswith("\x01") and all(
        word.plain in _QUIET or word.plain[0].isdigit() for word in beside
    )


def _apart(text: str, today: date) -> tuple[str, str]:
    """What follows a colon behind a day or an hour is meant as it stands: a place, a reason."""
    for cut in _LITERAL.finditer(text):
        head = text[: cut.start()]
        if re.search(r"\d", head) and (
            hours(_FULL_DATE.sub(" ", head)) or mentions(head, today, lone=lambda _f, _l, several: several)
        ):
            return head, " ".join(text[cut.end() :].split())
    return text, ""


def _hours(shown: str) -> list[Hour]:
    """The times; two numbers with a point are none where they are a date, or where an hour is named besides."""
    hidden = _FULL_DATE.sub(lambda found: " " * len(found.group()), shown)
    hidden = _LED_POINT.sub(lambda found: " " * len(found.group()), hidden)
    try:
        found = hours(hidden)
    except Mistake:
        bare = re.sub(r"(?<![\d.,/:-])\d{1,2}\.(?:0?[1-9]|1[0-2])(?![.:/]?\d)", lambda f: " " * len(f.group()), hidden)
        if bare == hidden:
            raise
        found = hours(bare)
    sure = [hour for hour in found if not hour.bare]
    return [hour for hour in found if not hour.bare or not (_like_a_date(hidden, hour) and sure)]


def _like_a_date(text: str, hour: Hour) -> bool:
    return "." in text[hour.start : hour.end] and 1 <= hour.at.minute <= 12 and 1 <= hour.at.hour <= 31


def _weighed(
    head: str, named: list[Mention], at: list[Hour], literal: str, *, reason: bool, places: Collection[str]
) -> Said:
    words = Words(head)
    things: list[Mention | Hour] = sorted([*named, *at], key=lambda one: one.start)
    clauses = _clauses(head, things)
    off = (
        denied(words, things, clauses, EXCEPT if reason else NOT | EXCEPT)
        | mended(words, things)
        | beyond(words, things)
    )
    told = set() if reason else told_of(words, things, clauses)
    awaited = list(AWAITED.finditer(head)) if not reason else []
    told |= {id(one) for one in things if any(one.start == found.start() for found in awaited)}  # "kamis kami kabari"
    off |= told
    turning = [word for word in words.all if _turns(words, word, things) and not is_within(word, things)]
    for first, last in clauses:
        here = [word for word in words.all if first <= word.start < last]
        if reason:
            words.take_words(EXCEPT)
            continue
        if any(word.plain in IF for word in here) and not _IF_POSSIBLE.match(head, first):
            off |= {id(one) for one in things if first <= one.start < last}
        for word in here:
            if word.plain in _WRONG and words_between(words, first, word.start):
                words.take(first, word.end)  # "marni salah": that is no place
        words.take_words(BUT)
        if any(word in turning and word.plain not in BUT for word in here) or is_small_talk(
            head[first:last].strip(" ,.;")
        ):
            words.take(first, last)
    for condition in awaited:
        words.take(*condition.span())  # "balai desa kecuali ada aruh": no part of the place
    asides = _aside(words, things)
    for one in things:
        words.take(one.start, one.end)
    days = tuple(one for one in named if id(one) not in off)
    if any(one.named for one in days):
        days = tuple(one for one in days if not one.open)
    kept = tuple(one for one in at if id(one) not in off)
    place = Named(_reason(words.rest()), True) if reason else place_in(_beside(words, things), places)
    more = place.dropped or _more(Words(head), things, place.place)
    return Said(
        days=days,
        hours=kept,
        denied=tuple(one for one in named if id(one) in off - told),
        rest=literal or place.place,
        complete=place.complete
        and not (turning or asides or told or awaited)
        and len(days) == len(named)
        and len(kept) == len(at),
        more=more,
        doubtful=place.doubtful and not literal,
    )


def _reason(rest: str) -> str:
    """Whole: "ada urang maninggal, kada kawa" does not end with "kada"."""
    short = bare(rest)
    said = Words(short).all
    return rest if said and said[-1].plain in NOT else short


def _more(words: Words, things: list[Mention | Hour], place: str) -> bool:
    """Whether a word or more is neither a day, an hour nor the place, and no small words either."""
    for one in things:
        words.take(one.start, one.end)
    words.take_words(_QUIET | _PUTS_OFF | _WRONG | MENDING | BEYOND | SPEAKERS)
    words.take_words(word.plain for word in Words(place).all)
    clauses = [words.text[first:last].strip(" ,.;") for first, last in _clauses(words.text, things)]
    waits = any(puts_off(_HOWEVER_FIRST.sub("", clause)) for clause in clauses)
    return (
        len([one for one in words.left() if one.plain not in _COLOURS]) > 0
        or waits
        or bool(conditions_in(_IF_POSSIBLE.sub("", words.text)))
    )


def _beside(words: Words, things: list[Mention | Hour]) -> str:
    """What was not taken; a day, an hour or a "tapi" parts it like a new line."""
    buts = [word.start for word in words.all if word.plain in _HOWEVER]
    edges = sorted({0, *(one.start for one in things), *buts, len(words.text)})
    return "\n".join(rest for first, last in pairwise(edges) if (rest := words.rest(first, last)))


def _turns(words: Words, word: Word, things: list[Mention | Hour]) -> bool:
    return word.plain in TURNING | _PUTS_OFF or names_another(words, word, things)


def _aside(words: Words, things: list[Mention | Hour]) -> bool:
    """ "kata pak kades Rabu jam 9 di balai": words before the day are no part of a place that is named after it."""
    if not things:
        return False
    before, after = words.text[: things[0].start], words.text[things[-1].end :]
    if not bare(before) or not LED.match(after.strip(" ,.;")):
        return False
    words.take(0, things[0].start)
    return True


def _clauses(head: str, things: list[Mention | Hour]) -> list[tuple[int, int]]:
    cuts = [cut.start() for cut in CUT.finditer(head) if not any(one.start < cut.start() < one.end for one in things)]
    for refusal in _REFUSAL.finditer(head):  # "tanggal 3 tidak bisa tanggal 4 saja"
        if any(one.end <= refusal.start() and not head[one.end : refusal.start()].strip(" ,") for one in things):
            cuts.append(refusal.end())
    conditions = [one for one in CONDITION.finditer(head) if one.group().split()[-1].casefold() not in NOT]
    for condition in conditions:  # "kalau tidak hujan Kamis jam 9": it is no Thursday that is turned down
        ends = next((cut for cut in sorted(cuts) if cut >= condition.end()), len(head))
        if all(condition.end() <= one.start < ends for one in things):
            cuts.append(condition.end())
    cuts += [one.start() for one in AWAITED.finditer(head)]
    cuts += ends_of_denials(Words(head), things)
    edges = [0, *sorted({cut for cut in cuts if cut}), len(head)]
    return [(first, last) for first, last in pairwise(edges) if first < last]


def joined(found: tuple[Mention, ...]) -> Days:
    """All days of these, each once, in order."""
    return tuple(sorted({day for one in found for day in one.days}))
