"""Reading a list: every filled row becomes a line, a problem with its reason, a question, or closes the list."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import structlog

from sotarsa_bot import texts, wording
from sotarsa_bot.lists import cells, periods
from sotarsa_bot.lists.about_columns import about_columns
from sotarsa_bot.lists.families import is_member, is_of_heads
from sotarsa_bot.lists.foot import Foot, Kind
from sotarsa_bot.lists.nik import LENGTH, masked
from sotarsa_bot.lists.records import WHYS, Asked, Line, Place, Problem, ReadList, Why
from sotarsa_bot.lists.row_lines import Doubt, RowReader
from sotarsa_bot.lists.sheets import Row
from sotarsa_bot.lists.tables import Found, Table, cell_at, tables
from sotarsa_bot.lists.titled import good_of_row, is_doubtful, is_other_list
from sotarsa_bot.lists.twins import Twins
from sotarsa_bot.lists.wanted import Wanted
from sotarsa_bot.mistake import Mistake

FEW = 3
"""Of fewer typed numbers, that all end in 0 says nothing."""

log = structlog.get_logger()


def read(content: bytes, wanted: Wanted | None = None) -> ReadList:
    """Reads a list by what it holds, whatever its name. Blocks while it reads: give it a thread.

    Mistake, in one sentence, for a file that cannot be read as a list.
    """
    try:
        return _Reading(tables(content), wanted or Wanted()).read()
    except Mistake:
        raise
    except Exception as error:  # a broken file may break its parser anywhere, with its contents in the error's words
        log.warning("list.unreadable", reason=type(error).__name__)
        raise Mistake("lists.broken") from None


class Doubtful(NamedTuple):
    """Whether a row is doubtful for this reason, and what is said of it."""

    why: Why
    is_so: bool
    village: str = ""
    reason: str = ""
    column: str = ""
    wrong: Mistake | None = None


class _Reading:
    def __init__(self, found: Found, wanted: Wanted) -> None:
        self._found, self._wanted, self._twins = found, wanted, Twins()
        self._lines: list[Line] = []
        self._problems: list[Problem] = []
        self._asked: list[Asked] = []
        self._closing: list[Place] = []
        self._parts: dict[str, None] = {}
        self._heads: dict[tuple[str, str], Line] = {}
        self._families: dict[str, Line] = {}
        self._with_heads: set[int] = set()
        self._rounded = _rounded(found)
        self._several = len({id(table.sheet) for table in found.tables}) > 1

    def read(self) -> ReadList:
        for table in self._found.tables:
            self._table(table)
        return ReadList(
            lines=tuple(self._lines),
            problems=tuple(self._problems),
            asked=tuple(self._asked),
            closing=tuple(self._closing),
            columns=max((table.titles for table in self._found.tables), key=len),
            unread=self._found.unread,
            hidden_sheets=self._found.hidden,
            about_columns=about_columns(self._found.tables, self._sheet).with_(parts=tuple(self._parts)),
        )

    def _sheet(self, table: Table) -> str:
        """Its name, where there are several."""
        return table.sheet.name if self._several else ""

    def _table(self, table: Table) -> None:
        reader = RowReader(table, self._sheet(table), periods.of_titles(table.above), self._rounded)
        titled, foot, other = self._titled(table), Foot(table), self._of_another_list(table)
        for row in table.rows:
            found = foot.kind(row)
            if found is Kind.MORE:
                self._problem(table, row, Mistake("lists.and_more"), left_out=True)
            elif found:
                reader.part = foot.part or reader.part
                reader.titled = (
                    good_of_row([word for cell in row.cells if (word := cells.words(cell))]) or reader.titled
                )
                self._parts |= {foot.part: None} if foot.part else {}
                self._closing.append(Place(self._sheet(table), row.number))
            elif self._is_wanted(
                table,
                row,
                titled,
                [
                    Doubtful("title", bool(other), reason=other),
                    Doubtful("loose", foot.is_loose(row)),
                    Doubtful("section", bool(foot.reserve), reason=wording.cut(foot.reserve)),
                ],
            ):
                self._row(table, row, reader, closed=foot.is_below(row))

    def _titled(self, table: Table) -> str:
        """The other village that the title names, else the sheet, else the file."""
        wanted = self._wanted
        for titles in (table.above, (table.sheet.name,), (wanted.file,)):
            if (other := wanted.of_title(*titles)) is not None:
                return other
        return ""

    def _of_another_list(self, table: Table) -> str:
        """What says that the table is no list of recipients: its title, its sheet, the file, or a column of offices."""
        titles = (*table.above, *([] if table.above else [self._wanted.file]), table.sheet.name)
        if other := next((title for title in titles if is_other_list(title.replace("_", " "))), ""):
            return wording.cut(masked(other))
        aid = {"item", "amount", "programme"} & table.columns.fields.keys() or table.columns.goods
        return next((title for title in table.titles if not aid and title.casefold() == "jabatan"), "")

    def _is_wanted(self, table: Table, row: Row, titled: str, place: "list[Doubtful]") -> bool:
        """Notes what is not to be taken, and what has to be asked first: rows of other villages, hidden rows, and those
        that are doubtful for the `place` where they stand."""
        said = self._wanted.of_cell(cells.words(cell_at(row.cells, table.columns.fields.get("village"))))
        if said is None:
            said = self._wanted.of_address(cells.words(cell_at(row.cells, table.columns.fields.get("address")))) or None
        other = titled if said is None else said
        sheet = table.sheet.name
        reasons = [
            Doubtful("foreign", bool(other), village=wording.cut(other)), Doubtful("hidden", row.hidden),
            Doubtful("headless", bool(table.guessed), column=table.guessed), *place,
            Doubtful("sheet", self._several and is_doubtful(sheet, self._wanted.year), reason=wording.cut(sheet)),
        ]  # fmt: skip
        return all(self._is_taken(table, row, one) for one in reasons if one.is_so)

    def _is_taken(self, table: Table, row: Row, doubt: "Doubtful") -> bool:
        """By what was said of rows that are doubtful for this reason; without an answer it is asked."""
        taken = self._wanted.said_of(doubt.why)
        if taken is None:
            about = {"village": doubt.village, "reason": doubt.reason, "column": doubt.column}
            self._ask(table, row, Asked(row=row.number, why=doubt.why, **about))
            if doubt.wrong:
                self._problem(table, row, doubt.wrong, left_out=False)
        elif not taken:
            values = {"village": doubt.village, "said": doubt.reason}
            self._problem(table, row, Mistake(f"lists.left_{doubt.why}", **values), left_out=True)
        return bool(taken)

    def _ask(self, table: Table, row: Row, asked: Asked) -> None:
        said = cells.words(cell_at(row.cells, table.columns.fields["name"]))
        said = said or " ".join(word for cell in row.cells if (word := cells.words(cell)))
        name = masked(said)[:80]
        self._asked.append(asked.with_(sheet=self._sheet(table), name=name))

    def _row(self, table: Table, row: Row, reader: RowReader, *, closed: bool) -> None:
        try:
            read = reader.read(row)
            if closed:
                raise Mistake("lists.after_total")
            self._must_be_the_head(read.lines[0])
            doubts = [*read.doubts, *self._of_a_family(table, row, read.lines[0])]
            kinds = (Doubtful(one.why, True, reason=one.said, wrong=one.wrong) for one in _by_kind(doubts))
            if not all(self._is_taken(table, row, one) for one in kinds):
                return
            new, repeated = self._new(read.lines)
        except Mistake as mistake:
            self._problem(table, row, mistake, left_out=True)
            return
        self._lines += new
        for flaw in (*read.flaws, *(one.flaw for one in doubts if one.flaw), *repeated):
            self._problem(table, row, flaw, left_out=False)

    def _of_a_family(self, table: Table, row: Row, line: Line) -> list[Doubt]:
        """Who stands below the head of their family, or on the family card of somebody before: a family is mostly
        given one packet."""
        relation = cells.words(cell_at(row.cells, table.columns.fields.get("relation")))
        family = line.kk or self._head_of(table, row)
        before = self._families.setdefault(family, line) if family else line
        member = is_member(relation)
        again = before is not line and (before.nik, before.name) != (line.nik, line.name)
        below = bool(relation) and member and id(table) in self._with_heads
        if relation and not member:
            self._with_heads.add(id(table))
        if (again and (member or not relation)) or below or self._is_poured_twice(table, row):
            return [Doubt("member", relation or (texts.plain("lists.family_of", row=before.row) if again else ""))]
        return []

    def _head_of(self, table: Table, row: Row) -> str:
        """The head of the family, where they have a column of their own beside that of the names."""
        own = table.columns.fields["name"]
        heads = (at for at, title in enumerate(table.titles) if at != own and is_of_heads(title))
        said = next((cells.words(cell_at(row.cells, at)) for at in heads), "")
        return f"{self._sheet(table)}:{said.casefold()}" if said else ""

    def _is_poured_twice(self, table: Table, row: Row) -> bool:
        """Whether the number of the row and its aid are both those of the merged row above."""
        columns = table.columns.fields
        both = [columns[one] for one in ("number", "item") if one in columns]
        return len(both) == 2 and all(row.number in table.poured.get(at, ()) for at in both)

    def _must_be_the_head(self, line: Line) -> None:
        """Mistake where another NIK of the same family stands beside its head's name: it is some member's."""
        head = self._heads.setdefault((line.kk, line.name.casefold()), line) if line.kk and line.nik else line
        if head.nik != line.nik:
            raise Mistake("lists.name_of_head", row=head.row)

    def _new(self, lines: list[Line]) -> tuple[list[Line], list[Mistake]]:
        """The lines that say something new, and what is said of the others. Mistake if there are none."""
        new: list[Line] = []
        repeated: list[Mistake] = []
        for line in lines:
            try:
                remark = self._twins.must_be_new(line)
                new.append(line)
                repeated += [remark] if remark else []
            except Mistake as mistake:
                repeated.append(mistake)
        if not new:
            raise repeated[0]
        return new, repeated

    def _problem(self, table: Table, row: Row, mistake: Mistake, *, left_out: bool) -> None:
        shown = tuple(masked(cells.words(cell)) for cell in row.cells)
        self._problems.append(
            Problem(
                row=row.number,
                sheet=self._sheet(table),
                key=mistake.key,
                values=mistake.values,
                left_out=left_out,
                cells=shown,
            )
        )


def _by_kind(doubts: list[Doubt]) -> list[Doubt]:
    """One of each kind, in the order of asking."""
    first = {one.why: one for one in reversed(doubts)}
    return [first[why] for why in WHYS if why in first]


def _rounded(found: Found) -> Callable[[Any], bool]:
    """Whether a long number may have been rounded: if none in the file shows that all of its digits were kept.

    What is typed was a number once, too, if it comes from Excel as a .csv.
    """
    numbers = [value for value in _long_numbers(found) if cells.is_number(value)]
    typed = [
        said for value in _long_numbers(found) if isinstance(value, str) and len(said := cells.words(value)) == LENGTH
    ]
    counted = not any(cells.is_exact(value) for value in numbers)
    as_text = found.typed and len(set(typed)) >= FEW and all(said.endswith("0") for said in typed)
    return lambda value: counted if cells.is_number(value) else as_text


def _long_numbers(found: Found) -> Iterator[Any]:
    for table in found.tables:
        columns = [table.columns.fields[field] for field in ("nik", "kk") if field in table.columns.fields]
        yield from (cell_at(row.cells, column) for row in table.rows for column in columns)
