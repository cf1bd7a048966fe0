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
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import SQLAlchemyError

from sotarsa_bot.trouble import Trouble
from storage import tables
from storage.engine import open_engine
from storage.trouble import in_words

FOLDER = Path(__file__).parent / "migrations"


class SchemaTooNew(Trouble):
    """The database was made by a newer version of the programme; this one must not touch it."""

    def __init__(self, revision: str) -> None:
        super().__init__("doctor.database_too_new")
        self.revision = revision


class SchemaState(StrEnum):
    EMPTY = "empty"
    OLD = "old"
    CURRENT = "current"
    TOO_NEW = "too_new"
    HALF = "half"
    """Its tables are not those of the version that it says it has."""


async def upgrade(url: str, revision: str = "head") -> None:
    """Makes the tables what the code expects. Trouble and no change if that fails or they are ahead (SchemaTooNew)."""
    try:
        with in_words():
            await _on(url, lambda connection: _upgrade(connection, revision))
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise Trouble("doctor.database_upgrade_failed", reason=reason) from error


async def downgrade(url: str, revision: str) -> None:
    """Goes back to a revision ("base": no tables, no data)."""
    await _on(url, lambda connection: command.downgrade(config_for(connection), revision))


async def schema_state(url: str) -> SchemaState:
    """How the database stands to the code. Changes no table."""
    states: list[SchemaState] = []
    await _on(url, lambda connection: states.append(_state(_found(connection), connection)))
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
    if found is not None and _state(found, connection) is SchemaState.TOO_NEW:
        raise SchemaTooNew(found)
    command.upgrade(config_for(connection), revision)


def _state(found: str | None, connection: Connection) -> SchemaState:
    scripts = ScriptDirectory(str(FOLDER))
    there = _columns(connection)
    if found is None:
        return SchemaState.HALF if there & _expected() else SchemaState.EMPTY
    if found == scripts.get_current_head():
        return SchemaState.CURRENT if there >= _expected() else SchemaState.HALF
    known = {script.revision for script in scripts.walk_revisions()}
    return SchemaState.OLD if found in known else SchemaState.TOO_NEW


def _columns(connection: Connection) -> set[tuple[str, str]]:
    look = inspect(connection)
    return {(table, column["name"]) for table in look.get_table_names() for column in look.get_columns(table)}


def _expected() -> set[tuple[str, str]]:
    return {(table.name, column.name) for table in tables.metadata.tables.values() for column in table.columns}


def _found(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def config_for(connection: Connection) -> Config:
    """Alembic's configuration around an open connection."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
