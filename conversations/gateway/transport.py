"""How PTB's calls travel: through aiohttp.

PTB's own way (httpx over httpcore) spends five times as much on a call. What tells what became of a call stays in
httpx's words, as PTB raises them (`fate.py`): whether Telegram may have got it decides whether sending it again could
double it. So each of aiohttp's errors becomes the one of httpx's that says no more than is known.
"""

from typing import Any
from urllib.request import getproxies

import aiohttp
import httpx
from pydantic_core import to_json
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT, READ, WRITE, WRITE_FILES = 5.0, 5.0, 5.0, 20.0
"""Seconds, where a call does not say otherwise: PTB's own defaults."""


class AiohttpRequest(BaseRequest):
    """A pool of connections; `most` at once. Proxies are taken from the environment, as curl does."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._opened: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ

    async def initialize(self) -> None:
        """The session opens itself when it is first used."""

    async def shutdown(self) -> None:
        if self._opened:
            await self._opened.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises TimedOut or NetworkError, with one of httpx's errors as the cause."""
        files = request_data is not None and request_data.contains_files
        connect, read, write = _seconds(connect_timeout, read_timeout, write_timeout, files=files).values()
        # aiohttp knows no limit for writing: what is sent is limited as a whole. What is fetched may take as long as it
        # comes on.
        whole = connect + write + read if request_data else None
        call = self._session().request(
            method,
            url,
            data=_body(request_data) if request_data else None,
            headers=None if files or request_data is None else JSON,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=whole, connect=connect, sock_connect=connect, sock_read=read),
        )
        try:
            async with call as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientError, OSError) as error:
            known = _in_httpx_words(error)
            raise _in_ptbs_words(known) from known

    def _session(self) -> aiohttp.ClientSession:
        if self._opened is None or self._opened.closed:  # not before there is a loop
            self._opened = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._most, ssl=httpx.create_ssl_context()),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"user-agent": self.USER_AGENT},
                trust_env=bool(getproxies()),  # aiohttp would look for them, and for a .netrc, at every call
            )
        return self._opened


class TransportRequest(BaseRequest):
    """Through an httpx transport instead of a network: the tests, and the demo's own Telegram."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._transport = transport

    @property
    def read_timeout(self) -> float:
        return READ

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None:
        await self._transport.aclose()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises TimedOut or NetworkError, with httpx's error as the cause."""
        values = request_data.json_parameters if request_data else None
        files = request_data.multipart_data if request_data else None
        limits = _seconds(connect_timeout, read_timeout, write_timeout, files=bool(files))
        request = httpx.Request(method, url, data=values, files=files, extensions={"timeout": limits})
        try:
            answer = await self._transport.handle_async_request(request)
            return answer.status_code, await answer.aread()
        except httpx.HTTPError as error:
            raise _in_ptbs_words(error) from error


JSON = {"content-type": "application/json"}


def _body(data: RequestData) -> bytes | aiohttp.FormData:
    if not data.contains_files:
        return to_json(data.parameters)
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _seconds(connect: Any, read: Any, write: Any, *, files: bool) -> dict[str, float]:
    """How long each may take, in this order."""
    written = WRITE_FILES if files else WRITE
    return {"connect": _or(connect, CONNECT), "read": _or(read, READ), "write": _or(write, written)}


def _or(value: Any, default: float) -> float:
    return default if value is BaseRequest.DEFAULT_NONE else float(value)


def _in_ptbs_words(error: httpx.HTTPError) -> NetworkError:
    if isinstance(error, httpx.TimeoutException):
        return TimedOut()
    return NetworkError(f"{type(error).__name__}: {error}")


def _in_httpx_words(error: Exception) -> httpx.HTTPError:
    match error:
        case aiohttp.ConnectionTimeoutError():
            return httpx.ConnectTimeout(str(error))
        case TimeoutError():
            return httpx.ReadTimeout(str(error))
        case aiohttp.ClientConnectorError():
            return httpx.ConnectError(str(error))
        case aiohttp.ClientResponseError() | aiohttp.ServerDisconnectedError():
            return httpx.RemoteProtocolError(str(error))
    return httpx.ReadError(str(error))
