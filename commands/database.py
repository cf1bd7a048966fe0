"""What commands ask of the database first: that it is sound, and nobody else's meanwhile."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from commands.refused import Refused
from sotarsa_bot import texts
from sotarsa_bot.running.health import Finding, Level
from storage import health as storage_health
from storage.trouble import in_words


async def sound_database(url: str, *levels: Level) -> Finding:
    """Refused, in words that say what to do, unless the database is found to be on one of these levels."""
    found = await storage_health.examine(url)
    if found.level not in levels:
        raise Refused(str(found))
    return found


@contextmanager
def alone(folder: Path, otherwise: str) -> Iterator[None]:
    """Inside, no other process has the data folder; Refused, with the words of a key, if one has. Two bots on one
    database would each take what the other is just sending for what a killed one left, and send it again.

    The lock is the folder's own: no file of it is left lying, and it ends with the process, also with one that is
    killed.
    """
    with in_words(other="backup.disk"):
        folder.mkdir(parents=True, exist_ok=True)
        place = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # of a disk that knows no locks
            try:
                fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refused(texts.plain(otherwise)) from None
        yield
    finally:
        os.close(place)
