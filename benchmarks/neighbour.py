"""Somebody else in the same process, who wants a turn all the time: how long they wait while something long goes on."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sotarsa_bot.books import Store
from sotarsa_bot.running import notes

TURN_SECONDS, WRITE_SECONDS = 0.001, 0.02
"""Seconds between turns, and between writes."""


class Neighbour:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = self._write = 0.0

    def longest(self) -> tuple[float, float]:
        """Milliseconds since the last time this was asked: for a turn of the loop, and for a commit of their own."""
        found = self._turn * 1000, self._write * 1000
        self._turn = self._write = 0.0
        return found

    @asynccontextmanager
    async def at_home(self) -> AsyncIterator["Neighbour"]:
        tasks = [asyncio.create_task(self._takes_turns()), asyncio.create_task(self._writes())]
        try:
            yield self
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _takes_turns(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(TURN_SECONDS)
            self._turn = max(self._turn, time.perf_counter() - began - TURN_SECONDS)

    async def _writes(self) -> None:
        while True:
            began = time.perf_counter()
            async with self._store.writing() as books:
                await notes.put(books, "neighbour", str(began))
            self._write = max(self._write, time.perf_counter() - began)
            await asyncio.sleep(WRITE_SECONDS)
