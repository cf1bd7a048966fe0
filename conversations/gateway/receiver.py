"""Receiving: each raw update is committed before Telegram hears that we have it.

Stock polling confirms after a put into memory, so a kill loses what was queued. Here the next `getUpdates` confirms
only what the inbox already holds; an update that comes twice is one row.
"""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import structlog
import telegram

from sotarsa_bot.books import AtMost, OneOf, Store
from sotarsa_bot.clock import Clock
from sotarsa_bot.machinery import Arrival, InboxState, Note

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
KEEP = timedelta(days=30)
"""Done rows are kept this long, to recognise repeats and to look things up."""

log = structlog.get_logger()


class Receiver:
    """`offset` begins at 0: update ids restart at random after a quiet week, so a stored one could skip messages."""

    def __init__(self, bot: telegram.Bot, store: Store, clock: Clock) -> None:
        self._bot, self._store, self._clock = bot, store, clock
        self._offset = 0

    async def receive(self, wait: int = 0) -> int:
        """Fetches what is there (waiting up to `wait` seconds), stores it, returns how many were new."""
        query = urlencode({"offset": self._offset, "timeout": wait, "allowed_updates": json.dumps(ALLOWED_UPDATES)})
        # The raw JSON is wanted, not PTB's objects: one update that PTB cannot parse must not stop the others.
        raw: Any = await self._bot.request.post(f"{self._bot.base_url}/getUpdates?{query}", read_timeout=wait + 10)
        new = await self._store_new(raw) if raw else 0
        if raw:
            self._offset = max(update["update_id"] for update in raw) + 1
        return new

    async def _store_new(self, updates: list[dict[str, Any]]) -> int:
        now = self._clock()
        async with self._store.writing() as books:
            ids = tuple(update["update_id"] for update in updates)
            known = {a.update_id for a in await books.inbox.find(update_id=OneOf(ids))}
            fresh = {u["update_id"]: u for u in updates if u["update_id"] not in known}
            await books.inbox.add_all(
                Arrival(update_id=i, chat=chat_of(u), raw=json.dumps(u, ensure_ascii=False), received_at=now)
                for i, u in fresh.items()
            )
            if not await books.notes.change("last_heard", value=now.isoformat()):
                await books.notes.add(Note(key="last_heard", value=now.isoformat()))
        return len(fresh)

    async def prune(self) -> None:
        """Removes what is done and older than `KEEP`. Dead ones stay until somebody has looked."""
        limit = self._clock() - KEEP
        async with self._store.writing() as books:
            await books.inbox.discard(state=InboxState.DONE, received_at=AtMost(limit))


def chat_of(update: dict[str, Any]) -> int:
    """Telegram's id of the chat an update belongs to (0: none): what must stay in order."""
    for body in update.values():
        if isinstance(body, dict):
            chat = body.get("chat") or (body.get("message") or {}).get("chat") or {}
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return int(chat["id"])
    return 0
