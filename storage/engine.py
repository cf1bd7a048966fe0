"""The database engine. All that only SQLite knows is here and in sqlite_file.py; another database is another URL."""

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import Insert, Table, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.fast import inline_connection

PRAGMAS = (
    "journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={inline_connection.BUSY_TIMEOUT_MS}", "synchronous=FULL",
    f"wal_autocheckpoint={inline_connection.WAL_PAGES}",
)  # fmt: skip


def open_engine(url: str, *, plain: bool = False) -> AsyncEngine:
    """An engine for the URL. For SQLite: makes the file's folder, sets the pragmas, begins writers IMMEDIATE, and opens
    connections for `storage/fast` unless it is to be plain."""
    on_sqlite = make_url(url).get_backend_name() == "sqlite"
    if on_sqlite and (path := make_url(url).database):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    inline = on_sqlite and not plain
    creator = partial(inline_connection.connect, prepare=_prepare)
    connecting: dict[str, Any] = {"async_creator_fn": creator} if inline else {}
    # What is being written may name people: it stays out of errors, and so out of logs.
    engine = create_async_engine(
        url,
        connect_args=connecting,
        hide_parameters=True,
        json_serializer=_as_json,
        json_deserializer=from_json,
        execution_options={"inline": inline},
    )
    if on_sqlite:
        event.listen(engine.sync_engine, "connect", _takes_our_begin if inline else _prepare_plain)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def is_inline(engine: AsyncEngine) -> bool:
    """Whether its connections are those of `storage/fast`."""
    return bool(engine.sync_engine.get_execution_options().get("inline"))


def _as_json(value: Any) -> str:
    """pydantic's JSON is written and read several times as fast as the standard library's."""
    return to_json(value).decode()


def _prepare(connection: sqlite3.Connection) -> None:
    """In the driver's thread, at once: SQLAlchemy would go there and back for each pragma three times."""
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _takes_our_begin(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver's own is deferred and late


def _prepare_plain(connection: Any, record: Any) -> None:
    _takes_our_begin(connection, record)
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    """A deferred transaction that reads and then writes fails at once with SQLITE_BUSY; an immediate one waits."""
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def insert_if_new(table: Table, dialect: str) -> Insert:
    """An INSERT that does nothing if a unique key is there already. Neither database needs a savepoint for it."""
    if dialect == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


async def damage(connection: AsyncConnection) -> str:
    """The first damage that SQLite finds in its file; empty if it is whole, or if a server looks after that itself."""
    if connection.dialect.name != "sqlite":
        return ""
    found = str((await connection.exec_driver_sql("PRAGMA quick_check(1)")).scalar_one())
    return "" if found == "ok" else found
