"""Changes committed together are still each made whole or not at all."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from conversations.gateway.together import Together
from sotarsa_bot.books import Books
from sotarsa_bot.machinery import Note
from storage.migrate import upgrade
from storage.store import SqlStore


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'together.sqlite3'}"
    await upgrade(url)
    store = SqlStore.open(url)
    yield store
    await store.close()


def noted(key: str, *, fails: bool = False) -> Callable[[Books], Awaitable[None]]:
    async def change(books: Books) -> None:
        await books.notes.add(Note(key=key, value="x"))
        if fails:
            raise ValueError(key)

    return change


async def keys(store: SqlStore) -> list[str]:
    async with store.reading() as books:
        return sorted(note.key for note in await books.notes.find())


async def test_what_comes_together_is_all_there(store: SqlStore) -> None:
    together = Together(store)
    await asyncio.gather(*(together.write(noted(f"{n:02}")) for n in range(20)))
    assert len(await keys(store)) == 20


async def test_one_that_fails_undoes_no_other_and_is_told_so(store: SqlStore) -> None:
    together = Together(store)
    changes = [noted("a"), noted("b", fails=True), noted("c")]
    ends = await asyncio.gather(*(together.write(one) for one in changes), return_exceptions=True)
    assert [type(end) for end in ends] == [type(None), ValueError, type(None)]
    assert await keys(store) == ["a", "c"]
    await together.write(noted("d"))
    assert await keys(store) == ["a", "c", "d"]


async def test_whoever_stops_waiting_keeps_nobody_from_being_written(store: SqlStore) -> None:
    together = Together(store)
    async with store.writing():
        gone, stays = (asyncio.create_task(together.write(noted(key))) for key in ("a", "b"))
        await asyncio.sleep(0)
        gone.cancel()
    await stays
    assert await keys(store) == ["a", "b"]
