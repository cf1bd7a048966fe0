"""A shelf over one table: records in, records out."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Generic, TypeVar

from sqlalchemy import JSON, CursorResult, Executable, Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from sotarsa_bot.books import Taken
from sotarsa_bot.record import Record
from storage import statements

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class TableShelf(Generic[R]):
    """Implements sotarsa_bot.books.Shelf on one table, inside one transaction.

    What was read once is remembered until something is written here: in a transaction nobody else can change it.
    """

    def __init__(self, connection: AsyncConnection, table: Table, record: type[R]) -> None:
        self._connection, self._table, self._record = connection, table, record
        self._key = next(iter(table.primary_key.columns))
        self._seen: dict[Any, Any] = {}

    async def get(self, key: Any) -> R:
        rows = await self.find(**{self._key.name: key})
        if not rows:
            raise LookupError(f"{self._table.name} has no {key!r}")
        return rows[0]

    async def find(self, *, order: str = "", limit: int | None = None, **where: Any) -> list[R]:
        async def fetch() -> list[R]:
            form, values = statements.shape(where)
            query = statements.find(self._table, form, order, limited=limit is not None)
            rows = (await self._connection.execute(query, {**values, "limit": limit})).all()
            return [self._record.model_validate(dict(row._mapping)) for row in rows]

        return list(await self._once((order, limit, *where.items()), fetch))

    async def first(self, *, order: str = "", **where: Any) -> R | None:
        found = await self.find(order=order, limit=1, **where)
        return found[0] if found else None

    async def count(self, **where: Any) -> int:
        return int(await self._aggregate("count", self._key.name, where))

    async def total(self, field: str, **where: Any) -> int:
        return int(await self._aggregate("sum", field, where))

    async def least(self, field: str, **where: Any) -> Any | None:
        return await self._aggregate("min", field, where)

    async def least_per(self, by: str, *fields: str, **where: Any) -> list[tuple[Any, ...]]:
        form, values = statements.shape(where)
        rows = await self._connection.execute(statements.least_per(self._table, form, by, fields), values)
        return [tuple(row) for row in rows]

    async def add(self, record: R) -> R:
        added = await self._write(statements.add(self._table, self._connection.dialect), self._values(record))
        key = added.scalar_one_or_none()
        if key is None:
            raise Taken(f"{self._table.name} has this {type(record).__name__} already")
        return record if getattr(record, self._key.name) == key else record.with_(**{self._key.name: key})

    async def add_all(self, records: Iterable[R]) -> None:
        if rows := [self._values(record) for record in records]:
            await self._write(insert(self._table), rows)

    async def change(self, key: Any, *, only_if: dict[str, Any] | None = None, **values: Any) -> bool:
        return await self.change_all({self._key.name: key, **(only_if or {})}, **values) > 0

    async def change_all(self, where: dict[str, Any], **values: Any) -> int:
        form, held = statements.shape(where)
        new = {f"new_{name}": self._plain(name, value) for name, value in values.items()}
        return (await self._write(statements.change(self._table, form, tuple(values)), {**held, **new})).rowcount

    async def discard(self, **where: Any) -> int:
        if not where:
            raise ValueError("say what to discard")
        form, values = statements.shape(where)
        return (await self._write(statements.discard(self._table, form), values)).rowcount

    async def _aggregate(self, what: str, field: str, where: dict[str, Any]) -> Any:
        async def fetch() -> Any:
            form, values = statements.shape(where)
            query = statements.aggregate(self._table, form, what, field)
            return (await self._connection.execute(query, values)).scalar_one()

        return await self._once((what, field, *where.items()), fetch)

    async def _once(self, question: Any, fetch: Callable[[], Awaitable[T]]) -> T:
        if question not in self._seen:
            self._seen[question] = await fetch()
        return self._seen[question]  # type: ignore[no-any-return]

    async def _write(self, statement: Executable, values: Any) -> CursorResult[Any]:
        self._seen.clear()
        return await self._connection.execute(statement, values)

    def _values(self, record: R) -> dict[str, Any]:
        values = {name: self._plain(name, getattr(record, name)) for name in type(record).model_fields}
        if self._key.name == "id" and not values["id"]:
            del values["id"]
        return values

    def _plain(self, name: str, value: Any) -> Any:
        """As the column wants it: JSON columns take what pydantic would write as JSON."""
        return _jsonable(value) if isinstance(self._table.c[name].type, JSON) else value


def _jsonable(value: Any) -> Any:
    if isinstance(value, Record):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: _jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(item) for item in value]
    return value
