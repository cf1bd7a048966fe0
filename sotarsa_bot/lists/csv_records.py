"""A text file's records. A quotation mark that nobody closed swallows nobody: it is a character like any other.

A record goes on over a line's end only if that makes a record as wide as the others, and none of the lines that it
takes could be a record of its own.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from sotarsa_bot.mistake import Mistake

_LINES = re.compile(r"\r\n|\r|\n")
MOST_LINES = 30
"""Lines that one record may go over."""
SAMPLE = 2_000
"""Lines that tell how wide a record is."""


class Opened(NamedTuple):
    """In which cell a quotation was opened, and where."""

    cell: int
    at: int


class Records:
    """Iterates over the records, each a list of cells. `width`: how many cells most of them have."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._lines = _LINES.split(text)
        if self._lines and not self._lines[-1]:
            self._lines.pop()
        self._delimiter = delimiter
        sample = islice(self._lines, SAMPLE)
        widths = Counter(len(self._alone(line)) for line in sample if self._opened(line) is None)
        self.width = max(widths.items(), key=lambda found: (found[1], found[0]))[0] if widths else 1

    def __iter__(self) -> Iterator[list[str]]:
        at = 0
        while at < len(self._lines):
            if marks := self._of_marks(self._lines[at]):
                yield marks
                at += 1
                continue
            opened = self._opened(self._lines[at])
            count = 1 if opened is None else self._goes_over(at, opened.cell)
            yield self._alone("\n".join(self._lines[at : at + count])) if count else self._literal(self._lines[at])
            at += count or 1

    def _of_marks(self, line: str) -> list[str] | None:
        """A whole record in which a mark stands alone in its cell: it repeats what is above, and opens no quotation."""
        cells = line.split(self._delimiter) if '"' in line else []
        alone = len(cells) == self.width and all(one.strip() == '"' for one in cells if '"' in one)
        return cells if alone and len(cells) > 1 else None

    def _alone(self, line: str) -> list[str]:
        try:
            return next(csv.reader([line], delimiter=self._delimiter), [])
        except csv.Error:
            raise Mistake("lists.broken") from None

    def _literal(self, line: str) -> list[str]:
        """Marks that nobody closed are left away, so that they are part of nobody's name."""
        while opened := self._opened(line):
            line = line[: opened.at] + line[opened.at + 1 :]
        return self._alone(line)

    def _goes_over(self, at: int, cell: int) -> int:
        """How many lines the record takes that is open in this cell at the end of this one; 0 if its mark stands
        alone."""
        for more, line in enumerate(self._lines[at + 1 : at + MOST_LINES], 1):
            end = _closed(line, 0) - 1
            in_first = cell == 0 and end >= 0 and self._delimiter not in line[:end]
            if line.count(self._delimiter) + 1 >= max(self.width, 2) and not in_first:
                return 0
            if end >= 0:
                return more + 1 if self._fits("\n".join(self._lines[at : at + more + 1]), line[end + 1 :]) else 0
        return 0

    def _fits(self, record: str, after: str) -> bool:
        """Whether what the lines make is one record. `after`: what stands behind the mark that closes it."""
        proper = not after or after[0] == self._delimiter
        return proper and self._opened(record) is None and len(self._alone(record)) <= self.width

    def _opened(self, line: str) -> Opened | None:
        """The quotation that is open at the end."""
        cell, at, fresh = 0, 0, True
        while '"' in line and at < len(line):
            if fresh and line[at] == '"':
                begun, at = at, _closed(line, at + 1)
                if at < 0:
                    return Opened(cell, begun)
            if at < len(line) and line[at] == self._delimiter:
                cell, fresh = cell + 1, True
            else:
                fresh = False
            at += 1
        return None


def _closed(line: str, at: int) -> int:
    """Behind the mark that closes a quotation, whose words begin here; -1 if none does. Two marks are one in it."""
    while (at := line.find('"', at)) >= 0:
        if line[at + 1 : at + 2] != '"':
            return at + 1
        at += 2
    return -1
