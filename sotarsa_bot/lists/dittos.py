"""Marks that repeat what stands above: ", sda, idem. They are filled as merged cells are, and said with them; a name
and its numbers are each person's own, and never repeated so."""

import re
from collections.abc import Collection
from typing import Any

from sotarsa_bot.lists.sheets import Row

_DITTO = re.compile(
    r"""\s*(?:["”“„″〃]+|''|,,|[-–—]+\s*["”“″〃']+\s*[-–—]+|s\.?\s?d\.?\s?a\.?|idem|ditto|sama|sama\s+(?:(?:dengan|dgn)\s+)?(?:yang\s+|yg\s+)?
    (?:di\s*)?atas(?:nya)?)\s*""",
    re.IGNORECASE | re.VERBOSE,
)


def is_ditto(text: str) -> bool:
    """Whether a cell says no more than that it is as the one above."""
    return _DITTO.fullmatch(text) is not None


class Dittos:
    """Row by row: the last that stood in each column."""

    def __init__(self) -> None:
        self._above: dict[int, Any] = {}

    def header(self) -> None:
        """What stands above it is of another table."""
        self._above.clear()

    def row(self, row: Row, own: Collection[int | None]) -> tuple[Row, list[int]]:
        """The row, and which of its columns were filled. `own`: columns in which nothing is repeated."""
        cells, filled = list(row.cells), []
        for column, cell in enumerate(cells):
            if not isinstance(cell, str) or not is_ditto(cell):
                if cell not in (None, ""):
                    self._above[column] = cell
            elif column in self._above and column not in own:
                cells[column] = self._above[column]
                filled.append(column)
        return (row._replace(cells=tuple(cells)) if filled else row), filled
