"""From a file to its tables: where the header stands, and the rows below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any

from sotarsa_bot.lists import csv_file, header, xlsx_file
from sotarsa_bot.lists.cells import words
from sotarsa_bot.mistake import Mistake

MOST_BYTES, MOST_ROWS = 10_000_000, 10_000
TITLES = 40
"""Rows above the header, at most."""
SCANNED = 1_100_000
"""Rows that are gone through for those that are filled; Excel has fewer."""

Cells = tuple[Any, ...]
Numbered = tuple[int, Cells]


@dataclass(frozen=True)
class Table:
    """`rows`: those that are filled, below the header, with their numbers in the file; `above`: what stands over it."""

    sheet: str
    above: tuple[str, ...]
    columns: header.Columns
    titles: tuple[str, ...]
    rows: list[Numbered]


def tables(content: bytes) -> tuple[list[Table], tuple[str, ...]]:
    """The tables of a file, and the sheets that hold something but no header.

    Mistake `lists.too_big`, `lists.empty`, `lists.old_excel`, `lists.no_header`, `lists.too_many_rows` and those of
    the formats.
    """
    if len(content) > MOST_BYTES:
        raise Mistake("lists.too_big", most=MOST_BYTES // 1_000_000)
    if not content.strip():
        raise Mistake("lists.empty")
    found: list[Table] = []
    unread: list[str] = []
    for sheet, rows in _sheets(content):
        filled = _filled(rows)
        if table := _table(sheet, filled, MOST_ROWS - sum(len(one.rows) for one in found), unread):
            found.append(table)
    if not found:
        raise Mistake("lists.no_header" if unread else "lists.empty")
    return found, tuple(unread)


def _sheets(content: bytes) -> Iterable[tuple[str, Iterator[Numbered]]]:
    if content.startswith(b"PK"):
        return xlsx_file.tables(content)
    if content.startswith(xlsx_file.OLD_EXCEL):
        raise Mistake("lists.old_excel")
    if content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")):
        raise Mistake("lists.not_a_list")
    return iter([("", csv_file.rows(content))])


def _filled(rows: Iterator[Numbered]) -> Iterator[Numbered]:
    for number, cells in rows:
        if number > SCANNED:
            raise Mistake("lists.too_many_rows", most=MOST_ROWS)
        if any(cell is not None and cell != "" and words(cell) for cell in cells):
            yield number, cells[: max(n for n, cell in enumerate(cells, 1) if cell not in (None, ""))]


def _table(sheet: str, rows: Iterator[Numbered], room: int, unread: list[str]) -> Table | None:
    above: list[str] = []
    for _, cells in rows:
        if header.is_header(cells):
            return _below(sheet, tuple(above), cells, rows, room)
        above.append(" ".join(said for cell in cells if (said := words(cell))))
        if len(above) >= TITLES:
            break
    if above:
        unread.append(sheet)
    return None


def _below(sheet: str, above: tuple[str, ...], first: Sequence[Any], rows: Iterator[Numbered], room: int) -> Table:
    columns, titles = header.columns(first), [words(cell) for cell in first]
    taken: list[Numbered] = []
    following = next(rows, None)
    if following and header.is_second_line(following[1], columns):
        columns = {**columns, **header.columns(following[1])}
        titles = [
            " ".join(part for part in pair if part)
            for pair in zip_longest(titles, map(words, following[1]), fillvalue="")
        ]
        following = next(rows, None)
    if following and header.is_numbering(following[1]):
        following = None
    for row in chain([following] if following else [], rows):
        if len(taken) == room:
            raise Mistake("lists.too_many_rows", most=MOST_ROWS)
        taken.append(row)
    return Table(sheet, above, columns, tuple(titles), taken)
