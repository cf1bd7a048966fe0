"""A line of a caption in pieces: its numbers, its words, and what these say happened."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from sotarsa_bot.parsing import caption_words
from sotarsa_bot.parsing.caption_words import Meaning
from sotarsa_bot.parsing.goods import UNITS
from sotarsa_bot.parsing.numbers import TO

_ONE = r"\d{1,5}"
_SPAN = rf"{_ONE}(?:{TO}{_ONE})?"
_BLOCK = re.compile(
    rf"(?P<no>\b(?:nomor|nomer|no|nmr|urut)\b[\s.:]*)?(?<![\w])(?P<numbers>{_SPAN}(?:(?:\s*[,&+]\s*|\s+dan\s+|\s+){_SPAN})*)(?![\w])",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\x00\d+|[(),]|[^\s(),\x00]+")
EDGES = ".:!=-–—/?\"'"
SHORT_UNITS = frozenset((*UNITS, "pkt", "bks", "krg", "btl", "ltr", "lbr", "bh", "x"))
FILLERS = frozenset({
    "sudah", "sdh", "udah", "telah", "semua", "semuanya", "yang", "yg", "di", "untuk", "utk", "bantuan", "ya",
})  # fmt: skip
BECAUSE = frozenset({"karena", "krn", "karna", "sebab", "orang", "orangnya", "org", "dunia"})


class Line(NamedTuple):
    """A line in pieces: words, among them `\\x00n` for the n-th block of numbers; and what they say."""

    words: tuple[str, ...]
    blocks: tuple[str, ...]
    meaning: Meaning | None
    numbers: int | None
    """Which block is numbers of the list; None: there is none."""


def read_line(said: str, items: Sequence[str]) -> Line:
    blocks: list[str] = []
    named: list[int] = []

    def taken(found: re.Match[str]) -> str:
        if found["no"]:
            named.append(len(blocks))
        blocks.append(found["numbers"])
        return f" \x00{len(blocks) - 1} "

    apart = re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", said)  # "3terima", "x25"
    apart = re.sub(r"(?<=\d)\.(?=\d{1,2}(?!\d))", ", ", apart)  # "3.4.5", but not "1.000"
    tokens = (token.strip(EDGES) for token in _TOKEN.findall(_BLOCK.sub(taken, apart)))
    words = tuple(token for token in tokens if token)
    said_by = caption_words.meaning(words)
    return Line(words, tuple(blocks), said_by, named[0] if named else _of_the_list(words, items, said_by))


def _of_the_list(words: Sequence[str], items: Sequence[str], meaning: Meaning | None) -> int | None:
    """The first block that counts no thing."""
    if meaning is None:
        return None
    for n, word in enumerate(words):
        if word.startswith("\x00"):
            several = "," in words[n + 1 : n + 2]
            if several or not _counts_a_thing(words, n, items):
                return int(word[1:])
    return None


def _counts_a_thing(words: Sequence[str], n: int, items: Sequence[str]) -> bool:
    following = words[n + 1].casefold() if n + 1 < len(words) else ""
    if following in SHORT_UNITS:
        return True
    named = item_in(words, items)
    return named is not None and n in (named.start - 1, named.end)


class Named(NamedTuple):
    item: str
    start: int
    end: int


def item_in(words: Sequence[str], items: Sequence[str]) -> Named | None:
    """The longest run of words that names an item."""
    known = [item.casefold() for item in items]
    for length in range(min(len(words), 4), 0, -1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length]).casefold()
            if any(c in run for c in "\x00(),"):
                continue
            if best := process.extractOne(run, known, scorer=fuzz.ratio, score_cutoff=80):
                return Named(items[best[2]], start, start + length)
    return None


def plain(line: Line, words: Sequence[str], keep: str = "", leading: frozenset[str] = FILLERS) -> str:
    """The words as one text, without those at its beginning that say nothing."""
    said = [w for w in words if w not in "()," or w in keep]
    while said and said[0].casefold() in leading:
        said = said[1:]
    return " ".join(line.blocks[int(w[1:])] if w.startswith("\x00") else w for w in said)
