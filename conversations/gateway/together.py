"""Small changes that come about the same time, committed together.

A commit is a flush to the disk, and writers take turns: sixteen posts that arrived, each with a commit of its own,
would make the next update wait for sixteen flushes.
"""

import asyncio
from collections.abc import Awaitable, Callable

from sotarsa_bot.books import Books, Store

Change = Callable[[Books], Awaitable[None]]


class Together:
    """Each change is made whole or not at all; one that fails undoes no other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[tuple[Change, asyncio.Future[None]]] = []
        self._busy: asyncio.Task[None] | None = None

    async def write(self, change: Change) -> None:
        """Returns when it is committed; raises what went wrong with it."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((change, done))
        if self._busy is None or self._busy.done():
            self._busy = asyncio.create_task(self._written())
        await done

    async def _written(self) -> None:
        while self._waiting:
            batch: list[tuple[Change, asyncio.Future[None]]] = []
            try:
                async with self._store.writing() as books:
                    batch, self._waiting = self._waiting, []  # also those who came while we waited for our turn
                    for change, _ in batch:
                        await change(books)
            except Exception:
                if not batch:  # not even a turn was had
                    batch, self._waiting = self._waiting, []
                for one in batch:
                    await self._alone(*one)
            else:
                for _, done in batch:
                    _settle(done, None)

    async def _alone(self, change: Change, done: asyncio.Future[None]) -> None:
        try:
            async with self._store.writing() as books:
                await change(books)
        except Exception as error:
            _settle(done, error)
        else:
            _settle(done, None)


def _settle(done: asyncio.Future[None], error: Exception | None) -> None:
    if done.done():  # whoever waited was cancelled
        return
    if error:
        done.set_exception(error)
    else:
        done.set_result(None)
