"""Whether the database is there, whole, writable, and of this programme's version."""

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
    if _file_missing(url):
        return warning("doctor.database_missing")
    try:
        with in_words():
            found = await _damage(url)
            state = SchemaState.EMPTY if found else await schema_state(url)
    except Trouble as trouble:
        return broken(trouble.key, **trouble.values)
    except (SQLAlchemyError, OSError, ImportError) as error:
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
    return warning("doctor.database_old")


async def _damage(url: str) -> str:
    engine = open_engine(url)
    try:
        # Reading, so that the bot can go on writing meanwhile: a large file takes a while.
        async with engine.execution_options(reading=True).connect() as connection:
            return await damage(connection)
    finally:
        await engine.dispose()


def _file_missing(url: str) -> bool:
    place = make_url(url)
    return place.get_backend_name() == "sqlite" and bool(place.database) and not Path(str(place.database)).exists()
