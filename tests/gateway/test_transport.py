"""Calls over a real socket: what comes back, and what each way to fail tells about whether Telegram got it."""

import asyncio
import gzip
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import pytest
import telegram
from pydantic_core import from_json, to_json
from telegram.error import NetworkError, TelegramError

from conversations.engine import make_bot
from conversations.gateway.api import ask, poll
from conversations.gateway.delivery_outcome import Outcome, outcome_of
from conversations.gateway.transport import FINAL, AiohttpRequest, Words
from simulator.clock import SimClock
from simulator.people import Actor
from simulator.server import create_app, serve
from simulator.world import World
from sotarsa_bot.records.chats import Chat, ChatKind
from sotarsa_bot.records.machinery import Post

CHAT = Chat(id=1, telegram_id=5, kind=ChatKind.PRIVATE, title="Ani")
NOW = datetime(2026, 11, 20, tzinfo=UTC)
HALO = Post(chat=1, method="sendMessage", payload={}, created_at=NOW, due_at=NOW)
TAKEN = b'{"ok": true, "result": {"message_id": 7, "date": 0, "chat": {"id": 5, "type": "private"}}}'

Answering = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def server(answering: Answering) -> AsyncIterator[str]:
    """A server on this machine that reads a request and then does as told."""

    callers = []

    async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        callers.append(asyncio.current_task())
        with suppress(OSError, asyncio.IncompleteReadError):  # a caller that speaks something else, or is gone
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            await reader.readexactly(int(head.partition("content-length: ")[2].split("\r\n")[0] or 0))
            await answering(reader, writer)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    listening = await asyncio.start_server(served, "127.0.0.1")
    async with listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    await asyncio.gather(*filter(None, callers))


