"""Long lists are gone through with a breath now and then: whoever presses a button meanwhile must not wait for them."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import TypeVar

T = TypeVar("T")

A_PART = 250
"""People, or records, that are dealt with in one go: some ten milliseconds' work, and a transaction of its own where
something is written."""


async def unhurried(items: Iterable[T]) -> AsyncIterator[T]:
    """The items one by one; after each part of them, others have their turn."""
    for n, item in enumerate(items, 1):
        yield item
        if n % A_PART == 0:
            await asyncio.sleep(0)
