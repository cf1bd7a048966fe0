"""The words of the calendar as they are written here, found one by one: "tgl 3", "Des", "Kamis depan", "s/d"."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz import fuzz, process

from sotarsa_bot.parsing import lexicon

MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
)  # fmt: skip
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "pebruari": 2, "mar": 3, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "ags": 8,
    "agt": 8, "agst": 8, "agust": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12,
}  # fmt: skip
MONTH = "(?:" + "|".join((*MONTHS, *sorted(_SHORT_MONTHS, key=len, reverse=True))) + ")"
WEEKDAYS = {
    "senin": 0, "sen": 0, "selasa": 1, "sel": 1, "rabu": 2, "rabo": 2, "rab": 2, "kamis": 3, "kam": 3, "jumat": 4,
    "jum'at": 4, "jum’at": 4, "jumaat": 4, "jum": 4, "sabtu": 5, "sab": 5, "minggu": 6, "ahad": 6, "ming": 6,
    "sanayan": 0, "sinayan": 0, "sanin": 0, "senen": 0, "salasa": 1, "arba": 2, "araba": 2, "jumahat": 4, "jumhat": 4,
    "saptu": 5, "ahat": 6,
    "snin": 0, "slasa": 1, "kams": 3, "kmis": 3, "jumt": 4, "sbtu": 5,
}  # fmt: skip
NUMBERS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "dua belas": 12,
    "talu": 3, "ampat": 4, "anam": 6, "pitu": 7, "walu": 8, "dalapan": 8, "salapan": 8, "sanga": 9, "sambilan": 9,
    "sapuluh": 10, "sabalas": 11, "sawalas": 11, "dua balas": 12, "dua walas": 12, "duawalas": 12,
}  # fmt: skip
_RELATIVE = {"hari ini": 0, "besok": 1, "bsk": 1, "esok": 1, "isuk": 1, "lusa": 2}
NO_DATE = re.compile(
    r"\b(?:sdn?|smpn?|sman?|smkn?|mts|tk|paud)\s+(?!(?:tgl|tanggal|jam|pukul|hari|minggu|atau|dan|pada)\b)[^\W\d_]{3,}"
    r"\s+\d{1,2}(?:\s*/\s*\d{1,2})?"
    r"(?![\d/.:-])(?!\s*(?:" + "|".join((*MONTHS, *_SHORT_MONTHS)) + r")\b)|"
    r"\b(?:rt|rw|sdn?|smpn?|sman?|smkn?|min?|mts|mi|tk|paud|posyandu|blok|no|nomor|nmr|nomer|km|gang|gg|jl|jln|jalan|"
    r"rumah|dusun|lantai|lt|lokal|ruang|kelas|poskesdes|pos|tps|kav|kavling)\b\.?\s*\d++(?:\s*[/.-]\s*(?:rw\.?\s*)?\d++)*+"
    r"(?!\s*(?:" + "|".join((*MONTHS, *_SHORT_MONTHS)) + r")\b)|\b(?:minggu|pekan)\s+k[ea][- ]?\d\b",
    re.IGNORECASE,
)
"""Numbers that name a house, a neighbourhood or a school: "RT 05/02", "SDN 2/3"; or a week: "minggu ke-2"."""


class Kind(StrEnum):
    """What a mark of the calendar is."""

    NUMBER = "number"
    MONTH = "month"
    YEAR = "year"
    DATE = "date"
    PAIR = "pair"
    RELATIVE = "relative"
    WEEKDAY = "weekday"
    WEEK = "week"
    TO = "to"
    AND = "and"
    LEAD = "lead"
    EVERY = "every"


class Mark(NamedTuple):
    """One of them, and its place in the text. `value`: a number, month, weekday (Monday 0), days or weeks ahead, or
    (day, month, year or None); of a PAIR ("3-12", "3.12") its numbers and what stands between them."""

    kind: Kind
    value: object
    start: int
    end: int


_MARKS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (Kind(kind), re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("date", r"\b(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})\b"
                 r"|\b(?P<d2>\d{1,2})\s?(?P<sep2>[/.-])\s?(?P<m2>\d{1,2})\s?(?P=sep2)\s?(?P<y2>\d{4}|\d{2})\b"
                 r"|\b(?P<d3>\d{1,2})/(?P<m3>\d{1,2})\b(?!/)(?!\s*(?:" + "|".join((*MONTHS, *_SHORT_MONTHS)) + r")\b)"),
        ("pair", r"(?<![\d.,/-])(?P<p1>\d{1,2})(?P<sep>[.-])(?P<p2>\d{1,2})(?![\d.,/-]*\d)"),
        ("relative", r"\b(?P<rel>hari ini|besok|bsk|esok|isuk|lusa)\b"
                     r"|\b(?P<ahead>\d{1,3}|dua|tiga|talu|empat|ampat|lima)\s+hari\s+lagi\b"),
        ("every", r"\b(?:setiap|tiap|saban|tiap-tiap)\b"),
        ("week", r"\b(?:minggu|pekan)\s+(?P<week>depan(?:nya)?\s+lagi|depan(?:nya)?|dpn(?:nya)?|ini|ni)\b(?!\s*\d)"
                 r"|\b(?P<weeks>dua|2|tiga|3)\s+(?:minggu|pekan)\s+lagi\b"),
        ("weekday", r"\b(?!(?:minggu|ming)\s+(?:pertama|pamulaan|terakhir|k[ea][- ]?(?:\d|dua|tiga|empat|lima)))"
                    r"(?P<wd>" + "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True)) +
                    r")\b\.?(?:(?P<next>\s+(?:depan(?:nya)?|dpn)\b)|(?P<this>\s+(?:ini|ni)\b))?"),
        ("to", rf"\b(?:s\s?/\s?d|sd|s\.d\.?|(?:{lexicon.TILL})(?:\s+dengan)?|smp)(?=\W|\d|$)|[–—]|-"),
        ("and", rf"[,&+/]|\b(?:{lexicon.JOINS}|atau|ato|atw|atawa|ataw)\b"),
        ("lead", r"\b(?:hari|tgl|tanggal|tg|pada|antara|dari|mulai)\b\.?"),
        ("year", r"\b20\d{2}\b"),
        ("number", r"\b\d{1,2}(?!\d)(?![.,:]\d)"),
        ("month", r"\bbulan\s+(?P<bulan>ini|depan|1[0-2]|0?[1-9])\b(?!\s*(?:tahun|lagi|hari\s+lagi))"
                  r"|(?P<mon>[^\W\d_]{3,})\b\.?"),
    )
)  # fmt: skip


def marks(text: str, today: date) -> Iterator[Mark]:
    """The calendar's words of a text, in order; what stands between them is none."""
    at = 0
    while at < len(text):
        if skip := re.compile(r"\s+").match(text, at):
            at = skip.end()
            continue
        found = next((mark for kind, pattern in _MARKS if (mark := _mark(kind, pattern, text, at, today))), None)
        if found:
            yield found
            at = found.end
        else:
            word = re.compile(r"[^\W_]+|.", re.DOTALL).match(text, at)
            at = word.end() if word else at + 1


