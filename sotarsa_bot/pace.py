"""How fast we may speak. Telegram: about 1 message a second into a chat, 20 a minute into a group, 30 a second in all.

We stay a little under each, because a 429 costs everybody in that chat more than the waiting does.
"""

from collections import defaultdict, deque
from datetime import datetime, timedelta

SPACING = timedelta(seconds=1.1)
GROUP_WINDOW, GROUP_LIMIT = timedelta(seconds=60), 18
ALL_WINDOW, ALL_LIMIT = timedelta(seconds=1), 25


class Pace:
    """Remembers when something was said where. Forgets with the process: the first minute after a start is calm."""

    def __init__(self) -> None:
        self._said: defaultdict[int, deque[datetime]] = defaultdict(deque)
        self._all: deque[datetime] = deque()
        self._closed_until: dict[int, datetime] = {}

    def ready_at(self, chat: int, *, group: bool, now: datetime) -> datetime:
        """The earliest moment (now or later) at which something may be said into this chat."""
        said = self._said[chat]
        while said and said[0] <= now - GROUP_WINDOW:
            said.popleft()
        while self._all and self._all[0] <= now - ALL_WINDOW:
            self._all.popleft()
        moments = [now, self._closed_until.get(chat, now)]
        if said:
            moments.append(said[-1] + SPACING)
        if group and len(said) >= GROUP_LIMIT:
            moments.append(said[-GROUP_LIMIT] + GROUP_WINDOW)
        if len(self._all) >= ALL_LIMIT:
            moments.append(self._all[-ALL_LIMIT] + ALL_WINDOW)
        return max(moments)

    def spoke(self, chat: int, now: datetime) -> None:
        self._said[chat].append(now)
        self._all.append(now)

    def told_to_wait(self, chat: int, until: datetime) -> None:
        """Telegram said 429: nothing into this chat before then."""
        self._closed_until[chat] = max(until, self._closed_until.get(chat, until))
