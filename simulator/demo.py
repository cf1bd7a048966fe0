"""The demo: a world with the example office, the real bot in it, the page, and the tour.

The simulator does not know the bot: whoever composes the demo hands in how to open it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Protocol

from simulator.acts import Acts
from simulator.cast import ADMIN_ID, Cast, assemble
from simulator.clock import SimClock
from simulator.office import CastMember, ShownChat
from simulator.page import page_routes
from simulator.player import TourPlayer, TourStep
from simulator.server import create_app, serve
from simulator.tour import LENGTH, tour
from simulator.transcript import Transcript
from simulator.world import World

__all__ = ["ADMIN_ID", "Bot", "Demo", "Stepped", "play_once", "served"]

QUIET_FOR = 0.4
"""Seconds without work after which the bot counts as having answered."""


class Bot(Protocol):
    """The bot as the demo needs it."""

    async def idle(self) -> bool: ...
    async def next_due(self) -> datetime | None: ...
    async def close(self) -> None: ...


OpenBot = Callable[[World, Cast | None], Awaitable[Bot]]
"""Starts the bot in a world; with a cast, its office knows them."""


class Demo:
    """simulator.office.DemoOffice: one world, one bot."""

    def __init__(self, start: datetime, open_bot: OpenBot, *, empty: bool) -> None:
        self.clock = SimClock(start, running=True)
        self.world = World(self.clock)
        self.cast = assemble(self.world)
        self._open_bot, self._empty = open_bot, empty
        self._bot: Bot | None = None
        self._player = None if empty else TourPlayer(self._steps, self.settle, total=LENGTH)

    async def open(self) -> None:
        self._bot = await self._open_bot(self.world, None if self._empty else self.cast)

    async def close(self) -> None:
        if self._player:
            await self._player.stop()
        if self._bot:
            await self._bot.close()

    @property
    def people(self) -> Sequence[CastMember]:
        return self.cast.people

    @property
    def chats(self) -> Sequence[ShownChat]:
        return self.cast.chats

    async def next_reminder(self) -> datetime | None:
        return await self._bot.next_due() if self._bot else None

    def tour(self) -> TourPlayer | None:
        return self._player

    async def settle(self) -> None:
        """Waits until the bot has nothing left to do, for a while."""
        quiet = 0.0
        while quiet < QUIET_FOR:
            await asyncio.sleep(0.1)
            busy = self.world.pending or (self._bot and not await self._bot.idle())
            quiet = 0.0 if busy else quiet + 0.1

    def _steps(self) -> AsyncIterator[TourStep]:
        return tour(Acts(self.cast, self.settle))


@asynccontextmanager
async def served(demo: Demo, port: int) -> AsyncIterator[str]:
    """The Bot API and the page of a demo on one loopback port; gives its address."""
    app = create_app(demo.world)
    app.router.routes.extend(page_routes(demo))
    async with serve(app, port=port) as url:
        yield url


class Stepped(Protocol):
    """The bot as `play_once` needs it: played step by step, without waiting for real time."""

    async def settle(self, advance: Callable[[timedelta], object]) -> None: ...
    async def close(self) -> None: ...


async def play_once(
    start: datetime, open_bot: Callable[[World, Cast], Awaitable[Stepped]], write: Callable[[str], None]
) -> bool:
    """Plays the tour without a page and prints it as a transcript. False if anything was refused or unanswered."""
    clock = SimClock(start)
    world = World(clock)
    cast = assemble(world)
    bot = await open_bot(world, cast)
    transcript = Transcript(world, write)
    transcript.catch_up()

    async def settle() -> None:
        await bot.settle(clock.advance)
        transcript.catch_up()

    try:
        number = 0
        async for step in tour(Acts(cast, settle)):
            number += 1
            transcript.heading(number, step.title, step.explanation)
    except AssertionError as error:
        write(f"\nGAGAL: {error}")
        return False
    finally:
        await bot.close()
    refused, unanswered = len(world.unprovoked), len(world.unanswered_presses)
    write(f"\nSelesai. Ditolak simulator: {refused}. Tombol tak terjawab: {unanswered}.")
    return not refused and not unanswered
