"""Downloads from rows: what is to be had was recorded first; it is fetched after, for as long as it takes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Generic

import httpx
import structlog
import telegram
from telegram.error import BadRequest, TelegramError

from conversations.files.jobs import Change, Job, NotTheFile, R
from conversations.gateway.api import content_of
from conversations.gateway.circuit_breaker import CircuitBreaker
from sotarsa_bot.books import AtMost, Books, Store
from sotarsa_bot.offline.form_files import file_of
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.trouble import Trouble

LONGEST_PAUSE = timedelta(hours=1)
NO_LINE_PAUSE = timedelta(seconds=5)
PAGES = 8
"""So often (ten minutes) something else may come in a file's place, while updates come as they should: whoever sent it
can still send it again."""
A_ROUND = 5
"""Times as many as at once."""
TOO_BIG, GONE = "file is too big", "wrong file_id"
"""What Telegram says of a file that it never gives; and of one that it has lost, or cannot give at the moment."""


def _seconds() -> float:
    return asyncio.get_running_loop().time()


log = structlog.get_logger()


class Downloads(Generic[R]):
    """Of one shelf, as its job wants it. `news` is called when something was written down: there may be something to
    say."""

    def __init__(
        self,
        bot: telegram.Bot,
        store: Store,
        clock: Clock,
        breaker: CircuitBreaker,
        job: Job[R],
        news: Callable[[], object] = lambda: None,
    ) -> None:
        self._bot, self._store, self._clock, self._breaker, self._news = bot, store, clock, breaker, news
        self._job: Job[R] = job
        self._room, self._door = asyncio.Semaphore(job.at_once), asyncio.Lock()

    async def fetch(self) -> int:
        """Downloads what is due, some at once; how many were tried. None while the line is lost: an outage is no
        reason to try more seldom afterwards."""
        if self._breaker.is_open:
            return 0
        async with self._store.reading() as books:
            due = await self._job.shelf(books).find(
                state="pending", next_try=AtMost(self._clock()), order="next_try", limit=A_ROUND * self._job.at_once
            )
        until = _seconds() + self._job.limits.round.total_seconds()
        ends = await asyncio.gather(*(self._in_turn(row, until) for row in due), return_exceptions=True)
        if trouble := next((end for end in ends if end), None):
            raise trouble
        return len(due)

    async def _in_turn(self, row: R, until: float) -> None:
        try:
            async with self._place(min(self._job.weight(row), self._job.at_once)):
                if _seconds() > until:
                    return  # the next round's
                change = await self._fetched(row)
            await self._write(change)
        except Trouble:
            raise  # of the disk or the database: it waits where it is
        except Exception as error:  # whatever it is, it is this row's: the others must not wait for it
            log.exception("download.failed", kind=type(row).__name__, row=row.id)
            await self._write(self._later(row, error))

    @asynccontextmanager
    async def _place(self, weight: int) -> AsyncIterator[None]:
        taken = 0
        try:
            async with self._door:  # one after the other: two that wait for the rest of their room would wait for ever
                while taken < weight:
                    await self._room.acquire()
                    taken += 1
            yield
        finally:
            for _ in range(taken):
                self._room.release()

    async def _fetched(self, row: R) -> Change:
        """What is to be written down of it now."""
        try:
            async with asyncio.timeout(self._job.limits.file.total_seconds()):
                content = await content_of(self._bot, file_of(row.file_id))
            return await self._job.arrived(row, content)
        except (TelegramError, OSError) as error:
            why = self._never(row, error)
            return self._job.gone(row, why) if why else self._later(row, error)

    def _never(self, row: R, error: Exception) -> str:
        """Why this file will never come; empty if it may."""
        words = error.message.lower() if isinstance(error, BadRequest) else ""
        if TOO_BIG in words:
            return "too_big"
        tries = PAGES if isinstance(error, NotTheFile) else self._job.limits.tries
        out_of_reach = GONE in words or isinstance(error, NotTheFile)
        return "gone" if out_of_reach and row.attempts + 1 >= tries else ""

    async def _write(self, change: Change) -> None:
        async with self._store.writing() as books:
            await change(books)
        self._news()

    def _later(self, row: R, error: Exception) -> Change:
        log.warning("download.later", kind=type(row).__name__, row=row.id, reason=type(error).__name__)
        attempts, pause = row.attempts + 1, min(timedelta(seconds=5 * 2 ** min(row.attempts, 10)), LONGEST_PAUSE)
        if isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout):
            attempts, pause = row.attempts, NO_LINE_PAUSE

        async def put_off(books: Books) -> None:
            await self._job.shelf(books).change(row.id, attempts=attempts, next_try=self._clock() + pause)

        return put_off
