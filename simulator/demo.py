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
from simulator.cast import ADMIN_ID, SITES, Cast, Site, assemble, newcomers
from simulator.clock import SimClock
from simulator.inbox import PRESS_LIFETIME
from simulator.model import Press
from simulator.office import CastMember, ShownChat
from simulator.page import page_routes
from simulator.player import TourPlayer, TourStep
from simulator.server import create_app, serve
from simulator.silences import Silences, listed
from simulator.tour import LENGTH, tour
from simulator.transcript import Transcript
from simulator.world import World

__all__ = ["ADMIN_ID", "SITES", "Bot", "Demo", "Site", "Stepped", "play_once", "served"]

QUIET_SECONDS = 0.2
"""Seconds without work after which the bot counts as having answered."""
WATCHED_PAUSE_SECONDS = 2.0
"""Seconds, at speed 1, of keeping Telegram's pace are watched; a longer pause is skipped on the clock."""
LONGEST_PAUSE = timedelta(minutes=1)
"""Telegram's pace asks for no longer pause; what waits longer waits for something else."""


class Bot(Protocol):
    """The bot as the demo needs it."""

    async def idle(self) -> bool: ...
    async def next_due(self) -> datetime | None: ...
    async def send_wait(self) -> timedelta | None: ...
    async def close(self) -> None: ...


OpenBot = Callable[[World, Cast | None], Awaitable[Bot]]
"""Starts the bot in a world; with a cast, its office knows them."""


class Demo:
    """simulator.office.DemoOffice: one world, one bot."""

    def __init__(self, start: datetime, open_bot: OpenBot, *, empty: bool, sites: Sequence[Site] = SITES) -> None:
        self.clock = SimClock(start, running=True)
        self.world = World(self.clock)
        self.cast = assemble(self.world, sites)
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
        return newcomers(self.cast) if self._empty else self.cast.people

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
        while quiet < QUIET_SECONDS:
            await asyncio.sleep(0.1)
            busy = await self._busy()
            quiet = 0.0 if busy else quiet + 0.1
            if busy:
                await self._skip_pause()

    async def _busy(self) -> bool:
        spinning = any(not press.answered and self._alive(press) for press in self.world.presses.values())
        return bool(self.world.pending or spinning or (self._bot and not await self._bot.idle()))

    def _alive(self, press: Press) -> bool:
        return self.clock.now() - press.at <= PRESS_LIFETIME

    async def _skip_pause(self) -> None:
        wait = await self._bot.send_wait() if self._bot else None
        speed = self._player.speed if self._player else 1.0
        if wait and timedelta(seconds=WATCHED_PAUSE_SECONDS / speed) < wait <= LONGEST_PAUSE:
            self.clock.advance(wait)

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
    start: datetime,
    open_bot: Callable[[World, Cast], Awaitable[Stepped]],
    write: Callable[[str], None],
    sites: Sequence[Site] = SITES,
) -> bool:
    """Plays the tour without a page and prints it as a transcript, down to three numbers that should be 0.

    False if a step failed, anything was refused, or anybody was left without an answer.
    """
    clock = SimClock(start)
    world = World(clock)
    cast = assemble(world, sites)
    bot = await open_bot(world, cast)
    transcript, silences = Transcript(world, write), Silences(world)
    transcript.catch_up()

    async def settle() -> None:
        await bot.settle(clock.advance)
        transcript.catch_up()
        silences.catch_up()

    try:
        played = await _played(Acts(cast, settle), transcript, write)
    finally:
        await bot.close()
    if silences.found:
        write("\n" + listed(silences.found))
    wrong = (len(world.unprovoked), len(world.unanswered_presses), len(silences.found))
    write("\nDitolak simulator: {}. Tombol tak terjawab: {}. Pesan tak terjawab: {}.".format(*wrong))
    return played and not any(wrong)


async def _played(acts: Acts, transcript: Transcript, write: Callable[[str], None]) -> bool:
    number = 0
    try:
        async for step in tour(acts):
            number += 1
            transcript.heading(number, step.title, step.explanation)
    except AssertionError as error:
        write(f"\nGAGAL pada langkah {number}: {error}")
        return False
    return True
