"""Whether the database is there, whole, and of this programme's version."""

from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from sotarsa_bot.health import Finding, broken, good, warning
from storage.engine import damage, open_engine
from storage.migrate import SchemaState, schema_state


async def examine(url: str) -> Finding:
    """Looks without changing anything, and without making a database that is not there yet."""
    if _file_missing(url):
        return warning("doctor.database_missing")
    try:
        found = await _damage(url)
        state = SchemaState.EMPTY if found else await schema_state(url)
    except (SQLAlchemyError, OSError, ImportError) as error:
        return broken("doctor.database_closed", reason=type(error).__name__)
    return broken("doctor.database_damaged", reason=found) if found else _judge(state)


def _judge(state: SchemaState) -> Finding:
    match state:
        case SchemaState.CURRENT:
            return good("doctor.database")
        case SchemaState.TOO_NEW:
            return broken("doctor.database_too_new")
    return warning("doctor.database_old")


async def _damage(url: str) -> str:
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            return await damage(connection)
    finally:
        await engine.dispose()


def _file_missing(url: str) -> bool:
    place = make_url(url)
    return place.get_backend_name() == "sqlite" and bool(place.database) and not Path(str(place.database)).exists()
