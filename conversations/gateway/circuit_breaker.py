"""The circuit breaker before Telegram: once it is not reached, it is tried again ever more seldom, with jitter.

While the breaker is open, nothing that falls due is put into words: what is said hours later would speak of "tomorrow".
"""

import random
from datetime import datetime, timedelta

LONGEST_PAUSE = timedelta(seconds=60)


class CircuitBreaker:
    """Told by whoever spoke to Telegram; asked by whoever is about to."""

    def __init__(self) -> None:
        self._failures = 0
        self._again_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether Telegram was not reached the last time."""
        return self._failures > 0

    def failed(self, now: datetime) -> None:
        """Telegram was not reached. Each failure in a row makes the next pause longer, up to a minute."""
        self._failures += 1
        self._again_at = now + backoff(self._failures)

    def succeeded(self) -> None:
        self._failures, self._again_at = 0, None

    def ready_at(self, now: datetime) -> datetime:
        """When it may be tried again: now, if it works, or if a clock that was set back since would make it long."""
        again = self._again_at or now
        return again if now < again <= now + LONGEST_PAUSE else now


def backoff(failures: int, longest: timedelta = LONGEST_PAUSE) -> timedelta:
    """Longer with each failure in a row, and never in step with others."""
    pause = min(longest, timedelta(seconds=2 ** min(failures - 1, 12)))
    return pause * random.uniform(0.5, 1)  # noqa: S311 - nothing secret
