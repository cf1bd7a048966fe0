"""SQLite's statements, run where they are asked for.

aiosqlite sends every call to a thread and back: four trips for one statement, each dearer than what SQLite does with a
row that it finds by index in its cache. Only what waits is worth a trip: for another writer (BEGIN), for the disk
(COMMIT, which flushes), and whatever looks through the whole file (PRAGMA, VACUUM).
"""

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

import aiosqlite

ROWS_ONLY = ("SELECT", "INSERT", "UPDATE", "DELETE")


class NearbyConnection(aiosqlite.Connection):
    """aiosqlite's connection, but for where a call is run."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if self._running and self._connection and _brief(fn, args):
            return fn(*args, **kwargs)
        return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]


def _brief(fn: Callable[..., Any], args: tuple[Any, ...]) -> bool:
    if args and isinstance(args[0], str):
        return args[0].lstrip().upper().startswith(ROWS_ONLY)
    owner = getattr(fn, "__self__", None)
    return isinstance(owner, sqlite3.Cursor) or getattr(fn, "__name__", "") == "cursor"


def connect(*args: Any, **kwargs: Any) -> Awaitable[aiosqlite.Connection]:
    """Opens one, as `aiosqlite.connect` would."""
    made = NearbyConnection(lambda: sqlite3.connect(*args, **{**kwargs, "check_same_thread": False}), 64)
    made._thread.daemon = True  # as SQLAlchemy sees to for connections of its own making
    return made
