"""Long lists are gone through with a breath now and then: whoever presses a button meanwhile must not wait for them."""

import asyncio
import gc
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

A_PART = 125
"""People, or records, that are dealt with in one go: some ten milliseconds' work, and a transaction of its own where
something is written. Also what a statement that names each of them bears: with more, SQLAlchemy takes a tenth of a
second to build it."""
SELDOM = 1_000_000


@contextmanager
def unswept() -> Iterator[None]:
    """While thousands of records are in hand, Python's collector leaves alone what has been there for long: to look
    through all of it stops everybody for a quarter of a second. What is let go is freed all the same, cycles aside."""
    before = gc.get_threshold()
    gc.set_threshold(*before[:2], SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


async def unhurried(items: Iterable[T]) -> AsyncIterator[T]:
    """The items one by one; after each part of them, others have their turn."""
    for n, item in enumerate(items, 1):
        yield item
        if n % A_PART == 0:
            await asyncio.sleep(0)
