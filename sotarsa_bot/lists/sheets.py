"""What every format of file comes to: sheets of numbered rows, and what else the file says of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

Cells = tuple[Any, ...]

MOST_ROWS = 10_000
"""Rows of a list, at most."""
MOST_COLUMNS = 40
"""Columns that are looked at."""


class Unknown:
    """A cell whose value is not in the file: a formula that nobody worked out, or one that came to an error."""

    def __repr__(self) -> str:
        return "#"


UNKNOWN = Unknown()


class Row(NamedTuple):
    """`number` counts as Excel does. `hidden`: by a filter or by hand; `struck`: the columns whose words are struck
    through."""

    number: int
    cells: Cells
    hidden: bool = False
    struck: frozenset[int] = frozenset()


class Merge(NamedTuple):
    """Cells of one column, counted from 0, that are one: the value stands in the top row."""

    column: int
    top: int
    bottom: int


@dataclass(frozen=True)
class Sheet:
    """`rows` may be gone through once. `concealed`: columns (from 0) that the file does not show; `wider`: whether
    there are columns beyond MOST_COLUMNS."""

    name: str
    rows: Iterator[Row]
    merges: tuple[Merge, ...] = ()
    concealed: frozenset[int] = frozenset()
    wider: bool = False


@dataclass(frozen=True)
class Contents:
    """`hidden`: sheets that the file does not show; `typed`: whether every cell is text, as in a .csv."""

    sheets: Iterator[Sheet]
    hidden: tuple[str, ...] = ()
    typed: bool = False


def letter(column: int) -> str:
    """What Excel calls a column, counted from 0: A, B, ... AA."""
    said = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(65 + rest) + said
    return said
