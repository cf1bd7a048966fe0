"""Whoever writes about the same time shares a commit; each change is still made whole or not at all."""

import asyncio
import errno
import os
import shutil
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.statements import Log
from sotarsa_bot.records.machinery import Note
from sotarsa_bot.trouble import Trouble
from storage.engine import open_engine
from storage.fast import inline_connection
from storage.migrate import upgrade
from storage.store import SqlStore


@pytest.fixture
def log() -> Log:
    """What the database of the store is asked."""
    return Log()


@pytest.fixture
async def store(tmp_path: Path, log: Log) -> AsyncIterator[SqlStore]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'group.sqlite3'}"
    await upgrade(url)
    engine = open_engine(url)
    log.listen(engine)
    store = SqlStore(engine)
    yield store
    await store.close()


async def note(store: SqlStore, key: str, value: str = "x", *, fails: bool = False) -> None:
    async with store.writing() as books:
        await books.notes.add(Note(key=key, value=value))
        await asyncio.sleep(0)
        if fails:
            raise ValueError(key)


async def keys(store: SqlStore) -> list[str]:
    async with store.reading() as books:
        return sorted(note.key for note in await books.notes.find())


async def test_twenty_at_once_are_all_there_after_one_commit(store: SqlStore, log: Log) -> None:
    await asyncio.gather(*(note(store, f"{n:02}") for n in range(20)))
    assert len(await keys(store)) == 20
    assert log.commits == 1


async def test_what_fails_alone_keeps_no_other_process_waiting(store: SqlStore, tmp_path: Path) -> None:
    """A bug: its transaction, now empty, stayed open until somebody else wrote, and nobody else could."""
    with pytest.raises(ValueError, match="a"):
        await note(store, "a", fails=True)
    with closing(sqlite3.connect(tmp_path / "group.sqlite3", timeout=0)) as other:
        other.execute("BEGIN IMMEDIATE")
    await note(store, "b")
    assert await keys(store) == ["b"]


async def test_nobody_goes_on_before_their_change_is_committed(store: SqlStore) -> None:
    async def then_looked(key: str) -> bool:
        await note(store, key)
        return key in await keys(store)

    assert all(await asyncio.gather(*(then_looked(f"{n}") for n in range(9))))


async def test_one_that_fails_undoes_no_other_and_is_told_so(store: SqlStore) -> None:
    changes = [note(store, "a"), note(store, "b", fails=True), note(store, "c")]
    ends = await asyncio.gather(*changes, return_exceptions=True)
    assert [type(end) for end in ends] == [type(None), ValueError, type(None)]
    assert await keys(store) == ["a", "c"]
    await note(store, "d")
    assert await keys(store) == ["a", "c", "d"]


async def test_one_that_fails_alone_leaves_the_database_to_others(store: SqlStore, tmp_path: Path) -> None:
    """`bot.py retry`, say, would wait in vain until the bot writes again."""
    with pytest.raises(ValueError, match="a"):
        await note(store, "a", fails=True)
    with closing(sqlite3.connect(tmp_path / "group.sqlite3", timeout=0)) as other, other:
        other.execute("INSERT INTO notes (key, value) VALUES ('other', 'x')")
    assert await keys(store) == ["other"]


async def test_what_was_read_before_something_failed_is_not_believed_after_it(store: SqlStore) -> None:
    async def read_and_failed() -> None:
        async with store.writing() as books:
            await books.notes.add(Note(key="a", value="x"))
            assert await books.notes.count() == 1
            raise ValueError("a")

    with pytest.raises(ValueError, match="a"):
        await read_and_failed()
    async with store.writing() as books:
        assert await books.notes.count() == 0


async def test_whoever_stops_waiting_keeps_nobody_from_being_written(store: SqlStore) -> None:
    async with store.writing():
        gone, stays = (asyncio.create_task(note(store, key)) for key in ("a", "b"))
        await asyncio.sleep(0)
        gone.cancel()
    await stays
    assert await keys(store) == ["b"]


