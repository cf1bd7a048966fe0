"""The tour's player: pause, speed, a second play, a failure."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from simulator.player import TourPlayer, TourStep
from tests.waiting import turns, until


class Story:
    """Steps that note what was done; one of them may fail."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.fails = False

    async def steps(self) -> AsyncIterator[TourStep]:
        """Three steps."""
        for name in ("satu", "dua", "tiga"):
            yield TourStep(name, "")
            if self.fails and name == "dua":
                raise LookupError("tombol tidak ada")
            self.done.append(name)

    async def settle(self) -> None:
        """The bot is quick here."""
        await asyncio.sleep(0)

    async def reset(self) -> None:
        """A fresh office."""
        self.done.append("reset")


async def test_a_second_play_starts_afresh() -> None:
    """The office is reset before the second play, not before the first."""
    story = Story()
    player = TourPlayer(story.steps, story.settle, 0, total=3, reset=story.reset)
    player.play()
    assert (await player.wait()).phase == "finished"
    player.play()
    state = await player.wait()
    assert (state.phase, state.number) == ("finished", 3)
    assert story.done == ["satu", "dua", "tiga", "reset", "satu", "dua", "tiga"]


async def test_a_pause_holds_and_goes_on() -> None:
    """Nothing is done during a pause; play goes on where it was."""
    story = Story()
    player = TourPlayer(story.steps, story.settle, 0)
    unlisten = player.listen(lambda: player.pause() if player.state.number == 2 else None)
    player.play()
    await until(lambda: player.state.phase == "paused")
    await turns()  # nobody watches, so that it would be at its end by now
    assert (player.state.phase, story.done) == ("paused", ["satu"])
    unlisten()
    player.play()
    assert (await player.wait()).phase == "finished"


async def test_a_failed_step_is_told_with_its_reason() -> None:
    """The failure keeps the step and says why."""
    story = Story()
    story.fails = True
    player = TourPlayer(story.steps, story.settle, 0)
    player.play()
    state = await player.wait()
    assert (state.phase, state.number, state.error) == ("failed", 2, "LookupError: tombol tidak ada")


async def test_stop_ends_and_speed_is_one_of_those_offered() -> None:
    """A stopped tour stays stopped; an odd speed is refused."""
    story = Story()
    player = TourPlayer(story.steps, story.settle, 5)
    player.play()
    await until(lambda: player.state.number == 1)
    await player.stop()
    assert (player.state.phase, player.busy) == ("stopped", False)
    with pytest.raises(ValueError, match="no such speed"):
        player.set_speed(3)
