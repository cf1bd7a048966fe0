"""Lists without titles: which of their columns may hold the names. It is a guess, and asked about."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from sotarsa_bot.lists import cells
from sotarsa_bot.lists.header import Columns
from sotarsa_bot.lists.nik import LENGTH
from sotarsa_bot.lists.sheets import Row
from sotarsa_bot.lists.titled import is_good
from sotarsa_bot.parsing.typed_names import lines

FEWEST = 2
"""Rows, below which nothing can be guessed."""
MOST_NUMBERED = 10_000
"""No list of people is longer."""
MOSTLY, DIFFERENT = 0.6, 0.75
"""Of the rows: so many hold what it takes, and so many of their names are not said twice."""


def guessed(rows: Sequence[Row]) -> Columns | None:
    """The columns of a list of people, by what stands in them; None where no column looks like names."""
    width = max((len(row.cells) for row in rows), default=0)
    names = [(count, -at) for at in range(width) if (count := _count(rows, at, _is_name)) >= MOSTLY * len(rows)]
    names = [one for one in names if _different(rows, -one[1])]
    if len(rows) < FEWEST or not names:
        return None
    fields = {"name": -max(names)[1]}
    people = max(names)[0]
    for field, is_so in (("nik", _is_nik), ("item", _is_thing), ("number", _is_number)):
        rest = [at for at in range(width) if at not in fields.values()]
        found = [at for at in rest if _count(rows, at, is_so) >= MOSTLY * people]
        if field == "number":
            found = [at for at in found if _counts_on(rows, at)]
        if found:
            fields[field] = found[0]
    return Columns(fields)


def cell_at(row: Sequence[Any], at: int) -> Any:
    return row[at] if at < len(row) else None


def _count(rows: Sequence[Row], at: int, is_so: Callable[[Any], bool]) -> int:
    return sum(is_so(cell_at(row.cells, at)) for row in rows)


def _different(rows: Sequence[Row], at: int) -> bool:
    said = [word for row in rows if (word := cells.words(cell_at(row.cells, at)).casefold())]
    return len(set(said)) >= DIFFERENT * len(said)


def _counts_on(rows: Sequence[Row], at: int) -> bool:
    """A numbering, perhaps anew in each section; 1, 1, 2 are amounts."""
    said = [number for row in rows if (number := cells.own_number(cell_at(row.cells, at), MOST_NUMBERED)) is not None]
    anew = [n for n, number in enumerate(said) if n and number <= said[n - 1]]
    return len(set(said)) > 1 and all(later - earlier > 1 for earlier, later in pairwise([0, *anew, len(said)]))


def _is_name(value: Any) -> bool:
    said = cells.words(value)
    if not re.fullmatch(r"[^\W\d_][^\d_]{2,40}", said) or len(said.split()) > 5 or is_good(said):
        return False
    (line,) = lines(said) or (None,)
    return line is not None and len(line.names) == 1 and line.sure


def _is_nik(value: Any) -> bool:
    return len(re.sub(r"\D", "", cells.words(value))) == LENGTH


def _is_thing(value: Any) -> bool:
    parts = re.split(r"[,;&+]|\bdan\b", re.sub(r"[\d.()]+", " ", cells.words(value)))
    return all(is_good(part) for part in parts)


def _is_number(value: Any) -> bool:
    return cells.own_number(value, MOST_NUMBERED) is not None
