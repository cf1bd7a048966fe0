"""Delivery of updates by webhook instead of polling."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from simulator.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header, not a secret
PAUSE_SECONDS = 0.2


class Webhook:
    """Where updates go, if the bot asked for a webhook."""

    def __init__(self) -> None:
        self.url = ""
        self.secret: str | None = None
        self.last_error: str | None = None
        self.transport: httpx.AsyncBaseTransport | None = None  # tests may deliver in-process
        self._task: asyncio.Task[None] | None = None

    def start(self, world: World, url: str, secret: str | None) -> None:
        """Deliver to this address from now on."""
        self.stop()
        self.url, self.secret = url, secret
        self._task = asyncio.get_running_loop().create_task(self._deliver(world))

    def stop(self) -> None:
        """Deliver nowhere."""
        self.url, self.secret = "", None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _deliver(self, world: World) -> None:
        async with httpx.AsyncClient(transport=self.transport, trust_env=False, timeout=10) as client:
            while self.url:
                batch = [] if world.faults.out else world.inbox.batch(limit=1)
                if not batch:
                    await self._wait(world)
                for update in batch:
                    if not await self._post(client, update):
                        await asyncio.sleep(PAUSE_SECONDS)
                        break
                    world.inbox.confirm_below(int(update["update_id"]) + 1)

    async def _wait(self, world: World) -> None:
        world.inbox.arrived.clear()
        try:
            await asyncio.wait_for(world.inbox.arrived.wait(), PAUSE_SECONDS if world.faults.out else None)
        except TimeoutError:
            return

    async def _post(self, client: httpx.AsyncClient, update: dict[str, object]) -> bool:
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        try:
            answer = await client.post(self.url, json=update, headers=headers)
        except httpx.HTTPError as error:
            self.last_error = type(error).__name__
            return False
        if not answer.is_success:
            self.last_error = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
        return answer.is_success
