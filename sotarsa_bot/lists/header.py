"""Which column holds what: the words that offices put above their columns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rapidfuzz.distance import OSA

from sotarsa_bot.lists.cells import words
from sotarsa_bot.lists.header_words import AMOUNTS, GOODS, MEASURES, NUMBER, SAID, SHORT, SPARE, UNITS, UNKEPT

_OF_NAMES = re.compile(r"n\s*a\s*m\s*a|penerima|\b(?:nm|nma|pnrm|kpm|kepala)\b", re.IGNORECASE)
"""One of these is in each title of the column of names: looked for first, for it is asked of each row of a list."""
SHORTEST_SLIP, LONG = 5, 8
"""Letters of a word in which one may be wrong, and of one in which two may be."""
_SPACED = re.compile(r"\b\w(?: \w\b){1,}(?! ?\w)")
"""Titles that are stretched: "N A M A"."""
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")


@dataclass(frozen=True)
class Good:
    """A thing with a column of its own: "Beras (kg)"."""

    index: int
    item: str
    unit: str = ""


@dataclass(frozen=True)
class Columns:
    """`fields`: field -> index of its column; `unit`: what the amount's column says it is in."""

    fields: dict[str, int] = field(default_factory=dict)
    goods: tuple[Good, ...] = ()
    unit: str = ""

    @property
    def count(self) -> int:
        return len(self.fields) + len(self.goods)

    @property
    def read(self) -> frozenset[int]:
        """The columns that are read."""
        return frozenset([*self.fields.values(), *(good.index for good in self.goods)])


def columns(row: Sequence[Any]) -> Columns:
    """What a row names; of two columns for one field, the likelier."""
    found: dict[str, tuple[int, int]] = {}
    goods: list[Good] = []
    for index, cell in enumerate(row):
        name, rank = _field(cell)
        if name and (name not in found or rank < found[name][0]):
            found[name] = (rank, index)
        elif not name and (good := _good(index, cell)):
            goods.append(good)
    fields = {name: index for name, (_, index) in found.items()}
    unit = _unit(row[fields["amount"]]) if "amount" in fields else ""
    return Columns(fields, tuple(goods), unit)


def joined(first: Columns, upper: Sequence[Any], lower: Sequence[Any]) -> Columns:
    """A header of two lines: what the lower one names of a column is more to the point; a unit above both counts."""
    second = columns(lower)
    taken = second.read
    fields = {name: index for name, index in first.fields.items() if index not in taken} | second.fields
    goods = [good for good in first.goods if good.index not in taken]
    goods += [replace(good, unit=good.unit or _unit(_over(upper, good.index))) for good in second.goods]
    return Columns(fields, tuple(goods), second.unit or first.unit)


def nearly(known: Columns, titles: Sequence[str]) -> dict[int, str]:
    """Titles that are nearly one that is known ("Jenis Bntuan"), by their column: the one field that it can be, if
    nothing else holds it."""
    found: dict[int, str] = {}
    for index, title in enumerate(titles):
        bare = _bare(_BRACKETS.sub(" ", title))
        fields = set() if index in known.read or not bare else _near_fields(bare)
        if len(fields) == 1 and (field_ := fields.pop()) not in known.fields and field_ not in found.values():
            found[index] = field_
    return found


def _near_fields(bare: list[str]) -> set[str]:
    return {field_ for said, (field_, _) in SAID.items() if _near(bare, said.split())}


def _near(words_: list[str], known: list[str]) -> bool:
    """The same words, with a slip in one or more of the long ones."""
    pairs = list(zip(words_, known, strict=False))
    return (
        len(words_) == len(known)
        and any(word != other for word, other in pairs)
        and all(word == other or _slip(word, other) for word, other in pairs)
    )


def _slip(word: str, other: str) -> bool:
    short = min(len(word), len(other))
    return short >= SHORTEST_SLIP and OSA.distance(word, other) <= (2 if short >= LONG else 1)


