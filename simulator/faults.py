"""What can be made to go wrong, once or for a while.

Faults of the network (a lost answer, an outage) look like this to the bot:
over `simulator.transport.SimTransport` as httpx.ReadTimeout and httpx.ConnectError; over real HTTP the server keeps
the answer back for `hang_seconds` (a lost answer) and then cuts the connection, or cuts it at once (an outage).
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from simulator.clock import SimClock
from simulator.inbox import Inbox
from simulator.model import Json

Kind = Literal["too_many", "bad_gateway", "poll_conflict", "accept_then_timeout", "accept_then_page", "accept_then_cut"]
TAKEN: tuple[Kind, ...] = ("accept_then_timeout", "accept_then_page", "accept_then_cut")
"""What was asked for is done, and the bot does not hear of it."""
#: Methods that are left alone unless a fault names them.
QUIET = {"getUpdates", "getMe", "setMyCommands", "deleteWebhook", "getWebhookInfo"}
POISON: Json = {"message": {"message_id": "seven", "date": None, "chat": {"type": "void"}, "text": ["?"]}}


@dataclass
class Fault:
    """One thing that will go wrong, a number of times."""

    kind: Kind
    left: int
    method: str | None = None
    retry_after: int = 0
    status: int = 502

    def hits(self, method: str) -> bool:
        """Whether this request is one that goes wrong."""
        return self.left > 0 and (self.method == method or (self.method is None and method not in QUIET))


class _Brake:
    """How many more requests pass, and when the others do."""

    def __init__(self, left: int) -> None:
        self.left, self.gone = left, asyncio.Event()


class Faults:
    """The faults that wait to happen."""

    def __init__(self, clock: SimClock, inbox: Inbox) -> None:
        self._clock = clock
        self._inbox = inbox
        self._planned: list[Fault] = []
        self._out_until: datetime | None = None
        self.hang_seconds = 30.0
        self._brakes: dict[str, _Brake] = {}

    def too_many(self, retry_after: int, n: int = 1, method: str | None = None) -> None:
        """Answer the next `n` requests with 429."""
        self._planned.append(Fault("too_many", n, method, retry_after))

    def bad_gateway(self, n: int = 1, method: str | None = None) -> None:
        """Answer the next `n` requests with 502 and an HTML body, as a proxy does."""
        self._planned.append(Fault("bad_gateway", n, method))

    def poll_conflict(self, n: int = 1) -> None:
        """Another program with the same token ends the next `n` polls."""
        self._planned.append(Fault("poll_conflict", n, "getUpdates"))

    def accept_then_timeout(self, n: int = 1, method: str | None = None) -> None:
        """Do what the next `n` requests ask, but never let the bot hear of it."""
        self._planned.append(Fault("accept_then_timeout", n, method))

    def accept_then_page(self, status: int = 502, n: int = 1, method: str | None = None) -> None:
        """Do what the next `n` requests ask, but answer with a gateway's page."""
        self._planned.append(Fault("accept_then_page", n, method, status=status))

    def accept_then_cut(self, n: int = 1, method: str | None = None) -> None:
        """Do what the next `n` requests ask; their answers end in the middle of the JSON."""
        self._planned.append(Fault("accept_then_cut", n, method))

    def duplicate(self, n: int = 1) -> None:
        """Deliver the next `n` updates a second time under the same id, although they were confirmed."""
        self._inbox.repeats += n

    def poison(self, update: Json | None = None) -> None:
        """Queue an update that a client library cannot parse."""
        self._inbox.add_raw("message", POISON if update is None else update)

    def outage(self, length: timedelta) -> None:
        """Let no connection through for a while, by the world's clock."""
        self._out_until = self._clock.now() + length
        self._inbox.wake_pollers()

    @property
    def out(self) -> bool:
        """Whether the network is down now."""
        return self._out_until is not None and self._clock.now() < self._out_until

    @property
    def spent(self) -> bool:
        """Whether everything that was planned has gone wrong."""
        return all(fault.left == 0 for fault in self._planned)

    def brake(self, method: str, after: int = 0) -> None:
        """Let `after` requests of this method through and hold the next ones, until it is let go."""
        self._brakes[method] = _Brake(after)

    def let_go(self, method: str) -> None:
        """Let what is held go on, and what comes after."""
        self._brakes.pop(method).gone.set()

    def held(self, method: str) -> bool:
        """Whether a request stands before the brake."""
        return method in self._brakes and self._brakes[method].left < 0

    async def passes(self, method: str) -> None:
        """Wait before the brake of this method, if there is one."""
        if brake := self._brakes.get(method):
            brake.left -= 1
            if brake.left < 0:
                await brake.gone.wait()

    def take(self, method: str) -> Fault | None:
        """The fault that hits this request, if any; counts it."""
        for fault in self._planned:
            if fault.hits(method):
                fault.left -= 1
                return fault
        return None
