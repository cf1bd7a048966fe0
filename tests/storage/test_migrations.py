"""The migrations: up, down, up, and their sum is what tables.py says."""

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from sotarsa_bot.trouble import Trouble
from storage import tables
from storage.engine import open_engine
from storage.migrate import FOLDER, SchemaState, SchemaTooNew, downgrade, schema_state, upgrade


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'new folder' / 'sotarsa.sqlite3'}"


@pytest.fixture
async def engine(url: str) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(url)
    yield engine
    await engine.dispose()


async def names(engine: AsyncEngine) -> set[str]:
    async with engine.begin() as connection:
        return set(await connection.run_sync(lambda c: inspect(c).get_table_names()))


@pytest.mark.long
async def test_up_down_up(url: str, engine: AsyncEngine) -> None:
    """Every step up can be taken back, and taken again."""
    assert await schema_state(url) is SchemaState.EMPTY
    await upgrade(url)
    assert await schema_state(url) is SchemaState.CURRENT
    assert await names(engine) == {"alembic_version", *tables.metadata.tables}
    await downgrade(url, "base")
    assert await names(engine) == {"alembic_version"}
    await upgrade(url)
    assert await names(engine) == {"alembic_version", *tables.metadata.tables}


async def test_the_sum_of_the_migrations_is_the_tables(url: str, engine: AsyncEngine) -> None:
    """If this fails, tables.py changed without a migration: `python -m storage.draft NUMBER "what changes"`."""
    await upgrade(url)

    def differences(connection: Connection) -> Any:
        return compare_metadata(MigrationContext.configure(connection), tables.metadata)

    async with engine.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_upgrading_twice_changes_nothing(url: str) -> None:
    """Every start migrates; most find nothing to do."""
    await upgrade(url)
    await upgrade(url)
    assert await schema_state(url) is SchemaState.CURRENT


async def test_a_newer_schema_is_left_alone(url: str, engine: AsyncEngine) -> None:
    """An old programme on a new database stops, and says why."""
    await upgrade(url)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert await schema_state(url) is SchemaState.TOO_NEW
    with pytest.raises(SchemaTooNew, match="versi program yang lebih baru") as refused:
        await upgrade(url)
    assert refused.value.revision == "9999"


async def test_a_migration_that_fails_leaves_no_trace(url: str, engine: AsyncEngine) -> None:
    """A table that is there already stops the first migration, and no other table is left behind."""
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE visits (id INTEGER)"))
    with pytest.raises(Trouble, match=r"gagal diperbarui .*visits.*Isinya tidak berubah"):
        await upgrade(url)
    assert await names(engine) == {"visits"}


KILLED = """
import asyncio, sys
from alembic import command
from storage.engine import open_engine
from storage.migrate import config_for

async def half():
    async with open_engine(sys.argv[1]).begin() as connection:
        await connection.run_sync(lambda c: command.upgrade(config_for(c), "head"))
        print("all steps taken, none committed", flush=True)
        await asyncio.sleep(60)

asyncio.run(half())
"""


@pytest.mark.long
async def test_a_migration_that_is_killed_leaves_no_trace(url: str, engine: AsyncEngine) -> None:
    """The next start finds the database as it was, and migrates it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLED, url, cwd=FOLDER.parent.parent, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert b"none committed" in await asyncio.wait_for(process.stdout.readline(), 30)
    process.kill()
    await process.wait()
    assert await schema_state(url) is SchemaState.EMPTY
    await upgrade(url)
    assert await schema_state(url) is SchemaState.CURRENT


TALK = (
    "INSERT INTO talks (id, key, flow, step, draft, trail, chat, person, question, changed_at) "
    "VALUES (5, '1:1', 'serah', 'whom', '{}', '[]', 1, 1, 'talk:5:900', '2026-11-24 01:00:00')"
)


@pytest.mark.parametrize(
    ("name", "buttons", "subject", "waits"),
    [
        ("visit:1:card:1", '[["Kam 3 Des", "1|day|1"]]', "visit:1", True),
        ("visit:1:card:2", "[]", "visit:1", False),
        ("visit:1:thing:2:1", '[["sembako", "1|thing|1"]]', "visit:1", True),
        ("visit:1:load:1", '[["Sisanya kembali semua", "1|load_all|1"]]', "load:1", True),
        ("visit:1:paper:handover:1", '[["Setujui", "1|bast_ok|1"]]', "visit:1", True),
        ("once:ab", '[["Lanjutkan", "1|incident_on|1"]]', "incident:4", True),
        ("twins:7:1", '[["Keduanya benar", "1|keep_both|7"]]', "visit:1", True),
        ("request:3:1", '[["Teruskan", "1|req|3"]]', "visit:1", True),
        ("talk:5:900", "[]", "talk:5", True),
        ("was:1:20:visit:1:load:1", "[]", "load:1", False),
        ("delivery:msg:1:2", '[["Batalkan", "1|undo|x"]]', "delivery:9", False),
        ("once:cd", '[["K1 Uren", "1|panel|1"]]', "", False),
    ],
)
async def test_what_stands_at_the_upgrade_waits_if_it_asks(
    url: str, engine: AsyncEngine, name: str, buttons: str, subject: str, waits: bool
) -> None:
    await upgrade(url)
    await downgrade(url, "0015")
    row = "INSERT INTO slots (name, chat, buttons, subject, fingerprint) VALUES (?, 1, ?, ?, '')"
    with sqlite3.connect(url.partition("///")[2]) as plain:  # which minds no missing chats
        plain.execute(TALK)
        plain.execute(row, (name, buttons, subject))
    await upgrade(url)
    async with engine.begin() as connection:
        assert (await connection.execute(text("SELECT waits FROM slots"))).scalar_one() == waits


@pytest.mark.parametrize(
    ("kind", "resolution", "over", "ended", "kept"),
    [
        ("road", "dilanjutkan", True, "went_on", ""),
        ("road", "salah dilaporkan", True, "withdrawn", ""),
        ("other", "kunjungan ditunda", True, "put_off", ""),
        ("mismatch", "=", True, "met", ""),
        ("load", "hanya 23 yang dimuat", True, "explained", "hanya 23 yang dimuat"),
        ("road", "(dihapus)", True, "went_on", "(dihapus)"),
        ("road", "", False, None, ""),
    ],
)
async def test_how_an_incident_ended_is_kept_by_the_upgrade(
    url: str, engine: AsyncEngine, kind: str, resolution: str, over: bool, ended: str | None, kept: str
) -> None:
    await upgrade(url)
    await downgrade(url, "0033")
    row = (
        'INSERT INTO incidents (visit, kind, words, "by", at, resolution, resolved_at) '
        "VALUES (1, ?, 'x', 1, '2026-11-24 01:00:00', ?, ?)"
    )
    with sqlite3.connect(url.partition("///")[2]) as plain:  # which minds no missing visits
        plain.execute(row, (kind, resolution, "2026-11-24 02:00:00" if over else None))
    await upgrade(url)
    async with engine.begin() as connection:
        found = (await connection.execute(text("SELECT ended, resolution FROM incidents"))).one()
    assert tuple(found) == (ended, kept)
