"""A shelf over one table: records in, records out."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from sqlalchemy import JSON, ColumnElement, Table, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from sotarsa_bot.books import AtLeast, AtMost, OneOf, Taken, Unlike
from sotarsa_bot.record import Record

R = TypeVar("R", bound=Record)


class TableShelf(Generic[R]):
    """Implements sotarsa_bot.books.Shelf on one table and one connection."""

    def __init__(self, connection: AsyncConnection, table: Table, record: type[R]) -> None:
        self._connection, self._table, self._record = connection, table, record
        self._key = next(iter(table.primary_key.columns))

    async def get(self, key: Any) -> R:
        rows = await self.find(**{self._key.name: key})
        if not rows:
            raise LookupError(f"{self._table.name} has no {key!r}")
        return rows[0]

    async def find(self, *, order: str = "", limit: int | None = None, **where: Any) -> list[R]:
        query = select(self._table).where(*self._conditions(where)).limit(limit)
        column = self._table.c[order.lstrip("-")] if order else self._key
        query = query.order_by(column.desc() if order.startswith("-") else column, self._key)
        rows = (await self._connection.execute(query)).mappings()
        return [self._record.model_validate(dict(row)) for row in rows]

    async def first(self, *, order: str = "", **where: Any) -> R | None:
        found = await self.find(order=order, limit=1, **where)
        return found[0] if found else None

    async def count(self, **where: Any) -> int:
        query = select(func.count()).select_from(self._table).where(*self._conditions(where))
        return int((await self._connection.execute(query)).scalar_one())

    async def total(self, field: str, **where: Any) -> int:
        query = select(func.coalesce(func.sum(self._table.c[field]), 0)).where(*self._conditions(where))
        return int((await self._connection.execute(query)).scalar_one())

    async def least(self, field: str, **where: Any) -> Any | None:
        query = select(func.min(self._table.c[field])).where(*self._conditions(where))
        return (await self._connection.execute(query)).scalar_one_or_none()

    async def least_per(self, by: str, *fields: str, **where: Any) -> list[tuple[Any, ...]]:
        least = [func.min(self._table.c[field], type_=self._table.c[field].type) for field in fields]
        group = self._table.c[by]
        query = select(group, *least).where(*self._conditions(where)).group_by(group).order_by(*least, group)
        return [tuple(row) for row in await self._connection.execute(query)]

    async def add(self, record: R) -> R:
        values = self._values(record)
        try:
            async with self._connection.begin_nested():
                result = await self._connection.execute(insert(self._table).values(values))
        except IntegrityError as error:
            raise Taken(f"{self._table.name}: {error.orig}") from error
        if self._key.name == "id" and not values.get("id"):
            return record.with_(id=next(iter(result.inserted_primary_key or ())))
        return record

    async def add_all(self, records: Iterable[R]) -> None:
        if rows := [self._values(record) for record in records]:
            await self._connection.execute(insert(self._table), rows)

    async def change(self, key: Any, *, only_if: dict[str, Any] | None = None, **values: Any) -> bool:
        return await self.change_all({self._key.name: key, **(only_if or {})}, **values) > 0

    async def change_all(self, where: dict[str, Any], **values: Any) -> int:
        plain = {name: self._plain(name, value) for name, value in values.items()}
        query = update(self._table).where(*self._conditions(where)).values(plain)
        return int((await self._connection.execute(query)).rowcount)

    async def discard(self, **where: Any) -> int:
        if not where:
            raise ValueError("say what to discard")
        return int((await self._connection.execute(delete(self._table).where(*self._conditions(where)))).rowcount)

    def _conditions(self, where: dict[str, Any]) -> list[ColumnElement[bool]]:
        return [_condition(self._table.c[name], value) for name, value in where.items()] or [and_(True)]

    def _values(self, record: R) -> dict[str, Any]:
        values = {name: self._plain(name, getattr(record, name)) for name in type(record).model_fields}
        if self._key.name == "id" and not values["id"]:
            del values["id"]
        return values

    def _plain(self, name: str, value: Any) -> Any:
        """As the column wants it: JSON columns take what pydantic would write as JSON."""
        return _jsonable(value) if isinstance(self._table.c[name].type, JSON) else value


def _condition(column: ColumnElement[Any], value: Any) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = _compared(column, value)
    return condition


def _compared(column: ColumnElement[Any], value: Any) -> Any:
    match value:
        case AtMost(limit):
            return column <= limit
        case AtLeast(limit):
            return column >= limit
        case OneOf(values):
            return column.in_(values)
        case Unlike(None):
            return column.is_not(None)
        case Unlike(other):
            return column != other
        case None:
            return column.is_(None)
    return column == value


def _jsonable(value: Any) -> Any:
    if isinstance(value, Record):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: _jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(item) for item in value]
    return value
