"""HTTP without a network: talk to the simulator in-process, with the network's own failures."""

from __future__ import annotations

import httpx
from starlette.types import ASGIApp, Receive, Scope, Send

from simulator.server import IN_PROCESS, LOST, create_app
from simulator.world import World


class SimTransport(httpx.AsyncBaseTransport):
    """An httpx transport into a world; outages are ConnectError, lost answers ReadTimeout."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._inner = httpx.ASGITransport(app=_marked(create_app(world)))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Hand a request to the server, unless the network is down."""
        if self._world.faults.out:
            raise httpx.ConnectError("All connection attempts failed (simulated outage)", request=request)
        response = await self._inner.handle_async_request(request)
        if LOST in response.headers:
            await response.aclose()
            if response.headers[LOST] == "outage":
                raise httpx.ReadError("connection lost (simulated outage)", request=request)
            raise httpx.ReadTimeout("no answer (simulated)", request=request)
        return response


def _marked(app: ASGIApp) -> ASGIApp:
    async def marked(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, IN_PROCESS: True}, receive, send)

    return marked
