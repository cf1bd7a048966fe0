"""What every command begins with: settings, logs, and a way to be stopped.

It loads little, so that a setting that cannot be used is named at once, and `bot.py health`, which is asked each
minute, costs a small machine next to nothing.
"""

import asyncio
import signal

from sotarsa_bot.running import logs
from sotarsa_bot.running.settings import Settings, load


def settings() -> Settings:
    """The settings, with logs that hide the token from here on. BadSettings if they cannot be used."""
    found = load()
    logs.configure(found.log_format, found.token)
    return found


def told_to_stop() -> asyncio.Event:
    """Set by SIGTERM and Ctrl-C."""
    stop = asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(told, stop.set)
    return stop
