"""Web pages that were named .xls, as many programs export their lists: the tables of one, and nothing else of it.

The page is gone through once, mark by mark; nothing in it is fetched or run.
"""

import re
from collections.abc import Iterator
from html import unescape

from sotarsa_bot.lists.sheets import MOST_COLUMNS, MOST_ROWS, Contents, Merge, Row, Sheet
from sotarsa_bot.mistake import Mistake

_MARK = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>|[^<]+|<")
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,5})", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|\shidden(?=\s|=|/|$)", re.IGNORECASE)
_BREAKS = {"br", "p", "div", "li"}
_SILENT = {"script", "style", "title", "xml"}
MOST_CELLS = 1_000_000


def contents(text: str) -> Contents:
    """All tables as one sheet, their rows counted through. Mistake `lists.too_many_rows`."""
    page = _Page()
    page.read(text)
    rows = iter(
        [Row(number, tuple(cells[:MOST_COLUMNS]), hidden) for number, (cells, hidden) in enumerate(page.rows, 1)]
    )
    wider = any(len(cells) > MOST_COLUMNS for cells, _ in page.rows)
    return Contents(iter([Sheet("", rows, tuple(page.merges), wider=wider)]), typed=True)


class _Page:
    """`rows`: their cells, and whether they are seen."""

    def __init__(self) -> None:
        self.rows: list[tuple[list[str], bool]] = []
        self.merges: list[Merge] = []
        self._cell: list[str] | None = None
        self._spans: tuple[int, int] = (1, 1)
        self._covered: dict[int, int] = {}
        self._silent = ""

    def read(self, text: str) -> None:
        for said in _marks(text):
            name = (said[2] or "").lower()
            if self._silent:
                self._silent = "" if said[1] and name == self._silent else self._silent
            elif not name:
                self._words(said[0])
            elif name in _SILENT:
                self._silent = "" if said[1] or said[3].endswith("/") else name
            else:
                self._mark(name, bool(said[1]), said[3])
        self._end_cell()

    def _words(self, words: str) -> None:
        if self._cell is not None and words != "<!--":
            self._cell.append(unescape(words))

    def _mark(self, name: str, closes: bool, attributes: str) -> None:
        if name in ("tr", "table"):
            self._end_cell()
            if name == "tr" and not closes:
                self._begin_row(_UNSEEN.search(attributes) is not None)
        elif name in ("td", "th"):
            self._end_cell()
            if not closes:
                said = {what.lower(): int(count) for what, count in _SPAN.findall(attributes)}
                self._cell, self._spans = [], (max(1, said.get("row", 1)), max(1, said.get("col", 1)))
        elif name in _BREAKS:
            self._words(" ")

    def _begin_row(self, unseen: bool) -> None:
        if len(self.rows) > 2 * MOST_ROWS:
            raise Mistake("lists.too_many_rows", most=MOST_ROWS)
        self.rows.append(([], unseen))
        self._covered = {column: left - 1 for column, left in self._covered.items() if left > 1}

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if not self.rows:
            self._begin_row(unseen=False)
        cells, (down, across) = self.rows[-1][0], self._spans
        while len(cells) in self._covered and len(cells) <= MOST_COLUMNS:
            cells.append("")
        column, number = len(cells), len(self.rows)
        cells.append(" ".join("".join(self._cell).split()))
        cells.extend([""] * min(across - 1, MOST_COLUMNS))
        if down > 1 and column < MOST_COLUMNS:
            self.merges.append(Merge(column, number, number + down - 1))
            self._covered |= {column + n: down for n in range(min(across, MOST_COLUMNS))}
        self._cell = None


def _marks(text: str) -> Iterator[re.Match[str]]:
    """All that is no comment."""
    at = 0
    while found := _MARK.match(text, at):
        at = found.end()
        if found[0] == "<!--":
            end = text.find("-->", at)
            at = end + 3 if end >= 0 else len(text)
        else:
            yield found
