"""The simulator's own clock: it stands still for tests, or flows with real time for the demo."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Listener = Callable[[datetime], None]


class SimClock:
    """A clock that can be moved forward; everything in the world reads the time from it."""

    def __init__(self, start: datetime, running: bool = False) -> None:
        if start.tzinfo is None:
            raise ValueError("the clock needs an aware time")
        self._base = start.astimezone(UTC)
        self._running = running
        self._anchor = time.monotonic()
        self._listeners: list[Listener] = []

    @property
    def running(self) -> bool:
        """Whether time flows by itself."""
        return self._running

    def now(self) -> datetime:
        """The current time of the world, aware, in UTC."""
        if not self._running:
            return self._base
        return self._base + timedelta(seconds=time.monotonic() - self._anchor)

    def advance(self, step: timedelta) -> datetime:
        """Move time forward by a step and tell the listeners."""
        return self.jump_to(self.now() + step)

    def jump_to(self, moment: datetime) -> datetime:
        """Move to a moment (never backwards) and tell the listeners."""
        if moment < self.now():
            raise ValueError("the clock does not go backwards")
        return self._set(moment)

    def reach(self, moment: datetime) -> datetime:
        """Move to a moment and tell the listeners; nothing happens if it is past, also when it passes just now."""
        now = self.now()
        return self._set(moment) if moment > now else now

    def _set(self, moment: datetime) -> datetime:
        self._base = moment.astimezone(UTC)
        self._anchor = time.monotonic()
        for listener in list(self._listeners):
            listener(self._base)
        return self._base

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every jump; returns a function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
