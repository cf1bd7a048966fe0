"""What was read is believed only as long as it is true, whoever changes it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sotarsa_bot.books import AtLeast, Books, Store
from sotarsa_bot.records.machinery import Note
from sotarsa_bot.records.people import Person
from storage import tables
from storage.fast import query_cache
from storage.fast.group_commit import GroupCommit
from storage.fast.inline_session import InlineSession
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


def session_of(store: SqlStore) -> InlineSession:
    """Where it writes."""
    assert isinstance(store._writer, GroupCommit)
    assert store._writer._session
    return store._writer._session[0]


def remembered(store: SqlStore) -> query_cache.QueryCache:
    """What the transaction that is open remembers."""
    assert isinstance(store._writer, GroupCommit)
    assert store._writer._group
    return store._writer._group.session.cache


async def test_what_did_not_change_is_not_asked_again(url: str, store: SqlStore) -> None:
    """Neither by the next transaction, nor because another shelf was written on."""
    asked: list[str] = []
    async with store.writing() as books:
        assert await value(books) == "1"
    session_of(store)._driver._conn.set_trace_callback(asked.append)  # where SQLite tells what it is asked
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
        await books.notes.add_all(Note(key=f"k{n}", value="") for n in range(query_cache.MOST_BETWEEN + 1))
        assert len(await books.notes.find()) > query_cache.MOST_BETWEEN
        assert await books.notes.count() > query_cache.MOST_BETWEEN
    assert not any(session_of(store).cache._answers.values())


async def test_going_through_many_pages_keeps_few_of_them(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug: the doctor, who looks at all photos within one moment, held all of them."""
    monkeypatch.setattr(query_cache, "MOST_IN_ONE_TRANSACTION", 100)
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
