"""Connections that stay open between transactions: taking one from a pool and giving it back costs as much as a
transaction itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


class KeptConnections:
    """One for each transaction that is open at a time. One that failed goes back to the engine, which mends it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._free: list[AsyncConnection] = []

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that commits when the block ends well."""
        connection = self._free.pop() if self._free else await self._engine.connect()
        try:
            async with connection.begin():
                yield connection
        except BaseException:
            await asyncio.shield(connection.close())
            raise
        self._free.append(connection)

    async def close(self) -> None:
        while self._free:
            await self._free.pop().close()
