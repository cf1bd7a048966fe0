"""What is owed goes out: in order, once if that can be known, and nobody waits for another chat's trouble."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from conversations import post
from conversations.engine import make_bot
from conversations.gateway.circuit_breaker import CircuitBreaker
from conversations.gateway.sender import Sender
from simulator.model import Chat as Group
from simulator.model import Message
from simulator.photos import sample_photo
from simulator.transport import SimTransport
from sotarsa_bot.papers.ics import CalendarEvent
from sotarsa_bot.records.machinery import Post, PostState
from sotarsa_bot.records.slots import SlotName
from sotarsa_bot.running.pace import ALL_LIMIT
from sotarsa_bot.running.retrying import retry
from sotarsa_bot.trouble import Trouble
from storage.fast import inline_connection
from tests.conftest import TUESDAY_NINE, Stage
from tests.waiting import PATIENCE

EVENT = CalendarEvent(
    uid="visit-1@sotarsa", title="Uren", starts_at=TUESDAY_NINE, duration=timedelta(hours=4), place="Balai Desa",
    description="", stamp=TUESDAY_NINE,
)  # fmt: skip
DOCUMENT = {"paper": "calendar", "data": EVENT.model_dump(mode="json"), "filename": "kunjungan.ics"}


class Desk:
    """Owes things to chats, as conversations do."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.cast, self.world = stage, stage.cast, stage.world

    async def owes(self, to: Group, *texts: str, slot: str | None = None, sort: int = post.NEWS) -> None:
        async with self.stage.engine.store.writing() as books:
            chat = await books.chats.get(await self._number(to))
            for text in texts:
                where = SlotName(slot) if slot else None
                await post.write(books, chat, text, now=self.stage.clock.now(), slot=where, sort=sort)

    async def owes_call(self, to: Group, method: str, payload: dict[str, Any]) -> None:
        async with self.stage.engine.store.writing() as books:
            chat = await books.chats.get(await self._number(to))
            await post.owe(books, chat, method, payload, now=self.stage.clock.now())

    async def reacts(self, to: Message) -> None:
        async with self.stage.engine.store.writing() as books:
            chat = await books.chats.get(await self._number(to.chat))
            await post.react(books, chat, to.message_id, "👌", now=self.stage.clock.now())

    async def posts(self, state: PostState) -> list[Post]:
        async with self.stage.engine.store.reading() as books:
            return await books.outbox.find(state=state)

    async def _number(self, group: Group) -> int:
        async with self.stage.engine.store.reading() as books:
            found = await books.chats.first(telegram_id=group.id)
        assert found is not None
        return found.id

    def said(self, group: Group) -> list[str]:
        """What the bot said there, as it stands."""
        return [m.shown for m in group.timeline if m.sender is self.world.bot and m.shown]

    def files(self, group: Group) -> int:
        return sum(m.document is not None or bool(m.photo) for m in group.timeline if m.sender is self.world.bot)


@pytest.fixture
def desk(stage: Stage) -> Desk:
    return Desk(stage)


async def test_a_text_whose_answer_was_lost_is_said_again_and_marked(stage: Stage, desk: Desk) -> None:
    """Twice is better than a confirmation lost."""
    stage.world.faults.accept_then_timeout(1, "sendMessage")
    await desk.owes(stage.cast.team_group, "satu", "dua")
    await stage.settle()
    assert desk.said(stage.cast.team_group) == ["satu", "satu", "dua"]
    marked = [p for p in await desk.posts(PostState.SENT) if p.problem.startswith("uncertain")]
    assert len(marked) == 1


async def test_an_edit_whose_answer_was_lost_is_made_again_and_stands_once(stage: Stage, desk: Desk) -> None:
    group = stage.cast.team_group
    await desk.owes(group, "kartu lama", slot="kartu")
    await stage.settle()
    stage.world.faults.accept_then_timeout(1, "editMessageText")
    stage.world.expect("message is not modified")
    await desk.owes(group, "kartu baru", slot="kartu")
    await stage.settle()
    assert desk.said(group) == ["kartu baru"]
    assert not await desk.posts(PostState.QUEUED)


async def test_a_reaction_whose_answer_was_lost_is_given_again(stage: Stage, desk: Desk) -> None:
    written = stage.cast.member.sends(stage.cast.team_group, "halo semua")
    await stage.settle()
    stage.world.faults.accept_then_timeout(1, "setMessageReaction")
    await desk.reacts(written)
    await stage.settle()
    assert written.reactions
    assert not await desk.posts(PostState.QUEUED)


