"""Another programme that polls with our token takes messages which are meant for us: the administrators hear of it."""

from datetime import datetime, timedelta

from conversations.notifications import alarms
from sotarsa_bot.books import Store
from sotarsa_bot.running.clock import Clock

SURE_AFTER = timedelta(minutes=1)
"""Less may be what a process before has left behind."""
OVER_AFTER = timedelta(hours=1)


class PollConflict:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._since = self._last = datetime.min.replace(tzinfo=clock().tzinfo)

    async def met(self) -> None:
        """Told once, until it has not been met for an hour."""
        now = self._clock()
        if now - self._last > OVER_AFTER:
            self._since = now
        self._last = now
        if now - self._since >= SURE_AFTER:
            async with self._store.writing() as books:
                await alarms.raise_(books, "poll_conflict", "alarm.poll_conflict", now, cause=self._since.isoformat())
