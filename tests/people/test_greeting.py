"""Starting up: without a network the bot waits; with a wrong token it does not."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import telegram
from telegram.error import InvalidToken

from conversations.engine import make_bot
from conversations.gateway.greeting import greet
from simulator.clock import SimClock
from simulator.transport import SimTransport
from simulator.world import World
from tests.waiting import PATIENCE, turns

NOW = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
SOON = timedelta(milliseconds=1)
ME = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "sotarsa_bot"}


@pytest.fixture
def world() -> World:
    return World(SimClock(NOW))


@pytest.fixture
async def bot(world: World) -> AsyncIterator[telegram.Bot]:
    bot = make_bot(world.token, "http://simulator", SimTransport(world))
    yield bot
    await bot.shutdown()


async def test_a_boot_without_network_waits_until_there_is_one(world: World, bot: telegram.Bot) -> None:
    world.faults.outage(timedelta(minutes=10))
    greeting = asyncio.create_task(greet(bot, asyncio.Event(), SOON))
    await turns()
    assert not greeting.done()
    world.clock.advance(timedelta(minutes=11))
    assert await asyncio.wait_for(greeting, PATIENCE)
    assert bot.username == "sotarsa_bot"


async def test_a_gateway_in_trouble_is_waited_for(world: World, bot: telegram.Bot) -> None:
    world.faults.bad_gateway(n=2, method="getMe")
    assert await greet(bot, asyncio.Event(), SOON)
    assert world.unprovoked == []


async def test_a_portal_that_answers_in_its_stead_is_waited_for() -> None:
    """A page of HTML and "200 OK", as the network of a hotel gives it."""
    pages = iter(["<html>Masuk</html>", *(json.dumps({"ok": True, "result": result}) for result in (ME, True))])
    portal = httpx.MockTransport(lambda _: httpx.Response(200, text=next(pages)))
    assert await greet(make_bot("1:A", "http://simulator", portal), asyncio.Event(), SOON)


async def test_waiting_ends_when_told_to_stop(world: World, bot: telegram.Bot) -> None:
    world.faults.outage(timedelta(days=1))
    stop = asyncio.Event()
    greeting = asyncio.create_task(greet(bot, stop, timedelta(seconds=1000)))
    await turns()
    stop.set()
    assert await asyncio.wait_for(greeting, PATIENCE) is False


async def test_a_wrong_token_is_not_waited_for(world: World) -> None:
    world.expect(401)
    with pytest.raises(InvalidToken):
        await greet(make_bot("1:WRONG", "http://simulator", SimTransport(world)), asyncio.Event(), SOON)


async def test_a_webhook_makes_way_and_what_waits_is_kept(world: World, bot: telegram.Bot) -> None:
    """Otherwise every poll would end in 409; the messages of the night stay."""
    ani = world.add_user("Ani (contoh)")
    world.webhook.url = "https://kantor.example/hook"
    world.private(ani, started=True)
    world.inbox.add("message", {"message_id": 1})
    assert await greet(bot, asyncio.Event(), SOON)
    assert not world.webhook.url
    assert world.pending == 1
