"""Updates that wait for the bot: order, confirmation, expiry, and who is listening."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from simulator.clock import SimClock
from simulator.model import Json

PRESS_LIFETIME = timedelta(seconds=150)
MESSAGE_LIFETIME = timedelta(hours=24)
#: Kinds that a bot gets only if it asks for them by name.
ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True)
class Waiting:
    """An update that the bot has not confirmed."""

    body: Json
    kind: str
    since: datetime

    @property
    def update_id(self) -> int:
        """Its number."""
        return int(self.body["update_id"])

    def expired(self, now: datetime) -> bool:
        """Whether Telegram has thrown it away by now."""
        return now - self.since > (PRESS_LIFETIME if self.kind == "callback_query" else MESSAGE_LIFETIME)


class Inbox:
    """The updates of one bot."""

    def __init__(self, clock: SimClock) -> None:
        self._clock = clock
        self._waiting: list[Waiting] = []
        self._replays: list[Json] = []
        self._next_id = random.randint(100_000_000, 900_000_000)
        self.allowed: list[str] | None = None
        self.repeats = 0  # how many of the next updates to deliver twice
        self.expired: list[Json] = []  # what was thrown away undelivered
        self.poller = 0  # the number of the latest getUpdates; earlier ones end with 409
        self.arrived = asyncio.Event()
        self.on_arrival: Callable[[], None] | None = None

    def add(self, kind: str, content: Json) -> None:
        """Queue an update, unless the bot has said that it does not want this kind."""
        if self.allowed is None and kind in ON_REQUEST:
            return
        if self.allowed is not None and kind not in self.allowed:
            return
        self.add_raw(kind, {kind: content})

    def add_raw(self, kind: str, body: Json) -> None:
        """Queue an update whatever it holds (also a poisonous one)."""
        self._waiting.append(Waiting({"update_id": self._next_id, **body}, kind, self._clock.now()))
        self._next_id += 1
        self._wake()

    def _wake(self) -> None:
        self.arrived.set()
        if self.on_arrival is not None:
            self.on_arrival()

    def wake_pollers(self) -> None:
        """Let long polls look again (an outage or a webhook has begun)."""
        self.arrived.set()

    def confirm_below(self, offset: int) -> None:
        """Forget everything below an offset; a negative one keeps the last few."""
        self._expire()
        if offset < 0:
            self._waiting = self._waiting[offset:]
        else:
            self._waiting = [one for one in self._waiting if one.update_id >= offset]

    def batch(self, limit: int) -> list[Json]:
        """The next updates, oldest first; whatever was marked for repetition comes again the next time."""
        self._expire()
        replays, self._replays = self._replays, []
        fresh = [one.body for one in self._waiting[:limit]]
        for body in fresh[: self.repeats]:
            self._replays.append(body)
        self.repeats -= len(self._replays)
        if not fresh and not replays:
            self.arrived.clear()
        return replays + fresh

    def set_allowed(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; an empty list means the default."""
        if kinds is not None:
            self.allowed = kinds or None

    def reorder(self, order: list[int]) -> None:
        """Let what waits arrive in another order: `order` holds the old places, one for each update."""
        bodies = [one.body for one in self._waiting]
        self._waiting = [
            replace(one, body={**bodies[place], "update_id": one.update_id})
            for one, place in zip(self._waiting, order, strict=True)
        ]

    def clear(self) -> None:
        """Throw everything away (drop_pending_updates)."""
        self._waiting.clear()

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        self._expire()
        return len(self._waiting) + len(self._replays)

    def _expire(self) -> None:
        now = self._clock.now()
        self.expired += [one.body for one in self._waiting if one.expired(now)]
        self._waiting = [one for one in self._waiting if not one.expired(now)]
