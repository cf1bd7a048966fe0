"""`python -m storage.draft 0002 "what changes"`: drafts the next migration from what tables.py has and they have not.

A draft is read and corrected by a person before it is committed.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from storage.engine import open_engine
from storage.migrate import config_for, upgrade
from storage.tables import Utc


async def draft(revision: str, message: str) -> None:
    """Writes storage/migrations/versions/<revision>_<message>.py."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'draft.sqlite3'}"
        await upgrade(url)
        engine = open_engine(url)
        async with engine.begin() as connection:
            await connection.run_sync(_write, revision, message)
        await engine.dispose()


def _write(connection: Connection, revision: str, message: str) -> None:
    config = config_for(connection)
    config.attributes["render_item"] = plain_types
    command.revision(config, message, autogenerate=True, rev_id=revision)


def plain_types(kind: str, item: Any, _context: AutogenContext) -> str | bool:
    """Migrations name the database's types, not ours: ours may change or go."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, Utc) else False


if __name__ == "__main__":
    asyncio.run(draft(sys.argv[1], sys.argv[2]))
