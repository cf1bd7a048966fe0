"""One flush for the changes of all who write about the same time.

A commit waits for the disk, and writers take turns: sixteen posts that arrived, each with a commit of its own, would
make the next update wait for sixteen flushes. So the commit that the first of them asks for joins the end of the queue,
and those who stand before it there write into the same transaction: one commit is for all of them. The next ones write
while that is flushed, into one transaction that is committed after it.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from storage.fast.inline_session import InlineSession, OpenSession

B = TypeVar("B")


@dataclass(eq=False)
class Group(Generic[B]):
    """A transaction, and how it ends for all whose changes it holds."""

    session: InlineSession
    books: B
    is_open: bool = True
    ending: asyncio.Task[None] | None = None
    """The commit that is asked for, if anything is written."""
    unflushed: bool = False
    failed: BaseException | None = None


class GroupCommit(Generic[B]):
    """Each one's changes are made whole or not at all; one that fails undoes no other."""

    def __init__(self, open_session: OpenSession, books: Callable[[InlineSession], B]) -> None:
        self._open_session = open_session
        self._books = books
        self._turn = asyncio.Lock()  # its queue is fair
        self._disk = asyncio.Lock()
        self._session: tuple[InlineSession, B] | None = None
        self._group: Group[B] | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[B]:
        """Changes that are on the disk when the block has ended well."""
        async with self._turn:
            group = await self._joined()
            try:
                await group.session.begin_part()
                yield group.books
                await group.session.end_part()
            except BaseException as error:
                await self._undo_part(group, error)
                raise
            group.ending = group.ending or asyncio.create_task(self._end(group))
        await asyncio.shield(group.ending)  # it goes on, also when whoever waits for it is cancelled
        if group.failed:
            raise group.failed

    async def close(self) -> None:
        """After the last commit that was asked for."""
        if self._group and self._group.ending:
            await self._group.ending
        if self._session:
            await self._session[0].close()
        self._session = None

    async def _joined(self) -> Group[B]:
        if self._group and self._group.is_open:
            return self._group
        session, books = self._session or await self._opened()
        self._session = None  # until the transaction has ended well
        try:
            await session.begin()
        except BaseException:  # also when it is cancelled while the thread still waits for its turn to write
            await asyncio.shield(session.close())
            raise
        self._group = Group(session, books)
        return self._group

    async def _opened(self) -> tuple[InlineSession, B]:
        session = await self._open_session()
        return session, self._books(session)

    async def _end(self, group: Group[B]) -> None:
        async with self._disk:
            async with self._turn:
                if group.is_open:
                    await self._commit(group)
            if group.unflushed and not group.failed:
                try:
                    await group.session.flush()
                except BaseException as error:  # it stands all the same: whoever tries again finds it there
                    group.failed = error

    async def _undo_part(self, group: Group[B], error: BaseException) -> None:
        try:
            await group.session.undo_part()
        except BaseException:  # a full disk, say, has ended the whole transaction
            group.is_open, group.failed = False, error
            await asyncio.shield(group.session.close())
        else:
            if not group.ending:  # nobody will come back to commit it, and it keeps other processes waiting
                group.is_open = False
                await asyncio.shield(self._commit(group))

    async def _commit(self, group: Group[B]) -> None:
        group.is_open = False
        try:
            group.unflushed = await group.session.commit()
        except BaseException as error:
            group.failed = error
            await group.session.close()
        else:
            self._session = group.session, group.books
