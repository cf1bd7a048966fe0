"""A small world: one group, two people, and a bot that speaks to it over ASGI."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from simulator.clock import SimClock
from simulator.model import Chat, Json
from simulator.people import Actor
from simulator.transport import SimTransport
from simulator.world import World


class Api:
    """The raw Bot API, without a library in between."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.http = httpx.AsyncClient(transport=SimTransport(world), base_url="http://sim")

    async def call(self, method: str, /, **params: object) -> Json:
        """The whole envelope of an answer."""
        answer = await self.http.post(f"/bot{self.world.token}/{method}", json=params)
        return dict(answer.json())

    async def ok(self, method: str, /, **params: object) -> Any:
        """The result; a refusal is a failure."""
        body = await self.call(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, /, **params: object) -> Json:
        """A refusal that the test provokes."""
        self.world.expect("")
        body = await self.call(method, **params)
        assert not body["ok"], body
        return body

    async def updates(self) -> list[Json]:
        """Everything new, confirmed."""
        batch = (await self.call("getUpdates", timeout=0))["result"]
        if batch:
            await self.call("getUpdates", timeout=0, offset=batch[-1]["update_id"] + 1)
        return list(batch)

    def later(self, seconds: float = 5) -> None:
        """Let the world's time pass."""
        self.world.clock.advance(timedelta(seconds=seconds))


@pytest.fixture
def world() -> World:
    return World(SimClock(datetime(2026, 11, 24, 1, tzinfo=UTC)))


@pytest.fixture
async def api(world: World) -> AsyncIterator[Api]:
    api = Api(world)
    yield api
    await api.http.aclose()
    world.webhook.stop()


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    def request() -> HTTPXRequest:
        return HTTPXRequest(httpx_kwargs={"transport": SimTransport(world)})

    bot = Bot(
        world.token,
        base_url="http://sim/bot",
        base_file_url="http://sim/file/bot",
        request=request(),
        get_updates_request=request(),
    )
    async with bot:
        yield bot


@pytest.fixture
def ani(world: World) -> Actor:
    return Actor(world, world.add_user("Ani", username="ani_uren"))


@pytest.fixture
def budi(world: World) -> Actor:
    return Actor(world, world.add_user("Budi"))


@pytest.fixture
def group(world: World, ani: Actor, budi: Actor) -> Chat:
    return world.add_group("Desa Uren", [ani.user, budi.user])


@pytest.fixture
def private(ani: Actor) -> Chat:
    return ani.opens_private()