@pytest.mark.parametrize(
    ("method", "payload"), [("sendDocument", DOCUMENT), ("sendPhoto", {"photo": ""})], ids=["document", "photo"]
)
async def test_a_file_whose_answer_was_lost_is_marked_and_not_sent_twice(
    stage: Stage, desk: Desk, method: str, payload: dict[str, Any]
) -> None:
    group = stage.cast.team_group
    if method == "sendPhoto":
        payload = {"photo": _a_file_id(stage)}
    stage.world.faults.accept_then_timeout(1, method)
    await desk.owes_call(group, method, payload)
    await desk.owes(group, "sesudahnya")
    await stage.settle()
    assert desk.files(group) == 1
    after, told = desk.said(group)
    assert after == "sesudahnya"
    assert "mohon minta sekali lagi" in told
    assert [p.method for p in await desk.posts(PostState.UNCERTAIN)] == [method]


SPOILT = [
    pytest.param("accept_then_page", {"status": status}, id=f"{status} page") for status in (200, 403, 500, 502, 503)
] + [pytest.param("accept_then_cut", {}, id="cut"), pytest.param("accept_then_timeout", {}, id="no answer")]


@pytest.mark.parametrize(("how", "values"), SPOILT)
async def test_what_was_taken_before_the_answer_was_spoilt_is_marked_and_no_file_is_sent_twice(
    stage: Stage, desk: Desk, how: str, values: dict[str, int]
) -> None:
    """A bug: with a 500 or 502 page, or half an answer, texts were said twice without a mark, and a paper, too."""
    group = stage.cast.team_group
    await desk.owes(group, "kartu lama", slot="kartu")
    await stage.settle()
    for method in ("sendMessage", "sendDocument", "sendPhoto", "editMessageText"):
        getattr(stage.world.faults, how)(n=1, method=method, **values)
    stage.world.expect("message is not modified")
    await desk.owes(group, "satu", "dua")
    await desk.owes_call(group, "sendDocument", DOCUMENT)
    await desk.owes_call(group, "sendPhoto", {"photo": _a_file_id(stage)})
    await desk.owes(group, "kartu baru", slot="kartu")
    await stage.settle()
    said = desk.said(group)
    assert (said.count("satu"), said.count("dua"), said.count("kartu baru"), desk.files(group)) == (2, 1, 1, 2)
    assert [p.method for p in await desk.posts(PostState.UNCERTAIN)] == ["sendDocument", "sendPhoto"]
    marked = [p.method for p in await desk.posts(PostState.SENT) if p.problem.startswith("uncertain")]
    assert marked == ["sendMessage", "sendMessage"]
    assert sum("mohon minta sekali lagi" in words for words in said) == 1, "who asked is told, once for both"


