"""The run: the simulator here, the bot as a process, killed and started again until the day is over."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from random import Random

from benchmarks.crash.bot import LOG, born
from benchmarks.crash.day import Day
from benchmarks.crash.findings import Findings, compare
from benchmarks.crash.kill_points import KillPoints, Spot
from benchmarks.crash.office import prepare, scene
from simulator.server import create_app, serve
from sotarsa_bot.records.field import PhotoState
from sotarsa_bot.records.machinery import InboxState, PostState
from storage.picture_files import DiskPictures
from storage.store import SqlStore

LAST_LIFE_SECONDS = 240
"""Seconds in which the bot that is not killed has to have answered everything."""
LIFE_SECONDS, PATIENCE_SECONDS = 4.0, 8.0
"""Seconds: the longest of a life that ends anywhere; when one that has not come to its spot is killed all the same."""


class Run:
    """`kills` lives that end by SIGKILL, and a last one that may finish."""

    def __init__(self, folder: Path, *, kills: int, photos: int, seed: int) -> None:
        self._folder, self._kills, self._chance = folder, kills, Random(seed)  # noqa: S311 - nothing secret
        self._where = scene(team=max(4, photos // 10), writers=5)
        self._day = Day(self._where, photos, self._chance)
        self._updates, self._ended = 0, False
        self._where.world.inbox.on_arrival = self._counted
        self.killed: Counter[Spot] = Counter()
        self.log = folder / LOG

    def _counted(self) -> None:
        self._updates += 1

    async def play(self, *, proposal: bool) -> Findings:
        """The whole day; what was found in the end."""
        database = f"sqlite+aiosqlite:///{self._folder / 'sotarsa.sqlite3'}"
        await prepare(self._where, database)
        store = SqlStore.open(database)
        kill_points = KillPoints(create_app(self._where.world))
        try:
            async with serve(kill_points) as url:  # type: ignore[arg-type]
                await self._lived(url, kill_points, store, proposal=proposal)
            async with store.reading() as books:
                pictures = DiskPictures(self._folder / "photos")
                found = await compare(books, self._where, self._day.expected, pictures, self._updates)
            if not self._ended:
                found.lost.append("the day did not end: somebody waits for an answer, or something is owed still")
            return found
        finally:
            await store.close()

    async def _lived(self, url: str, kill_points: KillPoints, store: SqlStore, *, proposal: bool) -> None:
        day = asyncio.create_task(self._day.play(proposal=proposal))
        each = -(-self._day.turns // max(1, self._kills))
        try:
            for _ in range(self._kills):
                self._day.release(each)
                await self._one_life(url, kill_points)
            bot = await born(self._folder, url)
            with suppress(TimeoutError):
                async with asyncio.timeout(LAST_LIFE_SECONDS):
                    await day
                    await _until(lambda: self._quiet(store))
                    self._ended = True
            bot.terminate()
            await asyncio.wait_for(bot.wait(), 20)
        finally:
            day.cancel()
            with suppress(asyncio.CancelledError):
                await day

    async def _one_life(self, url: str, kill_points: KillPoints) -> None:
        spot = self._chance.choice(list(Spot))
        bot = await born(self._folder, url)
        if spot is Spot.ANYWHERE:
            await asyncio.sleep(self._chance.uniform(0.3, LIFE_SECONDS))
        else:
            kill_points.arm(spot, bot.kill)
            with suppress(TimeoutError):
                await asyncio.wait_for(bot.wait(), PATIENCE_SECONDS)
            kill_points.disarm()
        if bot.returncode is None:
            spot = Spot.ANYWHERE
            bot.kill()
        await bot.wait()
        self.killed[spot] += 1

    async def _quiet(self, store: SqlStore) -> bool:
        async with store.reading() as books:
            owed = await books.outbox.count(state=PostState.QUEUED) + await books.outbox.count(state=PostState.SENDING)
            left = await books.inbox.count(state=InboxState.NEW) + await books.photos.count(state=PhotoState.PENDING)
        return not (owed or left or self._where.world.pending)


async def _until(done: Callable[[], Awaitable[bool]]) -> None:
    while not await done():  # noqa: ASYNC110 - another process cannot set our event
        await asyncio.sleep(0.2)


async def crash(*, kills: int, photos: int, seed: int, proposal: bool) -> tuple[Findings, Counter[Spot], str]:
    """Plays it in a folder of its own; what was found, how many kills landed where, and the bots' log."""
    with tempfile.TemporaryDirectory(prefix="sotarsa-crash-") as folder:
        one = Run(Path(folder), kills=kills, photos=photos, seed=seed)
        findings = await one.play(proposal=proposal)
        return findings, one.killed, one.log.read_text()
