"""Whether a photo's caption says that it shows the letter of a proxy: "K12 4 surat kuasa", "surat kuasa no 4-6"."""

import re

from rapidfuzz.distance import OSA

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.numbers import LISTED, read_spans

_NAMES = ("kuasa", "kuasanya", "suratkuasa")
_WITH = frozenset({
    "surat", "srt", "foto", "ini", "itu", "tu", "nah", "no", "nomor", "nomer", "nmr", "untuk", "utk", "gasan", "ampun",
    "punya", "milik", "nang", "yang", "yg", "wakil", "wakilnya", "dan", "sd", "s", "d", "sampai",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(LISTED, re.IGNORECASE)
MOST_NUMBERS = 200


def read_letter(text: str) -> tuple[int, ...] | None:
    """The numbers of the list that are named with it, often none; None if it says anything else besides."""
    said = without_code(text).casefold()
    words = _WORD.findall(said)
    if not any(_is_letter(word) for word in words) or not all(_is_letter(w) or w in _WITH for w in words):
        return None
    try:
        found = [number for block in _NUMBERS.findall(said) for number in read_spans(block, MOST_NUMBERS)]
    except Mistake:
        return None
    return tuple(dict.fromkeys(found))


def _is_letter(word: str) -> bool:
    return any(OSA.distance(word, known) <= 1 for known in _NAMES)
