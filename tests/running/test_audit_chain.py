"""The audit is only added to, and whoever gets around that is found out."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from commands.keeper import Keeper
from conversations.people import membership
from sotarsa_bot.records.chats import Chat, ChatKind, Purpose
from sotarsa_bot.records.machinery import Arrival, InboxState
from sotarsa_bot.records.people import Person
from sotarsa_bot.running import audit, audit_chain
from sotarsa_bot.running.clock import wall_clock
from sotarsa_bot.running.heartbeat import Heartbeat
from sotarsa_bot.running.settings import Settings
from storage.migrate import upgrade
from storage.store import SqlStore

NOW = datetime(2026, 11, 24, 1, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sotarsa.sqlite3"


@pytest.fixture
async def store(file: Path) -> AsyncIterator[SqlStore]:
    """Five entries, linked."""
    url = f"sqlite+aiosqlite:///{file}"
    await upgrade(url)
    store = SqlStore.open(url)
    await write(store, 5)
    assert await audit_chain.extend(store) == 5
    yield store
    await store.close()


async def write(store: SqlStore, count: int) -> None:
    async with store.writing() as books:
        by = await books.people.add(Person(name="Rahmi", created_at=NOW))
        for n in range(count):
            at = NOW + timedelta(seconds=n)
            await audit.write(books, "visit.agreed", f"visit:{n}", at=at, by=by.id, chat=None, day="2026-12-03")


def by_force(file: Path, sql: str) -> None:
    """As somebody would who opens the file with another programme, and knows of the triggers."""
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TRIGGER audit_no_delete")
        connection.execute("DROP TRIGGER audit_no_update")
        connection.execute(sql)
    connection.close()


async def test_a_whole_chain_is_said_to_be_whole(store: SqlStore) -> None:
    said = str(await audit_chain.examine(store))
    assert said.startswith("✔ Riwayat: utuh sampai catatan nomor 5 (")
    assert "; 0 catatan" in said


async def test_what_was_written_since_is_linked_to_what_was_there(store: SqlStore) -> None:
    await write(store, audit_chain.ROWS_AT_ONCE + 1)
    assert f"; {audit_chain.ROWS_AT_ONCE + 1} catatan" in str(await audit_chain.examine(store))
    assert await audit_chain.extend(store) == audit_chain.ROWS_AT_ONCE + 1
    assert await audit_chain.extend(store) == 0
    assert f"nomor {audit_chain.ROWS_AT_ONCE + 6} " in str(await audit_chain.examine(store))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit SET what = 'visit.cancelled' WHERE id = 3",
        "UPDATE audit SET hash = 'x' WHERE id = 3",
        "DELETE FROM audit WHERE id = 3",
        "DELETE FROM audit WHERE id = 6",
        "UPDATE audit SET at = '2026-01-01', hash = 'x' WHERE id = 6",
    ],
)
async def test_the_database_refuses_to_change_what_was_written(store: SqlStore, file: Path, sql: str) -> None:
    """Row 6 is not linked yet: it may be linked, and that is all."""
    await write(store, 1)
    with sqlite3.connect(file) as connection, pytest.raises(sqlite3.IntegrityError, match="only added to"):
        connection.execute(sql)
    connection.close()
    assert await audit_chain.extend(store) == 1


async def test_the_shelf_is_refused_too(store: SqlStore) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        async with store.writing() as books:
            await books.audit.discard(id=1)


@pytest.mark.parametrize(
    ("sql", "number"),
    [
        ("UPDATE audit SET detail = '{\"day\": \"2026-12-04\"}' WHERE id = 3", 3),
        ("UPDATE audit SET at = '2026-11-24 01:30:17.123457' WHERE id = 3", 3),
        ('UPDATE audit SET "by" = NULL WHERE id = 3', 3),
        ("DELETE FROM audit WHERE id = 3", 4),
        ("DELETE FROM audit WHERE id = 1", 2),
        ("UPDATE audit SET hash = '' WHERE id = 3", 3),
        ("INSERT INTO audit SELECT 0, at, \"by\", chat, what, subject, detail, hash FROM audit WHERE id = 1", 0),
    ],
)  # fmt: skip
async def test_the_first_row_that_does_not_fit_is_named(store: SqlStore, file: Path, sql: str, number: int) -> None:
    by_force(file, sql)
    said = str(await audit_chain.examine(store))
    assert said.startswith(f"✖ Riwayat: catatan nomor {number} (24-11-2026)")


@pytest.mark.parametrize("sql", ["DELETE FROM audit WHERE id > 3", "DELETE FROM audit", "DELETE FROM notes"])
async def test_an_end_that_is_missing_is_missed(store: SqlStore, file: Path, sql: str) -> None:
    by_force(file, sql)
    assert str(await audit_chain.examine(store)).startswith("✖ Riwayat: seharusnya sampai catatan nomor")


@pytest.mark.parametrize(
    "value", [12, None, True, "official", "2019", "2026-12-03T01:00:00+00:00", ["a", 3], "4f1a9c2e"]
)
def test_numbers_and_code_words_are_kept(value: Any) -> None:
    assert audit.names_nobody(value)


@pytest.mark.parametrize(
    "value", ["Aminah binti Rahmat", "6311011201900003", "+6281234567890", ["Siti Aisyah"], {"name": "Siti"}]
)
def test_what_may_name_somebody_is_no_part_of_it(value: Any) -> None:
    assert not audit.names_nobody(value)


async def test_a_chat_that_joins_another_keeps_its_entries(store: SqlStore) -> None:
    """What happened in a supergroup before we heard that a group had become it."""
    async with store.writing() as books:
        group = await books.chats.add(Chat(telegram_id=-5, kind=ChatKind.GROUP, title="Tim", purpose=Purpose.TEAM))
        grown = await books.chats.add(Chat(telegram_id=-1005, kind=ChatKind.SUPERGROUP, title="Tim"))
        await audit.write(books, "chat.reachable", f"chat:{grown.id}", at=NOW, by=None, chat=grown.id)
        await membership.migrated(books, -5, -1005, NOW)
    await audit_chain.extend(store)
    async with store.reading() as books:
        found = await books.chats.first(telegram_id=-1005)
        assert found
        assert (found.id, found.purpose) == (group.id, Purpose.TEAM)
        (entry,) = await books.audit.find(what="chat.reachable")
        assert entry.chat == grown.id
    assert str(await audit_chain.examine(store)).startswith("✔")


async def test_the_running_bot_links_it_and_tidies(store: SqlStore, file: Path) -> None:
    """What the keeper does beside the bot: new rows are linked, old updates go."""
    await write(store, 3)
    long_ago = wall_clock() - timedelta(days=31)
    async with store.writing() as books:
        old = {"update_id": 1, "chat": 1, "raw": "{}", "received_at": long_ago, "state": InboxState.DONE}
        await books.inbox.add(Arrival.model_validate(old))
    settings = Settings.model_validate({"bot_token": "1:a", "data": file.parent, "backup_keep": 0})
    stop = asyncio.Event()
    running = asyncio.create_task(Keeper(settings, store, Heartbeat()).run(stop))
    for _ in range(3000):
        if (await state(store)) == (0, 0):
            break
        await asyncio.sleep(0.01)
    stop.set()
    await running
    assert await state(store) == (0, 0)


async def state(store: SqlStore) -> tuple[int, int]:
    async with store.reading() as books:
        return await books.audit.count(hash=""), await books.inbox.count()
