"""The machine's clock may be set back while we run, or between two runs: what waits for an hour that has been already
would wait for it once more."""

from datetime import datetime, timedelta

import structlog

from conversations.gateway.outcomes import TOO_FAST, UNCERTAIN
from sotarsa_bot.books import AtLeast, Books, OneOf, Store, Unlike
from sotarsa_bot.records.field import PhotoState
from sotarsa_bot.records.list_file import ListState
from sotarsa_bot.records.machinery import PostState
from sotarsa_bot.running.clock import Clock

SMALLEST_JUMP = timedelta(minutes=1)
"""What waits less than this may go on waiting."""

log = structlog.get_logger()


class ClockJumps:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock, self._latest = store, clock, clock()

    async def mind(self) -> None:
        """Notices that the clock was set back since the last look."""
        now = self._clock()
        if now < self._latest - SMALLEST_JUMP:
            log.warning("clock.set_back", seconds=round((self._latest - now).total_seconds()))
            async with self._store.writing() as books:
                await due_again(books, now)
                # How much of it is still to be waited for, the sender remembers.
                asked = {"state": PostState.QUEUED, "problem": OneOf((TOO_FAST, UNCERTAIN + TOO_FAST))}
                await books.outbox.change_all({**asked, "due_at": AtLeast(now)}, due_at=now)
        self._latest = now


async def due_again(books: Books, now: datetime) -> None:
    """All that waits to be sent or fetched may be tried now, but for what Telegram asked to wait for."""
    waiting = {"state": PostState.QUEUED, "due_at": AtLeast(now), "problem": Unlike(TOO_FAST)}
    await books.outbox.change_all(waiting, due_at=now)
    await books.photos.change_all({"state": PhotoState.PENDING, "next_try": AtLeast(now)}, next_try=now)
    for shelf in (books.list_files, books.form_files):
        await shelf.change_all({"state": ListState.PENDING, "next_try": AtLeast(now)}, next_try=now)
