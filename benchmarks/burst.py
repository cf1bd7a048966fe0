"""Ten teams come back into signal at once: a thousand photos in albums and singles, into the real process.

One more photographs in the team's group. Meanwhile an official goes on pressing a button in another group, and the
coordinator in that very group; how long until each press is answered, and how much memory the bot takes at most.
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
from simulator.model import Chat
from simulator.people import Actor
from simulator.photos import sample_photo
from simulator.server import create_app, serve
from sotarsa_bot.records.field import PhotoState
from sotarsa_bot.records.machinery import PostState
from storage.store import SqlStore

ALBUM = 10
LOOK_SECONDS, EVERY_SECONDS = 0.01, 0.5


async def measure(*, quick: bool) -> list[Table]:
    teams, each = (3, 40) if quick else (10, 100)
    with tempfile.TemporaryDirectory(prefix="sotarsa-burst-") as folder:
        return await _measured(Path(folder), teams, each)


async def _measured(folder: Path, teams: int, each: int) -> list[Table]:
    where, database = scene(teams, 0), f"sqlite+aiosqlite:///{folder / 'sotarsa.sqlite3'}"
    await prepare(where, database)
    cast = where.cast
    crowd = [*((who, where.world.private(who.user)) for who in where.team), (cast.member, cast.team_group)]
    for number, (who, chat) in enumerate(crowd):
        _photographs(who, chat, number, each, in_albums=each if chat is cast.team_group else each // 2)
    store = SqlStore.open(database)
    async with serve(create_app(where.world)) as url:
        bot = await born(folder, url)
        await _until(lambda: _said(where) >= 2)  # both cards stand
        before = memory(bot.pid)
        pressing = [
            asyncio.create_task(_presses(cast.official, cast.village_group, "tempat siap")),
            asyncio.create_task(_presses(cast.coordinator, cast.team_group, "kendaraan")),
        ]
        began = time.monotonic()
        for who, _ in crowd:
            who.comes_online()
        await _until(lambda: where.world.pending == 0)
        received = time.monotonic() - began
        await _until_async(lambda: _stored(store, len(crowd) * each))
        stored = time.monotonic() - began
        for task in pressing:
            task.cancel()
        slowest = [await task for task in pressing]
        await _until_async(lambda: _silent(store))
        silent, peak = time.monotonic() - began, memory(bot.pid, "VmHWM")
        bot.terminate()
        await bot.wait()
    await store.close()
    return _tables(where, len(crowd) * each, (received, stored, silent), slowest, (before, peak))


def _photographs(who: Actor, chat: Chat, number: int, each: int, *, in_albums: int) -> None:
    """Without a signal: in albums (the caption on the first item, or the last), and the rest one by one."""
    who.goes_offline()
    pictures = [sample_photo((number + n) % 16) + b"%d/%d" % (number, n) for n in range(each)]
    for n in range(0, in_albums, ALBUM):
        captions: list[str | None] = [None] * ALBUM
        captions[0 if n % (2 * ALBUM) else -1] = f"K1 sembako {n + 1}"
        who.sends_album(chat, pictures[n : n + ALBUM], captions=captions)
    for n in range(in_albums, each):
        who.sends_photo(chat, pictures[n], caption=f"K1 {number * 1000 + n} terima")


async def _presses(who: Actor, chat: Chat, label: str) -> float:
    """Ticks and unticks; the longest that a press waited, in seconds."""
    slowest = 0.0
    try:
        while True:
            began = time.monotonic()
            who.taps(label, chat=chat)
            press = who.last_press
            while press and not press.answered:  # noqa: ASYNC110 - another process cannot set our event
                await asyncio.sleep(LOOK_SECONDS)
            slowest = max(slowest, time.monotonic() - began)
            await asyncio.sleep(EVERY_SECONDS)
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


def _acknowledged(where: Scene, each: int) -> int:
    """Messages that count photos: one a sender is wanted."""
    chats = [*(where.world.private(who.user) for who in where.team), where.cast.team_group]
    return sum(f"dari {each} foto tersimpan" in m.shown for chat in chats for m in chat.timeline)


def _tables(
    where: Scene, photos: int, times: tuple[float, float, float], slowest: list[float], megabytes: tuple[float, float]
) -> list[Table]:
    table = Table(
        f"{photos:,} photos at once, from {len(where.team)} people in private and one in a group", ("", "figure")
    )
    for name, figure in zip(("seconds until received", "seconds until stored", "seconds until all is said"), times,
                            strict=True):  # fmt: skip
        table.row(name, figure)
    table.row("slowest press of somebody else in another group, seconds", slowest[0])
    table.row("slowest press of somebody else in the very group, seconds", slowest[1])
    table.row("megabytes before", megabytes[0])
    table.row("megabytes at most", megabytes[1])
    table.row("messages that count photos", _acknowledged(where, photos // (len(where.team) + 1)))
    table.row("429 Too Many Requests", len(where.world.refusals))
    return [table]


async def _until(done: Callable[[], bool]) -> None:
    while not done():  # noqa: ASYNC110 - another process cannot set our event
        await asyncio.sleep(LOOK_SECONDS)


async def _until_async(done: Callable[[], Awaitable[bool]]) -> None:
    while not await done():  # noqa: ASYNC110 - another process cannot set our event
        await asyncio.sleep(0.1)