def answer(body: bytes, status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\n{more}\r\n".encode() + body


def saying(*parts: bytes) -> Answering:
    async def say(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.writelines(parts)
        await writer.drain()

    return say


async def resets(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    line: socket.socket = writer.get_extra_info("socket")
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def is_silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def sent(url: str, patience: float = 20) -> telegram.Message:
    bot = make_bot("1:a", url)
    try:
        return await bot.send_message(5, "Halo <b>Ani</b> 👩‍⚕️", read_timeout=patience, connect_timeout=20)
    finally:
        await bot.request.shutdown()


async def what_became_of(url: str) -> Outcome:
    with pytest.raises(NetworkError) as failed:
        await sent(url, patience=0.5)
    return outcome_of(failed.value, HALO, CHAT)


async def test_an_answer_comes_back() -> None:
    async with server(saying(answer(TAKEN))) as url:
        assert (await sent(url)).message_id == 7


async def test_also_a_packed_one() -> None:
    async with server(saying(answer(gzip.compress(TAKEN), more="content-encoding: gzip\r\n"))) as url:
        assert (await sent(url)).message_id == 7


async def test_half_a_surrogate_spoils_no_answer() -> None:
    """A bug: it could be read, but not kept, and so held up all that came with it."""
    broken = TAKEN.replace(b'"private"', b'"private", "first_name": "Ani \\ud83d"')
    async with server(saying(answer(broken))) as url:
        assert (await sent(url)).chat.first_name == "Ani ?"


def test_updates_with_half_a_surrogate_can_be_kept() -> None:
    told = AiohttpRequest.parse_json_payload(b'{"ok": true, "result": [{"update_id": 1, "text": "Tiba \\ud83d"}]}')
    assert to_json(told["result"]) == b'[{"update_id":1,"text":"Tiba ?"}]'


async def test_what_is_no_json_is_no_answer() -> None:
    async with server(saying(answer(b"{"))) as url:
        with pytest.raises(TelegramError, match="Invalid server response"):
            await sent(url)


def test_what_is_not_said_is_left_out() -> None:
    words = Words({"text": "Halo 👩‍⚕️", "reply_markup": None, "ids": (1, 2), "silent": False})
    assert from_json(to_json(words.parameters)) == {"text": "Halo 👩‍⚕️", "ids": [1, 2], "silent": False}
    assert words.json_parameters == {"text": "Halo 👩‍⚕️", "ids": "[1,2]", "silent": "false"}


async def test_a_file_goes_up_and_comes_down_as_it_is() -> None:
    content = bytes(range(256)) * 400
    world = World(SimClock(NOW))
    ani = Actor(world, world.add_user("Ani"))
    chat = ani.opens_private()
    async with serve(create_app(world)) as url:
        bot = make_bot(world.token, url)
        sent = await bot.send_document(chat.id, content, caption="Halo <b>Ani</b> 👩‍⚕️", filename="a.bin")
        assert sent.document
        came = await (await bot.get_file(sent.document.file_id)).download_as_bytearray()
        await bot.request.shutdown()
    assert (bytes(came), ani.last(chat).caption or "") == (content, "Halo <b>Ani</b> 👩‍⚕️")


async def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert await what_became_of(f"http://127.0.0.1:{taken.getsockname()[1]}") is Outcome.NO_LINE


async def test_no_such_name() -> None:
    assert await what_became_of("http://telegram.invalid") is Outcome.NO_LINE


async def test_no_tls() -> None:
    """A server that answers a TLS hello in plain words, as a web server does."""

    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(answer(b"", "400 Bad Request"))
        writer.close()

    async with await asyncio.start_server(plain, "127.0.0.1") as listening:
        url = f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        assert await what_became_of(url) is Outcome.NO_LINE


@pytest.mark.parametrize(
    "failing",
    [
        pytest.param(saying(b""), id="hangs up"),
        pytest.param(resets, id="is cut"),
        pytest.param(is_silent, id="is silent"),
        pytest.param(saying(answer(TAKEN)[:-20]), id="stops in the middle"),
        pytest.param(saying(b"\x00\x01 garbage\r\n\r\n"), id="talks garbage"),
    ],
)
async def test_it_may_have_arrived(failing: Answering) -> None:
    """After the request was written nobody knows whether Telegram took it: such a text is marked uncertain."""
    async with server(failing) as url:
        assert await what_became_of(url) is Outcome.UNKNOWN


async def test_a_portals_page_is_no_answer() -> None:
    page = answer(b"<html>Silakan masuk</html>", "502 Bad Gateway")
    async with server(saying(page)) as url:
        assert await what_became_of(url) is Outcome.NO_ANSWER


@pytest.mark.parametrize("status", ["200 OK", *(f"{number} No" for number in FINAL)])
@pytest.mark.parametrize("body", [b"<html>", b"", b"null", b"[]", b'{"error": "login"}', b'{"ok": true}'], ids=repr)
async def test_what_telegram_would_not_say_has_no_consequences(status: str, body: bytes) -> None:
    """A portal's or gateway's answer is waited out, whatever its number: words are marked, no chat is given up."""
    async with server(saying(answer(body, status))) as url:
        bot = make_bot("1:a", url)
        with pytest.raises(TelegramError) as failed:
            await ask(bot, "sendMessage", {"chat_id": 5, "text": "Halo"})
        await bot.request.shutdown()
    assert outcome_of(failed.value, HALO, CHAT) is Outcome.NO_ANSWER


async def test_a_page_instead_of_updates_ends_no_bot() -> None:
    """A bug: a gateway's 404 passed for Telegram's refusal of the token, which ends the bot."""
    async with server(saying(answer(b"<html>Tidak ada</html>", "404 Not Found"))) as url:
        bot = make_bot("1:a", url)
        with pytest.raises(NetworkError):
            await poll(bot, {"offset": 0}, read_timeout=5)
        await asyncio.gather(*(request.shutdown() for request in bot._request))


async def test_a_proxy_that_lets_nothing_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug: files that it kept back passed for sent."""
    async with server(saying(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n")) as proxy:
        monkeypatch.setenv("https_proxy", proxy)
        assert await what_became_of("https://telegram.invalid") is Outcome.NO_LINE
