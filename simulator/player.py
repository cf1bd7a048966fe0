"""Plays a tour: one step after another, with time to read, pauses and speed; a failure is kept and shown."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

log = logging.getLogger(__name__)

Phase = Literal["idle", "resetting", "playing", "paused", "stopped", "finished", "failed"]
SPEEDS = (0.5, 1.0, 2.0, 4.0, 8.0)
#: Reading speed of a person who does not know the programme yet, in characters a second.
READING_SECONDS = 22.0
SLICE_SECONDS = 0.1


@dataclass(frozen=True)
class TourStep:
    """What happens next: it is shown first, then the generator that yielded it goes on and does it."""

    title: str
    explanation: str
    chat: int | None = None  # the chat where it happens


@dataclass(frozen=True)
class TourState:
    """Where a tour stands, as the page shows it."""

    phase: Phase = "idle"
    number: int = 0
    step: TourStep | None = None
    error: str = ""


class TourPlayer:
    """Plays the steps of a tour in the background.

    `settle` waits until the bot has answered everything; `delay` is the shortest look, in seconds, at what a step did;
    `total` is the number of steps if it is known; `reset` makes the office as new before a second play.
    """

    def __init__(
        self,
        steps_factory: Callable[[], AsyncIterator[TourStep]],
        settle: Callable[[], Awaitable[None]],
        delay: float = 2.0,
        *,
        total: int | None = None,
        reset: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._steps_factory = steps_factory
        self._settle = settle
        self._delay = delay
        self._reset = reset
        self._task: asyncio.Task[None] | None = None
        self._running = asyncio.Event()
        self._listeners: list[Callable[[], None]] = []
        self.total = total
        self.played = False  # a second play is announced differently
        self.speed = 1.0
        self.state = TourState()

    @property
    def resets(self) -> bool:
        """Whether a second play starts in a fresh office."""
        return self._reset is not None

    @property
    def busy(self) -> bool:
        """Whether a tour is under way (also when it is paused)."""
        return self._task is not None and not self._task.done()

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after every change; returns a function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # --- the buttons ---

    def play(self) -> None:
        """Play from the start; a tour that is paused goes on instead."""
        if self.busy:
            self.resume()
            return
        self._running.set()
        self._task = asyncio.create_task(self._perform(fresh=self.played))

    def pause(self) -> None:
        """Hold after the step in hand."""
        if self.state.phase == "playing":
            self._running.clear()
            self._show("paused")

    def resume(self) -> None:
        """Go on after a pause."""
        if self.state.phase == "paused":
            self._running.set()
            self._show("playing")

    def set_speed(self, speed: float) -> None:
        """Play faster or slower; reading time only, the bot is never hurried."""
        if speed not in SPEEDS:
            raise ValueError(f"no such speed: {speed}")
        self.speed = speed
        self._tell()

    async def stop(self) -> None:
        """End the tour where it is."""
        if self._task is None or not self.busy:
            return
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task
        self._show("stopped")

    async def wait(self) -> TourState:
        """Wait until the tour has ended, and tell how."""
        if self._task is not None:
            await asyncio.wait([self._task])
        return self.state

    # --- inner workings ---

    async def _perform(self, *, fresh: bool) -> None:
        try:
            await self._prepare(fresh)
            await self._play_all()
        except Exception as error:
            log.exception("the tour failed at step %s", self.state.number)
            self._show("failed", error=f"{type(error).__name__}: {error}")
        else:
            self._show("finished")

    async def _prepare(self, fresh: bool) -> None:
        self.state = TourState("resetting" if fresh and self._reset else "playing")
        self._tell()
        self.played = True
        if fresh and self._reset is not None:
            await self._reset()
            self._show("playing")

    async def _play_all(self) -> None:
        steps = self._steps_factory()
        try:
            async for step in steps:
                await self._settle()
                if self.state.step is not None:
                    await self._look(self._delay)  # at what that step has done
                self.state = TourState(self.state.phase, self.state.number + 1, step)
                self._tell()
                await self._look(max(self._delay, len(step.title + step.explanation) / READING_SECONDS))
            await self._settle()
        finally:
            if (aclose := getattr(steps, "aclose", None)) is not None:
                await aclose()

    async def _look(self, seconds: float) -> None:
        """Give people time; small slices, so that pause and speed act at once."""
        left = seconds if self._delay else 0.0  # no delay: nobody is watching
        while left > 0:
            await self._running.wait()
            await asyncio.sleep(min(SLICE_SECONDS, left / self.speed))
            left -= SLICE_SECONDS * self.speed
        await self._running.wait()

    def _show(self, phase: Phase, error: str = "") -> None:
        self.state = TourState(phase, self.state.number, self.state.step, error)
        self._tell()

    def _tell(self) -> None:
        for listener in list(self._listeners):
            listener()
