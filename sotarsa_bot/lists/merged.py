"""Merged cells: one value for several rows, of which only the top row has it in the file."""

from collections.abc import Sequence
from typing import Any

from sotarsa_bot.lists.sheets import Merge, Row


class Pouring:
    """Fills merged cells downwards, row by row; those that begin in a header are none of the rows'."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        self._waiting = sorted(merges, key=lambda merge: merge.top, reverse=True)
        self._open: dict[int, tuple[int, Any]] = {}

    def header(self) -> None:
        """Nothing goes on below it."""
        self._open.clear()

    def row(self, row: Row) -> tuple[Row, list[int]]:
        """The row, and which of its columns were filled."""
        cells, filled = list(row.cells), []
        for column, (bottom, value) in list(self._open.items()):
            if row.number > bottom:
                del self._open[column]
            elif column >= len(cells) or cells[column] in (None, ""):
                cells.extend([None] * (column + 1 - len(cells)))
                cells[column] = value
                filled.append(column)
        while self._waiting and self._waiting[-1].top <= row.number:
            merge = self._waiting.pop()
            value = row.cells[merge.column] if merge.column < len(row.cells) else None
            if merge.top == row.number and value not in (None, ""):
                self._open[merge.column] = (merge.bottom, value)
        return (row._replace(cells=tuple(cells)) if filled else row), filled
