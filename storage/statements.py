"""The statements of the shelves, each built once.

Building one and finding its compiled form costs more than SQLite's answer, and the same few dozen come again at every
update. So they are kept by their shape (which fields, compared how); the values are handed in at each use.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Delete,
    Dialect,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    func,
    select,
    update,
)  # fmt: skip

from sotarsa_bot.books import AtLeast, AtMost, OneOf, StartsWith, Unlike
from storage.engine import insert_if_new

Where = tuple[tuple[str, str], ...]
"""The shape of conditions: field and comparison."""


def shape(where: Mapping[str, Any]) -> tuple[Where, dict[str, Any]]:
    """Conditions as their shape, and the values to hand in with it."""
    compared = {name: _compared(value) for name, value in where.items()}
    form = tuple((name, how) for name, (how, _) in compared.items())
    return form, {f"where_{name}": value for name, (how, value) in compared.items() if "null" not in how}


def _compared(value: Any) -> tuple[str, Any]:
    match value:
        case AtMost(limit):
            return "<=", limit
        case AtLeast(limit):
            return ">=", limit
        case OneOf(values):
            return "in", list(values)
        case StartsWith(opening):
            return "begins", opening
        case Unlike(None):
            return "not null", None
        case Unlike(other):
            return "!=", other
        case None:
            return "null", None
    return "=", value


def _conditions(table: Table, where: Where) -> Iterable[ColumnElement[bool]]:
    for name, how in where:
        column = table.c[name]
        value: BindParameter[Any] = bindparam(f"where_{name}", type_=column.type, expanding=how == "in")
        match how:
            case "<=":
                yield column <= value
            case ">=":
                yield column >= value
            case "begins":
                yield column.startswith(value, autoescape=False)
            case "in":
                yield column.in_(value)
            case "!=":
                yield column != value
            case "=":
                yield column == value
            case _:
                yield column.is_(None) if how == "null" else column.is_not(None)


@cache
def find(table: Table, where: Where, order: str, *, limited: bool) -> Select[Any]:
    """`limit` is handed in as a value if there is one."""
    key = next(iter(table.primary_key.columns))
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
def least_per(table: Table, where: Where, by: str, fields: tuple[str, ...]) -> Select[Any]:
    least = [func.min(table.c[field], type_=table.c[field].type) for field in fields]
    query = select(table.c[by], *least).where(*_conditions(table, where))
    return query.group_by(table.c[by]).order_by(*least, table.c[by])


@cache
def change(table: Table, where: Where, fields: tuple[str, ...]) -> Update:
    values = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in fields}
    return update(table).where(*_conditions(table, where)).values(values)


@cache
def discard(table: Table, where: Where) -> Delete:
    return delete(table).where(*_conditions(table, where))


@cache
def add(table: Table, dialect: Dialect) -> Insert:
    """Gives the key of the new row; nothing if a unique key is there already."""
    return insert_if_new(table, dialect).returning(next(iter(table.primary_key.columns)))
