"""Books that stay open between transactions: opening a connection costs as much as a transaction itself."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Generic, TypeVar

from storage.fast.inline_session import InlineSession, OpenSession

B = TypeVar("B")


class SessionPool(Generic[B]):
    """One for each transaction that is open at a time. Those of a transaction that failed are given up."""

    def __init__(self, open_session: OpenSession, books: Callable[[InlineSession], B]) -> None:
        self._open_session = open_session
        self._books = books
        self._free: list[tuple[InlineSession, B]] = []

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[B]:
        """A transaction that commits when the block ends well."""
        if self._free:
            session, books = self._free.pop()
        else:
            session = await self._open_session()
            books = self._books(session)
        try:
            await session.begin()
            yield books
            await session.commit()
        except BaseException:
            # Also when whoever works here is cancelled while the thread still waits for its turn to write.
            await asyncio.shield(session.close())
            raise
        self._free.append((session, books))

    async def close(self) -> None:
        while self._free:
            await self._free.pop()[0].close()
