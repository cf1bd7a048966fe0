"""SOTARSA as bot.py composes it, but for its clock: that runs fast, so that Telegram's limits do not bind.

At 25 messages a second the pacing, not the work, would be what is measured.
"""

import asyncio
import gc
import signal
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.crowd import START
from benchmarks.office import OFFICE, database_url
from conversations.gateway.engine import Engine, make_bot
from simulator.world import TOKEN
from sotarsa_bot.running import logs
from storage.picture_files import DiskPictures
from storage.store import SqlStore

SPEED = 20
_born = time.monotonic()


def fast_clock() -> datetime:
    return START + timedelta(seconds=(time.monotonic() - _born) * SPEED)


async def main(url: str, folder: Path) -> None:
    logs.configure("console", TOKEN)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    store, pictures = SqlStore.open(database_url(folder)), DiskPictures(folder / "photos")
    engine = await Engine.open(make_bot(TOKEN, url), store, fast_clock, OFFICE, pictures)
    gc.freeze()
    try:
        await engine.run(stop)
    finally:
        await engine.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
