"""One row of a table: the person on it, and each thing that it grants them."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from sotarsa_bot import texts, wording
from sotarsa_bot.lists import cells, periods
from sotarsa_bot.lists.aid import NO_DOUBT, Aid, aid, counted, spelled
from sotarsa_bot.lists.dittos import is_ditto
from sotarsa_bot.lists.families import is_of_heads
from sotarsa_bot.lists.gone import BROUGHT, GONE, INSTEAD, RECEIVED
from sotarsa_bot.lists.needs import needs
from sotarsa_bot.lists.nik import holds_long_number, masked
from sotarsa_bot.lists.none_yet import is_none
from sotarsa_bot.lists.records import Line, Why
from sotarsa_bot.lists.sheets import UNKNOWN, Row
from sotarsa_bot.lists.tables import Table, cell_at
from sotarsa_bot.lists.titled import good_of
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.records.benefit import Benefit

MOST_NUMBER = 10_000
_TWO = re.compile(
    r"[^\W\d_]{2,}\s+(?:dan|dn|lawan|wan|serta|&|atau)\s+[^\W\d_]{2,}"
    r"|[^\W\d_]{3,}\s*(?:/|\+)\s*[^\W\d_]{3,}(?!\w)(?<!binti)",
    re.IGNORECASE,
)
""" "Yamani dan Zubaidah", "Amat / Imus"."""
_NOBODY = frozenset({"kosong", "nihil", "tidak ada", "belum ada", "xxx"})
""" "(kosong)" stands where a name would."""
_NOTHING = frozenset({"tidak", "tdk", "kada"})

Flaws = list[Mistake]


class Doubt(NamedTuple):
    """Why the row is to be asked about, what stands there, what is to be said of it if it is taken, and what is wrong
    with it meanwhile."""

    why: Why
    said: str
    flaw: Mistake | None = None
    wrong: Mistake | None = None


class ReadRow(NamedTuple):
    lines: list[Line]
    flaws: Flaws
    doubts: list[Doubt]


Titles = tuple[periods.Period | None, date | None]


class RowReader:
    """Reads the rows of one table. `rounded` says of a number whether a 0 at its end may be Excel's; `titles`: what
    stands above the header for all rows; `part`: the hamlet that the last title between the rows named."""

    def __init__(self, table: Table, sheet: str, titles: Titles, rounded: Callable[[Any], bool]) -> None:
        self._table, self._sheet, self._titles, self._rounded = table, sheet, titles, rounded
        self.part, self.titled = "", next((good for title in reversed(table.above) if (good := good_of(title))), "")

    def read(self, row: Row) -> ReadRow:
        """A line for each thing, what of the row could not be read and is left away, and what makes it doubtful.

        Mistake if the row cannot be taken."""

        def cell(field: str) -> Any:
            return cell_at(row.cells, self._table.columns.fields.get(field))

        flaws: Flaws = []
        self._must_be_known(row, flaws)
        for_, as_of = self._titles
        number = partial(self._long, flaws=flaws)
        own, name = _numbered(_name(self._called(row)))
        flaws += self._other_names(row)
        doubts = self._remarks(row, name, flaws)
        doubts += (
            [Doubt("two", "", Mistake("lists.name_of_two", name=wording.cut(masked(name), 40)))]
            if _TWO.search(name)
            else []
        )
        person = Line(
            row=row.number,
            sheet=self._sheet,
            number=cells.own_number(cell("number"), MOST_NUMBER) or own,
            name=name,
            nik=self._nik(cell("nik"), doubts),
            kk=number(cells.kk, cell("kk")),
            phone=_or(flaws, "", cells.phone, cell("phone")),
            address=masked(_address(flaws, cell("address"), cell("rt_rw"), cell("rw"))),
            hamlet=masked(_place(cell("hamlet"))) or self.part,
            needs=needs(cells.words(cell("needs"))),
            period=periods.period(cell("period")) or for_,
            data_date=_or(flaws, as_of, _as_of, cell("data_date")) or as_of,
        )
        lines = [person.with_(benefit=benefit) for benefit in self._benefits(flaws, row, cell)]
        return ReadRow(lines, flaws, doubts)

    def _called(self, row: Row) -> str:
        """The name; where the members of a family have a column of their own that says nothing, that of its head."""
        own = self._table.columns.fields["name"]
        said = cells.words(cell_at(row.cells, own))
        if any(c.isalpha() for c in said):
            return said
        heads = (at for at, title in enumerate(self._table.titles) if at != own and is_of_heads(title))
        return next((one for at in heads if (one := cells.words(cell_at(row.cells, at)))), said)

    def _nik(self, value: Any, doubts: list[Doubt]) -> str:
        """Who bears a NIK that is none may be meant all the same: it is asked."""
        try:
            return cells.nik(value, rounded=self._rounded(value))
        except Mistake as mistake:
            reason = texts.plain(mistake.key, **mistake.values)
            doubts.append(Doubt("nik", reason, Mistake("lists.without_nik", reason=reason), mistake))
            return ""

    def _remarks(self, row: Row, name: str, flaws: Flaws) -> list[Doubt]:
        """What says, wherever it stands, that somebody is gone, has it already, or that another is meant; and a name
        that is struck out. Where somebody is to be brought theirs is said, for it is not kept."""
        columns = self._table.columns
        spoken = columns.fields.keys() & {"needs", "item"}
        places = {at for at in range(len(row.cells)) if at not in columns.read} | {
            columns.fields[one] for one in spoken
        }
        said = [name, *(self._said(row, at) for at in sorted(places))]
        gone = [wording.cut(masked(one)) for one in said if GONE.search(one)]
        gone += [
            wording.cut(f"{self._title(at)}: {day}")
            for at in sorted(places)
            if RECEIVED.fullmatch(self._title(at)) and any(map(str.isdigit, day := cells.words(cell_at(row.cells, at))))
        ]
        doubts = [Doubt("gone", one, Mistake("lists.remark_gone", said=one)) for one in dict.fromkeys(gone)]
        told = [one for one in said if BROUGHT.search(one)]
        told += [
            f"{self._title(at)}: {one}"
            for at in sorted(places)
            if INSTEAD.fullmatch(self._title(at)) and any(map(str.isalpha, one := self._said(row, at)))
        ]
        flaws += [Mistake("lists.remark_unkept", said=wording.cut(masked(one))) for one in told]
        if columns.fields["name"] in row.struck:
            doubts.append(Doubt("struck", ""))
        return doubts

    def _long(self, reader: Callable[..., str], value: Any, flaws: Flaws) -> str:
        return str(_or(flaws, "", partial(reader, rounded=self._rounded(value)), value))

    def _must_be_known(self, row: Row, flaws: Flaws) -> None:
        """Mistake for a name or NIK that the file gives by a formula alone; of the rest that is a flaw."""
        columns = self._table.columns
        unknown = {at for at, cell in enumerate(row.cells) if cell is UNKNOWN}
        for field in ("name", "nik"):
            if columns.fields.get(field) in unknown:
                raise Mistake("lists.formula_person", column=self._title(columns.fields[field]))
        flaws += [Mistake("lists.formula", column=self._title(at)) for at in sorted(unknown & columns.read)]

    def _other_names(self, row: Row) -> Flaws:
        """Lists that go on beside themselves ("No, Nama, No, Nama"): who stands in the second column is not read."""
        own = self._table.columns.fields["name"]
        beside = [
            at for at, title in enumerate(self._table.titles) if at != own and title and title == self._title(own)
        ]
        names = [masked(said) for at in beside if (said := cells.words(cell_at(row.cells, at)))]
        return [Mistake("lists.name_beside", name=wording.cut(name, 40)) for name in names]

    def _said(self, row: Row, at: int) -> str:
        """Aid for houses that are "tidak layak huni" says nothing of who gets it."""
        said = cells.words(cell_at(row.cells, at))
        return NO_DOUBT.sub(" ", said) if at == self._table.columns.fields.get("item") else said

    def _title(self, column: int) -> str:
        return self._table.titles[column] if column < len(self._table.titles) else ""

    def _benefits(self, flaws: Flaws, row: Row, cell: Callable[[str], Any]) -> list[Benefit]:
        """What the columns of things grant; else, or besides, the thing that the row names."""
        columns = self._table.columns
        programme, unit = (masked(cells.words(cell(field))) for field in ("programme", "unit"))
        found = []
        for good in columns.goods:
            count, said = _or(flaws, (0, ""), partial(_how_many, good.item), cell_at(row.cells, good.index))
            if count:
                found.append(Benefit(programme=programme, item=good.item, amount=count, unit=said or good.unit))
        written: tuple[Aid, ...] = _or(flaws, (), aid, cell("item"))
        things = tuple(map(spelled, written))
        flaws += [
            Mistake("lists.aid_spelled", said=was.item, item=now.item)
            for was, now in zip(written, things, strict=True)
            if was != now
        ]
        count, said = _or(flaws, (None, ""), cells.amount, cell("amount"))
        if count == 0 and not found:
            raise Mistake("lists.amount_zero")
        if not things and cells.words(cell("item")).casefold() in _NOTHING:
            flaws.append(Mistake("lists.aid_unclear", said=cells.words(cell("item"))))
        elif self.titled and not (things or found):
            things = (Aid(self.titled),)
        if found and not things and count in (None, sum(one.amount or 0 for one in found)):  # the sum of what is there
            return found
        if columns.goods and not (found or things or count or flaws):
            flaws.append(Mistake("lists.goods_empty"))
        unit = said or unit.lower() or columns.unit
        if not things and (count, unit) == (1, ""):  # one of whatever there is, as for those of whom nothing is said
            count = None
        named = _or(flaws, things, partial(counted, count=count, unit=unit), things)
        return [*found, *(Benefit(programme=programme, **one._asdict()) for one in named or (Aid("", count, unit),))]


def _how_many(item: str, value: Any) -> tuple[int, str]:
    try:
        return cells.how_many(value)
    except Mistake:
        raise Mistake("lists.good_unreadable", item=item) from None


def _numbered(name: str) -> tuple[int | None, str]:
    """ "3. Anang" where the number stands with the name."""
    found = re.match(r"(\d{1,4})\s*[.)]\s*(?=[^\W\d])", name)
    return (cells.own_number(found[1], MOST_NUMBER), name[found.end() :]) if found else (None, name)


def _name(text: str) -> str:
    bare = text.casefold().replace(".", "").strip(" ()[]-–")
    if not any(c.isalpha() for c in text) or bare in _NOBODY or is_ditto(bare):
        raise Mistake("lists.name_missing")
    if holds_long_number(text):
        raise Mistake("lists.name_number")
    return clean_name(text)


def _address(flaws: Flaws, street: Any, rt: Any, rw: Any) -> str:
    """Where the RT and RW stand in the column of streets, they may be a day there, too."""
    if isinstance(street, date) and not cells.words(rt):
        street, rt = None, street
    first, turned = cells.rt_rw(rt)
    if turned:
        flaws.append(Mistake("lists.rt_date", said=first))
    second = cells.words(rw)
    if first and second:
        first = f"RT {first} RW {second}"
    elif first:
        first = f"RT/RW {first}" if "/" in first else f"RT {first}"
    return " ".join(part for part in (_place(street), first) if part)


def _place(value: Any) -> str:
    """Where somebody lives; "-" and "belum ada" are nowhere."""
    said = cells.words(value)
    return "" if is_none(said) and not any(c.isdigit() for c in said) else said


def _as_of(value: Any) -> date | None:
    found = periods.day(value)
    if found is None and cells.words(value).strip("-–. "):
        raise Mistake("lists.data_date_unreadable")
    return found


def _or(flaws: Flaws, otherwise: Any, reader: Callable[[Any], Any], value: Any) -> Any:
    """What a reader makes of a cell; what it cannot read is noted, and costs nobody their place on the list."""
    try:
        return reader(value)
    except Mistake as mistake:
        flaws.append(mistake)
        return otherwise
