"""How PTB's calls travel: through aiohttp.

PTB's own way (httpx over httpcore) spends five times as much on a call. What tells what became of a call stays in
httpx's words, as PTB raises them (`delivery_outcome.py`): whether Telegram may have got it decides whether sending
it again could double it. So each of aiohttp's errors becomes the one of httpx's that says no more than is known.
"""

import json
from abc import abstractmethod
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.request import getproxies

import aiohttp
import httpx
from pydantic_core import from_json, to_json
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS, READ_SECONDS, WRITE_SECONDS, WRITE_FILES_SECONDS = 5.0, 5.0, 5.0, 20.0
"""Seconds, where a call does not say otherwise: PTB's own defaults."""
FINAL = (400, 401, 403, 404, 409)
"""Refusals with consequences, if they are Telegram's: words are set aside, a chat is given up, the bot ends."""


class Unreadable(TelegramError):
    """What came is no JSON, or such as no reader of ours takes."""

    def __init__(self, payload: bytes) -> None:
        super().__init__("Invalid server response")
        self.payload = payload


def _patiently(payload: bytes) -> Any:
    """By a reader that takes more: what is nested deeply, or holds half a letter. Raises Unreadable."""
    try:
        broken = json.loads(payload.decode(errors="replace"), strict=False)
    except (ValueError, RecursionError) as problem:
        raise Unreadable(payload) from problem
    try:
        return from_json(json.dumps(broken, ensure_ascii=False).encode(errors="replace"))
    except ValueError:
        return broken  # one update of many may be so


class Words:
    """A call's parameters without files: in the place of PTB's RequestData, which looks for files in each of them."""

    contains_files = False
    multipart_data: Mapping[str, Any] = {}

    def __init__(self, parameters: Mapping[str, Any]) -> None:
        self.parameters = {name: value for name, value in parameters.items() if value is not None}

    @property
    def json_parameters(self) -> dict[str, str]:
        """For a form: text as it is, all else as JSON."""
        return {name: v if isinstance(v, str) else to_json(v).decode() for name, v in self.parameters.items()}


class _Request(BaseRequest):
    """What both ways have in common: PTB's side of a call."""

    @property
    def read_timeout(self) -> float:
        return READ_SECONDS

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As PTB's own, several times as fast. Half a surrogate (in JSON: \\ud83d), which no strict reader takes and no
        database keeps, becomes a question mark: one broken emoji must not keep all updates back. TelegramError for what
        is no answer of the Bot API's, also if it is JSON."""
        try:
            told = from_json(payload)
        except ValueError:
            told = _patiently(payload)
        if not (isinstance(told, dict) and (told.get("ok") is False or "result" in told)):
            raise TelegramError("Invalid server response")
        return told

    async def initialize(self) -> None:
        """It opens itself when it is first used."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | Words | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises TimedOut or NetworkError, with one of httpx's errors as the cause."""
        written = WRITE_FILES_SECONDS if request_data and request_data.contains_files else WRITE_SECONDS
        limits = {
            "connect": _or(connect_timeout, CONNECT_SECONDS),
            "read": _or(read_timeout, READ_SECONDS),
            "write": _or(write_timeout, written),
        }
        try:
            status, answer = await self._asked(url, method, request_data, limits)
        except httpx.TimeoutException as error:
            raise TimedOut from error
        except httpx.HTTPError as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error
        if status in FINAL:
            self._heed(status, answer)
        return status, answer

    def _heed(self, status: int, answer: bytes) -> None:
        """NetworkError for a refusal that is none of Telegram's own, but the page of a portal or a gateway."""
        try:
            self.parse_json_payload(answer)
        except TelegramError as error:
            raise NetworkError(f"{status}, and not from Telegram") from error

    @abstractmethod
    async def _asked(
        self, url: str, method: str, data: RequestData | Words | None, limits: dict[str, float]
    ) -> tuple[int, bytes]:
        """Raises httpx.HTTPError. `limits`: seconds to connect, read and write."""


class AiohttpRequest(_Request):
    """A pool of connections; `most` at once. Proxies are taken from the environment, as curl does."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._opened: aiohttp.ClientSession | None = None

    async def shutdown(self) -> None:
        if self._opened:
            await self._opened.close()

    async def _asked(
        self, url: str, method: str, data: RequestData | Words | None, limits: dict[str, float]
    ) -> tuple[int, bytes]:
        # aiohttp knows no limit for writing: what is sent is limited as a whole. What is fetched may take as long as it
        # comes on.
        connect, whole = limits["connect"], sum(limits.values()) if data else None
        call = self._session().request(
            method,
            url,
            data=_body(data) if data else None,
            headers=JSON if data and not data.contains_files else None,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=whole, connect=connect, sock_connect=connect, sock_read=limits["read"]),
        )
        try:
            async with call as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientError, OSError) as error:
            raise _in_httpx_words(error) from error

    def _session(self) -> aiohttp.ClientSession:
        if self._opened is None or self._opened.closed:  # not before there is a loop
            self._opened = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._most, ssl=httpx.create_ssl_context()),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"user-agent": self.USER_AGENT},
                trust_env=bool(getproxies()),  # aiohttp would look for them, and for a .netrc, at every call
            )
        return self._opened


class TransportRequest(_Request):
    """Through an httpx transport instead of a network: the tests, and the demo's own Telegram."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._transport = transport

    async def shutdown(self) -> None:
        await self._transport.aclose()

    async def _asked(
        self, url: str, method: str, data: RequestData | Words | None, limits: dict[str, float]
    ) -> tuple[int, bytes]:
        given: dict[str, Any] = {}
        if data and data.contains_files:
            given = {"data": data.json_parameters, "files": data.multipart_data}
        elif data:
            given = {"content": to_json(data.parameters), "headers": JSON}
        request = httpx.Request(method, _address(url), extensions={"timeout": limits}, **given)
        answer = await self._transport.handle_async_request(request)
        return answer.status_code, await answer.aread()


@lru_cache(64)
def _address(url: str) -> httpx.URL:
    """A bot calls some twenty addresses, and reading one costs as much as the rest of a request."""
    return httpx.URL(url)


JSON = {"content-type": "application/json"}


def _body(data: RequestData | Words) -> bytes | aiohttp.FormData:
    if not data.contains_files:
        return to_json(data.parameters)
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _or(value: Any, default: float) -> float:
    return default if value is BaseRequest.DEFAULT_NONE else float(value)


def _in_httpx_words(error: Exception) -> httpx.HTTPError:
    match error:
        case aiohttp.ConnectionTimeoutError():
            return httpx.ConnectTimeout(str(error))
        case TimeoutError():
            return httpx.ReadTimeout(str(error))
        case aiohttp.ClientConnectorError():
            return httpx.ConnectError(str(error))
        case aiohttp.ClientHttpProxyError():  # it let nothing through
            return httpx.ProxyError(str(error))
        case aiohttp.ClientResponseError() | aiohttp.ServerDisconnectedError():
            return httpx.RemoteProtocolError(str(error))
    return httpx.ReadError(str(error))
