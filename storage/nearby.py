"""aiosqlite's connection, whose statements may also be run where they are asked for.

aiosqlite sends every call to a thread and back, which is dearer than what SQLite does with a row that it finds by index
in its cache. Only what may wait is worth the trip: for another writer (BEGIN IMMEDIATE), or for the disk (the COMMIT of
what was written, which flushes).
"""

import sqlite3
from collections.abc import Awaitable, Iterable
from typing import Any

import aiosqlite

from storage.memory import Memory


class NearbyConnection(aiosqlite.Connection):
    """For one transaction at a time. `memory`: what was read over this connection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.memory = Memory()

    def ask(self, text: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """The rows of a statement, here and now."""
        return self._conn.execute(text, values).fetchall()

    def tell(self, text: str, values: tuple[Any, ...] = ()) -> int:
        """Runs a statement here and now; how many rows it changed."""
        return self._conn.execute(text, values).rowcount

    def tell_all(self, text: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self._conn.executemany(text, rows)


def connect(*args: Any, **kwargs: Any) -> Awaitable[aiosqlite.Connection]:
    """Opens one, as `aiosqlite.connect` would."""
    made = NearbyConnection(lambda: sqlite3.connect(*args, **{**kwargs, "check_same_thread": False}), 64)
    made._thread.daemon = True  # as SQLAlchemy sees to for connections of its own making
    return made
