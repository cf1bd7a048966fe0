"""Books that stay open between transactions: opening a connection costs as much as a transaction itself."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Generic, TypeVar

from storage.desks import Desk

B = TypeVar("B")


class KeptBooks(Generic[B]):
    """One for each transaction that is open at a time. Those of a transaction that failed are given up."""

    def __init__(self, open_desk: Callable[[], Awaitable[Desk]], books: Callable[[Desk], B]) -> None:
        self._open_desk: Callable[[], Awaitable[Desk]] = open_desk
        self._books: Callable[[Desk], B] = books
        self._free: list[tuple[Desk, B]] = []

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[B]:
        """A transaction that commits when the block ends well."""
        if self._free:
            desk, books = self._free.pop()
        else:
            desk = await self._open_desk()
            books = self._books(desk)
        try:
            await desk.begin()
            yield books
            await desk.commit()
        except BaseException:
            # Also when whoever works here is cancelled while the thread still waits for its turn to write.
            await asyncio.shield(desk.close())
            raise
        self._free.append((desk, books))

    async def close(self) -> None:
        while self._free:
            await self._free.pop()[0].close()
