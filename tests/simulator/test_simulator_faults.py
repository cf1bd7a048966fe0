"""Each way in which the simulator can be told to fail, in-process and over real HTTP."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from simulator.model import Chat
from simulator.people import Actor
from simulator.server import create_app, serve
from simulator.world import World
from tests.waiting import PATIENCE, until

from .conftest import Api


async def test_too_many_requests(bot: Bot, world: World, private: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # PTB warns about its own old type otherwise
    world.faults.too_many(7)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(private.id, "x")
    assert caught.value.retry_after == timedelta(seconds=7)
    await bot.send_message(private.id, "x")
    assert world.unprovoked == []


async def test_a_fault_may_name_its_method(bot: Bot, world: World, private: Chat) -> None:
    world.faults.too_many(7, method="sendPhoto")
    await bot.send_message(private.id, "x")


async def test_bad_gateway_has_an_html_body(api: Api, bot: Bot, world: World, private: Chat) -> None:
    world.faults.bad_gateway(2)
    with pytest.raises(NetworkError):
        await bot.send_message(private.id, "x")
    answer = await api.http.get(f"/bot{world.token}/sendMessage")
    assert answer.status_code == 502
    assert answer.text.startswith("<html>")
    assert private.timeline == []
    assert world.unprovoked == []


async def test_a_send_is_accepted_but_never_confirmed(bot: Bot, world: World, private: Chat) -> None:
    world.faults.accept_then_timeout()
    with pytest.raises(TimedOut):
        await bot.send_message(private.id, "sampai")
    assert [one.text for one in private.timeline] == ["sampai"]


async def test_an_update_comes_twice_under_one_id(api: Api, world: World, ani: Actor, private: Chat) -> None:
    world.faults.duplicate()
    ani.sends(private, "sekali")
    first = (await api.call("getUpdates", timeout=0))["result"]
    again = (await api.call("getUpdates", timeout=0, offset=first[0]["update_id"] + 1))["result"]
    assert again == first
    assert (await api.call("getUpdates", timeout=0, offset=first[0]["update_id"] + 1))["result"] == []


async def test_poison_makes_ptb_stumble_but_raw_updates_still_come(
    api: Api, bot: Bot, world: World, ani: Actor, private: Chat
) -> None:
    world.faults.poison()
    world.faults.poison({"message": "nonsense"})
    ani.sends(private, "sesudahnya")
    with pytest.raises((TypeError, ValueError, AttributeError)):
        await bot.get_updates(timeout=0)
    assert [u["message"] for u in await api.updates()][1] == "nonsense"


async def test_an_outage_by_the_worlds_clock(api: Api, bot: Bot, world: World, ani: Actor, private: Chat) -> None:
    poll = asyncio.create_task(api.call("getUpdates", timeout=30))
    await until(lambda: world.inbox.poller)
    world.faults.outage(timedelta(minutes=10))
    with pytest.raises(httpx.ReadError):
        await asyncio.wait_for(poll, PATIENCE)
    with pytest.raises(httpx.ConnectError):
        await api.call("getMe")
    with pytest.raises(NetworkError):
        await bot.send_message(private.id, "x")
    ani.sends(private, "selama gangguan")
    api.later(601)
    assert [u["message"]["text"] for u in await api.updates()] == ["selama gangguan"]
    assert world.refusals == []


async def test_over_real_http(world: World, ani: Actor, private: Chat) -> None:
    world.faults.hang_seconds = 0.05
    async with serve(create_app(world)) as url, httpx.AsyncClient(base_url=url, trust_env=False) as http:
        assert url.startswith("http://127.0.0.1:")
        path = f"/bot{world.token}/sendMessage"
        form = {"chat_id": str(private.id), "text": "lewat form"}
        assert (await http.post(path, data=form)).json()["ok"]
        assert (await http.get(path, params=form | {"text": "lewat alamat"})).json()["ok"]
        world.faults.accept_then_timeout()
        with pytest.raises(httpx.RemoteProtocolError):
            await http.post(path, data=form | {"text": "hilang"})
        world.faults.outage(timedelta(minutes=1))
        with pytest.raises(httpx.RemoteProtocolError):
            await http.post(path, data=form)
    assert [one.text for one in private.timeline] == ["lewat form", "lewat alamat", "hilang"]
    assert world.spec_violations == []


async def test_a_dead_bots_long_poll_does_not_disturb_the_next_one(world: World, ani: Actor, private: Chat) -> None:
    async with serve(create_app(world)) as url, httpx.AsyncClient(base_url=url, trust_env=False) as http:
        path = f"/bot{world.token}/getUpdates"
        poll = asyncio.create_task(http.get(path, params={"timeout": 30}))
        await until(lambda: world.inbox.poller)
        poll.cancel()
        await asyncio.gather(poll, return_exceptions=True)
        ani.sends(private, "hai")
        assert len((await http.get(path, params={"timeout": 5})).json()["result"]) == 1
        world.inbox.clear()
        assert world.refusals == []

        world.expect(409)
        before = world.inbox.poller
        first = asyncio.create_task(http.get(path, params={"timeout": 30}))
        await until(lambda: world.inbox.poller > before)
        assert (await http.get(path, params={"timeout": 0})).status_code == 200
        assert (await first).status_code == 409
    assert world.unprovoked == []


async def test_it_listens_on_loopback_only(world: World) -> None:
    with pytest.raises(ValueError, match="loopback"):
        async with serve(create_app(world), host="0.0.0.0"):
            pass
