"""`bot.py demo`: the real bot in a local Telegram, on a page or once as a transcript."""

import argparse
import asyncio
import logging
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from commands.starting import told_to_stop
from conversations import menu_scopes
from conversations.gateway.engine import Engine, make_bot
from simulator import demo as simulation
from simulator.cast import Cast
from simulator.transport import SimTransport
from simulator.world import World
from sotarsa_bot import texts
from sotarsa_bot.running import logs
from sotarsa_bot.running.clock import wall_clock
from sotarsa_bot.running.example_office import furnish
from sotarsa_bot.running.office import Office
from storage.migrate import upgrade
from storage.picture_files import DiskPictures
from storage.store import SqlStore
from storage.vault import AesVault


async def play(args: argparse.Namespace) -> int:
    """Plays until told to stop, or the tour `once`; 1 if that failed. Nothing is kept, nothing leaves this machine."""
    logs.configure("console", "42:SIMULATOR")
    logging.getLogger().setLevel(logging.WARNING)  # the page, or the transcript, is what one looks at
    with tempfile.TemporaryDirectory(prefix="sotarsa-demo-") as folder:
        if not args.once:
            return await _page(Path(folder), told_to_stop(), args.port, empty=args.empty)
        start = datetime(2026, 11, 24, 1, tzinfo=UTC)
        return int(not await simulation.play_once(start, lambda *there: _engine(Path(folder), "", *there), print))


async def _page(folder: Path, stop: asyncio.Event, port: int, *, empty: bool) -> int:
    url = f"http://127.0.0.1:{port}"

    async def opened(world: World, cast: Cast | None) -> simulation.Bot:
        return DemoBot(await _engine(folder, url, world, cast))

    show = simulation.Demo(wall_clock(), opened, empty=empty)
    async with simulation.served(show, port):
        await show.open()
        print(texts.plain("bot.demo_open", url=url), flush=True)
        await stop.wait()
        await show.close()
    return 0


async def _engine(folder: Path, url: str, world: World, cast: Cast | None) -> Engine:
    """The real bot in a world: over HTTP if it has an address, else in-process; with an example office for a cast."""
    database = f"sqlite+aiosqlite:///{folder / 'demo.db'}"
    await upgrade(database)
    bot = make_bot(world.token, url or "http://simulator", None if url else SimTransport(world))
    office = Office(admin_ids=(simulation.ADMIN_ID,))
    store = SqlStore.open(database, AesVault(os.urandom(32)))  # nothing outlives the demo, nor does its key
    engine = await Engine.open(bot, store, world.clock.now, office, DiskPictures(folder / "photos"))
    if cast:
        async with store.writing() as books:
            await furnish(books, cast.registered, cast.bound, world.clock.now())
            await menu_scopes.offer_all(books, world.clock.now())
    return engine


class DemoBot:
    """A bot that runs by itself behind the page."""

    def __init__(self, engine: Engine) -> None:
        self.idle, self.next_due, self.send_wait, self._engine = engine.idle, engine.next_due, engine.send_wait, engine
        self._stop = asyncio.Event()
        self._running = asyncio.create_task(engine.run(self._stop, tick=0.5))  # its clock is moved by hand

    async def close(self) -> None:
        self._stop.set()
        await self._running
        await self._engine.close()
