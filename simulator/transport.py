"""HTTP without a network: talk to the simulator in-process, with the network's own failures."""

from __future__ import annotations

import json
import re

import httpx
from starlette.types import ASGIApp, Receive, Scope, Send

from simulator.params import Params
from simulator.server import IN_PROCESS, LOST, answered, create_app
from simulator.world import World

_CALL = re.compile(r"/bot([^/]+)/([^/]+)")


class SimTransport(httpx.AsyncBaseTransport):
    """An httpx transport into a world; outages are ConnectError, lost answers ReadTimeout."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._inner = httpx.ASGITransport(app=_marked(create_app(world)))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Hand a request to the server, unless the network is down."""
        if self._world.faults.out:
            raise httpx.ConnectError("All connection attempts failed (simulated outage)", request=request)
        response = await self._called(request) or await self._inner.handle_async_request(request)
        if LOST in response.headers:
            await response.aclose()
            if response.headers[LOST] == "outage":
                raise httpx.ReadError("connection lost (simulated outage)", request=request)
            raise httpx.ReadTimeout("no answer (simulated)", request=request)
        return response

    async def _called(self, request: httpx.Request) -> httpx.Response | None:
        """Words in JSON, as nearly all calls are, without an HTTP server between. None for what is anything else."""
        path, kind = _CALL.fullmatch(request.url.path), request.headers.get("content-type")
        if path is None or kind != "application/json" or request.url.query:
            return None
        try:
            raw = json.loads(request.content)
        except ValueError:
            return None
        if not isinstance(raw, dict):
            return None
        answer = await answered(self._world, path[1], path[2], Params(raw))
        return httpx.Response(answer.status_code, headers=answer.raw_headers, content=bytes(answer.body))


def _marked(app: ASGIApp) -> ASGIApp:
    async def marked(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, IN_PROCESS: True}, receive, send)

    return marked
