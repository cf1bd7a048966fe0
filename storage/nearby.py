"""SQLite's statements, run where they are asked for.

aiosqlite sends every call to a thread and back: four trips for one statement, each dearer than what SQLite does with a
row that it finds by index in its cache. Only what may wait is worth a trip: for another writer (BEGIN IMMEDIATE), for
the disk (the COMMIT of what was written, which flushes), or because it goes through the whole file (PRAGMA, VACUUM).
"""

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

import aiosqlite

BRIEF = ("SELECT", "INSERT", "UPDATE", "DELETE")
READING = "BEGIN"
"""Begins a transaction that waits for nobody; one that will write begins IMMEDIATE."""


class NearbyConnection(aiosqlite.Connection):
    """aiosqlite's connection, but for where a call is run."""

    _reading = False

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if self._running and self._connection and self._brief(fn, args):
            return fn(*args, **kwargs)
        return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]

    def _brief(self, fn: Callable[..., Any], args: tuple[Any, ...]) -> bool:
        if args and isinstance(args[0], str):
            sql = args[0].lstrip()
            self._reading = sql == READING or (self._reading and not sql.startswith(READING))
            return sql == READING or sql.startswith(BRIEF)
        if isinstance(getattr(fn, "__self__", None), sqlite3.Cursor):
            return True  # its rows are there already
        name = getattr(fn, "__name__", "")
        ends = name in ("commit", "rollback")
        return name == "cursor" or (ends and (self._reading or not self._conn.in_transaction))


def connect(*args: Any, **kwargs: Any) -> Awaitable[aiosqlite.Connection]:
    """Opens one, as `aiosqlite.connect` would."""
    made = NearbyConnection(lambda: sqlite3.connect(*args, **{**kwargs, "check_same_thread": False}), 64)
    made._thread.daemon = True  # as SQLAlchemy sees to for connections of its own making
    return made
