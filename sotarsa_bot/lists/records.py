"""What was read from a list: the lines that can be taken, and what is wrong with the others."""

from datetime import date

from pydantic import Field

from sotarsa_bot import texts
from sotarsa_bot.lists.periods import Period
from sotarsa_bot.privacy.vault import Numbers
from sotarsa_bot.record import Record
from sotarsa_bot.register.benefit import Benefit
from sotarsa_bot.register.recipient import Need


class Line(Record):
    """One person on one row. `row` counts as Excel does; `nik` and `kk` are 16 digits or empty, `phone` is +62...
    `period` and `data_date` may stand above the header, for all rows."""

    row: int
    sheet: str = ""
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
    def reason(self) -> str:
        return texts.plain(self.key, **self.values)


class ReadList(Record):
    """`columns`: the header as it stands in the file; `unread`: visible sheets without a column of names."""

    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
