"""`bot.py demo`: the real bot in a local Telegram, on a page or once as a transcript."""

import argparse
import asyncio
import logging
import os
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from commands.refused import Refused
from commands.starting import told_to_stop
from conversations import menu_scopes
from conversations.engine import Engine, make_bot
from simulator import demo as simulation
from simulator.cast import Cast
from simulator.transport import SimTransport
from simulator.world import World
from sotarsa_bot import texts
from sotarsa_bot.people.example_office import furnish
from sotarsa_bot.running import logs
from sotarsa_bot.running.clock import wall_clock
from sotarsa_bot.running.district import OWN, District, read_district
from sotarsa_bot.running.office import Office
from storage.migrate import upgrade
from storage.picture_files import DiskPictures
from storage.store import SqlStore
from storage.vault import AesVault


async def play(args: argparse.Namespace) -> int:
    """Plays until told to stop, or the tour `once`; 1 if that failed. Nothing is kept, nothing leaves this machine."""
    district, sites = _played(args.district)
    logs.configure("console", "42:SIMULATOR")
    logging.getLogger().setLevel(logging.WARNING)  # the page, or the transcript, is what one looks at
    with tempfile.TemporaryDirectory(prefix="sotarsa-demo-") as folder:

        async def opened(world: World, cast: Cast | None) -> Engine:
            return await _engine(Path(folder), "", district, world, cast)

        if args.once:
            start = datetime(2026, 11, 24, 1, tzinfo=UTC)
            return int(not await simulation.play_once(start, opened, print, sites))
        return await _page(Path(folder), told_to_stop(), args, district, sites)


def _played(file: Path) -> tuple[District, Sequence[simulation.Site]]:
    """The sub-district of the demo, and its three villages with a group: Halong's own, or the first three of another.
    Refused, saying what is wrong with the file."""
    try:
        district = read_district(file)
        if file == OWN:
            return district, simulation.SITES
        first, second, third, *_ = (simulation.Site(code, name) for code, name in district.villages.items())
    except (OSError, ValueError) as error:
        raise Refused(texts.plain("bot.bad_district", file=file, problem=str(error).splitlines()[0])) from error
    return district, (first, second, third)


async def _page(
    folder: Path, stop: asyncio.Event, args: argparse.Namespace, district: District, sites: Sequence[simulation.Site]
) -> int:
    url = f"http://127.0.0.1:{args.port}"

    async def opened(world: World, cast: Cast | None) -> simulation.Bot:
        return DemoBot(await _engine(folder, url, district, world, cast))

    show = simulation.Demo(wall_clock(), opened, empty=args.empty, sites=sites)
    async with simulation.served(show, args.port):
        await show.open()
        print(texts.plain("bot.demo_open", url=url), flush=True)
        await stop.wait()
        await show.close()
    return 0


async def _engine(folder: Path, url: str, district: District, world: World, cast: Cast | None) -> Engine:
    """The real bot in a world: over HTTP if it has an address, else in-process; with an example office for a cast."""
    database = f"sqlite+aiosqlite:///{folder / 'demo.db'}"
    await upgrade(database)
    bot = make_bot(world.token, url or "http://simulator", None if url else SimTransport(world))
    office = Office(admin_ids=(simulation.ADMIN_ID,), district=district)
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
