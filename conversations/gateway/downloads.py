"""Downloads from rows: what is to be had was recorded first; it is fetched after, for as long as it takes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Generic, NamedTuple, TypeVar

import httpx
import structlog
import telegram
from telegram.error import BadRequest, TelegramError

from conversations.gateway.api import NotTheFile, content_of
from conversations.gateway.circuit_breaker import CircuitBreaker
from sotarsa_bot.books import AtMost, Books, Shelf, Store
from sotarsa_bot.offline.form_files import file_of
from sotarsa_bot.records.field import Photo
from sotarsa_bot.records.form_file import FormFile
from sotarsa_bot.records.list_file import ListFile
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.trouble import Trouble

LONGEST_PAUSE = timedelta(hours=1)
NO_LINE_PAUSE = timedelta(seconds=5)
PAGES = 8
"""So often (ten minutes) something else may come in a file's place, while updates come as they should: whoever sent it
can still send it again."""
A_ROUND = 5
"""Times as many as at once."""
Change = Callable[[Books], Awaitable[None]]
TOO_BIG, GONE = "file is too big", "wrong file_id"
"""What Telegram says of a file that it never gives; and of one that it has lost, or cannot give at the moment."""


def _seconds() -> float:
    return asyncio.get_running_loop().time()


class Limits(NamedTuple):
    """How long one file may take to come, and how long a round may begin another: both together less than the loop may
    take for a turn (running/heartbeat.py), so that a slow line does not look like a dead bot. `tries`: so often a
    file may be out of Telegram's own reach; `PAGES` times something else may come."""

    file: timedelta = timedelta(minutes=10)
    round: timedelta = timedelta(minutes=4)
    tries: int = 1


USUAL = Limits()

R = TypeVar("R", Photo, ListFile, FormFile)

log = structlog.get_logger()


class Downloads(Generic[R]):
    """Of one shelf, whose rows are "pending" until they are fetched. `arrived` makes of a row and its bytes what is to
    be written down; `gone`, of a row that Telegram will never give, with the reason ("too_big" or "gone"). In
    memory there is room for `at_once` files, and a large one may take up as much as several (`weigh`). `news` is called
    when something was written down: there may be something to say.
    """

    def __init__(
        self,
        bot: telegram.Bot,
        store: Store,
        clock: Clock,
        breaker: CircuitBreaker,
        shelf: Callable[[Books], Shelf[R]],
        arrived: Callable[[R, bytes], Awaitable[Change]],
        gone: Callable[[R, str], Change],
        at_once: int,
        weigh: Callable[[R], int] = lambda _row: 1,
        news: Callable[[], object] = lambda: None,
        limits: Limits = USUAL,
    ) -> None:
        self._bot, self._store, self._clock, self._breaker = bot, store, clock, breaker
        self._shelf: Callable[[Books], Shelf[R]] = shelf
        self._arrived: Callable[[R, bytes], Awaitable[Change]] = arrived
        self._gone: Callable[[R, str], Change] = gone
        self._at_once, self._room, self._door = at_once, asyncio.Semaphore(at_once), asyncio.Lock()
        self._weigh: Callable[[R], int] = weigh
        self._news, self._limits = news, limits

    async def fetch(self) -> int:
        """Downloads what is due, some at once; how many were tried. None while the line is lost: an outage is no
        reason to try more seldom afterwards."""
        if self._breaker.is_open:
            return 0
        async with self._store.reading() as books:
            due = await self._shelf(books).find(
                state="pending", next_try=AtMost(self._clock()), order="next_try", limit=A_ROUND * self._at_once
            )
        until = _seconds() + self._limits.round.total_seconds()
        ends = await asyncio.gather(*(self._in_turn(row, until) for row in due), return_exceptions=True)
        if trouble := next((end for end in ends if end), None):
            raise trouble
        return len(due)

    async def _in_turn(self, row: R, until: float) -> None:
        try:
            async with self._place(min(self._weigh(row), self._at_once)):
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
            async with asyncio.timeout(self._limits.file.total_seconds()):
                content = await content_of(self._bot, file_of(row.file_id))
            return await self._arrived(row, content)
        except (TelegramError, OSError) as error:
            why = self._never(row, error)
            return self._gone(row, why) if why else self._later(row, error)

    def _never(self, row: R, error: Exception) -> str:
        """Why this file will never come; empty if it may."""
        words = error.message.lower() if isinstance(error, BadRequest) else ""
        if TOO_BIG in words:
            return "too_big"
        tries = PAGES if isinstance(error, NotTheFile) else self._limits.tries
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
            await self._shelf(books).change(row.id, attempts=attempts, next_try=self._clock() + pause)

        return put_off
