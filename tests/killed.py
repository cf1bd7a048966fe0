"""A process that dies between two transactions."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from sotarsa_bot.books import Books, Store


class Killed(Exception):
    """What a SIGKILL leaves: the transactions that were committed, and nothing else."""


@dataclass
class KilledAfter:
    """A store whose process dies after `left` transactions, just before the commit of the next; from then on no other
    is made either."""

    store: Store
    left: int

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Books]:
        async with self.store.writing() as books:
            yield books
            if not self.left:
                raise Killed
            self.left -= 1

    def reading(self) -> AbstractAsyncContextManager[Books]:
        return self.store.reading()

    async def close(self) -> None:
        await self.store.close()
