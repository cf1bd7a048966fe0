"""A line on which Telegram's answers take longer than usual: what it has taken is not said again and again."""

import httpx
import pytest

from conversations.engine import make_bot
from conversations.gateway.circuit_breaker import CircuitBreaker
from conversations.gateway.sender import Sender
from simulator.transport import SimTransport
from sotarsa_bot.records.machinery import PostState
from tests.conftest import Stage
from tests.gateway.test_sending import Desk


class Late(httpx.AsyncBaseTransport):
    """Does what is asked, and answers after so many seconds (if anybody waits for so long)."""

    def __init__(self, inner: SimTransport, seconds: float) -> None:
        self._inner, self._seconds = inner, seconds

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        if request.extensions["timeout"]["read"] < self._seconds and "getMe" not in request.url.path:
            raise httpx.ReadTimeout("late", request=request)
        return answer


@pytest.mark.parametrize(("seconds", "times"), [(12, 1), (25, 2), (50, 4)])
async def test_each_time_it_is_waited_for_longer(stage: Stage, seconds: float, times: int) -> None:
    """Otherwise it would be said again and again for as long as the line is slow."""
    desk, group, engine = Desk(stage), stage.cast.team_group, stage.engine
    bot = make_bot(stage.world.token, "http://telegram.test", Late(SimTransport(stage.world), seconds))
    await bot.initialize()
    engine.sender = Sender(bot, engine.store, stage.clock.now, engine.office, engine.files, CircuitBreaker())
    await desk.owes(group, "satu")
    for _ in range(10):
        await stage.later(minutes=1)
    assert desk.said(group) == ["satu"] * times
    assert not await desk.posts(PostState.QUEUED)
    await bot.shutdown()
