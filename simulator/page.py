"""The page of the simulator: chats as phones, a clock, a tour. It answers on loopback and to its own pages only."""

from __future__ import annotations

import functools
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from simulator.files import rendered
from simulator.model import Chat, Json
from simulator.office import CastMember, DemoOffice, ShownChat
from simulator.page_actions import ACTIONS, MAX_ALBUM, Impossible, Sent, commands_for, send_media
from simulator.page_json import page_chats, state_json
from simulator.page_stream import stream
from simulator.photos import sample_photo

__all__ = ["CastMember", "DemoOffice", "ShownChat", "page_routes"]

STATIC = Path(__file__).parent / "static"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
MAX_JSON = 64 * 1024
MAX_UPLOAD = 60 * 1024 * 1024
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
PICTURE = {**HEADERS, "Cache-Control": "private, max-age=86400"}

Endpoint = Callable[[Request], Awaitable[Response]]
OfficeEndpoint = Callable[[DemoOffice, Request], Awaitable[Response]]


def page_routes(office: DemoOffice) -> list[BaseRoute]:
    """The routes of the page; they can stand beside the Bot API's."""

    def route(path: str, endpoint: OfficeEndpoint, method: str = "GET") -> Route:
        return Route(path, _guarded(functools.partial(endpoint, office)), methods=[method])

    return [
        route("/", _index),
        route("/sim/state", _state),
        route("/sim/events", _events),
        route("/sim/commands", _commands),
        route("/sim/files/{file_id}", _file),
        route("/sim/sample/{seed:int}", _sample),
        route("/sim/media", _media, "POST"),
        route("/sim/{action}", _act, "POST"),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


# --- who may ask ---


def _guarded(endpoint: Endpoint) -> Endpoint:
    """Answer only to pages of this computer: another site, or a name that points here, gets 403."""

    async def answer(request: Request) -> Response:
        if not _from_here(request):
            return _refusal("Halaman ini hanya melayani komputer ini sendiri.", 403)
        try:
            return await endpoint(request)
        except Impossible as reason:
            return _refusal(str(reason), 409)

    return answer


def _from_here(request: Request) -> bool:
    host = request.headers.get("host", "")
    if urlsplit(f"//{host}").hostname not in LOOPBACK:
        return False
    origin = request.headers.get("origin")
    return request.method == "GET" or origin is None or origin == f"{request.url.scheme}://{host}"


def _refusal(words: str, status: int) -> Response:
    return JSONResponse({"error": words}, status_code=status, headers=HEADERS)


def _too_big(request: Request, most: int) -> bool:
    length = request.headers.get("content-length", "")
    return not length.isdigit() or int(length) > most


# --- reading ---


async def _index(office: DemoOffice, request: Request) -> Response:
    return FileResponse(STATIC / "index.html", headers=HEADERS)


async def _state(office: DemoOffice, request: Request) -> Response:
    return JSONResponse(state_json(office), headers=HEADERS)


async def _events(office: DemoOffice, request: Request) -> Response:
    return StreamingResponse(stream(office), media_type="text/event-stream", headers=HEADERS)


async def _commands(office: DemoOffice, request: Request) -> Response:
    chat = _chat(office, request.query_params.get("chat", ""))
    user = request.query_params.get("as", "")
    commands = commands_for(office, chat, int(user)) if chat and user.isdigit() else []
    return JSONResponse({"commands": commands}, headers=HEADERS)


def _chat(office: DemoOffice, wanted: str) -> Chat | None:
    return next((chat for chat in page_chats(office) if str(chat.id) == wanted), None)


async def _file(office: DemoOffice, request: Request) -> Response:
    file = office.world.files.find(request.path_params["file_id"])
    if file is None:
        return _refusal("Berkas ini tidak ada.", 404)
    if file.path.startswith("photos/"):
        return Response(rendered(file), media_type="image/jpeg", headers=PICTURE)
    name = quote(file.name or "berkas")
    saved = {**HEADERS, "Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(file.content, media_type="application/octet-stream", headers=saved)


async def _sample(office: DemoOffice, request: Request) -> Response:
    return Response(sample_photo(request.path_params["seed"]), media_type="image/jpeg", headers=PICTURE)


# --- acting ---


async def _act(office: DemoOffice, request: Request) -> Response:
    action = ACTIONS.get(request.path_params["action"])
    if action is None:
        return _refusal("Tindakan ini tidak dikenal.", 404)
    if _too_big(request, MAX_JSON):
        return _refusal("Kiriman terlalu besar.", 413)
    if not request.headers.get("content-type", "").startswith("application/json"):
        return _refusal("Kiriman harus berupa JSON.", 415)
    answer = await action(office, _object(await request.body()))
    return JSONResponse({"ok": True, **(answer or {})}, headers=HEADERS)


def _object(body: bytes) -> Json:
    try:
        read = json.loads(body)
    except ValueError:
        read = None
    if not isinstance(read, dict):
        raise Impossible("Kiriman tidak terbaca.")
    return read


async def _media(office: DemoOffice, request: Request) -> Response:
    if _too_big(request, MAX_UPLOAD):
        return _refusal("Berkas terlalu besar (paling banyak 60 MB sekali kirim).", 413)
    async with request.form(max_files=MAX_ALBUM, max_fields=20) as form:
        uploads = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
        fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        files = [_sent(one, await one.read()) for one in uploads]
    send_media(office, fields, files)
    return JSONResponse({"ok": True}, headers=HEADERS)


def _sent(upload: UploadFile, content: bytes) -> Sent:
    return Sent(upload.filename or "berkas", content, upload.content_type or "application/octet-stream")
