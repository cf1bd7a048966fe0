"""The bot as a whole: receive, work, send, fetch, tick; step by step for tests, or as loops for good."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import httpx
import structlog
import telegram
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.error import NetworkError
from telegram.request import BaseRequest

from conversations.doubts.unsure_rounds import UnsureRounds
from conversations.files.jobs import Job, R
from conversations.flags.flag_rounds import FlagRounds
from conversations.gateway.circuit_breaker import CircuitBreaker
from conversations.gateway.clock_jumps import ClockJumps, due_again
from conversations.gateway.downloads import Downloads
from conversations.gateway.loops import forever
from conversations.gateway.receiver import Receiver
from conversations.gateway.sender import POSTS_AT_ONCE, Sender
from conversations.gateway.transport import AiohttpRequest, TransportRequest
from conversations.gateway.worker import Worker
from conversations.hand_overs.picture_keeper import PictureKeeper
from conversations.lists.list_reader import ListReader
from conversations.notifications import reminding, restored
from conversations.offline.form_reader import FormReader
from conversations.papers import all_cards
from conversations.routing.following import FollowedStore
from conversations.tasks.task_rounds import TaskRounds
from sotarsa_bot.books import AtMost, Store
from sotarsa_bot.records.field import PhotoState
from sotarsa_bot.records.list_file import ListState
from sotarsa_bot.records.machinery import InboxState, PostState, ReminderState
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.heartbeat import Heartbeat
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.pictures import PictureFiles

LONG_POLL_SECONDS = 30
TICK_SECONDS = 5
"""Seconds between looks at what has fallen due. What is due lives in the database; the scheduler only ticks."""
A_BREATH_SECONDS = 0.01
OTHER_CONNECTIONS = 16
"""Connections for all that is not sent: pictures, lists and forms that are fetched, presses that are answered."""
LATE_TICKS = 4
"""So many ticks after the last one the loop looks by itself: the scheduler goes by the machine's clock, and after that
was set back it would be silent for as long."""

log = structlog.get_logger()


def make_bot(token: str, api_url: str, transport: httpx.AsyncBaseTransport | None = None) -> telegram.Bot:
    """PTB's Bot for a Bot API server (the address before `/bot<token>`). `transport`: instead of a network."""

    def request() -> BaseRequest:
        return TransportRequest(transport) if transport else AiohttpRequest(POSTS_AT_ONCE + OTHER_CONNECTIONS)

    base = api_url.rstrip("/")
    return telegram.Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=request(),
        get_updates_request=request(),
    )


