"""What was read is believed only as long as it is true, whoever changes it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine

from sotarsa_bot.books import AtLeast, Books, Store
from sotarsa_bot.people.people import Person
from sotarsa_bot.running.machinery import Note
from storage import memory, tables
from storage.desks import SqliteDesk
from storage.migrate import upgrade
from storage.store import SqlStore

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'sotarsa.sqlite3'}"


@pytest.fixture
async def store(url: str) -> AsyncIterator[SqlStore]:
    await upgrade(url)
    store = SqlStore.open(url)
    async with store.writing() as books:
        await books.notes.add(Note(key="n", value="1"))
    yield store
    await store.close()


async def value(books: Books) -> str:
    return (await books.notes.get("n")).value


async def test_a_later_transaction_sees_what_an_earlier_one_wrote(store: Store) -> None:
    for new in ("2", "3"):
        async with store.reading() as books:
            before = await value(books)
        async with store.writing() as books:
            assert await value(books) == before
            await books.notes.change("n", value=new)
        async with store.reading() as books:
            assert await value(books) == new
        async with store.writing() as books:
            assert await value(books) == new


async def test_what_another_process_wrote_is_seen(store: Store, url: str) -> None:
    other = SqlStore.open(url)
    for new in ("2", "3"):
        async with store.writing() as books, store.reading() as reading:
            assert await value(books) == await value(reading) != new
        async with other.writing() as books:
            await books.notes.change("n", value=new)
        async with store.writing() as books, store.reading() as reading:
            assert await value(books) == await value(reading) == new
    await other.close()


async def test_what_was_undone_is_not_remembered(store: Store) -> None:
    async def fails() -> None:
        async with store.writing() as books:
            await books.notes.change("n", value="never")
            assert await value(books) == "never"
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        await fails()
    async with store.writing() as books:
        assert await value(books) == "1"


async def test_a_reader_stays_in_its_moment(store: Store) -> None:
    """It sees one state of all shelves, also of one that it asks late; later that is not believed."""
    async with store.reading() as reading:
        assert await value(reading) == "1"
        async with store.writing() as books:
            await books.people.add(Person(name="Ani", created_at=NOW))
        assert await reading.people.count() == 0
    async with store.reading() as reading:
        assert await reading.people.count() == 1


def desk_of(store: SqlStore) -> SqliteDesk:
    """Where it writes."""
    assert store._writer._desk
    desk, _ = store._writer._desk
    assert isinstance(desk, SqliteDesk)
    return desk


def remembered(store: SqlStore) -> memory.Memory:
    """What the transaction that is open remembers."""
    assert store._writer._group
    return store._writer._group.desk.memory


async def test_what_did_not_change_is_not_asked_again(url: str, store: SqlStore) -> None:
    """Neither by the next transaction, nor because another shelf was written on."""
    asked: list[str] = []
    async with store.writing() as books:
        assert await value(books) == "1"
    desk_of(store)._driver._conn.set_trace_callback(asked.append)  # where SQLite tells what it is asked
    async with store.writing() as books:
        await books.people.add(Person(name="Ani", created_at=NOW))
        assert await value(books) == "1"
    assert [text.split()[0] for text in asked if not text.startswith("PRAGMA")] == [
        "BEGIN",
        "SAVEPOINT",
        "INSERT",
        "RELEASE",
        "COMMIT",
    ]


async def test_long_lists_are_not_kept(store: SqlStore) -> None:
    async with store.writing() as books:
        await books.notes.add_all(Note(key=f"k{n}", value="") for n in range(memory.MOST + 1))
        assert len(await books.notes.find()) > memory.MOST
        assert await books.notes.count() > memory.MOST
    assert not any(desk_of(store).memory._answers.values())


async def test_going_through_many_pages_keeps_few_of_them(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug: the doctor, who looks at all photos within one moment, held all of them."""
    monkeypatch.setattr(memory, "MOST_IN_ONE", 100)
    async with store.writing() as books:
        await books.notes.add_all(Note(key=f"k{n:03}", value="") for n in range(500))
        at, seen = "", 0
        while page := await books.notes.find(key=AtLeast(at), limit=20):
            at, seen = f"{page[-1].key}~", seen + len(page)
            assert sum(map(len, remembered(store)._answers[tables.notes].values())) <= 120
    assert seen == 501


async def test_books_end_with_their_transaction(store: Store) -> None:
    """Whoever keeps them must not write beside every transaction."""
    async with store.writing() as books:
        pass
    with pytest.raises(RuntimeError, match="has ended"):
        await books.notes.add(Note(key="late", value=""))


async def test_another_database_is_asked_through_sqlalchemy(url: str, store: Store) -> None:
    """Stood in for by the plain driver of SQLite: what SQLAlchemy does there, it does for PostgreSQL."""
    engine = create_async_engine(url)
    event.listen(engine.sync_engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
    event.listen(engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    plain = SqlStore(engine)
    async with plain.writing() as books:
        ani = await books.people.add(Person(name="Ani", created_at=NOW))
        await books.people.add_all(Person(name=name, created_at=NOW) for name in ("Budi", "Cici"))
        assert await books.people.change(ani.id, name="Ana")
    async with store.writing() as books:
        await books.notes.change("n", value="2")
    async with plain.reading() as books:
        assert [person.name for person in await books.people.find()] == ["Ana", "Budi", "Cici"]
        assert await value(books) == "2"
    await plain.close()
