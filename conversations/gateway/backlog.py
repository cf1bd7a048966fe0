"""What waited at Telegram while nobody listened: until it is worked, nobody knows what still is to be reminded of."""

from datetime import datetime, timedelta

from sotarsa_bot.books import Store
from sotarsa_bot.records.machinery import InboxState
from sotarsa_bot.running.clock import Clock

FULL = 100
"""Updates that Telegram gives at once; fewer are all that there were."""
LONGEST_HOLD = timedelta(minutes=10)
"""A flood must not hold reminders up for ever."""


class Backlog:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._since: datetime | None = None
        self._all_here = False

    def came(self, count: int, *, after_silence: bool) -> None:
        """So many updates were stored."""
        if after_silence:
            self._since, self._all_here = self._clock(), False
        self._all_here = self._all_here or count < FULL

    async def waits(self) -> bool:
        """Whether some of it is still to be fetched or worked."""
        if self._since is None:
            return False
        if abs(self._clock() - self._since) < LONGEST_HOLD and not (self._all_here and await self._worked()):
            return True
        self._since = None
        return False

    async def _worked(self) -> bool:
        async with self._store.reading() as books:
            return not await books.inbox.count(state=InboxState.NEW)
