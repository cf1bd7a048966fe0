"""Waiting for what happens, not for a time: a slow machine is slow, which is no fault of what is tested."""

import asyncio
from collections.abc import Callable

PATIENCE = 120.0
"""Seconds after which something has gone wrong; nothing that goes well waits for it."""


async def until(done: Callable[[], object], patience: float = PATIENCE) -> None:
    """Waits until something has happened that sets no event of ours: in another process, say."""
    async with asyncio.timeout(patience):
        while not done():  # noqa: ASYNC110 - that is what it is for
            await asyncio.sleep(0.01)


async def turns(count: int = 200) -> None:
    """Lets everybody else in this loop go on for so long, by its turns and not by the clock."""
    for _ in range(count):
        await asyncio.sleep(0)
