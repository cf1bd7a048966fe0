"""From a file to its tables: where the headers stand, and the rows below each."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from sotarsa_bot.lists import header, headless, kinds
from sotarsa_bot.lists.cells import words
from sotarsa_bot.lists.dittos import Dittos
from sotarsa_bot.lists.merged import Pouring
from sotarsa_bot.lists.sheets import MOST_ROWS, UNKNOWN, Cells, Row, Sheet, letter
from sotarsa_bot.mistake import Mistake

MOST_BYTES = 10_000_000
MOST_TITLE_ROWS = 40
"""Rows above the first header, at most."""
OWN = ("number", "name", "nik", "phone")
"""Columns in which nothing that stands above is meant again."""
MOST_SCANNED_ROWS = 1_100_000
"""Rows that are gone through for those that are filled; Excel has fewer."""


@dataclass
class Table:
    """`above`: what stands over the header; `titles`: the header's words; `near`: columns whose titles are only nearly
    what they were taken for; `rows`: those that are filled, below it; `poured`: into which columns merged cells and
    ditto marks were filled downwards, and on which rows; `guessed`: the column that was taken for the names, where no
    title says so."""

    sheet: Sheet
    above: tuple[str, ...]
    columns: header.Columns
    titles: tuple[str, ...]
    near: dict[int, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    poured: dict[int, list[int]] = field(default_factory=dict)
    guessed: str = ""


@dataclass(frozen=True)
class Found:
    """`unread`: sheets that hold something but no header; `hidden`: sheets that the file does not show."""

    tables: tuple[Table, ...]
    unread: tuple[str, ...]
    hidden: tuple[str, ...]
    typed: bool


def tables(content: bytes) -> Found:
    """The tables of a file. Mistake `lists.too_big`, `lists.empty`, `lists.no_header`, `lists.only_formulas`,
    `lists.too_many_rows` and those of the kinds of files."""
    if len(content) > MOST_BYTES:
        raise Mistake("lists.too_big", most=MOST_BYTES // 1_000_000)
    if not content.strip():
        raise Mistake("lists.empty")
    contents = kinds.contents(content)
    looking = _Looking()
    for sheet in contents.sheets:
        looking.through(sheet)
    if not looking.tables:
        looking.guess()
    if not looking.tables:
        formulas = "lists.only_formulas" if looking.formulas else "lists.no_header"
        raise Mistake(formulas if looking.unread or looking.formulas else "lists.empty")
    return Found(tuple(looking.tables), tuple(looking.unread), contents.hidden, contents.typed)


class _Looking:
    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.unread: list[str] = []
        self.formulas = False
        self._untitled: dict[str, tuple[Sheet, list[Row]]] = {}
        self._count = 0

    def through(self, sheet: Sheet) -> None:
        rows, pouring, dittos = _Ahead(_filled(sheet.rows)), Pouring(sheet.merges), Dittos()
        if (table := self._first(sheet, rows)) is None:
            return
        for row in rows:
            if header.is_header(row.cells) and header.columns(row.cells).count > 1:
                pouring.header()
                dittos.header()
                table = self._next(table, row, rows)
            else:
                row, poured = pouring.row(row)
                row, repeated = dittos.row(row, [table.columns.fields.get(one) for one in OWN])
                self._take(table, row, [*poured, *repeated])

    def _first(self, sheet: Sheet, rows: "_Ahead") -> Table | None:
        above: list[Row] = []
        for row in rows:
            self.formulas = self.formulas or UNKNOWN in row.cells
            if header.is_header(row.cells):
                return self._begin(sheet, above, row, rows)
            above.append(row)
            if len(above) >= MOST_TITLE_ROWS:
                break
        if above:
            self.unread.append(sheet.name)
            if not self.tables:
                self._untitled[sheet.name] = (sheet, [*above, *islice(rows, MOST_ROWS)])
        return None

    def guess(self) -> None:
        """Sheets none of which has titles may still be lists of people."""
        for name, (sheet, rows) in self._untitled.items():
            if (columns := headless.guessed(rows)) is None:
                continue
            place = columns.fields["name"]
            first = next((n for n, row in enumerate(rows) if words(cell_at(row.cells, place))), 0)
            first += header.columns(rows[first].cells).count > 0 and not any(
                c.isdigit() for cell in rows[first].cells for c in words(cell)
            )
            said = tuple(" ".join(map(words, row.cells)).strip() for row in rows[:first])
            self.tables.append(Table(sheet, said, columns, (), rows=rows[first:], guessed=letter(place)))
            self.unread.remove(name)

    def _begin(self, sheet: Sheet, above: list[Row], first: Row, rows: "_Ahead") -> Table:
        """The header may begin a row above (what is merged over both stands there), or go on below."""
        upper = above[-1].cells if above and above[-1].number == first.number - 1 else ()
        columns, titles = _with_upper(header.columns(first.cells), first.cells, upper)
        last = first.number
        while (
            (below := rows.peek()) and below.number == last + 1 and header.is_second_line(below.cells, columns, titles)
        ):
            columns = header.joined(columns, titles, below.cells)
            titles, last = _both(titles, below.cells), below.number
            next(rows)
        if (below := rows.peek()) and header.is_numbering(below.cells):
            next(rows)
        said = tuple(" ".join(said for cell in row.cells if (said := words(cell))) for row in above)
        near = header.nearly(columns, titles)
        columns = replace(columns, fields={**columns.fields, **{name: at for at, name in near.items()}})
        table = Table(sheet, said, columns, tuple(titles), near)
        self.tables.append(table)
        return table

    def _next(self, table: Table, first: Row, rows: "_Ahead") -> Table:
        """A further header on the same sheet; titles that stand directly above it are its own."""
        above: list[Row] = []
        while table.rows and len(above) < MOST_TITLE_ROWS and _is_title(table, table.rows[-1]):
            above.insert(0, table.rows.pop())
        return self._begin(table.sheet, above, first, rows)

    def _take(self, table: Table, row: Row, poured: list[int]) -> None:
        self._count += 1
        if self._count > MOST_ROWS:
            raise Mistake("lists.too_many_rows", most=MOST_ROWS)
        table.rows.append(row)
        for column in poured:
            table.poured.setdefault(column, []).append(row.number)


class _Ahead:
    """An iterator whose next row can be looked at first."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows, self._held = rows, list[Row]()

    def __iter__(self) -> "_Ahead":
        return self

    def __next__(self) -> Row:
        return self._held.pop() if self._held else next(self._rows)

    def peek(self) -> Row | None:
        if not self._held and (row := next(self._rows, None)):
            self._held.append(row)
        return self._held[0] if self._held else None


