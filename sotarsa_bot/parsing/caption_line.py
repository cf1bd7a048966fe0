"""A line of a caption in pieces: numbers, things that the visit carries, words, commas and brackets; each is to be
accounted for by some rule, which takes it."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from sotarsa_bot.parsing import lexicon, numerals, things
from sotarsa_bot.parsing.numbers import NO, TO

EDGES = ".:!=-–—/?\"'“”‘’*_~#✅☑✔👍🙏😊👌\ufe0f"
_ONE = numerals.ONE
_SPAN = rf"{_ONE}(?:{TO}{_ONE})?"
_BLOCK = re.compile(
    rf"(?P<no>\b{NO})?(?<![\w])(?P<numbers>{_SPAN}"
    rf"(?:(?:(?:\s*[,&+]\s*|\s*,?\s*\b(?:dan|sama|lawan|lwn)\b\s*)(?:{NO})?|\s+(?(no)(?:{NO})?|)){_SPAN})*)(?![\w])",
    re.IGNORECASE,
)
"""In "sembako 10 no 1-9" the first is no number of the list."""
_PLACE = r"(?:rt|rw|km|gg|gang|blok|jalan|jl|umur|usia)\b[\s.:]*\d{1,4}(?:\s*/\s*\d{1,4}|\s*(?:th|thn|tahun)\b)?"
_LASTED = r"\d{1,3}\s*(?:(?:menit|mnt|km|kilo(?:meter)?|thn?|tahun)|jam(?!\s*\d))(?!\w)"
_MONTH = r"(?:jan|feb|mar|apr|mei|jun|jul|agu?s|sep|okt|nop|nov|des)[a-z]*"
_NOBODYS = r"(?:feb(?:ruari)?|okt(?:ober)?|no[pv](?:ember)?|des(?:ember)?)"
"""Months of whose names nobody is called."""
_DAY = (
    rf"(?:tgl|tanggal|tg)\b[\s.:]*\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}(?:\s*[/.-]\s*\d{{2,4}})?|\s+{_MONTH}(?:\s+\d{{4}})?)?"
    rf"|\d{{1,2}}\s+{_NOBODYS}\b(?:\s+\d{{4}})?"
)
_FAMILY = r"\(\s*\d{1,2}\s*(?:jiwa|orang|org|urang|anggota|ikung|anak|kk)\s*\)"
_ADDRESS = re.compile(rf"(?<!\w)(?:{_PLACE}(?:[\s,/]+{_PLACE})*|{_LASTED}|{_DAY}|{_FAMILY})", re.IGNORECASE)
"""Numbers of houses, ages, hours, miles, days and of a family's members are none of the list, and count nothing."""
_TOKEN = re.compile(r"([\x00-\x04])\d+\1|[(),]|[^\s(),\x00-\x04]+")
_SIGNS = ("\x01", "\x02", "\x03", "\x04")
"""Around the place of what was found before the numbers: things, addresses, and what stands in quotation marks (things
that are not planned, reasons)."""
_MARKED = re.compile(r"([\x01-\x04]\d+[\x01-\x04])")
_EITHER = re.compile(r"(\x01\d+\x01)\s*/\s*(?=\x01)")
""" "sembako/selimut"."""
_UNPLANNED = re.compile(r"\bbarang\s+lain\s+[\"“]([^\"“”]{1,60})[\"”]", re.IGNORECASE)
_WHY = re.compile(r"\bkarena\s+[\"“]([^\"“”]{1,200})[\"”]", re.IGNORECASE)
_LONGEST_NAME = 4
"""Words of a thing's name that may be left out or misspelt."""


class Sort(StrEnum):
    NUMBERS = "numbers"
    ITEM = "item"
    WORD = "word"
    MARK = "mark"


class Piece(NamedTuple):
    """`plain` is what it is compared by. `items`: which things it may name. `named`: "nomor" stood before it.
    `quoted`: it stood in quotation marks, and is a reason as it is."""

    sort: Sort
    text: str
    plain: str
    items: tuple[str, ...] = ()
    named: bool = False
    near: bool = False
    quoted: bool = False

    @property
    def single(self) -> bool:
        """One number, of which there may be so many."""
        return self.sort is Sort.NUMBERS and self.plain.replace(".", "").isdecimal()


