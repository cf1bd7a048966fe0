"""Whether a photo's caption says that it shows the letter of a proxy: "K12 4 surat kuasa", "surat kuasa no 4"."""

import re

from rapidfuzz import fuzz, process

from sotarsa_bot.parsing.captions import without_code

_NAMES = ("kuasa", "kuasanya", "suratkuasa")
_WITH = ("surat", "srt", "foto", "ini", "no", "nomor", "nmr", "untuk", "utk", "wakil", "wakilnya")
_PIECE = re.compile(r"\d+|[^\W\d_]+")
MOST_DIGITS = 5


def read_letter(text: str) -> tuple[int, ...] | None:
    """The numbers of the list that are named with it, often none; None if it says anything else besides."""
    pieces = _PIECE.findall(without_code(text).casefold())
    words = [piece for piece in pieces if not piece.isdigit()]
    if not any(_is_one_of(word, _NAMES) for word in words) or not all(_is_one_of(w, _NAMES + _WITH) for w in words):
        return None
    return tuple(int(piece) for piece in pieces if piece.isdigit() and len(piece) <= MOST_DIGITS)


def _is_one_of(word: str, known: tuple[str, ...]) -> bool:
    return process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=80) is not None