def is_header(row: Sequence[Any]) -> bool:
    """It names the column of names, and another or nothing else (a list of names alone)."""
    if not any(isinstance(cell, str) and _OF_NAMES.search(cell) for cell in row):
        return False
    found = columns(row)
    said = [words(cell) for cell in row]
    if "name" not in found.fields:  # "Nama Lengkp" beside titles that are known
        near = nearly(found, said).values()
        return "name" in near and found.count + len(near) > 1 and not _holds_numbers(said)
    if said[found.fields["name"]].casefold().startswith("kepala"):  # also what somebody is in their family
        return len(found.fields) > 1 and not _holds_numbers(said)
    others = [title for at, title in enumerate(said) if title and at != found.fields["name"]]
    return found.count > 1 or len(others) <= 1 or all(UNKEPT & set(_bare(title)) for title in others)


def _holds_numbers(said: Sequence[str]) -> bool:
    """As a person's row mostly does, and no header."""
    return any(re.fullmatch(r"[\d\s./-]+", word) for word in said)


def is_second_line(row: Sequence[Any], first: Columns, titles: Sequence[str]) -> bool:
    """Directly below a merged header ("Bantuan" above "Jenis" and "Jumlah"): it names a column that nothing stands
    above, and no person."""
    found = columns(row)
    person = [_at(row, first.fields.get(name, -1)) for name in ("name", "nik")]
    nobody = "name" in found.fields or not any(words(cell) for cell in person)
    named = any(not _at(titles, index) for index in found.read)
    return named and nobody and not any(c.isdigit() for cell in row for c in words(cell))


def is_numbering(row: Sequence[Any]) -> bool:
    """ "1 2 3 4" or "(1) (2) (3)", as printed forms have below their header."""
    said = [words(cell).strip("()") for cell in row if words(cell)]
    numbers = [int(word) for word in said if word.isdecimal() and len(word) < 3]
    return len(said) > 2 and len(numbers) == len(said) and numbers == sorted(set(numbers))


def score(rows: Iterable[Sequence[Any]]) -> tuple[int, int]:
    """How many columns the best header among these rows names, and how wide it is."""
    return max(((columns(row).count, len(row)) for row in rows if is_header(row)), default=(0, 0))


def _field(cell: Any) -> tuple[str, int]:
    said = words(cell)
    outside = _BRACKETS.sub(" ", said)
    for text in (said, outside):
        bare = _bare(text)
        spared = [word for word in bare if word not in SPARE]
        for form in (bare, spared if spared != ["no"] else [], _without_unit(bare)):
            if (found := SAID.get(" ".join(form))) is not None:
                return found
    return "", 0


def _good(index: int, cell: Any) -> Good | None:
    said, unit = words(cell), _unit(cell)
    rest = [word for word in _without_unit(_bare(_BRACKETS.sub(" ", said))) if word not in AMOUNTS]
    if not rest or MEASURES & set(rest) or not (unit or GOODS & set(rest)) or any(word.isdecimal() for word in rest):
        return None
    return Good(index, " ".join(rest), unit)


def _unit(cell: Any) -> str:
    """ "kg" of "Beras (kg)", "Beras/kg" or "Beras kg"; empty if it says none."""
    said = words(cell)
    inside = [word for group in _BRACKETS.findall(said) for word in _bare(group)]
    bare = _bare(said)
    last = bare[-1:] if len(bare) > 1 else []
    return next((word for word in (*inside, *last) if word in UNITS), "")


def _without_unit(bare: list[str]) -> list[str]:
    return bare[:-1] if len(bare) > 1 and bare[-1] in UNITS else bare


def _over(upper: Sequence[Any], index: int) -> Any:
    """What stands above a column, also where that is merged over several."""
    return next((cell for cell in reversed(upper[: index + 1]) if words(cell)), None)


def _at(row: Sequence[Any], index: int) -> Any:
    return row[index] if 0 <= index < len(row) else None


def _bare(text: str) -> list[str]:
    """Its words; "N.I.K." is one, "No." and "Nomor" are the same."""
    said = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", _SPACED.sub(lambda found: found[0].replace(" ", ""), text.casefold()))
    said = "no" if said.strip() == "#" else said
    return [NUMBER.get(word) or SHORT.get(word, word) for word in re.sub(r"[^\w]+|_", " ", said).split()]
