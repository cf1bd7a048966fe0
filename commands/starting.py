"""What every command begins with: settings, logs, and a way to be stopped or to refuse."""

import asyncio
import signal

from sotarsa_bot.running import logs
from sotarsa_bot.running.health import Level
from sotarsa_bot.running.settings import Settings, load
from storage import health as storage_health


class Refused(Exception):
    """Something has to be mended first. Its words, in Indonesian, are for whoever typed the command."""


def settings() -> Settings:
    """The settings, with logs that hide the token from here on. BadSettings if they cannot be used."""
    found = load()
    logs.configure(found.log_format, found.token)
    return found


async def sound_database(url: str, *levels: Level) -> None:
    """Refused, in words that say what to do, unless the database is found to be on one of these levels."""
    found = await storage_health.examine(url)
    if found.level not in levels:
        raise Refused(str(found))


def told_to_stop() -> asyncio.Event:
    """Set by SIGTERM and Ctrl-C."""
    stop = asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(told, stop.set)
    return stop
