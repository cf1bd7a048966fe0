"""Numbers of a list, as people write several: "1-9, 12 dan 15 s/d 20", "semua kecuali 4", "nomor dua"."""

import re
from collections.abc import Collection
from typing import NamedTuple

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, numerals

MOST_DIGITS = 5
NO = r"(?:(?:(?:nomor|nomer|no|nmr)\b(?:[\s.]*urut\b)?|urut\b)[\s.:]*)"
"""What may stand before a number of the list."""
TO = rf"\s*(?:-|–|—|s\s*/\s*d|s\.?d\.?|(?:{lexicon.TILL})(?:\s+dengan)?|smp)\s*{NO}?"
_JOIN = rf"(?:{lexicon.JOINS})\b"
_AND = rf"(?:\s*[,&+;]\s*(?:{_JOIN}\s*)?|\s*\b{_JOIN}\s*|\s+){NO}?"
_ONE = rf"\d{{1,{MOST_DIGITS}}}"
LISTED = rf"{NO}?{_ONE}(?:{TO}{_ONE})?(?:{_AND}{_ONE}(?:{TO}{_ONE})?)*"
"""Numbers and spans of them, whatever stands between."""
_BEFORE = re.compile(rf"^\W*{NO}", re.IGNORECASE)
_ALL = re.compile(r"^\W*(?:semua(?:nya)?|smua|seluruh(?:nya)?)\b\s*(?:(?:sudah|sdh)\s+)?(?:terima\b)?", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:kecuali|kacuali|selain|salain|tanpa|kec)\b[\s.:]*", re.IGNORECASE)


class Ticks(NamedTuple):
    """`without` are those that were said not to be meant ("semua kecuali 4"): they are none of `chosen`."""

    chosen: frozenset[int]
    without: frozenset[int]


def read_spans(text: str, most: int) -> tuple[int, ...]:
    """ "3-5,7" as 3, 4, 5, 7, in the order they were said. Mistake `parsing.caption_numbers` for anything else, for a
    span that runs backwards, and for more than `most`."""
    found: list[int] = []
    said = re.sub(_BEFORE, "", re.sub(TO, "-", text.strip(), flags=re.IGNORECASE))
    for part in re.split(_AND, said, flags=re.IGNORECASE):
        if not re.fullmatch(rf"{_ONE}(?:-{_ONE})?", part):
            raise Mistake("parsing.caption_numbers", typed=wording.cut(text))
        first, _, last = part.partition("-")
        span = range(int(first), int(last or first) + 1)
        if not span or span[0] < 1 or len(found) + len(span) > most:
            raise Mistake("parsing.caption_numbers", typed=wording.cut(text))
        found += span
    return tuple(dict.fromkeys(found))


def parse_numbers(text: str, known: Collection[int]) -> frozenset[int]:
    """Which numbers of a list are meant. Mistake `parsing.numbers_unreadable`, `parsing.numbers_unknown`."""
    return parse_ticks(text, known).chosen


def parse_ticks(text: str, known: Collection[int]) -> Ticks:
    """As parse_numbers, and which numbers were excepted: "kecuali 4" alone is all but 4."""
    said, *without = _EXCEPT.split(numerals.with_digits(text.strip()), maxsplit=1)
    said = said.strip(" ,.;:")
    if without and not said:
        said = "semua"  # "kecuali 4" alone
    excepted = _some(without[0], known) if without else frozenset[int]()
    chosen = _some(said, known) - excepted
    if unknown := sorted((chosen | excepted) - frozenset(known)):
        raise Mistake("parsing.numbers_unknown", number=unknown[0], last=max(known, default=0))
    return Ticks(chosen, excepted)


def _some(words: str, known: Collection[int]) -> frozenset[int]:
    if rest := _ALL.match(words):
        if words[rest.end() :].strip(" ,.;:"):
            raise Mistake("parsing.numbers_unreadable", typed=wording.cut(words))
        return frozenset(known)
    try:
        return frozenset(read_spans(words.strip(" ,.;:"), 100_000))
    except Mistake:
        raise Mistake("parsing.numbers_unreadable", typed=wording.cut(words)) from None
