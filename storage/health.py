"""Whether the database is there, whole, writable, and of this programme's version."""

import os
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from sotarsa_bot.running.health import Finding, broken, good, warning
from sotarsa_bot.trouble import Trouble
from storage.engine import damage, open_engine
from storage.migrate import SchemaState, schema_state
from storage.trouble import in_words


async def examine(url: str) -> Finding:
    """Looks, also whether one may write, without changing anything or making a database that is not there yet."""
    try:
        if (file := _file(url)) and not _writable(file):
            return broken("doctor.database_readonly")
        if file and not file.exists():
            return warning("doctor.database_missing")
        with in_words():
            found = await _damage(url)
            state = SchemaState.EMPTY if found else await schema_state(url)
    except Trouble as trouble:
        return broken(trouble.key, **trouble.values)
    except (SQLAlchemyError, OSError, ImportError, ValueError) as error:
        return broken("doctor.database_closed", reason=type(error).__name__)
    return broken("doctor.database_damaged", reason=found) if found else _judge(state)


def _judge(state: SchemaState) -> Finding:
    match state:
        case SchemaState.CURRENT:
            return good("doctor.database")
        case SchemaState.TOO_NEW:
            return broken("doctor.database_too_new")
        case SchemaState.HALF:
            return broken("doctor.database_half")
        case SchemaState.EMPTY:
            return warning("doctor.database_missing")
    return warning("doctor.database_old")


async def _damage(url: str) -> str:
    engine = open_engine(url)
    try:
        # Reading, so that the bot can go on writing meanwhile: a large file takes a while.
        async with engine.execution_options(reading=True).connect() as connection:
            return await damage(connection)
    finally:
        await engine.dispose()


def _file(url: str) -> Path | None:
    """SQLite's; None for a database that is no file."""
    place = make_url(url)
    return Path(place.database) if place.get_backend_name() == "sqlite" and place.database else None


def _writable(file: Path) -> bool:
    """Whether it may be written, or made. SQLite itself would quietly begin to read where it may not write."""
    if file.exists():
        return os.access(file, os.W_OK)
    there = next(folder for folder in file.absolute().parents if folder.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)
