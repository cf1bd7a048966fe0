"""One flush for the changes of all who write about the same time.

A commit waits for the disk, and writers take turns: sixteen posts that arrived, each with a commit of its own, would
make the next update wait for sixteen flushes. So whoever has written joins the end of the queue again to commit, and
those who stood before it there write into the same transaction: one commit is for all of them.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from storage.desks import Desk

B = TypeVar("B")


@dataclass(eq=False)
class Group(Generic[B]):
    """A transaction, and how it ended for all whose changes it holds (`written`: whether there are any)."""

    desk: Desk
    books: B
    is_open: bool = True
    written: bool = False
    failed: BaseException | None = None


class SharedWriter(Generic[B]):
    """Each one's changes are made whole or not at all; one that fails undoes no other."""

    def __init__(self, open_desk: Callable[[], Awaitable[Desk]], books: Callable[[Desk], B]) -> None:
        self._open_desk: Callable[[], Awaitable[Desk]] = open_desk
        self._books: Callable[[Desk], B] = books
        self._turn = asyncio.Lock()  # its queue is fair
        self._desk: tuple[Desk, B] | None = None
        self._group: Group[B] | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[B]:
        """Changes that are on the disk when the block has ended well."""
        failed: BaseException | None = None
        async with self._turn:
            group = await self._joined()
            try:
                await group.desk.begin_part()
                yield group.books
                await group.desk.end_part()
                group.written = True
            except BaseException as error:
                await self._undo_part(group, error)
                failed = error
        async with self._turn:  # also after a failure: an open transaction would keep other processes from writing
            if group.is_open:
                await asyncio.shield(self._commit(group))  # it goes on, also when whoever waits for it is cancelled
        if failed := failed or group.failed:
            raise failed

    async def close(self) -> None:
        async with self._turn:
            if self._group and self._group.is_open:  # whoever wrote in it was cancelled since
                await self._commit(self._group)
            if self._desk:
                await self._desk[0].close()
            self._desk = None

    async def _joined(self) -> Group[B]:
        if self._group and self._group.is_open:
            return self._group
        desk, books = self._desk or await self._opened()
        self._desk = None  # until the transaction has ended well
        try:
            await desk.begin()
        except BaseException:  # also when it is cancelled while the thread still waits for its turn to write
            await asyncio.shield(desk.close())
            raise
        self._group = Group(desk, books)
        return self._group

    async def _opened(self) -> tuple[Desk, B]:
        desk = await self._open_desk()
        return desk, self._books(desk)

    async def _undo_part(self, group: Group[B], error: BaseException) -> None:
        try:
            await group.desk.undo_part()
        except BaseException:  # a full disk, say, has ended the whole transaction
            group.is_open, group.failed = False, error
            await asyncio.shield(group.desk.close())
        else:
            if not group.written:  # nobody will come back to commit it, and it keeps other processes waiting
                await asyncio.shield(self._commit(group))

    async def _commit(self, group: Group[B]) -> None:
        group.is_open = False
        try:
            await group.desk.commit()
        except BaseException as error:
            group.failed = error
            await group.desk.close()
        else:
            self._desk = group.desk, group.books
