"""The append-only feed of changes that the page follows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from simulator.model import Event, Json, Message


class Feed:
    """Everything that happened, in order; readers may start anywhere and wait for more."""

    def __init__(self) -> None:
        self.all: list[Event] = []
        self._waiters: set[asyncio.Event] = set()

    def add(self, kind: str, *, message: Message | None = None, chat_id: int | None = None, **data: object) -> Event:
        """Append a change and wake the readers."""
        if chat_id is None and message is not None:
            chat_id = message.chat.id
        event = Event(len(self.all) + 1, kind, chat_id, message, Json(data))
        self.all.append(event)
        for waiter in self._waiters:
            waiter.set()
        return event

    def subscribe(self, after: int | None = None) -> AsyncIterator[Event]:
        """Yield each change numbered above `after` (default: only what is new from this call on)."""
        return self._follow(len(self.all) if after is None else after)

    async def _follow(self, seen: int) -> AsyncIterator[Event]:
        waiter = asyncio.Event()
        self._waiters.add(waiter)
        try:
            while True:
                waiter.clear()
                while seen < len(self.all):
                    seen += 1
                    yield self.all[seen - 1]
                await waiter.wait()
        finally:
            self._waiters.discard(waiter)
