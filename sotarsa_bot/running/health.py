"""What `bot.py doctor` finds, and the judgments that need nothing but the facts."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.records.machinery import InboxState, PostState, ReminderState
from sotarsa_bot.running import env_file

MOST_LISTED = 5
LOW_DISK_MEGABYTES, FULL_DISK_MEGABYTES = 500, 100
"""Free megabytes: below the first the office should tidy up, below the second photos will be lost."""
CLOCK_OFF = timedelta(seconds=60)


class Level(StrEnum):
    GOOD = "✔"
    WARNING = "!"
    BROKEN = "✖"


@dataclass(frozen=True)
class Finding:
    """One line: a level, and the key of the sentence that says what was found and what to mend."""

    level: Level
    key: str
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.level} {texts.plain(self.key, **self.values)}"


def good(key: str, **values: Any) -> Finding:
    return Finding(Level.GOOD, key, values)


def warning(key: str, **values: Any) -> Finding:
    return Finding(Level.WARNING, key, values)


def broken(key: str, **values: Any) -> Finding:
    return Finding(Level.BROKEN, key, values)


def free_megabytes(folder: Path) -> int:
    """What is free where the folder is, or will be."""
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(there).free // 1_000_000


def admins(ids: tuple[int, ...]) -> Finding:
    """Settings that could be read are complete, but without an administrator nobody is ever let in."""
    return good("doctor.settings") if ids else warning("doctor.admins_none")


def disk(free: int) -> Finding:
    if free < FULL_DISK_MEGABYTES:
        return broken("doctor.disk_full", free=free)
    return warning("doctor.disk_low", free=free) if free < LOW_DISK_MEGABYTES else good("doctor.disk", free=free)


def exposed(*places: Path) -> list[Finding]:
    """Those of them that anybody on the machine may look into."""
    open_ = (place for place in places if place.exists() and place.stat().st_mode & 0o007)
    return [warning("doctor.exposed", place=place) for place in open_]


def photos_folder(folder: Path) -> list[Finding]:
    """Nothing is said of one that takes photos, or is not there yet."""
    closed = folder.exists() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK)
    return [broken("doctor.photos_closed", folder=folder)] if closed else []


def clock(ours: datetime, theirs: datetime) -> Finding:
    """Reminders and "late" depend on the machine's clock; Telegram's answer carries the right time."""
    off = abs(ours - theirs)
    if off > CLOCK_OFF:
        return broken("doctor.clock_off", seconds=round(off.total_seconds()))
    return good("doctor.clock")


def setting_names(names: Iterable[str], known: Iterable[str], prefix: str) -> list[Finding]:
    """Misspelt ones, which nothing reads: the default holds without a word."""
    return [
        warning("doctor.setting_near" if meant else "doctor.setting_unknown", name=name, meant=meant)
        for name, meant in env_file.strangers(names, known, prefix)
    ]


def passphrase(raw: str) -> list[Finding]:
    """One that means something else where it is read by another programme: a backup would not open there."""
    return [warning("doctor.passphrase_doubtful")] if env_file.doubtful(raw) else []


def key(sealed: int, shut: int, *, there: bool) -> Finding:
    """How the key of people's numbers stands to the rows that hold some; `shut`: those that it does not open."""
    if not there:
        return broken("doctor.key_missing", count=sealed) if sealed else warning("doctor.key_none")
    return broken("doctor.key_wrong", shut=shut, count=sealed) if shut else good("doctor.key", count=sealed)


async def left_lying(books: Books) -> list[Finding]:
    """Updates that no code could handle, words that Telegram would not take, and what may not have arrived."""
    found = [await _dead(books), await _refused(books)]
    if uncertain := await books.outbox.count(state=PostState.UNCERTAIN):
        found.append(warning("doctor.outbox_uncertain", count=uncertain))
    if late := await books.reminders.count(state=ReminderState.FAILED):
        found.append(warning("doctor.reminders_failed", count=late))
    return found


async def _dead(books: Books) -> Finding:
    """The latest by number and kind of error; what it was about stays in the books."""
    count = await books.inbox.count(state=InboxState.DEAD)
    latest = await books.inbox.find(state=InboxState.DEAD, order="-update_id", limit=MOST_LISTED)
    lines = (f"update {one.update_id}: {one.problem.partition('(')[0]}" for one in latest)
    return warning("doctor.inbox_dead", count=count, latest=_listed(lines)) if count else good("doctor.inbox")


async def _refused(books: Books) -> Finding:
    count = await books.outbox.count(state=PostState.FAILED)
    latest = await books.outbox.find(state=PostState.FAILED, order="-id", limit=MOST_LISTED)
    lines = (f"{one.method} {one.id}: {one.problem}" for one in latest)
    return warning("doctor.outbox_failed", count=count, latest=_listed(lines)) if count else good("doctor.outbox")


def _listed(lines: Iterable[str]) -> str:
    return "".join(f"\n    {line}" for line in lines)