async def test_whoever_is_cancelled_at_any_moment_leaves_a_store_that_works(store: SqlStore) -> None:
    for moment in range(12):
        tasks = [asyncio.create_task(note(store, f"{moment}{name}")) for name in "abc"]
        for _ in range(moment):
            await asyncio.sleep(0)
        tasks[1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert {f"{moment}a", f"{moment}c"} <= set(await keys(store))


async def test_on_a_full_disk_everybody_is_told_the_truth(store: SqlStore) -> None:
    """Whether the whole group fails or one of it: what was said to be written is there, and nothing else."""
    async with store.writing() as books:
        await books.notes.add(Note(key="before", value="x"))
    driver = store._writer._session[0]._driver._conn  # type: ignore[index, union-attr]
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count={pages + 3}")
    sizes = {"a": 10, "b": 100_000, "c": 10, "d": 200_000}
    ends = await asyncio.gather(*(note(store, key, "x" * size) for key, size in sizes.items()), return_exceptions=True)
    told = sorted(key for key, end in zip(sizes, ends, strict=True) if end is None)
    assert {type(end) for end in ends if end} == {Trouble}
    assert await keys(store) == sorted(["before", *told])


async def test_nobody_goes_on_before_the_disk_has_it_but_others_write_meanwhile(
    store: SqlStore, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slowly(_file: int) -> None:
        begun.set()
        may_end.wait(10)

    async def writes(key: str, written: asyncio.Event) -> None:
        async with store.writing() as books:
            await books.notes.add(Note(key=key, value="x"))
            written.set()

    monkeypatch.setattr(inline_connection, "_to_disk", slowly)
    log.commits = 0
    first = asyncio.create_task(note(store, "a"))
    assert await asyncio.to_thread(begun.wait, 10)
    events = [asyncio.Event() for _ in range(3)]
    others = [asyncio.create_task(writes(f"b{number}", event)) for number, event in enumerate(events)]
    for event in events:
        await asyncio.wait_for(event.wait(), 30)
    assert not any(task.done() for task in (first, *others))
    may_end.set()
    await asyncio.wait_for(asyncio.gather(first, *others), 30)
    assert log.commits == 2


@pytest.mark.parametrize(
    ("number", "key"), [(errno.EIO, "doctor.database_disk"), (errno.ENOSPC, "doctor.database_full")]
)
async def test_a_disk_that_fails_to_flush_is_told_to_all_whose_change_it_holds(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    def fails(_file: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as failing:
        failing.setattr(inline_connection, "_to_disk", fails)
        ends = await asyncio.gather(note(store, "a"), note(store, "b"), return_exceptions=True)
    assert [str(getattr(end, "key", end)) for end in ends] == [key, key]
    assert await keys(store) == ["a", "b"]  # as after a killed commit: who tries again finds it
    assert b"written behind it" not in (tmp_path / "group.sqlite3").read_bytes()
    await note(store, "c", "written behind it")
    assert b"written behind it" in (tmp_path / "group.sqlite3").read_bytes()  # not only in a journal that may be torn
    assert await keys(store) == ["a", "b", "c"]


async def test_each_commit_is_flushed_and_what_only_read_is_not(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []

    def flush(file: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{file}").readlink().name)

    monkeypatch.setattr(inline_connection, "_to_disk", flush)
    await note(store, "a")
    async with store.writing() as books:
        await books.notes.count()
    await note(store, "b")
    assert flushed == ["group.sqlite3-wal"] * 2


async def test_the_journal_is_moved_into_the_file_after_some_changes(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inline_connection, "MOVE_AFTER_ROWS", 20)
    await note(store, "first", "in the file itself")
    assert b"in the file itself" not in (tmp_path / "group.sqlite3").read_bytes()
    for number in range(20):
        await note(store, f"{number}")
    assert b"in the file itself" in (tmp_path / "group.sqlite3").read_bytes()


async def test_others_flush_with_their_commit(store: SqlStore) -> None:
    """A connection that comes back from the writer may be given to somebody who knows of no `flush`."""

    async def how() -> list[int]:
        async with store._engine.connect() as connection:
            pragmas = ("PRAGMA synchronous", "PRAGMA wal_autocheckpoint")
            return [(await connection.exec_driver_sql(pragma)).scalar_one() for pragma in pragmas]

    full = 2
    assert await how() == [full, inline_connection.WAL_PAGES]
    await note(store, "a")
    driver = store._writer._session[0]._driver  # type: ignore[index, union-attr]
    assert driver.ask("PRAGMA synchronous") == [(1,)]
    await store._writer.close()
    assert store._engine.pool.checkedin() == 1  # type: ignore[attr-defined]
    assert await how() == [full, inline_connection.WAL_PAGES]


async def test_what_somebody_was_told_outlives_a_power_cut(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is on the disk is what the files held at the last flush; the journal is moved in between."""
    safe: set[str] = set()

    def keep(_file: int) -> None:
        cut = tmp_path / "cut"
        cut.mkdir(exist_ok=True)
        for name in ("group.sqlite3", "group.sqlite3-wal"):
            shutil.copy(tmp_path / name, cut / name)
        with closing(sqlite3.connect(cut / "group.sqlite3")) as after:
            safe.update(key for (key,) in after.execute("SELECT key FROM notes"))

    async def told(key: str, after: int) -> bool:
        for _ in range(after):
            await asyncio.sleep(0)
        await note(store, key)
        return key in safe

    monkeypatch.setattr(inline_connection, "_to_disk", keep)
    monkeypatch.setattr(inline_connection, "MOVE_AFTER_ROWS", 7)
    assert all(await asyncio.gather(*(told(f"{n}", 5 * n) for n in range(40))))
