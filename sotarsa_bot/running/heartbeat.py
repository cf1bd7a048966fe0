"""Whether the bot's loops still turn: each says when it must have turned again at the latest."""

import time
from collections.abc import Callable
from datetime import timedelta

TURN_SECONDS = 900.0
"""Seconds that one turn of a loop may take: a batch of downloads on a bad line is slow, and not dead."""


class Heartbeat:
    """`now`: seconds of a clock that never jumps."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._until: dict[str, float] = {}

    def of(self, loop: str) -> Callable[[timedelta], None]:
        """What the loop says each time it turns: how long it will rest before that."""

        def beat(pause: timedelta) -> None:
            self._until[loop] = self._now() + pause.total_seconds() + TURN_SECONDS

        return beat

    @property
    def alive(self) -> bool:
        """Every loop that ever turned turned in time. Before the first has turned, the bot is on its way."""
        return all(until > self._now() for until in self._until.values())