class Line:
    """Pieces in the order in which they were typed, and which of them were understood."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = tuple(pieces)
        self.taken = [False] * len(pieces)

    def take(self, *places: int) -> None:
        for place in places:
            self.taken[place] = True

    def open(self, place: int) -> bool:
        return 0 <= place < len(self.pieces) and not self.taken[place]

    def is_word(self, place: int, known: Iterable[str]) -> bool:
        """Whether one of these words stands there, not yet taken."""
        return self.open(place) and self.pieces[place].sort is Sort.WORD and self.pieces[place].plain in known

    def is_mark(self, place: int, marks: str = "(),") -> bool:
        inside = 0 <= place < len(self.pieces)
        return inside and self.pieces[place].sort is Sort.MARK and self.pieces[place].text in marks

    def places(self, sort: Sort) -> list[int]:
        """Where this sort stands and is not yet taken."""
        return [n for n, piece in enumerate(self.pieces) if piece.sort is sort and not self.taken[n]]

    def text(self, places: Iterable[int]) -> str:
        """These pieces as they were typed, commas close to the word before them."""
        said = " ".join(self.pieces[n].text for n in places)
        return re.sub(r"\s+([,)])", r"\1", said).replace("( ", "(").strip(" ,")

    def rewritten(self, instead: dict[int, str]) -> str:
        """The line as it was typed, with other words (or none) at these places."""
        said = [instead.get(n, _written(p)) for n, p in enumerate(self.pieces)]
        return " ".join(word for word in said if word)

    def left(self) -> list[int]:
        """What no rule took; marks alone say nothing."""
        return [n for n, taken in enumerate(self.taken) if not taken and self.pieces[n].sort is not Sort.MARK]


def _written(piece: Piece) -> str:
    if piece.quoted:
        return f'"{piece.text}"'
    return f"no {piece.text}" if piece.named else piece.text


def read_line(said: str, items: Sequence[str]) -> Line:
    """The pieces of one line. A thing is found by its whole name, or by words that are in the names of things."""
    said, blocks = re.sub(r"[\x00-\x04]", " ", said), list[tuple[str, bool]]()
    said, unplanned = _quoted(said, _UNPLANNED, " \x03{}\x03 ")
    said, reasons = _quoted(said, _WHY, " karena \x04{}\x04 ")
    named = _apart(numerals.with_digits(said))
    for n, item in sorted(enumerate(items), key=lambda one: -len(one[1])):
        pattern = r"\s+".join(re.escape(word) for word in _apart(item).split())
        named = re.sub(rf"(?<![^\W_]){pattern}(?![^\W_])", f" \x01{n}\x01 ", named, flags=re.IGNORECASE)

    named = _EITHER.sub(r"\1 atau ", named)

    def block(found: re.Match[str]) -> str:
        blocks.append((found["numbers"], found["no"] is not None))
        return f" \x00{len(blocks) - 1}\x00 "

    addresses = [found.group().strip(" ,/") for found in _ADDRESS.finditer(named)]
    count = itertools.count()
    named = _ADDRESS.sub(lambda _: f" \x02{next(count)}\x02 ", named)
    marked = "".join(part if part[:1] in _SIGNS else _BLOCK.sub(block, part) for part in _MARKED.split(named) if part)
    known = {"\x01": items, "\x02": addresses, "\x03": unplanned, "\x04": reasons}
    found = (_piece(one.group(), known, blocks) for one in _TOKEN.finditer(marked))
    pieces = [piece for piece in found if piece is not None]
    return Line(_with_things(pieces, items))


def _quoted(said: str, pattern: re.Pattern[str], mark: str) -> tuple[str, list[str]]:
    """The line with marks for what the pattern finds, and what that was."""
    count = itertools.count()
    return pattern.sub(lambda _: mark.format(next(count)), said), [one[1].strip() for one in pattern.finditer(said)]


def _apart(text: str) -> str:
    """Numbers and words that were typed together, apart: "3terima", "x25", "3.4.5" (but not "1.000")."""
    apart = re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", text)
    return re.sub(r"(?<=\d)\.(?=\d{1,2}(?!\d))", ", ", apart)


def _piece(typed: str, known: Mapping[str, Sequence[str]], blocks: Sequence[tuple[str, bool]]) -> Piece | None:
    sign, place = typed[0], typed[1:-1]
    if sign == "\x00":
        numbers, named = blocks[int(place)]
        return Piece(Sort.NUMBERS, numbers, numbers, named=named)
    if sign in known:
        text = known[sign][int(place)]
        if sign == "\x02":
            return Piece(Sort.WORD, text, text.casefold())
        if sign == "\x04":
            return Piece(Sort.WORD, text, f'"{text.casefold()}"', quoted=True)
        return Piece(Sort.ITEM, text if sign == "\x01" else f'barang lain "{text}"', text.casefold(), (text,))
    if typed in "(),":
        return Piece(Sort.MARK, typed, typed)
    plain = typed.casefold().strip(EDGES)
    if not plain:
        return Piece(Sort.WORD, typed, typed) if typed in lexicon.SIGNS else None
    return Piece(Sort.WORD, typed.strip('"“”*_~:!?=/'), plain)


def _with_things(pieces: Sequence[Piece], items: Sequence[str]) -> list[Piece]:
    """Words that are a part of a thing's name, or one letter from it, as such; the longest run first."""
    found: list[Piece] = []
    place = 0
    while place < len(pieces):
        thing, length = _thing(pieces, place, items)
        found.append(thing or pieces[place])
        place += length
    return found


def _thing(pieces: Sequence[Piece], place: int, items: Sequence[str]) -> tuple[Piece | None, int]:
    for length in range(_LONGEST_NAME, 0, -1):
        run = pieces[place : place + length]
        if len(run) < length or any(piece.sort is not Sort.WORD or piece.plain in _NO_THING for piece in run):
            continue
        words = " ".join(piece.plain for piece in run)
        if meant := things.exactly(words, items) or things.nearly(words, items):
            text = " ".join(piece.text for piece in run)
            return Piece(Sort.ITEM, text, words, meant, near=not things.exactly(words, items)), length
    return None, 1


_NO_THING = lexicon.FILLERS | lexicon.NOT | lexicon.ALL | frozenset(lexicon.OUTCOMES) | frozenset(lexicon.AFTER_NOT)
