"""Reading a list: every filled row becomes a line, or a problem with its number and reason. Nobody is lost silently."""

from datetime import date
from functools import partial
from typing import Any

import structlog

from sotarsa_bot.lists import cells, periods
from sotarsa_bot.lists.needs import needs
from sotarsa_bot.lists.nik import LENGTH, holds_long_number, masked
from sotarsa_bot.lists.records import Line, Problem, ReadList
from sotarsa_bot.lists.tables import Cells, Table, tables
from sotarsa_bot.lists.twins import Twins
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.register.benefit import Benefit

CLOSING = (
    "total", "jumlah", "subtotal", "sub total", "grand total", "nip", "mengetahui", "menyetujui", "kepala desa",
    "camat",
)  # fmt: skip
"""How a row of sums begins, or the first of the signatures: it closes a list."""

log = structlog.get_logger()


def read(content: bytes) -> ReadList:
    """Reads a .csv or .xlsx by what it holds, whatever its name. Blocks while it reads: give it a thread.

    Mistake, in one sentence, for a file that cannot be read as a list.
    """
    try:
        found, unread = tables(content)
        return _Reading(found).read().with_(unread=unread)
    except Mistake:
        raise
    except Exception as error:  # a broken file may break its parser anywhere, with its contents in the error's words
        log.warning("list.unreadable", reason=type(error).__name__)
        raise Mistake("lists.broken") from None


class _Reading:
    def __init__(self, found: list[Table]) -> None:
        self._tables, self._twins = found, Twins()
        self._titles: tuple[periods.Period | None, date | None] = (None, None)
        self._lines: list[Line] = []
        self._problems: list[Problem] = []
        self._rounded = not any(_ends_exactly(table, row) for table in found for _, row in table.rows)

    def read(self) -> ReadList:
        for table in self._tables:
            closed, self._titles = False, periods.of_titles(table.above)
            for number, row in table.rows:
                closed = closed or _closes(table, row)
                if not (closed and _nobody(table, row)):
                    self._row(table, number, row, closed=closed)
        return ReadList(
            lines=tuple(self._lines),
            problems=tuple(self._problems),
            columns=max((t.titles for t in self._tables), key=len),
        )

    def _sheet(self, table: Table) -> str:
        """Its name, where there are several."""
        return table.sheet if len(self._tables) > 1 else ""

    def _row(self, table: Table, number: int, row: Cells, *, closed: bool) -> None:
        try:
            line, flaws = self._line(table, number, row)
            if closed and not line.nik:
                raise Mistake("lists.after_total")
            self._twins.must_be_new(line)
        except Mistake as mistake:
            self._problem(table, number, row, mistake, left_out=True)
        else:
            self._lines.append(line)
            for flaw in flaws:
                self._problem(table, number, row, flaw, left_out=False)

    def _line(self, table: Table, number: int, row: Cells) -> tuple[Line, list[Mistake]]:
        """The line, and what of it could not be read and is left away. Mistake if the row cannot be taken."""

        def cell(field: str) -> Any:
            return _cell(table, row, field)

        flaws: list[Mistake] = []
        for_, as_of = self._titles
        line = Line(
            row=number,
            sheet=self._sheet(table),
            name=_name(cells.words(cell("name"))),
            nik=cells.nik(cell("nik"), rounded=self._rounded),
            kk=_or(flaws, "", partial(cells.kk, rounded=self._rounded), cell("kk")),
            phone=_or(flaws, "", cells.phone, cell("phone")),
            address=masked(_address(cell("address"), cell("rt_rw"), cell("rw"))),
            hamlet=masked(cells.words(cell("hamlet"))),
            needs=needs(cells.words(cell("needs"))),
            benefit=_benefit(flaws, cell),
            period=periods.period(cell("period")) or for_,
            data_date=_or(flaws, as_of, _as_of, cell("data_date")) or as_of,
        )
        return line, flaws

    def _problem(self, table: Table, number: int, row: Cells, mistake: Mistake, *, left_out: bool) -> None:
        shown = tuple(masked(cells.words(cell)) for cell in row)
        self._problems.append(
            Problem(
                row=number,
                sheet=self._sheet(table),
                key=mistake.key,
                values=mistake.values,
                left_out=left_out,
                cells=shown,
            )
        )


def _cell(table: Table, row: Cells, field: str) -> Any:
    index = table.columns.get(field)
    return row[index] if index is not None and index < len(row) else None


def _name(text: str) -> str:
    if not any(c.isalpha() for c in text):
        raise Mistake("lists.name_missing")
    if holds_long_number(text):
        raise Mistake("lists.name_number")
    return clean_name(text)


def _address(street: Any, rt: Any, rw: Any) -> str:
    first = cells.rt_rw(rt)
    second = cells.words(rw)
    if first and second:
        first = f"RT {first} RW {second}"
    elif first:
        first = f"RT/RW {first}" if "/" in first else f"RT {first}"
    return " ".join(part for part in (cells.words(street), first) if part)


def _as_of(value: Any) -> date | None:
    found = periods.day(value)
    if found is None and cells.words(value).strip("-. "):
        raise Mistake("lists.data_date_unreadable")
    return found


def _benefit(flaws: list[Mistake], cell: Any) -> Benefit:
    count, unit = _or(flaws, (None, ""), cells.amount, cell("amount"))
    programme, item = (masked(cells.words(cell(field))) for field in ("programme", "item"))
    return Benefit(programme=programme, item=item, amount=count, unit=unit)


def _or(flaws: list[Mistake], otherwise: Any, reader: Any, value: Any) -> Any:
    """What a reader makes of a cell; what it cannot read is noted, and costs nobody their place on the list."""
    try:
        return reader(value)
    except Mistake as mistake:
        flaws.append(mistake)
        return otherwise


def _ends_exactly(table: Table, row: Cells) -> bool:
    """A NIK or KK written as a number whose last digit is not 0: whoever made this file kept all sixteen."""
    numbers = [cells.words(value) for field in ("nik", "kk") if cells.is_number(value := _cell(table, row, field))]
    return any(len(digits) == LENGTH and not digits.endswith("0") for digits in numbers)


def _closes(table: Table, row: Cells) -> bool:
    if cells.words(_cell(table, row, "nik")):
        return False
    filled = [said for cell in row if (said := cells.words(cell).casefold()) and any(c.isalpha() for c in said)]
    return bool(filled) and _begins(filled[0])


def _nobody(table: Table, row: Cells) -> bool:
    """Neither a NIK nor words that could be somebody's name."""
    name = cells.words(_cell(table, row, "name")).casefold()
    return not cells.words(_cell(table, row, "nik")) and (name in CLOSING or not any(c.isalpha() for c in name))


def _begins(said: str) -> bool:
    return any(said == word or said.startswith((f"{word} ", f"{word}:", f"{word}.")) for word in CLOSING)
