"""Time is handed in, so that tests and the demo can move it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the moment it is, in UTC and aware."""


def wall_clock() -> datetime:
    """The machine's own clock."""
    return datetime.now(UTC)