def _mark(kind: Kind, pattern: re.Pattern[str], text: str, at: int, today: date) -> Mark | None:
    found = pattern.match(text, at)
    if found is None or (at and text[at - 1].isalnum() and found.group()[0].isalpha() and text[at - 1].isalpha()):
        return None
    value = _value(kind, found, today)
    return None if value is None else Mark(kind, value, *found.span())


def _value(kind: Kind, found: re.Match[str], today: date) -> object | None:
    match kind:
        case Kind.DATE:
            day, month = (next(found[g] for g in (f"{k}1", f"{k}2", f"{k}3") if found[g]) for k in "dm")
            year = found["y1"] or found["y2"]
            return int(day), int(month), (int(year) if len(year) == 4 else 2000 + int(year)) if year else None
        case Kind.PAIR:
            return int(found["p1"]), int(found["p2"]), found["sep"]
        case Kind.RELATIVE:
            if found["ahead"]:
                return NUMBERS.get(found["ahead"].lower()) or int(found["ahead"])
            return _RELATIVE[found["rel"].lower()]
        case Kind.WEEK:
            if found["weeks"]:
                return 2 if found["weeks"].lower() in ("dua", "2") else 3
            return (2 if found["week"].lower().endswith("lagi") else 1) * found["week"].lower().startswith("d")
        case Kind.WEEKDAY:
            return WEEKDAYS[found["wd"].lower()], bool(found["next"]), bool(found["this"])
        case Kind.NUMBER | Kind.YEAR:
            return int(found.group())
        case Kind.MONTH:
            if found["bulan"] and found["bulan"].isdecimal():
                return int(found["bulan"])
            if found["bulan"]:
                return (today.month + (found["bulan"].lower() == "depan") - 1) % 12 + 1
            return month_of(found["mon"].lower())
        case Kind.LEAD:
            return found.group().lower().strip(".")
        case _:
            return found.group().lower()


def month_of(word: str) -> int | None:
    """The month that a word means, slips forgiven ("desembr")."""
    if word in _SHORT_MONTHS:
        return _SHORT_MONTHS[word]
    if word in MONTHS:
        return MONTHS.index(word) + 1
    best = process.extractOne(word, MONTHS, scorer=fuzz.ratio, score_cutoff=80)
    return MONTHS.index(best[0]) + 1 if best else None
