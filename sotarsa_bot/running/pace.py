"""How fast we may speak. Telegram: about 1 message a second into a chat, 20 a minute into a group, 30 a second in all.

We stay a little under each, because a 429 costs everybody in that chat more than the waiting does. What is on its way
counts as said until it has arrived: a slow line must not bunch up what was well spaced when it left.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from datetime import datetime, timedelta

SPACING = timedelta(seconds=1.1)
GROUP_WINDOW, GROUP_LIMIT = timedelta(seconds=60), 18
ALL_WINDOW, ALL_LIMIT = timedelta(seconds=1), 28
A_MOMENT = timedelta(seconds=0.1)


class Pace:
    """Remembers what was said where. It is told after a start what was said just before (`arrived`)."""

    def __init__(self) -> None:
        self._said: defaultdict[int, deque[datetime]] = defaultdict(deque)
        self._all: deque[datetime] = deque()
        self._on_way = 0
        self._closed: dict[int, tuple[datetime, datetime]] = {}
        """By chat: since when it is closed, and until when."""

    def ready_at(self, chat: int, *, group: bool, now: datetime, count: int = 1) -> datetime:
        """The earliest moment (now or later) at which `count` messages may be said into this chat."""
        said = self._said[chat]
        _forget(said, now, GROUP_WINDOW)
        moments = [self.open_at(chat, now)]
        if said:
            moments.append(said[-1] + SPACING)
        if group:
            moments.append(_room_at(said, len(said), GROUP_LIMIT, GROUP_WINDOW, now, count))
        return max(moments)

    def room_at(self, now: datetime, count: int = 1) -> datetime:
        """The earliest moment at which `count` messages may be said at all."""
        _forget(self._all, now, ALL_WINDOW)
        return _room_at(self._all, len(self._all) + self._on_way, ALL_LIMIT, ALL_WINDOW, now, count)

    def open_at(self, chat: int, now: datetime) -> datetime:
        """When Telegram's last "too many requests" in this chat ends; it holds for what is not counted, too. It lasts
        no longer for a clock that was set back since."""
        since, until = self._closed.get(chat, (now, now))
        if now < since:
            until -= since - now
            self._closed[chat] = now, until
        return max(now, until)

    def leaves(self, count: int = 1) -> None:
        self._on_way += count

    def stays(self, count: int) -> None:
        """What was to leave did not."""
        self._on_way -= count

    def arrived(self, chat: int, at: datetime, count: int = 1) -> None:
        """What left was said (or was not: better one too many than one too few)."""
        self._on_way = max(0, self._on_way - count)
        self._said[chat].extend([at] * count)
        self._all.extend([at] * count)

    def told_to_wait(self, chat: int, until: datetime, now: datetime) -> None:
        """Telegram said 429: nothing into this chat before then."""
        self._closed[chat] = now, max(until, self.open_at(chat, now))


def _forget(said: deque[datetime], now: datetime, window: timedelta) -> None:
    """What counts no longer; also what was said so far ahead that the clock must have been set back since."""
    while said and said[0] <= now - window:
        said.popleft()
    while said and said[-1] > now + GROUP_WINDOW:
        said.pop()


def _room_at(said: Sequence[datetime], used: int, limit: int, window: timedelta, now: datetime, count: int) -> datetime:
    surplus = used + min(count, limit) - limit
    if surplus <= 0:
        return now
    return said[surplus - 1] + window if surplus <= len(said) else now + A_MOMENT
