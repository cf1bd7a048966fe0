"""How PTB's calls travel: through httpx's words and aiohttp's engine.

PTB's own way (httpx's client over httpcore) spends five times as much on a call. httpx's errors stay what tells what
became of it (`fate.py`): whether Telegram may have got a call decides whether sending it again could double it. So each
of aiohttp's errors becomes the one that says no more than is known.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import getproxies

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT, READ, WRITE, WRITE_FILES = 5.0, 5.0, 5.0, 20.0
"""Seconds, where a call does not say otherwise: PTB's own defaults."""
OURS = ("host", "content-length", "connection", "transfer-encoding")
"""Headers that aiohttp writes itself."""


class Request(BaseRequest):
    """PTB's calls through an httpx transport, without httpx's client: no cookies, redirects or logins to look after."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._transport = transport

    @property
    def read_timeout(self) -> float:
        return READ

    async def initialize(self) -> None:
        """The transport opens itself when it is first used."""

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
        files = request_data.multipart_data if request_data else None
        limits = {
            "connect": _or(connect_timeout, CONNECT),
            "read": _or(read_timeout, READ),
            "write": _or(write_timeout, WRITE_FILES if files else WRITE),
        }
        request = httpx.Request(
            method,
            url,
            headers={"user-agent": self.USER_AGENT},
            data=request_data.json_parameters if request_data else None,
            files=files,
            extensions={"timeout": limits},
        )
        try:
            answer = await self._transport.handle_async_request(request)
            return answer.status_code, await answer.aread()
        except httpx.TimeoutException as error:
            raise TimedOut from error
        except httpx.HTTPError as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error


def _or(value: Any, default: float) -> Any:
    return default if value is BaseRequest.DEFAULT_NONE else value


class AiohttpTransport(httpx.AsyncBaseTransport):
    """A pool of connections; `most` at once. Proxies are taken from the environment, as curl does."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._opened: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        content = await request.aread()
        with _in_httpx_words(request):
            async with self._session().request(
                request.method,
                str(request.url),
                headers=[(name, value) for name, value in request.headers.items() if name not in OURS],
                data=content or None,
                allow_redirects=False,
                timeout=_limits(**request.extensions.get("timeout", {}), sending=bool(content)),
            ) as answer:
                body = await answer.read()
        return httpx.Response(answer.status, headers=answer.raw_headers, content=body, request=request)

    async def aclose(self) -> None:
        if self._opened:
            await self._opened.close()

    def _session(self) -> aiohttp.ClientSession:
        if self._opened is None or self._opened.closed:  # not before there is a loop
            self._opened = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._most, ssl=httpx.create_ssl_context()),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=bool(getproxies()),  # aiohttp would look for them, and for a .netrc, at every call
            )
        return self._opened


def _limits(
    *, sending: bool, connect: float | None = None, read: float | None = None, write: float | None = None, **_: Any
) -> aiohttp.ClientTimeout:
    """aiohttp knows no limit for writing: what is sent is limited as a whole. What is fetched may take as long as it
    comes on."""
    whole = connect + write + read if sending and connect and write and read else None
    return aiohttp.ClientTimeout(total=whole, connect=connect, sock_connect=connect, sock_read=read)


@contextmanager
def _in_httpx_words(request: httpx.Request) -> Iterator[None]:
    try:
        yield
    except aiohttp.ConnectionTimeoutError as error:
        raise httpx.ConnectTimeout(str(error), request=request) from error
    except TimeoutError as error:
        raise httpx.ReadTimeout(str(error), request=request) from error
    except aiohttp.ClientConnectorError as error:
        raise httpx.ConnectError(str(error), request=request) from error
    except (aiohttp.ClientResponseError, aiohttp.ServerDisconnectedError) as error:
        raise httpx.RemoteProtocolError(str(error), request=request) from error
    except (aiohttp.ClientError, OSError) as error:
        raise httpx.ReadError(str(error), request=request) from error
