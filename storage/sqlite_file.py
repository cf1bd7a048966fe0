"""A SQLite database as a file: copied while others write, and looked through. Blocking; for threads."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from sotarsa_bot.running.backups import Stopped
from sotarsa_bot.trouble import Trouble
from storage import tables
from storage.trouble import named

COUNTED = ("visits", "people")
JOURNALS = ("-wal", "-journal")
"""What SQLite keeps beside a database, by the ends of the names, and may still have to write into it."""


def file_of(url: str) -> Path:
    """The file behind a database URL. Trouble for any other kind of database: that has tools of its own."""
    place = make_url(url)
    if place.get_backend_name() != "sqlite" or not place.database:
        raise Trouble("backup.other_database", kind=place.get_backend_name())
    return Path(place.database)


def copy(source: Path, target: Path, stopped: Callable[[], bool]) -> None:
    """The database as it is at one moment, compact, while others go on writing. Stopped if stopped."""
    if not source.exists():
        raise Trouble("backup.nothing_yet")
    with closing(sqlite3.connect(source, timeout=30)) as connection:
        _stoppable(connection, stopped)
        try:
            connection.execute("VACUUM INTO ?", (str(target),))
        except sqlite3.Error as error:
            if stopped():
                raise Stopped from error
            raise named(error) or error from error


def _stoppable(connection: sqlite3.Connection, stopped: Callable[[], bool]) -> None:
    connection.set_progress_handler(lambda: int(stopped()), 1_000)


def damage(file: Path, stopped: Callable[[], bool]) -> str:
    """The first damage in the file, empty if it is whole: every page, index and reference is looked at. Stopped if
    stopped."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            _stoppable(connection, stopped)
            found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
            if found == "ok" and connection.execute("PRAGMA foreign_key_check").fetchone():
                return "foreign_key_check"
    except sqlite3.Error as error:
        if stopped():
            raise Stopped from error
        return str(error)
    return "" if found == "ok" else found


def pictures(file: Path) -> Iterator[str]:
    """The sha256 of every picture that the books name, each once, in order."""
    named_in = [table.name for table in tables.metadata.sorted_tables if "sha256" in table.columns]
    query = " UNION ".join(f"SELECT sha256 FROM {name} WHERE sha256 IS NOT NULL" for name in named_in)  # noqa: S608
    with closing(sqlite3.connect(file)) as connection:
        for (sha256,) in connection.execute(f"{query} ORDER BY 1"):
            yield sha256


def counts(file: Path) -> dict[str, int]:
    """How many visits and people the books hold."""
    with closing(sqlite3.connect(file)) as connection:
        return {name: _count(connection, name) for name in COUNTED}


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - from COUNTED


def note(file: Path, key: str, value: str) -> None:
    """Leaves a note for the bot that will open this file."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT OR REPLACE INTO notes (key, value) VALUES (?, ?)", (key, value))
