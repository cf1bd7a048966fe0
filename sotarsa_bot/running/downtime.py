"""When nothing was heard from Telegram for a while: what that means.

Telegram keeps messages for 24 hours and presses for 150 seconds. Who was away longer has lost messages without a trace,
so that the length of the silence is the only thing that can tell.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

SHORTEST_SILENCE = timedelta(minutes=5)
"""Shorter silences concern nobody."""
LOSES = timedelta(hours=20)
"""Less than Telegram's 24 hours: rather one warning too many."""


@dataclass(frozen=True)
class Downtime:
    """Silence from `since` to `until` (UTC). `restarted`: the bot did not run for some of it."""

    since: datetime
    until: datetime
    restarted: bool

    @property
    def length(self) -> timedelta:
        return self.until - self.since

    @property
    def loses_messages(self) -> bool:
        return self.length > LOSES


def judge(last_heard: datetime | None, now: datetime, started_at: datetime) -> Downtime | None:
    """The silence that ends now, if it was long enough to speak of. None at the very first start."""
    if last_heard is None or now - last_heard < SHORTEST_SILENCE:
        return None
    return Downtime(last_heard, now, restarted=started_at > last_heard)
