"""A line on which pictures trickle in: a round ends all the same, so that the bot does not pass for dead."""

import asyncio
from datetime import timedelta

import httpx

from conversations.gateway.downloads import Limits
from conversations.gateway.engine import make_bot
from conversations.gateway.fetcher import AT_ONCE, Fetcher
from conversations.gateway.uplink import Uplink
from simulator.transport import SimTransport
from sotarsa_bot.field.records import PhotoState
from tests.conftest import Stage
from tests.the_day import begins, seen


class Trickling(httpx.AsyncBaseTransport):
    """The first files that are asked for do not come to their end."""

    def __init__(self, inner: SimTransport, stuck: int) -> None:
        self._inner, self._left = inner, stuck

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if "/file/" in request.url.path and self._left > 0:
            self._left -= 1
            await asyncio.sleep(3600)
        return await self._inner.handle_async_request(request)


async def test_what_does_not_come_is_left_for_later(stage: Stage) -> None:
    cast, engine = stage.cast, stage.engine
    await begins(stage)
    for number in range(AT_ONCE + 2):
        cast.member.sends_photo(cast.team_group, caption=f"K1 {number + 1} terima")
    await engine.receiver.receive()
    await engine.worker.work()
    bot = make_bot(stage.world.token, "http://telegram.test", Trickling(SimTransport(stage.world), stuck=AT_ONCE))
    limits = Limits(file=timedelta(seconds=0.1), round=timedelta(seconds=0.05))
    fetcher = Fetcher(bot, engine.store, stage.clock.now, engine.office, engine.files, Uplink(), lambda: None, limits)
    assert await asyncio.wait_for(fetcher.fetch(), 20) > 0
    async with engine.store.reading() as books:
        photos = await books.photos.find(state=PhotoState.PENDING)
    assert sorted(photo.attempts for photo in photos) == [0, 0] + [1] * AT_ONCE  # the last were not begun any more
    await bot.shutdown()
    await stage.later(minutes=1)
    assert f"{AT_ONCE + 2} dari {AT_ONCE + 2} foto tersimpan" in seen(cast.member, cast.team_group)
