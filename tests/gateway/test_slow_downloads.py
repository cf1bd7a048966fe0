"""A line on which pictures trickle in: a round ends all the same, so that the bot does not pass for dead."""

import asyncio
from datetime import timedelta

import httpx
import pytest

from conversations.engine import make_bot
from conversations.files.jobs import Limits
from conversations.gateway.circuit_breaker import CircuitBreaker
from conversations.gateway.downloads import LONGEST_PAUSE, PAGES, Downloads
from conversations.hand_overs.picture_keeper import PICTURES_AT_ONCE, PictureKeeper
from conversations.lists.list_reader import ListReader
from conversations.offline.form_reader import FormReader
from simulator.photos import sample_photo
from simulator.transport import SimTransport
from sotarsa_bot.records.field import PhotoState
from tests.conftest import Stage
from tests.form_samples import form_file
from tests.list_samples import THREE, csv_text, workbook
from tests.the_day import begins, heard, own, seen
from tests.waiting import PATIENCE, turns


class Trickling(httpx.AsyncBaseTransport):
    """The first files that are asked for do not come to their end."""

    def __init__(self, inner: SimTransport, stuck: int) -> None:
        self._inner, self.left = inner, stuck

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if "/file/" in request.url.path and self.left > 0:
            self.left -= 1
            await asyncio.Event().wait()
        return await self._inner.handle_async_request(request)