class Engine:
    """Made by `open`; `settle()` plays until nothing is left to do, `run()` until it is told to stop."""

    def __init__(self, bot: telegram.Bot, store: Store, clock: Clock, office: Office, files: PictureFiles) -> None:
        store = followed = FollowedStore(store, office, clock)
        self.bot, self.store, self.clock, self.office, self.files = bot, store, clock, office, files
        self._breaker, self._clock_jumps = CircuitBreaker(), ClockJumps(store, clock)
        self.receiver = Receiver(bot, store, clock, office, self._breaker)
        self.worker = Worker(bot, followed, clock, office, self._worked)
        self.sender = Sender(bot, store, clock, office, files, self._breaker)
        self.fetcher = self._downloads(PictureKeeper(clock, office, files), self.sender.moved.set)
        self.list_reader = self._downloads(ListReader(store, clock, office))
        self.flag_rounds = FlagRounds(store, office, clock, files)
        self.unsure_rounds = UnsureRounds(store, clock, office)
        self.task_rounds = TaskRounds(store, office, clock)
        self.form_reader = self._downloads(FormReader(store, clock, office, files))
        self._news, self._recorded = asyncio.Event(), asyncio.Event()

    def _downloads(self, job: Job[R], news: Callable[[], object] = lambda: None) -> Downloads[R]:
        return Downloads(self.bot, self.store, self.clock, self._breaker, job, news)

    @classmethod
    async def open(cls, bot: telegram.Bot, store: Store, clock: Clock, office: Office, files: PictureFiles) -> "Engine":
        """Says hello to Telegram (getMe), takes up what a killed process left, and is ready."""
        await bot.initialize()
        me = bot.bot
        office = replace(
            office, username=me.username or "", bot_id=me.id, reads_all=bool(me.can_read_all_group_messages)
        )
        engine = cls(bot, store, clock, office, files)
        await engine.sender.recover()
        async with engine.store.writing() as books:
            await due_again(books, clock())
            await restored.take_up(books, office, clock())
            await reminding.prepare(books, office, clock())
        return engine

    async def close(self) -> None:
        await self.bot.shutdown()
        await self.store.close()

    # --- step by step ---

    async def tick(self) -> int:
        """Does what has fallen due; how many things that was. Nothing while Telegram is out of reach, or what waited
        there is still to be worked: whether it still helps, and in which words, is decided when it can be said."""
        await self._clock_jumps.mind()
        if self._breaker.is_open or await self.receiver.backlog.waits():
            return 0
        done = reminded = await reminding.tick(self.store, self.office, self.clock)
        while reminded:  # a fan-out is more than one look takes
            reminded = await reminding.tick(self.store, self.office, self.clock)
            self.sender.moved.set()
        done += await self.unsure_rounds.tick() + await self.task_rounds.tick()
        return done + await all_cards.tick(self.store, self.office, self.clock) + await self.flag_rounds.tick()

    async def settle(self, advance: Callable[[timedelta], object], patience: timedelta = timedelta(minutes=5)) -> None:
        """Plays until nothing is left: for tests and for `demo --once`. Pacing waits are given to `advance`."""
        waited = timedelta()
        while True:
            done = await self._received() + await self.worker.work()
            await self.worker.finish()
            done += await self.tick() + await self.sender.send() + await self.fetcher.fetch()
            if done:
                continue
            wait = await self.send_wait()
            if wait is None or waited + wait > patience:
                if await self._read():  # lists and forms take long, and are rare: they come last
                    continue
                return
            advance(wait)
            waited += wait

    async def _received(self) -> int:
        """As the loop does it: without a line, what is in hand is worked at all the same."""
        try:
            return await self.receiver.receive()
        except NetworkError as error:
            log.warning("no line", reason=type(error).__name__)
            return 0

    async def send_wait(self) -> timedelta | None:
        """How long until the next owed thing may go (0.1 s if it may go now); None if nothing is owed."""
        due = await self.sender.next_at()
        return max(due - self.clock(), timedelta(milliseconds=100)) if due else None

    # --- for good ---

    async def run(self, stop: asyncio.Event, *, tick: float = TICK_SECONDS, heartbeat: Heartbeat | None = None) -> None:
        """Runs until `stop` is set: what is in hand is finished, the rest waits in the database.

        `tick`: seconds between looks at what has fallen due; `heartbeat` hears how the loops turn. Raises
        InvalidToken if the token is refused meanwhile.
        """
        heartbeat = heartbeat or Heartbeat()
        due, scheduler = asyncio.Event(), AsyncIOScheduler()
        scheduler.add_job(_set, "interval", [due], seconds=tick, misfire_grace_time=None, coalesce=True)
        scheduler.start()

        async def tick_once() -> None:
            await _until(due, LATE_TICKS * tick)
            if not stop.is_set() and await self.tick():
                self.sender.moved.set()

        turning = (
            self._receive_once, self._work_once, self._send_once, self._fetch_once, self._read_once, tick_once,
        )  # fmt: skip
        loops = [asyncio.create_task(forever(once, stop, heartbeat.of(once.__name__))) for once in turning]
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait([stopped, *loops], return_when=asyncio.FIRST_COMPLETED)
        stop.set()  # a loop ends by itself only when the token is refused
        scheduler.shutdown(wait=False)
        loops[0].cancel()  # a long poll may last half a minute, and holds nothing
        self._news.set()
        due.set()
        last_words = asyncio.create_task(self._last_words(loops))
        done, late = await asyncio.wait([*loops, last_words], timeout=8)
        for task in late:
            task.cancel()
        for task in done:
            if not task.cancelled() and (refused := task.exception()):
                raise refused

    async def _last_words(self, loops: list[asyncio.Task[None]]) -> None:
        """What is on its way when the loops have ended arrives, and is written down."""
        await asyncio.wait(loops)
        await self.sender.finish()
        await self.worker.finish()

    async def _receive_once(self) -> int:
        got = await self.receiver.receive(LONG_POLL_SECONDS)
        if got:
            self._news.set()
        return got

    async def _work_once(self) -> int:
        done = await self.worker.work()
        if not done:
            await _until(self._news, 1)
        return done

    def _worked(self) -> None:
        self.sender.moved.set()
        self._recorded.set()

    async def _send_once(self) -> int:
        sent = await self.sender.start()
        # What may go has gone. Then a breath: what comes about the same time is taken together.
        await _until(self.sender.moved, 0.05 if self.sender.waits else 0.15)
        await asyncio.sleep(A_BREATH_SECONDS)
        return sent

    async def _fetch_once(self) -> int:
        fetched = await self.fetcher.fetch()
        if not fetched:
            await _until(self._recorded, 0.5)
        return fetched

    async def _read_once(self) -> int:
        done = await self._read()
        await asyncio.sleep(0.1 if done else 0.5)
        return done

    async def _read(self) -> int:
        return await self.list_reader.fetch() + await self.form_reader.fetch()

    async def idle(self) -> bool:
        """Whether everything that came is handled, what is due is said, and everything owed is sent."""
        async with self.store.reading() as books:
            waiting = await books.inbox.count(state=InboxState.NEW)
            fetching = await books.photos.count(state=PhotoState.PENDING, next_try=AtMost(self.clock()))
            fetching += await books.list_files.count(state=ListState.PENDING, next_try=AtMost(self.clock()))
            fetching += await books.form_files.count(state=ListState.PENDING, next_try=AtMost(self.clock()))
            due = await books.reminders.count(state=ReminderState.PENDING, due_at=AtMost(self.clock()))
            sending = await books.outbox.count(state=PostState.SENDING)
        return not (waiting or fetching or due or sending) and await self.sender.next_at() is None

    async def next_due(self) -> datetime | None:
        """The next reminder's moment, for the demo's "ke pengingat berikutnya"."""
        async with self.store.reading() as books:
            return await reminding.next_due(books)


async def _set(event: asyncio.Event) -> None:
    """A coroutine, so that the scheduler runs it in the loop and not in a thread."""
    event.set()


async def _until(event: asyncio.Event, seconds: float) -> None:
    """Waits for the event, or for so long, and resets it."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
    event.clear()
