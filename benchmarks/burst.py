"""Ten teams come back into signal at once: a thousand photos in albums and singles, into the real process.

Meanwhile an official goes on pressing a button elsewhere; how long until each press is answered, and how much memory
the bot takes at most.
"""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks.crash.bot import born
from benchmarks.crash.office import Scene, prepare, scene
from benchmarks.pair import memory
from benchmarks.table import Table
from simulator.people import Actor
from simulator.photos import sample_photo
from simulator.server import create_app, serve
from sotarsa_bot.field import PhotoState
from sotarsa_bot.machinery import PostState
from storage.store import SqlStore

ALBUM = 10
LOOK, EVERY = 0.01, 0.5


async def measure(*, quick: bool) -> list[Table]:
    teams, each = (3, 40) if quick else (10, 100)
    with tempfile.TemporaryDirectory(prefix="sotarsa-burst-") as folder:
        return await _measured(Path(folder), teams, each)


async def _measured(folder: Path, teams: int, each: int) -> list[Table]:
    where, database = scene(teams, 0), f"sqlite+aiosqlite:///{folder / 'sotarsa.sqlite3'}"
    await prepare(where, database)
    for number, who in enumerate(where.team):
        _photographs(where, who, number, each)
    store = SqlStore.open(database)
    async with serve(create_app(where.world)) as url:
        bot = await born(folder, url)
        await _until(lambda: _said(where) >= 2)  # both cards stand
        before = memory(bot.pid)
        pressing = asyncio.create_task(_presses(where))
        began = time.monotonic()
        for who in where.team:
            who.comes_online()
        await _until(lambda: where.world.pending == 0)
        received = time.monotonic() - began
        await _until_async(lambda: _stored(store, teams * each))
        stored = time.monotonic() - began
        pressing.cancel()
        slowest = await pressing
        await _until_async(lambda: _silent(store))
        silent, peak = time.monotonic() - began, memory(bot.pid, "VmHWM")
        bot.terminate()
        await bot.wait()
    await store.close()
    return _tables(where, teams * each, (received, stored, silent), slowest, (before, peak))


def _photographs(where: Scene, who: Actor, number: int, each: int) -> None:
    """Without a signal: half in albums (the caption on the first item, or the last), half one by one."""
    chat = where.world.private(who.user)
    who.goes_offline()
    pictures = [sample_photo((number + n) % 16) + b"%d/%d" % (number, n) for n in range(each)]
    for n in range(0, each // 2, ALBUM):
        captions: list[str | None] = [None] * ALBUM
        captions[0 if n % (2 * ALBUM) else -1] = f"K1 sembako {n + 1}"
        who.sends_album(chat, pictures[n : n + ALBUM], captions=captions)
    for n in range(each // 2, each):
        who.sends_photo(chat, pictures[n], caption=f"K1 {number * 1000 + n} terima")


async def _presses(where: Scene) -> float:
    """Ticks and unticks; the longest that a press waited, in seconds."""
    who, chat, slowest = where.cast.official, where.cast.village_group, 0.0
    try:
        while True:
            began = time.monotonic()
            who.taps("tempat siap", chat=chat)
            press = who.last_press
            while press and not press.answered:  # noqa: ASYNC110 - another process cannot set our event
                await asyncio.sleep(LOOK)
            slowest = max(slowest, time.monotonic() - began)
            await asyncio.sleep(EVERY)
    except asyncio.CancelledError:
        return slowest


async def _stored(store: SqlStore, count: int) -> bool:
    async with store.reading() as books:
        return await books.photos.count(state=PhotoState.STORED) >= count


async def _silent(store: SqlStore) -> bool:
    async with store.reading() as books:
        return not await books.outbox.count(state=PostState.QUEUED) + await books.outbox.count(state=PostState.SENDING)


def _said(where: Scene) -> int:
    return sum(m.sender is where.world.bot for chat in where.world.chats.values() for m in chat.timeline)


def _acknowledged(where: Scene) -> int:
    """Messages that count photos: one a sender is wanted."""
    chats = [where.world.private(who.user) for who in where.team]
    return sum("foto tersimpan" in m.shown for chat in chats for m in chat.timeline)


def _tables(
    where: Scene, photos: int, times: tuple[float, float, float], slowest: float, megabytes: tuple[float, float]
) -> list[Table]:
    table = Table(f"{photos:,} photos from {len(where.team)} teams at once", ("", "figure"))
    for name, figure in zip(("seconds until received", "seconds until stored", "seconds until all is said"), times,
                            strict=True):  # fmt: skip
        table.row(name, figure)
    table.row("slowest press of somebody else, seconds", slowest)
    table.row("megabytes before", megabytes[0])
    table.row("megabytes at most", megabytes[1])
    table.row("messages that count photos", _acknowledged(where))
    table.row("429 Too Many Requests", len(where.world.refusals))
    return [table]


async def _until(done: Callable[[], bool]) -> None:
    while not done():  # noqa: ASYNC110 - another process cannot set our event
        await asyncio.sleep(LOOK)


async def _until_async(done: Callable[[], Awaitable[bool]]) -> None:
    while not await done():  # noqa: ASYNC110 - another process cannot set our event
        await asyncio.sleep(0.1)
