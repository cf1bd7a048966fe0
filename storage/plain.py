"""Transactions as SQLAlchemy makes them, for any database: a connection and a commit for each."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, nullcontext
from typing import Any, Generic, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.session import NoCache, Session, Statement, Values

B = TypeVar("B")


class PlainSession(Session):
    """Asks through SQLAlchemy, every time anew."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self.cache = NoCache()

    async def ask(self, statement: Statement, values: Values) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in (await self._connection.execute(statement, values)).all()]

    async def tell(self, statement: Statement, values: Values) -> int:
        return (await self._connection.execute(statement, values)).rowcount

    async def tell_all(self, statement: Statement, rows: Iterable[Values]) -> None:
        await self._connection.execute(statement, list(rows))


class PlainTransactions(Generic[B]):
    """Those that write take turns: waiting here is cheaper and fairer than SQLite's busy loop."""

    def __init__(self, engine: AsyncEngine, books: Callable[[Session], B], *, reading: bool) -> None:
        self._engine = engine.execution_options(reading=True) if reading else engine
        self._books = books
        self._turn = nullcontext() if reading else asyncio.Lock()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[B]:
        """A transaction that is on the disk when the block has ended well, and leaves no trace otherwise."""
        async with self._turn, self._engine.begin() as connection:
            yield self._books(PlainSession(connection))

    async def close(self) -> None:
        """Nothing stays open between transactions."""
