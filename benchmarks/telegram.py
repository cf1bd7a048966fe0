"""The simulator in a process of its own: `python -m benchmarks.telegram SIZE` prints its address and serves.

Beside the Bot API, `POST /crowd/...` has the crowd send something, and answers when the bot has answered it all.
"""

import asyncio
import sys
import time

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from benchmarks.crowd import Crowd, Sign
from simulator.server import create_app, serve

LOOK_SECONDS = 0.005
"""Seconds between looks whether everything has been answered: the grain of a measured time."""
PATIENCE_SECONDS = 60


class Counted:
    """An app whose requests of the bot are counted."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self.calls = app, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", ""))
        self.calls += not path.startswith("/crowd/") and not path.lower().endswith("getupdates")
        await self._app(scope, receive, send)


async def main(size: int) -> None:
    crowd = Crowd(size)
    app = create_app(crowd.world)
    counted = Counted(app)

    async def prepare(request: Request) -> Response:
        crowd.prepare(int(request.query_params["count"]))
        return JSONResponse({})

    async def play(request: Request) -> Response:
        """Seconds and the simulator's own CPU seconds until everything was answered; the bot's calls meanwhile."""
        calls, cpu, began = counted.calls, time.process_time(), time.perf_counter()
        signs = crowd.send(request.query_params["kind"], int(request.query_params["count"]))
        await _all(signs)
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        refused = [r.description for r in crowd.world.unprovoked]
        calls = counted.calls - calls
        return JSONResponse({"count": len(signs), "seconds": seconds, "cpu": cpu, "calls": calls, "refused": refused})

    async def polled(_request: Request) -> Response:
        """When the bot's first getUpdates came, by the machine's monotonic clock."""
        await _all([lambda: crowd.world.inbox.poller > 0])
        return JSONResponse({"at": time.monotonic()})

    async def cards(_request: Request) -> Response:
        await _all([crowd.cards_stand])
        return JSONResponse({})

    for name, answer in (("prepare", prepare), ("play", play), ("polled", polled), ("cards", cards)):
        app.router.routes.append(Route(f"/crowd/{name}", answer, methods=["POST"]))
    async with serve(counted) as url:  # type: ignore[arg-type]
        print(url, flush=True)
        await asyncio.Event().wait()


async def _all(signs: list[Sign]) -> None:
    """Waits for all of them. RuntimeError if one is given by nobody for a long time."""
    for number, sign in enumerate(signs):
        given_up = time.monotonic() + PATIENCE_SECONDS
        while not sign():
            if time.monotonic() > given_up:
                raise RuntimeError(f"the bot left number {number} of {len(signs)} unanswered")
            await asyncio.sleep(LOOK_SECONDS)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
