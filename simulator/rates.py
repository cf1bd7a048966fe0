"""Telegram's speed limits, by the world's clock."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from datetime import datetime, timedelta

from simulator.refusal import Refused

GROUP_PER_MINUTE = 20
ALL_PER_SECOND = 30
CHAT_BURST = 3  # a few messages at once are forgiven, then one a second


class RateLimits:
    """Counts what the bot sent; refuses with `retry_after` when it was too much."""

    def __init__(self) -> None:
        self._all: deque[datetime] = deque()
        self._groups: defaultdict[int, deque[datetime]] = defaultdict(deque)
        self._chats: dict[int, tuple[float, datetime]] = {}
        self._barred: dict[int, datetime] = {}

    def spend(self, chat_id: int, group: bool, now: datetime, count: int = 1) -> None:
        """Account for `count` messages into a chat, or refuse them all."""
        wait = max(self._chat_wait(chat_id, now), self._barred_wait(chat_id, now))
        wait = max(wait, _window_wait(self._all, timedelta(seconds=1), ALL_PER_SECOND, now, count))
        if group:
            window = self._groups[chat_id]
            wait = max(wait, _window_wait(window, timedelta(minutes=1), GROUP_PER_MINUTE, now, count))
        if wait > 0:
            seconds = math.ceil(wait)
            self._barred[chat_id] = now + timedelta(seconds=seconds)
            raise Refused(429, f"retry after {seconds}", retry_after=seconds)
        self._account(chat_id, group, now, count)

    def bar(self, chat_id: int, until: datetime) -> None:
        """Refuse everything into a chat until a moment."""
        self._barred[chat_id] = until

    def _account(self, chat_id: int, group: bool, now: datetime, count: int) -> None:
        tokens, _ = self._tokens(chat_id, now)
        self._chats[chat_id] = (tokens - 1, now)
        self._all.extend([now] * count)
        if group:
            self._groups[chat_id].extend([now] * count)

    def _tokens(self, chat_id: int, now: datetime) -> tuple[float, datetime]:
        tokens, at = self._chats.get(chat_id, (float(CHAT_BURST), now))
        return min(float(CHAT_BURST), tokens + (now - at).total_seconds()), now

    def _chat_wait(self, chat_id: int, now: datetime) -> float:
        tokens, _ = self._tokens(chat_id, now)
        return max(0.0, 1 - tokens)

    def _barred_wait(self, chat_id: int, now: datetime) -> float:
        until = self._barred.get(chat_id, now)
        return (until - now).total_seconds()


def _window_wait(window: deque[datetime], length: timedelta, limit: int, now: datetime, count: int) -> float:
    while window and now - window[0] >= length:
        window.popleft()
    surplus = len(window) + count - limit
    if surplus <= 0:
        return 0.0
    oldest = window[min(surplus, len(window)) - 1] if window else now
    return max(0.001, (oldest + length - now).total_seconds())
