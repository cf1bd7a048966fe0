"""aiosqlite's connection, whose statements may also be run where they are asked for.

aiosqlite sends every call to a thread and back, which is dearer than what SQLite does with a row that it finds by index
in its cache. Only what has to wait is worth the trip: for another process that writes, or for the disk.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

import aiosqlite

from sotarsa_bot.trouble import Trouble
from storage.fast.query_cache import QueryCache
from storage.trouble import named

BUSY_TIMEOUT_MS = 5000
"""That SQLite waits for another writer."""
WAL_PAGES = 4000
"""Once the journal holds so much (16 MB), it is moved into the file itself, which is flushed. At SQLite's own 1000 that
happens many times in a burst, each time for other pages of large tables."""
MOVE_AFTER_ROWS = WAL_PAGES
"""Changed rows: about as many pages, in a burst of hand-overs."""


class InlineConnection(aiosqlite.Connection):
    """For one transaction at a time. `cache`: what was read over this connection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cache = QueryCache()
        self._journal: int | None = None
        self._moved, self._doubtful = 0, False
        self._hasty = False  # does not wait for others: within a transaction there is nobody to wait for

    def begin_at_once(self) -> bool:
        """Begins a transaction that will write; False if another process is writing."""
        if not self._hasty:
            self.tell("PRAGMA busy_timeout=0")
            self._hasty = True
        try:
            self.tell("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # the rest of it says why
                raise
            return False
        return True

    async def begin_in_turn(self) -> None:
        """The same, once the other process has written."""
        self.tell(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        self._hasty = False
        await self.execute("BEGIN IMMEDIATE")

    def flush_apart(self) -> None:
        """From now on a COMMIT only writes: it outlives the process, but not yet a power cut. `flush` waits for the
        rest, and others write meanwhile. (Where the journal begins anew, its head is flushed by that COMMIT itself.) If
        there is no such journal, COMMIT goes on doing both."""
        file = self.ask("PRAGMA database_list")[0][2]
        self.ask("PRAGMA schema_version")  # the first to read opens the journal
        with suppress(FileNotFoundError):
            self._journal = os.open(f"{file}-wal", os.O_RDONLY)
            self.tell("PRAGMA synchronous=NORMAL")
            self.tell("PRAGMA wal_autocheckpoint=0")
            self._moved = self.total_changes

    async def flush_with_commit(self) -> None:
        """As SQLite does it by itself."""
        if self._journal is None:
            return
        # In its thread: after what is being flushed.
        await self._execute(os.close, self._journal)  # type: ignore[no-untyped-call]
        self._journal = None
        self.tell("PRAGMA synchronous=FULL")
        self.tell(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        self.tell(f"PRAGMA wal_autocheckpoint={WAL_PAGES}")

    async def flush(self) -> None:
        """Until all that was committed is on the disk. Trouble if the disk fails: it stands, but may be lost."""
        if self._journal is None:
            return
        try:
            await self._execute(_to_disk, self._journal)  # type: ignore[no-untyped-call]
        except OSError as error:
            self._doubtful = True
            raise named(error) or Trouble("doctor.database_disk", reason=error.strerror) from error

    async def move(self) -> None:
        """Moves the journal into the file, if it is long. What cannot be moved now is moved another time.

        Also after a flush that failed, whatever the next one says: Linux tells of a page that it could not write only
        once, and nothing behind a lost page is found again."""
        if self._journal is None or not (self._doubtful or self.total_changes - self._moved > MOVE_AFTER_ROWS):
            return
        self._moved = self.total_changes
        with suppress(sqlite3.OperationalError):
            (_, pages, moved), *_ = await self.execute_fetchall("PRAGMA wal_checkpoint(PASSIVE)")
            self._doubtful = self._doubtful and moved < pages

    def ask(self, text: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a statement, here and now."""
        return self._conn.execute(text, values).fetchall()

    def tell(self, text: str, values: Sequence[Any] = ()) -> int:
        """Runs a statement here and now; how many rows it changed."""
        return self._conn.execute(text, values).rowcount

    def tell_all(self, text: str, rows: Iterable[Sequence[Any]]) -> None:
        self._conn.executemany(text, rows)


def _to_disk(file: int) -> None:
    getattr(os, "fdatasync", os.fsync)(file)  # macOS has only the other


async def connect(*args: Any, prepare: Callable[[sqlite3.Connection], object], **kwargs: Any) -> aiosqlite.Connection:
    """Opens one, as `aiosqlite.connect` would, and prepares it in its thread."""

    def opened() -> sqlite3.Connection:
        connection: sqlite3.Connection = sqlite3.connect(*args, **{**kwargs, "check_same_thread": False})
        try:
            prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    made = InlineConnection(opened, 64)
    made._thread.daemon = True  # as SQLAlchemy sees to for connections of its own making
    try:
        return await made
    except sqlite3.Error:
        await asyncio.to_thread(made._thread.join)  # its last word is for this event loop, not for one that is closed
        raise