async def test_what_does_not_come_is_left_for_later(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The round ends while the first ones are on their way."""
    cast, engine = stage.cast, stage.engine
    await begins(stage)
    for number in range(PICTURES_AT_ONCE + 2):
        cast.member.sends_photo(cast.team_group, caption=f"K1 {number + 1} terima")
    await _worked(stage)
    line = Trickling(SimTransport(stage.world), stuck=PICTURES_AT_ONCE)
    bot = make_bot(stage.world.token, "http://telegram.test", line)
    monkeypatch.setattr("conversations.gateway.downloads._seconds", lambda: 0.0 if line.left else 3600.0)
    limits = Limits(file=timedelta(seconds=3), round=timedelta(minutes=1), tries=9)
    keeper = PictureKeeper(stage.clock.now, engine.office, engine.files, limits)
    fetcher = Downloads(bot, engine.store, stage.clock.now, CircuitBreaker(), keeper)
    assert await asyncio.wait_for(fetcher.fetch(), PATIENCE) > 0
    async with engine.store.reading() as books:
        photos = await books.photos.find(state=PhotoState.PENDING)
    assert (
        sorted(photo.attempts for photo in photos) == [0, 0] + [1] * PICTURES_AT_ONCE
    )  # the last were not begun any more
    await bot.shutdown()
    await stage.later(minutes=1)
    assert f"{PICTURES_AT_ONCE + 2} dari {PICTURES_AT_ONCE + 2} foto tersimpan" in heard(cast.member, cast.team_group)


class Counting(httpx.AsyncBaseTransport):
    """How many files were on their way at the same time, at most."""

    def __init__(self, inner: SimTransport) -> None:
        self._inner, self._now, self.most = inner, 0, 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if "/file/" not in request.url.path:
            return await self._inner.handle_async_request(request)
        self._now += 1
        self.most = max(self.most, self._now)
        await turns()
        answer = await self._inner.handle_async_request(request)
        self._now -= 1
        return answer


@pytest.mark.parametrize(
    ("size", "most"), [(9_000, PICTURES_AT_ONCE), (1_500_000, PICTURES_AT_ONCE // 4), (20_000_000, 1), (0, 1)]
)
async def test_of_large_pictures_fewer_are_in_memory(stage: Stage, size: int, most: int) -> None:
    cast, engine = stage.cast, stage.engine
    await begins(stage)
    count = PICTURES_AT_ONCE + 3
    for number in range(count):
        cast.member.sends_photo(cast.team_group, caption=f"K1 {number + 1} terima")
    await _worked(stage)
    async with engine.store.writing() as books:
        await books.photos.change_all({"state": PhotoState.PENDING}, size=size)
    counting = Counting(SimTransport(stage.world))
    bot = make_bot(stage.world.token, "http://telegram.test", counting)
    keeper = PictureKeeper(stage.clock.now, engine.office, engine.files)
    fetcher = Downloads(bot, engine.store, stage.clock.now, CircuitBreaker(), keeper)
    assert await asyncio.wait_for(fetcher.fetch(), PATIENCE) == count
    await bot.shutdown()
    assert counting.most == most
    async with engine.store.reading() as books:
        assert await books.photos.count(state=PhotoState.STORED) == count


async def _worked(stage: Stage) -> None:
    """What was sent is received and understood; no picture is fetched yet."""
    await stage.engine.receiver.receive()
    while await stage.engine.worker.work():
        pass


class Portal(httpx.AsyncBaseTransport):
    """Answers for Telegram's files with something else. `as_long`: as long as the file is."""

    def __init__(self, inner: SimTransport, page: bytes, *, as_long: bool = False) -> None:
        self._inner, self._page, self._as_long = inner, page, as_long

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        if "/file/" not in request.url.path:
            return answer
        length = len(await answer.aread()) if self._as_long else 0
        return httpx.Response(200, content=self._page.ljust(length))


@pytest.mark.parametrize("page", [b"<html>Silakan masuk</html>", b"", sample_photo(1)[:500]], ids=["page", "", "part"])
async def test_what_is_not_the_file_is_no_broken_photo(stage: Stage, page: bytes) -> None:
    """A bug: it passed for the picture, which was not one, and whoever had sent it was asked for it again."""
    cast, engine = stage.cast, stage.engine
    await begins(stage)
    cast.member.sends_photo(cast.team_group, caption="K1 5 terima")
    await _worked(stage)
    bot = make_bot(stage.world.token, "http://telegram.test", Portal(SimTransport(stage.world), page))
    keeper = PictureKeeper(stage.clock.now, engine.office, engine.files)
    fetcher = Downloads(bot, engine.store, stage.clock.now, CircuitBreaker(), keeper)
    await fetcher.fetch()
    await bot.shutdown()
    await stage.later(minutes=1)
    assert "1 dari 1 foto tersimpan" in heard(cast.member, cast.team_group)


SHEET = b"<table><tr><td>Nama</td></tr><tr><td>Tamu Portal</td></tr></table>"
"""A page may hold a table, too."""
PAGES_OF_A_PORTAL = [
    b"<!DOCTYPE html>" + SHEET, b"\xef\xbb\xbf <html>" + SHEET, b"<meta charset=utf-8><title>Masuk</title>",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES_OF_A_PORTAL, ids=["doctype", "mark", "meta"])
@pytest.mark.parametrize("name", ["daftar.csv", "Daftar Uren.xlsx", "daftar.xls", "isi.sotarsa"])
async def test_a_page_as_long_as_the_file_is_taken_for_no_list_and_no_form(
    stage: Stage, name: str, page: bytes
) -> None:
    """A bug: "Itu bukan berkas daftar", of a list that was one."""
    cast, engine = stage.cast, stage.engine
    if name == "daftar.xls":
        page = page.replace(SHEET, b"Silakan masuk")
    await stage.acts.plans()
    await stage.acts.says(cast.member, own(stage, cast.member), "/daftar k1")
    sends_file(stage, name)
    await _worked(stage)
    bot = make_bot(stage.world.token, "http://telegram.test", Portal(SimTransport(stage.world), page, as_long=True))
    store, clock, office = engine.store, stage.clock.now, engine.office
    jobs = (ListReader(store, clock, office), FormReader(store, clock, office, engine.files))
    readers = [Downloads(bot, store, clock, CircuitBreaker(), job) for job in jobs]
    for _ in range(PAGES):
        assert "tidak dapat" not in seen(cast.member, own(stage, cast.member))
        assert sum([await reader.fetch() for reader in readers]) == 1
        stage.clock.advance(LONGEST_PAUSE)
    await bot.shutdown()
    await stage.settle()
    said = cast.member.last(own(stage, cast.member)).shown
    assert "tidak dapat diambil dari Telegram. Mohon" in said
    assert "Tamu Portal" not in seen(cast.member, own(stage, cast.member))
    sends_file(stage, name)
    await stage.settle()
    assert "tidak dapat diambil" not in cast.member.last(own(stage, cast.member)).shown


def sends_file(stage: Stage, name: str) -> None:
    content = form_file([]) if name.endswith("sotarsa") else csv_text(THREE).encode()
    content = workbook(THREE) if name.endswith("xlsx") else content
    stage.cast.member.sends_document(own(stage, stage.cast.member), name, content)
