"""The statements of the shelves, each built once.

Building one and finding its compiled form costs more than SQLite's answer, and the same few dozen come again at every
update. So they are kept by their shape (which fields, compared how); the values are handed in at each use.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    false,
    func,
    insert,
    select,
    update,
)  # fmt: skip

from sotarsa_bot.books import AtLeast, AtMost, Comparison, OneOf, StartsWith, Unlike
from storage.engine import insert_if_new

LAST = "\U0010ffff"
"""Comes after every character."""
Where = tuple[tuple[str, str], ...]
"""The shape of conditions: field and comparison."""


@cache
def key_of(table: Table) -> Column[Any]:
    """Its id, or its natural key."""
    return next(iter(table.primary_key.columns))


def shape(where: Mapping[str, Any]) -> tuple[Where, dict[str, Any]]:
    """Conditions as their shape, and the values to hand in with it."""
    form: list[tuple[str, str]] = []
    values: dict[str, Any] = {}
    for name, value in where.items():
        if isinstance(value, Comparison):
            how, given = _compared(value)
            form.append((name, how))
            values.update({f"where_{name}_{n}": one for n, one in enumerate(given)})
        elif value is None:
            form.append((name, "null"))
        else:
            form.append((name, "="))
            values[f"where_{name}_0"] = value
    return tuple(form), values


def _compared(value: Comparison) -> tuple[str, Sequence[Any]]:
    """How it is compared, and with what."""
    match value:
        case AtMost(limit):
            return "<=", (limit,)
        case AtLeast(limit):
            return ">=", (limit,)
        case OneOf(values):
            return f"in {_room(len(values))}", [*values, *values[-1:] * (_room(len(values)) - len(values))]
        case StartsWith(opening):
            return "begins", (opening, opening + LAST)
        case Unlike(None):
            return "not null", ()
        case Unlike(other):
            return "!=", (other,)
    raise TypeError(type(value).__name__)


def _room(count: int) -> int:
    """Places for so many values, some of them filled twice: few statements have to be built then."""
    return 1 << (count - 1).bit_length() if count else 0


def _conditions(table: Table, where: Where) -> Iterable[ColumnElement[bool]]:
    for name, how in where:
        column = table.c[name]
        value: BindParameter[Any] = bindparam(f"where_{name}_0", type_=column.type)
        match how.split():
            case ["<="]:
                yield column <= value
            case [">="]:
                yield column >= value
            case ["begins"]:  # as a range: an index is of no use to LIKE
                yield column >= value
                yield column < bindparam(f"where_{name}_1", type_=column.type)
            case ["in", "0"]:
                yield false()
            case ["in", room]:
                yield column.in_([bindparam(f"where_{name}_{n}", type_=column.type) for n in range(int(room))])
            case ["!="]:
                yield column != value
            case ["="]:
                yield column == value
            case ["null"]:
                yield column.is_(None)
            case _:
                yield column.is_not(None)


@cache
def find(table: Table, where: Where, order: str, *, limited: bool) -> Select[Any]:
    """`limit` is handed in as a value if there is one."""
    key = key_of(table)
    column = table.c[order.lstrip("-")] if order else key
    query = select(table).where(*_conditions(table, where))
    query = query.order_by(*dict.fromkeys((column.desc() if order.startswith("-") else column, key)))
    return query.limit(bindparam("limit")) if limited else query


@cache
def aggregate(table: Table, where: Where, what: str, field: str) -> Select[Any]:
    """A "count" of rows, or the "sum" (0 for none) or "min" of a field."""
    column = table.c[field]
    shown = func.coalesce(func.sum(column), 0) if what == "sum" else getattr(func, what)(column)
    return select(shown).where(*_conditions(table, where))


@cache
def total_per(table: Table, where: Where, by: str, field: str) -> Select[Any]:
    query = select(table.c[by], func.sum(table.c[field])).where(*_conditions(table, where))
    return query.group_by(table.c[by]).order_by(func.min(key_of(table)))


@cache
def least_per(table: Table, where: Where, by: tuple[str, ...], fields: tuple[str, ...]) -> Select[Any]:
    groups = [table.c[name] for name in by]
    least = [func.min(table.c[field], type_=table.c[field].type) for field in fields]
    query = select(*groups, *least).where(*_conditions(table, where))
    return query.group_by(*groups).order_by(*least, *groups)


@cache
def change(table: Table, where: Where, fields: tuple[str, ...]) -> Update:
    return update(table).where(*_conditions(table, where)).values(_bound(table, fields))


@cache
def discard(table: Table, where: Where) -> Delete:
    return delete(table).where(*_conditions(table, where))


@cache
def add(table: Table, fields: tuple[str, ...], dialect: str) -> Insert:
    """Gives the key of the new row; nothing if a unique key is there already."""
    return insert_if_new(table, dialect).values(_bound(table, fields)).returning(key_of(table))


@cache
def add_all(table: Table, fields: tuple[str, ...]) -> Insert:
    return insert(table).values(_bound(table, fields))


def _bound(table: Table, fields: Iterable[str]) -> dict[str, BindParameter[Any]]:
    return {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in fields}
