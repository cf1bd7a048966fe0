"""httpx's face before aiohttp's engine: a call costs a fifth of what it costs through httpcore (docs/performance.md).

PTB speaks httpx, and what went wrong is read from httpx's errors (`fate.py`): whether Telegram may have got it decides
whether sending it again could double it. So each of aiohttp's errors becomes the one that says no more than is known.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import httpx

OURS = ("host", "content-length", "connection", "transfer-encoding")
"""Headers that aiohttp writes itself."""


class AiohttpTransport(httpx.AsyncBaseTransport):
    """A pool of connections; `most` at once. Proxies are taken from the environment, as curl does."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._opened: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        limits = request.extensions.get("timeout", {})
        content = await request.aread()
        with _in_httpx_words(request):
            async with self._session().request(
                request.method,
                str(request.url),
                headers=[(name, value) for name, value in request.headers.items() if name not in OURS],
                data=content or None,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(
                    total=None,
                    connect=limits.get("pool"),
                    sock_connect=limits.get("connect"),
                    sock_read=limits.get("read"),
                ),
            ) as answer:
                body = await answer.read()
        return httpx.Response(answer.status, headers=answer.raw_headers, content=body, request=request)

    async def aclose(self) -> None:
        if self._opened:
            await self._opened.close()

    def _session(self) -> aiohttp.ClientSession:
        if self._opened is None or self._opened.closed:  # not before there is a loop
            pool = aiohttp.TCPConnector(limit=self._most, ssl=httpx.create_ssl_context())
            self._opened = aiohttp.ClientSession(
                connector=pool, trust_env=True, auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._opened


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