def _filled(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        if row.number > MOST_SCANNED_ROWS:
            raise Mistake("lists.too_many_rows", most=MOST_ROWS)
        if any(cell is not None and cell != "" and (cell is UNKNOWN or words(cell)) for cell in row.cells):
            last = max(n for n, cell in enumerate(row.cells, 1) if cell not in (None, ""))
            yield row._replace(cells=row.cells[:last])


def _with_upper(columns: header.Columns, first: Cells, upper: Cells) -> tuple[header.Columns, list[str]]:
    """The header with what the row above names of columns that it leaves empty itself."""
    titles = [words(cell) for cell in first]
    if not upper or any(c.isdigit() for cell in upper for c in words(cell)):
        return columns, titles
    width = max(len(first), len(upper))
    spare = [None if n < len(titles) and titles[n] else (upper[n] if n < len(upper) else None) for n in range(width)]
    more = header.columns(spare)
    fields = more.fields | columns.fields
    both = header.Columns(fields, (*columns.goods, *more.goods), columns.unit or more.unit)
    if more.count == 0:
        return columns, titles
    return both, [(titles[n] if n < len(titles) else "") or words(spare[n]) for n in range(width)]


def _both(titles: list[str], lower: Cells) -> list[str]:
    width = max(len(titles), len(lower))
    above = titles + [""] * (width - len(titles))
    below = [words(cell) for cell in lower] + [""] * (width - len(lower))
    return [" ".join(part for part in pair if part) for pair in zip(above, below, strict=True)]


def _is_title(table: Table, row: Row) -> bool:
    """Nobody's row: neither a NIK nor a name, and one or two cells in all."""
    columns = table.columns.fields
    person = any(words(cell_at(row.cells, columns.get(name))) for name in ("nik", "name"))
    said = [words(cell) for cell in row.cells if words(cell)]
    titled = any(c.isalpha() for c in "".join(said)) and (not person or "desa" in said[0].casefold().split())
    return len(said) <= 2 and titled


def cell_at(cells: Cells, column: int | None) -> Any:
    return cells[column] if column is not None and column < len(cells) else None
