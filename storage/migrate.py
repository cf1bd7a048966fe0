"""Brings a database's tables to what the code expects. Works on any URL, and needs no alembic.ini.

All steps of one call are one transaction: a migration that fails leaves the database as it was.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.engine import open_engine

FOLDER = Path(__file__).parent / "migrations"


class SchemaTooNew(Exception):
    """The database was made by a newer version of the programme; this one must not touch it."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"the database is at revision {revision}, which this version of the programme does not know")
        self.revision = revision


class SchemaState(StrEnum):
    EMPTY = "empty"
    OLD = "old"
    CURRENT = "current"
    TOO_NEW = "too_new"


async def upgrade(url: str, revision: str = "head") -> None:
    """Makes the tables what the code expects. SchemaTooNew if they are ahead of it."""
    await _on(url, lambda connection: _upgrade(connection, revision))


async def downgrade(url: str, revision: str) -> None:
    """Goes back to a revision ("base": no tables, no data)."""
    await _on(url, lambda connection: command.downgrade(config_for(connection), revision))


async def schema_state(url: str) -> SchemaState:
    """How the database stands to the code. Changes no table."""
    states: list[SchemaState] = []
    await _on(url, lambda connection: states.append(_state(_found(connection))))
    return states[0]


async def _on(url: str, work: Callable[[Connection], None]) -> None:
    engine = open_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(work)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection, revision: str) -> None:
    found = _found(connection)
    if found is not None and _state(found) is SchemaState.TOO_NEW:
        raise SchemaTooNew(found)
    command.upgrade(config_for(connection), revision)


def _state(found: str | None) -> SchemaState:
    scripts = ScriptDirectory(str(FOLDER))
    if found is None:
        return SchemaState.EMPTY
    if found == scripts.get_current_head():
        return SchemaState.CURRENT
    known = {script.revision for script in scripts.walk_revisions()}
    return SchemaState.OLD if found in known else SchemaState.TOO_NEW


def _found(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def config_for(connection: Connection) -> Config:
    """Alembic's configuration around an open connection."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
