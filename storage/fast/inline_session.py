"""Statements run where they are asked for, in their compiled form, over one connection that stays open."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.fast.compiled import CompiledStatement, compiled_statement
from storage.fast.inline_connection import InlineConnection
from storage.fast.query_cache import QueryCache
from storage.session import Session, Statement, Values

OpenSession = Callable[[], Awaitable["InlineSession"]]


async def open_session(engine: AsyncEngine, *, reading: bool) -> "InlineSession":
    """A session for transactions that only read, or that may write."""
    connection = await (engine.execution_options(reading=True) if reading else engine).connect()
    driver = (await connection.get_raw_connection()).driver_connection
    if not isinstance(driver, InlineConnection):
        raise TypeError("the engine was opened plain")
    if not reading:
        driver.flush_apart()
    return InlineSession(connection, driver, reading)


class InlineSession(Session):
    """One transaction at a time: `begin`, then statements, then `commit` or `close`. Of what is written, a part can be
    undone alone. What waits (for another writer, or for the disk) waits in the driver's thread."""

    cache: QueryCache

    def __init__(self, connection: AsyncConnection, driver: InlineConnection, reading: bool) -> None:
        super().__init__(connection)
        self._driver, self._reading, self._changes = driver, reading, 0
        self._open = False
        self.cache = driver.cache

    async def begin(self) -> None:
        if self._reading:
            self._driver.tell("BEGIN")
        elif not self._driver.begin_at_once():
            await self._driver.begin_in_turn()
        self._open, self._changes = True, self._driver.total_changes
        # It changes when any other connection, of this process or another, has committed something.
        self.cache.begin(self._driver.ask("PRAGMA data_version"))

    async def begin_part(self) -> None:
        self._driver.tell("SAVEPOINT part")
        self._open = True

    async def end_part(self) -> None:
        self._open = False
        self._driver.tell("RELEASE part")

    async def undo_part(self) -> None:
        self._open = False
        self.cache.forget()
        self._driver.tell("ROLLBACK TO part")
        self._driver.tell("RELEASE part")

    async def commit(self) -> bool:
        self._open = False
        self._driver.tell("COMMIT")
        self.cache.keep()
        wrote = self._driver.total_changes != self._changes
        if wrote:
            await self._driver.move()
        return wrote

    async def flush(self) -> None:
        await self._driver.flush()

    async def close(self) -> None:
        self._open = False
        self.cache.forget()
        await self._driver.rollback()
        if not self._reading:
            await self._driver.flush_with_commit()
        await self._connection.close()

    async def ask(self, statement: Statement, values: Values) -> list[tuple[Any, ...]]:
        ready = self._ready(statement)
        return ready.read(self._driver.ask(ready.text, ready.values(values)))

    async def tell(self, statement: Statement, values: Values) -> int:
        ready = self._ready(statement)
        return self._driver.tell(ready.text, ready.values(values))

    async def tell_all(self, statement: Statement, rows: Iterable[Values]) -> None:
        ready = self._ready(statement)
        self._driver.tell_all(ready.text, (ready.values(row) for row in rows))

    def _ready(self, statement: Statement) -> CompiledStatement:
        if not self._open:
            raise RuntimeError("the transaction of these books has ended")
        return compiled_statement(statement, self.dialect)
