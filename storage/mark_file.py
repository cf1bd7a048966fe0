"""The marks of what was given (sotarsa_bot/running/high_water.py), in a small file beside the database.

Written before the transaction that gives commits, whole or not at all: what was given is never above the mark.
"""

import asyncio
import json
import os
from pathlib import Path

import structlog
from sqlalchemy import make_url

END = ".marks"

log = structlog.get_logger()


class MarkFile:
    """Implements sotarsa_bot.running.high_water.HighWater. Without a file (another database) it knows nothing."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        found = _read(file) if file else None
        self.known, self._before = found is not None, found or {}
        self._reached = dict(self._before)

    def before(self, name: str) -> int:
        return self._before.get(name, 0)

    async def raise_(self, name: str, value: int) -> None:
        await self.reach(name, value)
        self._before[name] = max(value, self.before(name))

    async def reach(self, name: str, value: int) -> None:
        if value > self._reached.get(name, 0):
            marks = {**self._reached, name: value}
            if self._file:
                await asyncio.to_thread(_write, self._file, marks)
            self._reached = marks


def beside(url: str) -> Path | None:
    """The marks' place beside a database, by another name: what is moved away for a restore begins with the database's.
    None for one that is no file."""
    place = make_url(url)
    of_a_file = place.get_backend_name() == "sqlite" and place.database and place.database != ":memory:"
    return Path(str(place.database)).with_suffix(END) if of_a_file else None


def _read(file: Path) -> dict[str, int] | None:
    try:
        said = json.loads(file.read_bytes())
        return {str(name): int(value) for name, value in said.items()}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, AttributeError) as error:
        log.warning("marks.unreadable", file=file.name, reason=type(error).__name__)
        return None


def _write(file: Path, marks: dict[str, int]) -> None:
    part = file.with_name(f"{file.name}.part")
    with os.fdopen(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as target:
        target.write(json.dumps(marks, sort_keys=True).encode())
        target.flush()
        os.fsync(target.fileno())
    part.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
