"""aiosqlite's connection, whose statements may also be run where they are asked for.

aiosqlite sends every call to a thread and back, which is dearer than what SQLite does with a row that it finds by index
in its cache. Only what has to wait is worth the trip: for another process that writes, or for the disk (the COMMIT of
what was written, which flushes).
"""

import sqlite3
from collections.abc import Awaitable, Iterable, Sequence
from typing import Any

import aiosqlite

from storage.memory import Memory

PATIENCE = 5000
"""Milliseconds that SQLite waits for another writer."""


class NearbyConnection(aiosqlite.Connection):
    """For one transaction at a time. `memory`: what was read over this connection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.memory = Memory()

    def begin_at_once(self) -> bool:
        """Begins a transaction that will write; False if another process is writing."""
        try:
            self._conn.execute("PRAGMA busy_timeout=0")
            self._conn.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # the rest of it says why
                raise
            return False
        finally:
            self._conn.execute(f"PRAGMA busy_timeout={PATIENCE}")
        return True

    def ask(self, text: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a statement, here and now."""
        return self._conn.execute(text, values).fetchall()

    def tell(self, text: str, values: Sequence[Any] = ()) -> int:
        """Runs a statement here and now; how many rows it changed."""
        return self._conn.execute(text, values).rowcount

    def tell_all(self, text: str, rows: Iterable[Sequence[Any]]) -> None:
        self._conn.executemany(text, rows)


def connect(*args: Any, **kwargs: Any) -> Awaitable[aiosqlite.Connection]:
    """Opens one, as `aiosqlite.connect` would."""
    made = NearbyConnection(lambda: sqlite3.connect(*args, **{**kwargs, "check_same_thread": False}), 64)
    made._thread.daemon = True  # as SQLAlchemy sees to for connections of its own making
    return made
