"""A shelf over one table: records in, records out."""

import asyncio
from collections.abc import Iterable
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import JSON, Column, Table

from sotarsa_bot.books import Taken
from sotarsa_bot.records.record import Record
from sotarsa_bot.running.unhurried import A_PART
from storage import statements
from storage.session import Session

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class TableShelf(Generic[R]):
    """Implements sotarsa_bot.books.Shelf on one table, in the transaction of its session.

    What was read once is remembered until something is written here (storage/fast/query_cache.py).
    """

    def __init__(self, session: Session, table: Table, record: type[R]) -> None:
        self._session, self._table, self._record = session, table, record
        self._key, self._columns, self._json = _facts(table)

    async def get(self, key: Any) -> R:
        rows = await self.find(**{self._key.name: key})
        if not rows:
            raise LookupError(f"{self._table.name} has no {key!r}")
        return rows[0]

    async def find(self, *, order: str = "", limit: int | None = None, **where: Any) -> list[R]:
        known: list[R] | None = self._known(question := (order, limit, *where.items()))
        if known is None:
            form, values = statements.shape(where)
            query = statements.find(self._table, form, order, limited=limit is not None)
            rows = await self._session.ask(query, {**values, "limit": limit})
            known = self._learnt(question, await self._long(rows) if len(rows) > A_PART else self._read(rows))
        return list(known)

    async def first(self, *, order: str = "", **where: Any) -> R | None:
        found = await self.find(order=order, limit=1, **where)
        return found[0] if found else None

    async def count(self, **where: Any) -> int:
        return int(await self._aggregate("count", self._key.name, where))

    async def total(self, field: str, **where: Any) -> int:
        return int(await self._aggregate("sum", field, where))

    async def least(self, field: str, **where: Any) -> Any | None:
        return await self._aggregate("min", field, where)

    async def total_per(self, by: str, field: str, /, **where: Any) -> dict[Any, int]:
        known: dict[Any, int] | None = self._known(question := ("sum per", by, field, *where.items()))
        if known is None:
            form, values = statements.shape(where)
            query = statements.total_per(self._table, form, by, field)
            rows = await self._session.ask(query, values)
            known = self._learnt(question, {value: int(total) for value, total in rows})
        return dict(known)

    async def least_per(self, by: str | tuple[str, ...], /, *fields: str, **where: Any) -> list[tuple[Any, ...]]:
        groups = (by,) if isinstance(by, str) else by
        known: list[tuple[Any, ...]] | None = self._known(question := ("min per", groups, *fields, *where.items()))
        if known is None:
            form, values = statements.shape(where)
            query = statements.least_per(self._table, form, groups, fields)
            known = self._learnt(question, await self._session.ask(query, values))
        return list(known)

    async def add(self, record: R) -> R:
        values = self._values(record)
        self._written()
        statement = statements.add(self._table, self._fields(record), self._session.dialect.name)
        added = await self._session.ask(statement, values)
        if not added:
            raise Taken(f"{self._table.name} has this {type(record).__name__} already")
        key = added[0][0]
        return record if getattr(record, self._key.name) == key else record.model_copy(update={self._key.name: key})

    async def add_all(self, records: Iterable[R]) -> None:
        found = list(records)
        for fields in {self._fields(record) for record in found}:
            self._written()
            rows = (self._values(record) for record in found if self._fields(record) == fields)
            await self._session.tell_all(statements.add_all(self._table, fields), rows)

    async def change(self, key: Any, *, only_if: dict[str, Any] | None = None, **values: Any) -> bool:
        return await self.change_all({self._key.name: key, **(only_if or {})}, **values) > 0

    async def change_all(self, where: dict[str, Any], **values: Any) -> int:
        form, held = statements.shape(where)
        new = {f"new_{name}": _jsonable(value) if name in self._json else value for name, value in values.items()}
        self._written()
        return await self._session.tell(statements.change(self._table, form, tuple(values)), {**held, **new})

    async def discard(self, **where: Any) -> int:
        if not where:
            raise ValueError("say what to discard")
        form, values = statements.shape(where)
        self._written()
        return await self._session.tell(statements.discard(self._table, form), values)

    def _read(self, rows: list[tuple[Any, ...]]) -> list[R]:
        return [self._record.model_validate(dict(zip(self._columns, row, strict=True))) for row in rows]

    async def _long(self, rows: list[tuple[Any, ...]]) -> list[R]:
        """In parts, between which others have their turn."""
        found: list[R] = []
        for at in range(0, len(rows), A_PART):
            found += self._read(rows[at : at + A_PART])
            await asyncio.sleep(0)
        return found

    async def _aggregate(self, what: str, field: str, where: dict[str, Any]) -> Any:
        known = self._known(question := (what, field, *where.items()))
        if known is None:
            form, values = statements.shape(where)
            query = statements.aggregate(self._table, form, what, field)
            known = self._learnt(question, (await self._session.ask(query, values))[0][0])
        return known

    def _known(self, question: Any) -> Any:
        """The answer, if it is remembered; it is not to be changed."""
        return self._session.cache.of(self._table).get(question)

    def _learnt(self, question: Any, answer: T) -> T:
        self._session.cache.learn(self._table, question, answer)
        return answer

    def _written(self) -> None:
        self._session.cache.written(self._table)

    def _fields(self, record: R) -> tuple[str, ...]:
        """Those that are written: the database counts up an id that is not there yet."""
        counted = self._key.name == "id" and not getattr(record, "id", None)
        return self._columns[1:] if counted else self._columns

    def _values(self, record: R) -> dict[str, Any]:
        values = {name: getattr(record, name) for name in self._columns}
        return {f"new_{name}": _jsonable(value) if name in self._json else value for name, value in values.items()}


@cache
def _facts(table: Table) -> tuple[Column[Any], tuple[str, ...], frozenset[str]]:
    """Its key, its columns' names, and which of them hold JSON: the same for each session."""
    json = frozenset(column.name for column in table.c if isinstance(column.type, JSON))
    return statements.key_of(table), tuple(table.c.keys()), json


def _jsonable(value: Any) -> Any:
    """As pydantic would write it as JSON."""
    if isinstance(value, Record):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: _jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(item) for item in value]
    return value
