"""The Bot API over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import socket
from collections.abc import AsyncIterator, Coroutine, Iterator
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from simulator import model, spec
from simulator.faults import TAKEN, Fault
from simulator.files import rendered
from simulator.methods import METHODS
from simulator.methods.updates import BUSY
from simulator.params import Params, Upload
from simulator.refusal import Refused
from simulator.world import World

IN_PROCESS = "simulator.in_process"
LOST = "x-simulator-lost"
BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"
#: What a form part may weigh: the largest upload and a little.
MAX_PART = 60 * 1024 * 1024
#: Seconds in which a bot that is stopping closes its connections.
GOODBYE_SECONDS = 0.05
log = logging.getLogger(__name__)


class _HungUp(Exception):
    """The bot closed the connection before it got its answer."""


class CutOff(Response):
    """No answer: the connection ends in the middle of one."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Begin an answer that never comes."""
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1")]})


def create_app(world: World) -> Starlette:
    """The Bot API server of a world."""

    async def call(request: Request) -> Response:
        return await _answer(world, request)

    async def download(request: Request) -> Response:
        if world.faults.out:
            return await _lost(request, "outage", world)
        file = world.files.at(request.path_params["path"])
        if request.path_params["token"] != world.token or file is None:
            return JSONResponse(Refused(404).envelope(), status_code=404)
        if world.files.paged:
            return HTMLResponse(BAD_GATEWAY.encode().ljust(len(rendered(file)))[: len(rendered(file))])
        return Response(rendered(file), media_type="application/octet-stream")

    return Starlette(
        routes=[
            Route("/file/bot{token}/{path:path}", download),
            Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
        ]
    )


async def _answer(world: World, request: Request) -> Response:
    if world.faults.out:
        return await _lost(request, "outage", world)
    token, method = str(request.path_params["token"]), str(request.path_params["method"])
    return await answered(world, token, method, await _params(request), request)


async def answered(world: World, token: str, method: str, params: Params, request: Request | None = None) -> Response:
    """What a call is answered. Without a `request` it comes from within the process: hanging up cancels it anyway."""
    fault = world.faults.take(method) if token == world.token else None
    if fault is not None and fault.kind not in TAKEN:
        return _broken(world, method, params, fault)
    response = await _perform(world, request, token, method, params)
    if fault is not None:
        return await _spoilt(world, request, response, fault)
    if world.faults.out and method.lower() == "getupdates":
        return await _lost(request, "outage", world)
    return response


async def _perform(world: World, request: Request | None, token: str, method: str, params: Params) -> Response:
    try:
        result = await _attended(request, _dispatch(world, token, method, params))
    except _HungUp:
        return CutOff()
    except Refused as refused:
        if refused.code == 409 and await _gone(request):
            return CutOff()  # the earlier poller has hung up already: there is no conflict to speak of
        return _refuse(world, method, params, refused)
    world.ledger.record(model.Request(world.clock.now(), method, params.printable(), True, result))
    return JSONResponse({"ok": True, "result": result})


async def _attended(request: Request | None, work: Coroutine[Any, Any, Any]) -> Any:
    """Do the work, but stop when the bot hangs up: a dead bot's long poll must not disturb the next one."""
    if request is None or request.scope.get(IN_PROCESS):
        return await work
    task = asyncio.ensure_future(work)
    hung_up = asyncio.ensure_future(_until_gone(request))
    try:
        await asyncio.wait({task, hung_up}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise _HungUp
        return task.result()
    finally:
        hung_up.cancel()
        task.cancel()


async def _until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        continue


async def _gone(request: Request | None) -> bool:
    if request is None or request.scope.get(IN_PROCESS):
        return False
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(_until_gone(request), GOODBYE_SECONDS)
        return True
    return False


async def _dispatch(world: World, token: str, method: str, params: Params) -> Any:
    if token != world.token:
        raise Refused(401, "invalid token specified")
    await world.faults.passes(method)
    world.spec_violations.extend(spec.violations(method, params.raw, params.uploads.keys()))
    handler = METHODS.get(method.lower())
    if handler is None:
        raise Refused(404, "method not found")
    try:
        return await handler(world, params)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        log.exception("%s could not be read", method)
        raise Refused(400, f"can't parse the request ({type(error).__name__}: {error})") from error


def _refuse(world: World, method: str, params: Params, refused: Refused, by_fault: bool = False) -> Response:
    body = refused.envelope()
    record = model.Request(world.clock.now(), method, params.printable(), False)
    world.ledger.record(record, body, by_fault=by_fault)
    world.feed.add("refused", method=method, description=refused.description)
    return JSONResponse(body, status_code=refused.code)


def _broken(world: World, method: str, params: Params, fault: Fault) -> Response:
    if fault.kind == "too_many":
        seconds = fault.retry_after
        return _refuse(world, method, params, Refused(429, f"retry after {seconds}", retry_after=seconds), True)
    if fault.kind == "poll_conflict":
        return _refuse(world, method, params, Refused(409, BUSY), True)
    record = model.Request(world.clock.now(), method, params.printable(), False)
    world.ledger.record(record, {"error_code": 502, "description": "Bad Gateway"}, by_fault=True)
    return HTMLResponse(BAD_GATEWAY, status_code=502)


async def _spoilt(world: World, request: Request | None, response: Response, fault: Fault) -> Response:
    if fault.kind == "accept_then_page":
        return HTMLResponse(BAD_GATEWAY.replace("502 Bad Gateway", str(fault.status)), status_code=fault.status)
    if fault.kind == "accept_then_cut":
        half = bytes(response.body)[: len(response.body) // 2]
        return Response(half, status_code=response.status_code, media_type="application/json")
    return await _lost(request, "timeout", world)


async def _lost(request: Request | None, why: str, world: World) -> Response:
    if request is None or request.scope.get(IN_PROCESS):
        return Response(status_code=504, headers={LOST: why})
    if why == "timeout":
        await asyncio.sleep(world.faults.hang_seconds)
    return CutOff()


async def _params(request: Request) -> Params:
    raw: model.Json = dict(request.query_params)
    uploads: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        body = await request.body()
        with contextlib.suppress(ValueError):
            raw |= json.loads(body or b"{}")
    elif kind.startswith(("multipart/form-data", "application/x-www-form-urlencoded")):
        async with request.form(max_part_size=MAX_PART) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    uploads[name] = Upload(value.filename or name, await value.read(), value.content_type)
                else:
                    raw[name] = value
    return Params(raw, uploads)


def _listener(host: str, port: int) -> socket.socket:
    # asyncio switches Nagle's delay off only for sockets that name their protocol; with it, each answer takes 40 ms.

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave Ctrl-C to the program that runs the simulator."""
        yield


@contextlib.asynccontextmanager
async def serve(app: Starlette, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve an app over real HTTP on loopback; yields its base address."""
    if host not in {"127.0.0.1", "localhost"}:
        raise ValueError("the simulator listens on loopback only")
    listener = _listener(host, port)
    config = uvicorn.Config(
        app, log_level="critical", log_config=None, lifespan="off", timeout_graceful_shutdown=1, ws="none"
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn offers no event
            await asyncio.sleep(0.005)
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
        listener.close()