async def test_an_error_of_telegrams_own_may_come_after_it_took_the_post(stage: Stage, desk: Desk) -> None:
    """Its 500 says nothing of before or after: a text bears the mark, a paper is not tried again."""
    broken = httpx.Response(500, json={"ok": False, "error_code": 500, "description": "Internal Server Error"})
    group, engine, left = stage.cast.team_group, stage.engine, ["sendMessage", "sendDocument"]

    class Spoiling(SimTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            answer, method = await super().handle_async_request(request), request.url.path.rpartition("/")[2]
            if method not in left:
                return answer
            left.remove(method)
            return broken

    bot = make_bot(stage.world.token, "http://telegram.test", Spoiling(stage.world))
    await bot.initialize()
    engine.sender = Sender(bot, engine.store, stage.clock.now, engine.office, engine.files, CircuitBreaker())
    await desk.owes_call(group, "sendDocument", DOCUMENT)
    await desk.owes(group, "satu")
    await stage.settle()
    assert (desk.files(group), desk.said(group).count("satu")) == (1, 2)
    assert len([p for p in await desk.posts(PostState.SENT) if p.problem.startswith("uncertain")]) == 1
    await bot.shutdown()


async def test_a_lost_line_is_probed_by_nothing_that_cannot_be_sent_twice(stage: Stage, desk: Desk) -> None:
    """A page of a gateway tells nothing of what it did with a file: files wait until a poll has come through."""
    stage.world.faults.bad_gateway(1, "sendMessage")
    await desk.owes(stage.cast.village_group, "satu")
    await stage.engine.sender.send()
    await desk.owes_call(stage.cast.team_group, "sendDocument", DOCUMENT)
    stage.clock.advance(timedelta(seconds=30))
    assert await stage.engine.sender.start() == 1, "the text alone"
    await stage.engine.sender.finish()
    await stage.settle()
    assert desk.files(stage.cast.team_group) == 1


async def test_a_bad_gateway_loses_and_doubles_nothing(stage: Stage, desk: Desk) -> None:
    """A page of HTML instead of an answer: whatever it was, it is sent when the gateway is well."""
    group = stage.cast.team_group
    written = stage.cast.member.sends(group, "halo semua")
    await stage.settle()
    stage.world.faults.bad_gateway(7)
    await desk.owes(group, "satu")
    await desk.owes_call(group, "sendDocument", DOCUMENT)
    await desk.owes_call(group, "sendPhoto", {"photo": _a_file_id(stage)})
    await desk.owes(group, "dua", slot="kartu")
    await desk.reacts(written)
    await stage.settle()
    assert desk.said(group) == ["satu", "dua"]
    assert desk.files(group) == 2
    assert written.reactions
    assert not await desk.posts(PostState.UNCERTAIN)


async def test_too_many_requests_in_one_chat_delays_only_that_chat(stage: Stage, desk: Desk) -> None:
    group, other = stage.cast.team_group, stage.cast.village_group
    stage.world.faults.too_many(300, 1, "sendMessage")
    await desk.owes(group, "satu", "dua")
    await stage.engine.sender.send()
    await desk.owes(other, "lain")
    stage.clock.advance(timedelta(seconds=2))
    await stage.engine.sender.send()
    assert desk.said(other) == ["lain"]
    assert desk.said(group) == []
    await stage.later(seconds=301)
    assert desk.said(group) == ["satu", "dua"]
    assert len(stage.world.refusals) == 1


async def test_receipts_wait_as_well_when_there_were_too_many(stage: Stage, desk: Desk) -> None:
    sent = [stage.cast.member.sends(stage.cast.team_group, f"halo {n}") for n in range(3)]
    await stage.settle()
    stage.world.faults.too_many(60, 1, "setMessageReaction")
    for message in sent:
        await desk.reacts(message)
    await stage.settle()
    assert all(message.reactions for message in sent)
    assert len(stage.world.refusals) == 1


async def test_a_dead_chat_with_a_long_queue_starves_nobody(stage: Stage, desk: Desk) -> None:
    stage.world.kick_bot(stage.cast.other_group)
    await stage.settle()
    await desk.owes(stage.cast.other_group, *(f"ditahan {n}" for n in range(600)), sort=post.ANSWER)
    before = len(desk.said(stage.cast.team_group))
    await desk.owes(stage.cast.team_group, "terdengar")
    await stage.settle()
    assert desk.said(stage.cast.team_group)[before:] == ["terdengar"]


async def test_what_cannot_be_said_is_set_aside_and_the_rest_goes_on(stage: Stage, desk: Desk) -> None:
    """One row that is no call at all, one that Telegram refuses."""
    group = stage.cast.team_group
    await desk.owes_call(group, "sendPigeon", {})
    await desk.owes(group, "   ")
    await desk.owes(group, "sesudahnya")
    stage.world.expect("message text is empty")
    await stage.settle()
    assert desk.said(group) == ["sesudahnya"]
    assert [p.method for p in await desk.posts(PostState.FAILED)] == ["sendPigeon", "sendMessage"]


async def test_a_group_that_moved_gets_what_was_owed_in_its_new_place(stage: Stage, desk: Desk) -> None:
    group = stage.cast.team_group
    await desk.owes(group, "kartu lama", slot="kartu")
    written = stage.cast.member.sends(group, "halo semua")
    await stage.settle()
    await desk.owes(group, "kartu baru", slot="kartu")
    await desk.owes(group, "satu")
    await desk.reacts(written)
    new = stage.world.migrate(group)
    stage.world.expect("group chat was upgraded to a supergroup chat")
    stage.world.expect("group chat was upgraded to a supergroup chat")
    stage.world.expect("not found")
    await stage.engine.sender.send()  # before the bot has heard of the move
    await stage.settle()
    assert desk.said(new)[-2:] == ["kartu baru", "satu"]
    assert not await desk.posts(PostState.FAILED)


async def test_newer_words_for_a_message_are_never_overwritten_by_older_ones(stage: Stage, desk: Desk) -> None:
    group = stage.cast.team_group
    await desk.owes(group, "lama", slot="kartu")
    stage.world.faults.too_many(30, 1, "sendMessage")
    sender = stage.engine.sender
    await sender.start()
    await desk.owes(group, "baru", slot="kartu", sort=post.ANSWER)  # while the older is on its way
    await sender.finish()
    await stage.settle()
    assert desk.said(group) == ["baru"]


async def test_what_was_on_its_way_in_a_kill_is_said_again_and_marked(stage: Stage, desk: Desk) -> None:
    group = stage.cast.team_group
    await desk.owes(group, "satu")
    await desk.owes_call(group, "sendDocument", DOCUMENT)
    async with stage.engine.store.writing() as books:
        await books.outbox.change_all({"state": PostState.QUEUED}, state=PostState.SENDING)
    await stage.engine.sender.recover()
    await stage.settle()
    assert desk.said(group)[0] == "satu"
    assert desk.files(group) == 0
    (lost,) = await desk.posts(PostState.UNCERTAIN)
    assert lost.problem == "killed while sending"
    assert lost.payload == {}  # it is never sent again, and may have named people


async def test_words_that_met_two_kills_are_counted_twice_though_newer_ones_take_their_stead(
    stage: Stage, desk: Desk
) -> None:
    """Each time they may have arrived: what the doctor and the crash harness are told of is no less."""
    group, store = stage.cast.team_group, stage.engine.store
    await desk.owes(group, "lama", slot="kartu")
    for newer in ((), ("baru",)):
        async with store.writing() as books:
            await books.outbox.change_all({"state": PostState.QUEUED}, state=PostState.SENDING)
        await desk.owes(group, *newer, slot="kartu")
        await stage.engine.sender.recover()
    await stage.settle()
    (old,) = await desk.posts(PostState.DROPPED)
    assert (old.payload["text"], old.attempts, old.problem) == ("lama", 2, "uncertain: killed while sending")
    assert desk.said(group) == ["baru"]


async def test_the_limits_are_kept_across_a_restart(stage: Stage, desk: Desk) -> None:
    """Telegram remembers what the process before said; a 429 of then holds, too."""
    group, other = stage.cast.team_group, stage.cast.village_group
    await desk.owes(group, *(f"nomor {n}" for n in range(18)))
    await stage.settle()
    stage.world.faults.too_many(200, 1, "sendMessage")
    await desk.owes(other, "nanti")
    await desk.owes(group, "lagi 1", "lagi 2", "lagi 3", "lagi 4")
    await stage.engine.sender.send()
    engine = stage.engine
    engine.sender = Sender(engine.bot, engine.store, stage.clock.now, engine.office, engine.files, CircuitBreaker())
    await engine.sender.recover()
    await stage.settle()
    assert desk.said(group)[-1] == "lagi 4"
    assert desk.said(other) == ["nanti"]
    assert len(stage.world.refusals) == 1


class Slow(httpx.AsyncBaseTransport):
    """A line on which what is sent to one chat takes until it is let go."""

    def __init__(self, inner: SimTransport, chat: int) -> None:
        self._inner, self._chat, self.let_go = inner, chat, asyncio.Event()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if f'"chat_id":{self._chat},' in (await request.aread()).decode(errors="replace"):
            await self.let_go.wait()
        return await self._inner.handle_async_request(request)


@pytest.fixture
async def slow(stage: Stage) -> AsyncIterator[tuple[Slow, Sender]]:
    transport = Slow(SimTransport(stage.world), stage.cast.team_group.id)
    bot = make_bot(stage.world.token, "http://telegram.test", transport)
    await bot.initialize()
    yield (
        transport,
        Sender(bot, stage.engine.store, stage.clock.now, stage.engine.office, stage.engine.files, CircuitBreaker()),
    )
    await bot.shutdown()


async def test_a_slow_chat_delays_nobody_and_keeps_its_order(
    stage: Stage, desk: Desk, slow: tuple[Slow, Sender]
) -> None:
    line, sender = slow
    group, other = stage.cast.team_group, stage.cast.village_group
    await desk.owes(group, "satu", "dua")
    await desk.owes(other, "lain satu", "lain dua")
    for _ in range(2):
        await sender.start()
        await _until(lambda: len(sender._on_way) == 1)
        stage.clock.advance(timedelta(seconds=2))
    assert desk.said(other) == ["lain satu", "lain dua"]
    assert desk.said(group) == []
    line.let_go.set()
    await sender.finish()
    await stage.settle()
    assert desk.said(group) == ["satu", "dua"]


async def test_what_failed_can_be_retried_by_hand(stage: Stage, desk: Desk) -> None:
    """As `bot.py retry` does."""
    group = stage.cast.team_group
    await desk.owes(group, "isi baru")
    async with stage.engine.store.writing() as books:
        await books.outbox.change_all({"state": PostState.QUEUED}, state=PostState.FAILED, problem="Bad Request")
    await stage.settle()
    assert desk.said(group) == []
    async with stage.engine.store.writing() as books:
        again = await retry(books, stage.clock.now())
    assert (again.arrivals, again.posts, again.reminders) == (0, 1, 0)
    await stage.settle()
    assert desk.said(group) == ["isi baru"]


def _a_file_id(stage: Stage) -> str:
    return stage.world.files.add_photo(sample_photo(1))[-1].file_id


async def _until(done: Any) -> None:
    async with asyncio.timeout(PATIENCE):
        while not done():  # noqa: ASYNC110 - the sender's own tasks have to take their turns
            await asyncio.sleep(0)


async def test_a_paper_that_cannot_be_made_is_set_aside_and_holds_nothing_up(stage: Stage, desk: Desk) -> None:
    group = stage.cast.team_group
    await desk.owes_call(group, "sendDocument", {"paper": "calendar", "data": {}, "filename": "kunjungan.ics"})
    await desk.owes(group, "sesudahnya")
    await stage.settle()
    assert desk.said(group) == ["sesudahnya"]
    assert [p.method for p in await desk.posts(PostState.FAILED)] == ["sendDocument"]


class Failing:
    """A disk that writes, but fails to flush what was written, so many times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times, self._flush = 0, inline_connection._to_disk
        monkeypatch.setattr(inline_connection, "_to_disk", self._to_disk)

    def _to_disk(self, file: int) -> None:
        if self.times:
            self.times -= 1
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self._flush(file)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    return Failing(monkeypatch)


async def test_what_could_not_be_marked_as_being_sent_is_sent_when_the_disk_is_well(
    stage: Stage, desk: Desk, failing: Failing
) -> None:
    """A bug: it stayed marked, and took up a place among what is on its way, until the bot was silent."""
    group, sender = stage.cast.team_group, stage.engine.sender
    await desk.owes(group, "satu")
    await desk.owes_call(group, "sendDocument", DOCUMENT)
    for _ in range(ALL_LIMIT + 2):
        failing.times = 1
        with pytest.raises(Trouble):
            await sender.start()
    await stage.settle()
    assert desk.said(group) == ["satu"]
    assert desk.files(group) == 1


async def test_what_came_of_it_is_written_down_once_though_the_disk_fails(
    stage: Stage, desk: Desk, failing: Failing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug: put back a second time, a card took itself for newer words, and was dropped."""
    monkeypatch.setattr("conversations.gateway.sender.backoff", lambda _failures: timedelta())
    group, sender = stage.cast.team_group, stage.engine.sender
    stage.world.faults.too_many(3, 1, "sendMessage")
    await desk.owes(group, "kartu", slot="kartu")
    await desk.owes_call(group, "sendDocument", DOCUMENT)
    for _ in range(2):
        await sender.start()
        failing.times = 1
        await sender.finish()
        stage.clock.advance(timedelta(seconds=4))
    await stage.settle()
    assert desk.said(group) == ["kartu"]
    async with stage.engine.store.reading() as books:
        assert await books.audit.count(what="file.sent") == 1


async def test_a_wait_beyond_all_time_is_a_day(stage: Stage, desk: Desk) -> None:
    """A bug: no calendar goes so far, and that it failed was never written down."""
    stage.world.faults.too_many(10**12, 1, "sendMessage")
    await desk.owes(stage.cast.team_group, "satu")
    await asyncio.wait_for(stage.engine.sender.send(), PATIENCE)
    await stage.later(days=1)
    assert desk.said(stage.cast.team_group) == ["satu"]


async def test_retried_by_hand_older_words_are_not_written_over_newer_ones(stage: Stage, desk: Desk) -> None:
    """A bug: a card showed again what it had been about to show when Telegram refused it."""
    group, store = stage.cast.team_group, stage.engine.store
    await desk.owes(group, "lama", slot="kartu")
    async with store.writing() as books:
        await books.outbox.change_all({"state": PostState.QUEUED}, state=PostState.FAILED, problem="Bad Request")
    await desk.owes(group, "baru", slot="kartu")
    await stage.settle()
    async with store.writing() as books:
        assert (await retry(books, stage.clock.now())).posts == 0
    await stage.settle()
    assert desk.said(group) == ["baru"]
    assert not await desk.posts(PostState.FAILED)
