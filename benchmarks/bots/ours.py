"""SOTARSA as bot.py composes it, but that it knows no limits of Telegram's.

At 28 messages a second the pacing, not the work, would be what is measured.
"""

import asyncio
import gc
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.crowd import START
from benchmarks.office import OFFICE, database_url
from conversations.engine import Engine, make_bot
from simulator.world import TOKEN
from sotarsa_bot.running import logs, pace
from storage.picture_process import PictureProcess
from storage.store import SqlStore

NO_LIMIT = 1_000_000
_born = time.monotonic()


def clock() -> datetime:
    return START + timedelta(seconds=time.monotonic() - _born)


@contextmanager
def no_limits() -> Iterator[None]:
    known = pace.SPACING, pace.GROUP_LIMIT, pace.ALL_LIMIT
    pace.SPACING, pace.GROUP_LIMIT, pace.ALL_LIMIT = timedelta(), NO_LIMIT, NO_LIMIT
    try:
        yield
    finally:
        pace.SPACING, pace.GROUP_LIMIT, pace.ALL_LIMIT = known


async def main(url: str, folder: Path, *, plain: bool = False) -> None:
    logs.configure("console", TOKEN)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    store = SqlStore.open(database_url(folder), plain=plain)
    with no_limits():
        async with PictureProcess(folder / "photos") as pictures:
            engine = await Engine.open(make_bot(TOKEN, url), store, clock, OFFICE, pictures)
            gc.freeze()
            try:
                await engine.run(stop)
            finally:
                await engine.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
