"""Backups: what one holds, how the nightly ones are called, and which of them may go."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

NIGHTLY = re.compile(r"sotarsa-\d{4}-\d{2}-\d{2}-\d{4}\.tar(\.sealed)?")

RESTORED = "restored_from"
"""The note in a restored database: when its backup was made. What came after is not in it."""
LOST = "lost_time"
"""The note of what the books lack: when the backup was made, and when the bot began with it (ISO, a space between)."""


@dataclass(frozen=True)
class Contents:
    """What a backup holds. `missing` and `damaged`: photos that the books name and the disk no longer has whole."""

    made_at: datetime
    visits: int
    people: int
    photos: int
    missing: int = 0
    damaged: int = 0


class Stopped(Exception):
    """The bot is to end: what was begun is dropped, and leaves nothing behind."""


class Backups(Protocol):
    """The nightly backups."""

    async def make(self, now: datetime, stopped: Callable[[], bool]) -> Contents:
        """Makes one, checks it, then lets the oldest go. Trouble if that failed; Stopped if told to stop."""


def nightly_name(moment: datetime, *, sealed: bool) -> str:
    """By the office's time, so that names sort as they were made."""
    return f"sotarsa-{moment:%Y-%m-%d-%H%M}.tar{'.sealed' if sealed else ''}"


def may_go(names: list[str], keep: int, newest: str) -> list[str]:
    """Of the files in a folder: the nightly backups beyond the newest `keep`, oldest first, and no other file. `newest`
    is tonight's: one with a later name was made while the clock was ahead, and must not push tonight's out."""
    nightly = sorted((name for name in names if NIGHTLY.fullmatch(name)), key=lambda name: (name <= newest, name))
    return nightly[: max(0, len(nightly) - keep)]
