"""What a text says of days and hours: which are meant, which are turned down, and the words that are neither.

A negation belongs to the day or hour beside it ("tanggal 15 tidak bisa, tanggal 16 saja"), a condition to its clause.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.calendar_words import NO_DATE
from sotarsa_bot.parsing.days import Days, Mention, Within, mentions
from sotarsa_bot.parsing.hours import Hour, hours
from sotarsa_bot.parsing.small_talk import is_small_talk
from sotarsa_bot.parsing.words import BUT, EXCEPT, IF, NOT, OR, TURNING, Word, Words

_LITERAL = re.compile(r"(?<=[\w.]):\s+")
_CUT = re.compile(
    r"[,;!?\n]|\.(?=\s|$)|\b(?=(?:tapi|tetapi|tp|namun|melainkan|kalau|kalo|klo|jika|bila|asal)\b)", re.IGNORECASE
)
_IF_POSSIBLE = re.compile(r"\W*(?:kalau|kalo|klo|jika|bila)\s+(?:bisa|boleh|memungkinkan)\b", re.IGNORECASE)
_REFUSAL = re.compile(r"\b(?:tidak|tdk|ga|gak|nggak|tak|kada)\s+(?:bisa|kawa|sempat|dapat)\b", re.IGNORECASE)
_FULL_DATE = re.compile(r"\b\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\b|\b\d{4}-\d{1,2}-\d{1,2}\b")
_LED_POINT = re.compile(r"\b(?:tgl|tanggal|tg)\.?\s*\d{1,2}\.\d{1,2}\b", re.IGNORECASE)
_BEFORE = frozenset({
    "pindah", "pindahkan", "di", "pada", "ke", "tempat", "tempatnya", "lokasi", "lokasinya", "bertempat", "bisa",
    "bisanya", "saja", "aja", "lho", "loh", "kok", "kan", "eh", "oh",
    "kami", "kita", "setuju", "sepakat", "insyaallah", "insya", "allah", "untuk", "ya", "iya", "baik", "siap", "ok",
    "oke", "mohon", "tolong", "silakan", "silahkan", "inggih", "nggih", "wita", "maka", "jadi", "ambil", "pilih",
    "yang", "dan",
})  # fmt: skip
_AFTER = frozenset(
    {"ya", "pak", "bu", "bapak", "ibu", "min", "saja", "aja", "bisa", "ok", "oke", "dong", "deh", "di", "pada", "dan"}
)
_LED = re.compile(
    r"\W*(?:(?:maaf|pak|bu|ya|untuk|usul)\W+)*(?:tempat|lokasi|bertempat|di|pindah(?:kan)? ke|ke)(?:nya)?\b",
    re.IGNORECASE,
)
_MENDS = re.compile(
    r"^\W*(?:(?:maaf|mf|salah|ralat|koreksi|ubah|ganti|ganti ke|tapi|tetapi|tp|melainkan|yang benar|benarnya)\b\W*)+",
    re.IGNORECASE,
)
_NO_PLACE = frozenset(
    {"terserah", "terserah tim", "terserah tim saja", "bebas", "mana", "dimana", "di mana", "situ", "sana"}
)
_NOTHING_ELSE = frozenset({*_BEFORE, *_AFTER, "hari", "tgl", "tanggal", "jam", "pukul", "itu", "tersebut", "sih"})


@dataclass(frozen=True)
class Said:
    """What was found. `complete`: no word turns anything, and nothing was set aside."""

    days: tuple[Mention, ...]
    hours: tuple[Hour, ...]
    denied: tuple[Mention, ...]
    rest: str
    complete: bool


def said(text: str, today: date, within: Within = None, *, reason: bool = False) -> Said:
    """Reads a text for days and hours. Mistake as for a day or a time that cannot be.

    `reason`: the words beside them say why, and may say so with "tidak"; then only an exception turns a day down."""
    head, literal = _apart(text, today)
    shown = NO_DATE.sub(lambda found: "\x01" * len(found.group()), head)
    at = _hours(shown)
    blank = shown
    for hour in at:
        blank = blank[: hour.start] + "\x01" * (hour.end - hour.start) + blank[hour.end :]
    named = mentions(blank, today, within)
    return _weighed(head, named, at, literal, reason=reason)


def _apart(text: str, today: date) -> tuple[str, str]:
    """What follows a colon behind a day or an hour is meant as it stands: a place, a reason."""
    for cut in _LITERAL.finditer(text):
        head = text[: cut.start()]
        if re.search(r"\d", head) and (hours(_FULL_DATE.sub(" ", head)) or mentions(head, today)):
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


def _weighed(head: str, named: list[Mention], at: list[Hour], literal: str, *, reason: bool) -> Said:
    words = Words(head)
    things: list[Mention | Hour] = sorted([*named, *at], key=lambda one: one.start)
    clauses = _clauses(head, things)
    off = _denied(words, things, clauses, EXCEPT if reason else NOT | EXCEPT)
    turning = [word for word in words.all if word.plain in TURNING and not _within(word, things)]
    for first, last in clauses:
        here = [word for word in words.all if first <= word.start < last]
        if reason:
            words.take_words(EXCEPT)
            continue
        if any(word.plain in IF for word in here) and not _IF_POSSIBLE.match(head, first):
            off |= {id(one) for one in things if first <= one.start < last}
        words.take_words(BUT)
        if any(word in turning and word.plain not in BUT for word in here) or is_small_talk(
            head[first:last].strip(" ,.;")
        ):
            words.take(first, last)
    asides = _aside(words, things)
    for one in things:
        words.take(one.start, one.end)
    days = tuple(one for one in named if id(one) not in off)
    if any(one.named for one in days):
        days = tuple(one for one in days if not one.open)
    kept = tuple(one for one in at if id(one) not in off)
    return Said(
        days=days,
        hours=kept,
        denied=tuple(one for one in named if id(one) in off),
        rest=literal or _bare(words.rest()),
        complete=not (turning or asides) and len(days) == len(named) and len(kept) == len(at),
    )


def _aside(words: Words, things: list[Mention | Hour]) -> bool:
    """ "kata pak kades Rabu jam 9 di balai": words before the day are no part of a place that is named after it."""
    if not things:
        return False
    before, after = words.text[: things[0].start], words.text[things[-1].end :]
    if not _bare(before) or not _LED.match(after.strip(" ,.;")):
        return False
    words.take(0, things[0].start)
    return True


def _clauses(head: str, things: list[Mention | Hour]) -> list[tuple[int, int]]:
    cuts = [cut.start() for cut in _CUT.finditer(head) if not any(one.start < cut.start() < one.end for one in things)]
    for refusal in _REFUSAL.finditer(head):  # "tanggal 3 tidak bisa tanggal 4 saja"
        if any(one.end <= refusal.start() and not head[one.end : refusal.start()].strip(" ,") for one in things):
            cuts.append(refusal.end())
    edges = [0, *sorted({cut for cut in cuts if cut}), len(head)]
    return [(first, last) for first, last in pairwise(edges) if first < last]


def _within(word: Word, things: list[Mention | Hour]) -> bool:
    return any(one.start <= word.start and word.end <= one.end for one in things)


def _denied(
    words: Words, things: list[Mention | Hour], clauses: list[tuple[int, int]], turners: frozenset[str]
) -> set[int]:
    """What a negation or an exception stands beside."""
    off: set[int] = set()
    for word in words.all:
        if word.plain not in turners or _within(word, things):
            continue
        first, last = next(((a, b) for a, b in clauses if a <= word.start < b), (0, len(words.text)))
        here = [one for one in things if first <= one.start < last]
        before = [one for one in here if one.end <= word.start]
        after = [one for one in here if one.start >= word.end]
        near = before and not _between(words, before[-1].end, word.start)
        if near and word.plain not in EXCEPT:
            off |= _together(before)
        elif after:
            off |= {id(after[0])} | ({id(one) for one in after} if word.plain in NOT and not before else set())
        elif before and word.plain not in EXCEPT and _says_only_no(words, word, last):
            off |= _together(before)
        elif not here and _says_only_no(words, word, last) and (earlier := [t for t in things if t.end <= first]):
            off.add(id(earlier[-1]))
    return off


def _together(before: list[Mention | Hour]) -> set[int]:
    """The thing just before, and an hour that was said with its day."""
    last = before[-1]
    off = {id(last)}
    if isinstance(last, Hour) and len(before) > 1 and isinstance(before[-2], Mention):
        off.add(id(before[-2]))
    return off


def _between(words: Words, start: int, end: int) -> list[Word]:
    return [w for w in words.all if start <= w.start and w.end <= end and w.plain not in _NOTHING_ELSE]


def _says_only_no(words: Words, word: Word, end: int) -> bool:
    """ "tidak bisa", and no more in this clause."""
    return not [w for w in words.all if word.end <= w.start < end and w.plain not in _NOTHING_ELSE | NOT | BUT]


def _bare(rest: str) -> str:
    """Without the words that lead to a place, and kind ones at its end."""
    said_ = rest.split()
    while said_ and said_[0].casefold().strip(",.;:-") in _BEFORE | {""}:
        said_ = said_[1:]
    while said_ and said_[-1].casefold().strip(",.;:") in _AFTER:
        said_ = said_[:-1]
    return " ".join(said_).strip(" ,.;:-")


def joined(found: tuple[Mention, ...]) -> Days:
    """All days of these, each once, in order."""
    return tuple(sorted({day for one in found for day in one.days}))


def read_place(text: str, *, led: bool) -> str:
    """The place that words name, where they name no day; "" if they may say something else. `led`: only after a word
    that leads to a place ("di", "tempatnya", "pindah ke").

    A place that is turned down beside it is left out: "bukan di balai, di posyandu"."""
    if is_small_talk(text):
        return ""
    clauses = [text[first:last] for first, last in _clauses(text, [])]
    kept = [clause for clause in clauses if not _refuses(clause) and not is_small_talk(clause.strip(" ,.;"))]
    said_ = _MENDS.sub("", ",".join(clause.strip(" ,.;!?\n") for clause in kept)).strip(" ,.;:")
    if not said_ or (led and not _LED.match(said_)):
        return ""
    place = _bare(said_.replace(",", ", "))
    return "" if place.casefold() in _NO_PLACE else " ".join(place.split())


def _refuses(clause: str) -> bool:
    return any(word.plain in NOT | EXCEPT | IF | OR for word in Words(clause).all)
