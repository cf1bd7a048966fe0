"""What every command begins with: settings, logs, and a way to be stopped or to refuse."""

import asyncio
import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sotarsa_bot import texts
from sotarsa_bot.running import logs
from sotarsa_bot.running.health import Finding, Level
from sotarsa_bot.running.settings import Settings, load
from storage import health as storage_health
from storage.trouble import in_words


class Refused(Exception):
    """Something has to be mended first. Its words, in Indonesian, are for whoever typed the command."""


def settings() -> Settings:
    """The settings, with logs that hide the token from here on. BadSettings if they cannot be used."""
    found = load()
    logs.configure(found.log_format, found.token)
    return found


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


def told_to_stop() -> asyncio.Event:
    """Set by SIGTERM and Ctrl-C."""
    stop = asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(told, stop.set)
    return stop
