"""What was read from a list: the lines that can be taken, what is wrong with the others, and what must be asked."""

from datetime import date
from typing import Literal, NamedTuple, get_args

from pydantic import Field

from sotarsa_bot import texts
from sotarsa_bot.lists.periods import Period
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.recipient import Need
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.vault import Numbers

Why = Literal[
    "foreign", "hidden", "headless", "title", "loose", "section", "sheet", "struck", "gone", "member", "two", "nik"
]
WHYS: tuple[Why, ...] = get_args(Why)
"""Why a row is asked about, in the order of asking: it is of another village; the file hides it; no titles say what its
columns are; the title is not that of a list of recipients; it holds nothing but a name; it stands below a heading
("CADANGAN") or on a sheet that may be no list for this visit; it is struck through; a remark says that they are gone;
they are of one family with somebody on the list; it may name two; its NIK is none."""


class Place(NamedTuple):
    """A row as Excel counts; `sheet` is named where a file has several."""

    sheet: str
    row: int


class Line(Record):
    """One person on one row, and one thing that it grants them: a row may grant several. `row` counts as Excel does;
    `number` is the list's own; `nik` and `kk` are 16 digits or empty, `phone` is +62...
    `period` and `data_date` may stand above the header, for all rows."""

    row: int
    sheet: str = ""
    number: int | None = None
    name: str
    nik: str = ""
    kk: str = ""
    phone: str = ""
    address: str = ""
    hamlet: str = ""
    needs: tuple[Need, ...] = ()
    benefit: Benefit = Benefit()
    period: Period | None = None
    data_date: date | None = None

    @property
    def place(self) -> Place:
        return Place(self.sheet, self.row)

    @property
    def numbers(self) -> Numbers:
        return Numbers(nik=self.nik, kk=self.kk, phone=self.phone)

    @property
    def private(self) -> bool:
        """Whether it holds what may only be kept encrypted."""
        return bool(self.numbers)


class Problem(Record):
    """Why a row is not taken, or (`left_out` false) what of it is not. `cells`: the row, long numbers masked."""

    row: int
    sheet: str = ""
    key: str
    values: dict[str, str | int] = Field(default_factory=dict)
    left_out: bool = True
    cells: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        return Place(self.sheet, self.row)

    @property
    def decided(self) -> bool:
        """Left out because somebody said so: that is no fault of the row."""
        return self.key.rpartition("left_")[2] in WHYS

    @property
    def reason(self) -> str:
        return texts.plain(self.key, **self.values)


class Asked(Record):
    """A row that waits for an answer, and is nobody's until then. `reason`: what stands there that makes it doubtful;
    `column`: the one that was taken for the names, in a file without titles."""

    row: int
    sheet: str = ""
    why: Why
    name: str = ""
    village: str = ""
    reason: str = ""
    column: str = ""

    @property
    def place(self) -> Place:
        return Place(self.sheet, self.row)


class Columns(Record):
    """What became of the columns that were not simply read, by their titles. `unread` hold something and are not
    kept; `poured` are merged cells and ditto marks that were filled downwards, on so many rows; `hidden` are read
    though the file does not show them; `near` are read though their titles are only nearly known; `parts`: titles
    between the rows that were taken for hamlets."""

    unread: tuple[str, ...] = ()
    poured: tuple[str, ...] = ()
    poured_rows: tuple[Place, ...] = ()
    hidden: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class ReadList(Record):
    """`columns`: the header as it stands in the file; `unread`: visible sheets without a column of names;
    `hidden_sheets`: sheets that the file does not show, and that are not read.

    Every filled row below a header is in `lines`, left out by one of `problems`, `asked`, or in `closing` (sums,
    signatures, titles of parts, rows without a name)."""

    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()
    asked: tuple[Asked, ...] = ()
    closing: tuple[Place, ...] = ()
    columns: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    about_columns: Columns = Columns()
