"""The words of what was typed, each to be accounted for: what no rule has taken makes a reading doubtful."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from sotarsa_bot.parsing.once import read_once

_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:['’.-][^\W\d_]+)*")

NOT = frozenset({
    "tidak", "tdk", "tak", "ga", "gak", "ngga", "nggak", "engga", "enggak", "kada", "kd", "jangan", "jgn", "bukan",
    "bkn", "belum", "blm", "balum", "tdak", "tidk", "tida", "gk", "ndak", "ndk", "kadak",
})  # fmt: skip
"""Words that turn what stands beside them into its opposite; "kada" and "balum" are Banjar."""
EXCEPT = frozenset({"selain", "salain", "kecuali", "kcuali", "kecuai", "kacuali", "kacuai", "kec", "tanpa"})
IF = frozenset(
    {
        "kalau",
        "kalo",
        "klo",
        "kl",
        "jika",
        "bila",
        "asal",
        "mungkin",
        "kayaknya",
        "sepertinya",
        "barangkali",
        "mun",
        "amun",
        "lamun",
        "apabila",
        "bilamana",
        "asalkan",
        "tergantung",
        "tagantung",
        "semoga",
        "mudahan",
    }
)
OR = frozenset({"atau", "ato", "atw", "atawa", "ataw"})
BUT = frozenset({
    "tapi", "tetapi", "tp", "tpi", "namun", "tagal",
    "maaf", "mf", "sebentar", "sbntr", "bentar", "salah", "ralat", "koreksi",
    "batal", "ubah", "ganti", "pindah", "hapus", "tunda", "batalkan", "dibatalkan", "membatalkan", "ditunda",
    "tundakan", "menunda", "bentrok",
})  # fmt: skip
"""Words that correct, put off or take back."""
TURNING = NOT | EXCEPT | IF | OR | BUT
"""A reading that did not understand one of these is not complete, whatever else it understood."""

POLITE = frozenset({
    "pak", "bu", "bapak", "bpk", "ibu", "min", "admin", "mas", "mbak", "ya", "iya", "yaa", "nggih", "inggih", "baik",
    "siap", "ok", "oke", "mohon", "tolong", "insyaallah", "insya", "allah", "assalamualaikum", "assalamu", "alaikum",
    "wr", "wb", "ass", "aslm", "askum", "tks", "trims", "salam",
    "terima", "kasih", "terimakasih", "makasih", "dong", "deh", "nah", "kok", "lah", "silakan",
    "silahkan", "selamat", "iih", "iyih", "tlg",
})  # fmt: skip
"""Words that may stand anywhere and say nothing of the matter."""
PARTICLES = frozenset({
    "lah", "lh", "ja", "haja", "aja", "saja", "sj", "tu", "tuh", "min", "pang", "gin", "dah", "nah", "kah", "ai", "leh",
    "pokoknya", "hehe", "hehehe", "hihi", "haha", "hahaha", "wkwk", "wkwkwk", "banar", "nang", "maksudku", "maksud",
    "dong", "deh", "sih", "kok", "kan", "lho", "loh", "eh", "oh", "pun", "ya", "yaa", "iya",
    "iih", "iyih", "jua", "juga", "jg",
    "tagal", "tlg", "gen", "lih", "am", "tarus", "pulang",
})  # fmt: skip
"""Banjar and Indonesian words that colour a sentence: at the edges of a place or a reason they are no part of it."""


class Word(NamedTuple):
    """`plain` is what it is compared by; `start` and `end` are its place in the text."""

    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.text.casefold().strip(".")


@read_once
def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(found.group(), *found.span()) for found in _WORD.finditer(text))


class Words:
    """A text whose words are taken one by one, by the rules that understood them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = _words(text)
        self._taken = [False] * len(text)

    def take(self, start: int, end: int) -> None:
        """A rule has understood the text between these places."""
        self._taken[start:end] = [True] * (end - start)

    def take_words(self, known: Iterable[str]) -> None:
        """Whatever of these words stands anywhere needs no further account."""
        known = frozenset(known)
        for word in self.all:
            if word.plain in known:
                self.take(word.start, word.end)

    def left(self) -> tuple[Word, ...]:
        """The words of which a part was taken by nobody."""
        return tuple(word for word in self.all if not all(self._taken[word.start : word.end]))

    def rest(self, start: int = 0, end: int | None = None) -> str:
        """The text (between these places) without what was taken, on one line; punctuation at its edges goes."""
        kept = "".join(" " if taken else c for c, taken in zip(self.text, self._taken, strict=True))[start:end]
        kept = re.sub(r"\s+", " ", kept)
        return re.sub(r"\s*,(?:\s*,)+", ",", kept).strip(" ,.;:-–—/")


def turns(text: str) -> bool:
    """Whether a word says that what stands beside it may not be meant as it is."""
    return any(word.plain in TURNING for word in Words(text).all)
