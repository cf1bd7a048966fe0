"""Where the shelves' statements are put: a desk is a connection that stays open, with one transaction at a time.

SQLite's own desk asks the driver itself, with statements that SQLAlchemy prepared once; any other database is asked
through SQLAlchemy.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction

from storage.memory import Memory
from storage.nearby import NearbyConnection
from storage.prepared import Prepared, Statement, prepared

Values = Mapping[str, Any]


async def open_desk(engine: AsyncEngine, *, reading: bool) -> "Desk":
    """A desk for transactions that only read, or that may write."""
    connection = await (engine.execution_options(reading=True) if reading else engine).connect()
    driver = (await connection.get_raw_connection()).driver_connection
    if not isinstance(driver, NearbyConnection):
        return EngineDesk(connection)
    if not reading:
        driver.flush_apart()
    return SqliteDesk(connection, driver, reading)


class Desk(ABC):
    """One transaction at a time: `begin`, then statements, then `commit` or `close`. Of what is written, a part can be
    undone alone. `memory`: what it has read."""

    memory: Memory

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection, self.dialect = connection, connection.dialect

    @abstractmethod
    async def begin(self) -> None: ...

    @abstractmethod
    async def commit(self) -> bool:
        """Whether it has to be flushed, too, before anybody may rely on it."""

    @abstractmethod
    async def flush(self) -> None:
        """Until what was committed is on the disk; the next transaction may be under way."""

    @abstractmethod
    async def begin_part(self) -> None: ...

    @abstractmethod
    async def end_part(self) -> None: ...

    @abstractmethod
    async def undo_part(self) -> None: ...

    async def close(self) -> None:
        """Undoes what was not committed, and gives the connection back to the engine, which mends it."""
        await self._connection.close()

    @abstractmethod
    async def ask(self, statement: Statement, values: Values) -> list[tuple[Any, ...]]:
        """The rows it gives."""

    @abstractmethod
    async def tell(self, statement: Statement, values: Values) -> int:
        """How many rows it changed."""

    @abstractmethod
    async def tell_all(self, statement: Statement, rows: Iterable[Values]) -> None: ...


class EngineDesk(Desk):
    """Over SQLAlchemy, for any database."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self.memory = Memory()
        self._part: AsyncTransaction | None = None

    async def begin(self) -> None:
        await self._connection.begin()
        self.memory.begin(None)

    async def begin_part(self) -> None:
        self._part = await self._connection.begin_nested()

    async def end_part(self) -> None:
        if self._part:
            await self._part.commit()

    async def undo_part(self) -> None:
        self.memory.forget()
        if self._part:
            await self._part.rollback()

    async def commit(self) -> bool:
        await self._connection.commit()
        return False

    async def flush(self) -> None:
        """Its commit has done so."""

    async def ask(self, statement: Statement, values: Values) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in (await self._connection.execute(statement, values)).all()]

    async def tell(self, statement: Statement, values: Values) -> int:
        return (await self._connection.execute(statement, values)).rowcount

    async def tell_all(self, statement: Statement, rows: Iterable[Values]) -> None:
        await self._connection.execute(statement, list(rows))


class SqliteDesk(Desk):
    """Over the driver itself. What waits (for another writer, or for the disk) waits in the driver's thread."""

    def __init__(self, connection: AsyncConnection, driver: NearbyConnection, reading: bool) -> None:
        super().__init__(connection)
        self._driver, self._reading, self._changes = driver, reading, 0
        self._open = False
        self.memory = driver.memory

    async def begin(self) -> None:
        if self._reading:
            self._driver.tell("BEGIN")
        elif not self._driver.begin_at_once():
            await self._driver.execute("BEGIN IMMEDIATE")
        self._open, self._changes = True, self._driver.total_changes
        # It changes when any other connection, of this process or another, has committed something.
        self.memory.begin(self._driver.ask("PRAGMA data_version"))

    async def begin_part(self) -> None:
        self._driver.tell("SAVEPOINT part")
        self._open = True

    async def end_part(self) -> None:
        self._open = False
        self._driver.tell("RELEASE part")

    async def undo_part(self) -> None:
        self._open = False
        self.memory.forget()
        self._driver.tell("ROLLBACK TO part")
        self._driver.tell("RELEASE part")

    async def commit(self) -> bool:
        self._open = False
        self._driver.tell("COMMIT")
        self.memory.keep()
        wrote = self._driver.total_changes != self._changes
        if wrote:
            await self._driver.move()
        return wrote

    async def flush(self) -> None:
        await self._driver.flush()

    async def close(self) -> None:
        self._open = False
        self.memory.forget()
        await self._driver.rollback()
        if not self._reading:
            await self._driver.flush_with_commit()
        await super().close()

    async def ask(self, statement: Statement, values: Values) -> list[tuple[Any, ...]]:
        ready = self._ready(statement)
        return ready.read(self._driver.ask(ready.text, ready.values(values)))

    async def tell(self, statement: Statement, values: Values) -> int:
        ready = self._ready(statement)
        return self._driver.tell(ready.text, ready.values(values))

    async def tell_all(self, statement: Statement, rows: Iterable[Values]) -> None:
        ready = self._ready(statement)
        self._driver.tell_all(ready.text, (ready.values(row) for row in rows))

    def _ready(self, statement: Statement) -> Prepared:
        if not self._open:
            raise RuntimeError("the transaction of these books has ended")
        return prepared(statement, self.dialect)
