"""Receiving: each raw update is committed before Telegram hears that we have it.

Stock polling confirms after a put into memory, so a kill loses what was queued. Here the next `getUpdates` confirms
only what the inbox already holds; an update that comes twice is one row.
"""

import json
from datetime import datetime, timedelta
from typing import Any

import telegram
from pydantic_core import to_json
from telegram.error import Conflict, RetryAfter, TelegramError

from conversations.gateway.api import ask, poll
from conversations.gateway.backlog import FULL, Backlog
from conversations.gateway.circuit_breaker import CircuitBreaker
from conversations.gateway.lanes import lane_of
from conversations.gateway.poll_conflict import PollConflict
from conversations.gateway.refused import Refused
from conversations.gateway.transport import Unreadable
from conversations.notifications import alarms, outages
from sotarsa_bot.books import Books, OneOf, Store
from sotarsa_bot.records.machinery import Arrival, InboxState, Note
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.downtime import judge
from sotarsa_bot.running.office import Office
from sotarsa_bot.trouble import Trouble

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

HEARD = "last_heard"
"""The note of when Telegram last answered a getUpdates, also one that brought nothing."""
NOTE_EVERY = timedelta(seconds=30)


class Receiver:
    """`offset` begins at 0: update ids restart at random after a quiet week, so a stored one could skip messages."""

    def __init__(self, bot: telegram.Bot, store: Store, clock: Clock, office: Office, breaker: CircuitBreaker) -> None:
        self._bot, self._store, self._clock, self._office, self._breaker = bot, store, clock, office, breaker
        self._offset, self._poll_conflict, self._refused = 0, PollConflict(store, clock), Refused()
        self.backlog = Backlog(store, clock)
        self._started_at = self._noted_at = clock()
        self._was_away = True
        """Nothing was heard for a while: since the start, or since a poll failed."""
        self._could_not_store = False

    async def receive(self, wait: int = 0) -> int:
        """Fetches what is there (waiting up to `wait` seconds), stores it, returns how many were new."""
        try:
            raw = await self._polled(wait)
        except Conflict:
            await self._poll_conflict.met()
            raise
        except RetryAfter:
            raise  # Telegram answered
        except TelegramError:
            self._was_away = True
            self._breaker.failed(self._clock())
            raise
        self._breaker.succeeded()
        after_silence = self._was_away
        try:
            new = await self._store_new(raw)
        except Trouble:
            self._could_not_store = True
            raise
        more = len(raw) == self._refused.limit
        self.backlog.came(FULL if more else len(raw), after_silence=after_silence)
        if raw:
            self._offset = max(update["update_id"] for update in raw) + 1
        return new

    async def _polled(self, wait: int) -> list[dict[str, Any]]:
        """The raw JSON, not PTB's objects: one update that PTB cannot parse must not stop the others."""
        query = {"offset": self._offset, "timeout": wait, "allowed_updates": ALLOWED_UPDATES}
        query["limit"] = self._refused.limit
        try:
            raw: list[dict[str, Any]] = await poll(self._bot, query, read_timeout=wait + 10)
        except Unreadable as unreadable:
            aside = self._refused.met(unreadable.payload)
            if aside is None:
                raise
            await self._set_aside(aside, unreadable.payload)
            return []
        except Conflict as conflict:
            if "webhook" not in conflict.message.lower():
                raise
            await self._unhook()
            raw = await poll(self._bot, query, read_timeout=wait + 10)
        self._refused.passed(len(raw))
        return raw

    async def _unhook(self) -> None:
        """Somebody lets our updates be sent elsewhere; what waits is kept."""
        await ask(self._bot, "deleteWebhook", {"drop_pending_updates": False})
        now = self._clock()
        async with self._store.writing() as books:
            await alarms.raise_(books, "webhook", "alarm.webhook", now, cause=f"{now:%Y%m%d%H}")

    async def _set_aside(self, update: int, payload: bytes) -> None:
        """One that no reader takes: dead, as what no code can handle."""
        raw = payload.decode(errors="replace").replace("\x00", "")
        async with self._store.writing() as books:
            if not await books.inbox.count(update_id=update):
                dead = Arrival(update_id=update, chat=0, raw=raw, received_at=self._clock(), state=InboxState.DEAD,
                               problem="unreadable")  # fmt: skip
                await books.inbox.add(dead)
        self._offset = update + 1

    async def _store_new(self, updates: list[dict[str, Any]]) -> int:
        now = self._clock()
        if not updates and not self._was_away and now - self._noted_at < NOTE_EVERY:
            return 0
        async with self._store.writing() as books:
            ids = tuple(update["update_id"] for update in updates)
            known = {a.update_id for a in await books.inbox.find(update_id=OneOf(ids))} if ids else set()
            fresh = {u["update_id"]: u for u in updates if u["update_id"] not in known}
            await books.inbox.add_all(
                Arrival(update_id=i, **lane_of(u)._asdict(), raw=_as_json(u), received_at=now) for i, u in fresh.items()
            )
            await self._note(books, now)
        self._noted_at, self._was_away, self._could_not_store = now, False, False
        return len(fresh)

    async def _note(self, books: Books, now: datetime) -> None:
        """Notes that Telegram was heard; a long silence ends here, and is spoken of once.

        A clock that was set, or moved by hand in the demo, is no silence: a poll has to have failed, or what it brought
        found no room. Of that the administrators have heard; only that messages may be lost is still to be said."""
        if self._was_away or self._could_not_store:
            last = await books.notes.first(key=HEARD)
            heard = datetime.fromisoformat(last.value) if last else None
            silence = judge(heard, now, self._started_at)
            if silence and (self._was_away or silence.loses_messages):
                await outages.tell(books, self._office, silence, now)
        if not await books.notes.change(HEARD, value=now.isoformat()):
            await books.notes.add(Note(key=HEARD, value=now.isoformat()))


def _as_json(update: dict[str, Any]) -> str:
    """As it came. What the quick writer does not take, the patient one writes, and it fails alone when it is read."""
    try:
        return to_json(update).decode()
    except ValueError:
        return json.dumps(update)
