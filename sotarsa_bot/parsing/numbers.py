"""Numbers of a list, as people write several: "1-9, 12 dan 15 s/d 20", "semua kecuali 4"."""

import re
from collections.abc import Collection

from sotarsa_bot.mistake import Mistake

MOST_DIGITS = 5
TO = r"\s*(?:-|–|—|s\s*/\s*d|s\.?d\.?|sampai(?:\s+dengan)?|hingga)\s*"
_AND = r"\s*(?:[,&+;]|\bdan\b)\s*|\s+"
_ONE = rf"\d{{1,{MOST_DIGITS}}}"
_BEFORE = re.compile(r"^\W*(?:nomor|nomer|no|nmr)\b[\s.:]*", re.IGNORECASE)
_ALL = re.compile(r"^\W*(?:semua(?:nya)?|seluruh(?:nya)?)\b\s*", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:kecuali|selain|tanpa|kec)\b[\s.:]*", re.IGNORECASE)


def read_spans(text: str, most: int) -> tuple[int, ...]:
    """ "3-5,7" as 3, 4, 5, 7, in the order they were said. Mistake `parsing.caption_numbers` for anything else, for a
    span that runs backwards, and for more than `most`."""
    found: list[int] = []
    for part in re.split(_AND, re.sub(TO, "-", text.strip(), flags=re.IGNORECASE), flags=re.IGNORECASE):
        if not re.fullmatch(rf"{_ONE}(?:-{_ONE})?", part):
            raise Mistake("parsing.caption_numbers", typed=text.strip()[:40])
        first, _, last = part.partition("-")
        span = range(int(first), int(last or first) + 1)
        if not span or span[0] < 1 or len(found) + len(span) > most:
            raise Mistake("parsing.caption_numbers", typed=text.strip()[:40])
        found += span
    return tuple(dict.fromkeys(found))


def parse_numbers(text: str, known: Collection[int]) -> frozenset[int]:
    """Which numbers of a list are meant. Mistake `parsing.numbers_unreadable`, `parsing.numbers_unknown`."""
    said, *without = _EXCEPT.split(text.strip(), maxsplit=1)
    said = _BEFORE.sub("", said).strip(" ,.;:")
    if without and not said:
        said = "semua"  # "kecuali 4" alone
    chosen = _some(said, known) - (_some(without[0], known) if without else frozenset())
    if unknown := sorted(chosen - frozenset(known)):
        raise Mistake("parsing.numbers_unknown", number=unknown[0], last=max(known, default=0))
    return chosen


def _some(words: str, known: Collection[int]) -> frozenset[int]:
    if rest := _ALL.match(words):
        if words[rest.end() :].strip(" ,.;:"):
            raise Mistake("parsing.numbers_unreadable", typed=words[:40])
        return frozenset(known)
    try:
        return frozenset(read_spans(_BEFORE.sub("", words).strip(" ,.;:"), 100_000))
    except Mistake:
        raise Mistake("parsing.numbers_unreadable", typed=words[:40]) from None
