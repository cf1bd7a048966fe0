"""Sending: what is owed goes out paced, in order within a chat, retried, and edited in place where it can be."""

import asyncio
import random
from datetime import datetime, timedelta
from typing import Any

import httpx
import structlog
import telegram
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from conversations import membership
from conversations.gateway.calls import call
from sotarsa_bot.books import AtMost, Books, Store
from sotarsa_bot.chats import Chat
from sotarsa_bot.clock import Clock
from sotarsa_bot.machinery import Post, PostState, Slot
from sotarsa_bot.office import Office
from sotarsa_bot.pace import Pace

AT_ONCE = 16
FREE = ("setMessageReaction", "sendChatAction")
"""Methods that Telegram does not count as messages."""
REPEATABLE = ("sendMessage", "setMessageReaction", "editMessageReplyMarkup")
"""Sent again when nobody knows whether Telegram took them: a text twice is better than a confirmation lost.
Pictures and files are not: they are heavy, and whoever asked can ask again."""

log = structlog.get_logger()


class Sender:
    def __init__(self, bot: telegram.Bot, store: Store, clock: Clock, office: Office) -> None:
        self._bot, self._store, self._clock, self._office = bot, store, clock, office
        self._pace = Pace()
        self._lost_line = 0

    async def recover(self) -> None:
        """At the start: what was being sent when the process died may or may not have arrived."""
        async with self._store.writing() as books:
            for post in await books.outbox.find(state=PostState.SENDING):
                await self._uncertain(books, post, "killed while sending")

    async def send(self) -> int:
        """Sends what is due and may go now, at most one a chat; how many went."""
        batch = await self._take()
        for start in range(0, len(batch), AT_ONCE):
            await asyncio.gather(*(self._one(*item) for item in batch[start : start + AT_ONCE]))
        return len(batch)

    async def next_at(self) -> datetime | None:
        """When the next owed thing may go; None if nothing is owed to anybody who can be reached."""
        now, moments = self._clock(), []
        async with self._store.reading() as books:
            for post in await books.outbox.find(state=PostState.QUEUED, limit=500):
                chat = await books.chats.get(post.chat)
                if chat.reachable:
                    moments.append(max(post.due_at, self._ready_at(chat, post, now)))
        return min(moments, default=None)

    def _ready_at(self, chat: Chat, post: Post, now: datetime) -> datetime:
        if post.method in FREE:
            return now
        return self._pace.ready_at(chat.id, group=not chat.private, now=now)

    async def _take(self) -> list[tuple[Post, Chat, Slot | None]]:
        now = self._clock()
        async with self._store.reading() as books:
            due = await books.outbox.find(state=PostState.QUEUED, due_at=AtMost(now), order="sort", limit=500)
        if not due:
            return []
        taken: dict[int, tuple[Post, Chat, Slot | None]] = {}
        async with self._store.writing() as books:
            for post in due:
                if post.chat in taken:
                    continue
                chat = await books.chats.get(post.chat)
                if not chat.reachable or self._ready_at(chat, post, now) > now:
                    continue
                if await books.outbox.change(post.id, only_if={"state": PostState.QUEUED}, state=PostState.SENDING):
                    slot = await books.slots.first(name=post.slot) if post.slot else None
                    fresh = await books.outbox.get(post.id)  # its words may have been replaced since we looked
                    taken[post.chat] = (fresh, chat, slot)
                    if post.method not in FREE:
                        self._pace.spoke(chat.id, now)
        return list(taken.values())

    async def _one(self, post: Post, chat: Chat, slot: Slot | None) -> None:
        try:
            message = await call(self._bot, chat, post, slot.message if slot else None)
        except TelegramError as error:
            async with self._store.writing() as books:
                await self._refused(books, post, chat, error)
        else:
            self._lost_line = 0
            async with self._store.writing() as books:
                await self._sent(books, post, message)

    async def _sent(self, books: Books, post: Post, message: int | None) -> None:
        await books.outbox.change(post.id, state=PostState.SENT, message=message, payload={})
        if post.slot and message:
            await books.slots.change(post.slot, message=message)

    async def _refused(self, books: Books, post: Post, chat: Chat, error: TelegramError) -> None:
        now = self._clock()
        match error:
            case RetryAfter():
                until = now + _seconds(error.retry_after)
                self._pace.told_to_wait(chat.id, until)
                await self._again(books, post, "429", until)
            case ChatMigrated():
                await membership.migrated(books, chat.telegram_id, error.new_chat_id, now)
                await self._again(books, post, "migrated", now)
            case Forbidden():
                await self._again(books, post, error.message, now)
                await membership.unreachable(books, self._office, chat, error.message, now)
            case BadRequest():
                await self._bad_request(books, post, chat, error, now)
            case TimedOut() | NetworkError() if _never_left(error):
                self._lost_line += 1
                await self._again(books, post, "no connection", now + self._backoff())
            case TimedOut() | NetworkError():
                await self._uncertain(books, post, error.message, now + self._backoff())
            case _:
                await self._failed(books, post, error)

    async def _bad_request(self, books: Books, post: Post, chat: Chat, error: BadRequest, now: datetime) -> None:
        words = error.message.lower()
        if "message is not modified" in words:
            slot = await books.slots.first(name=post.slot) if post.slot else None
            await self._sent(books, post, slot.message if slot else None)
        elif post.slot and ("message to edit not found" in words or "message can't be edited" in words):
            await books.slots.change(post.slot, message=None)
            await self._again(books, post, error.message, now)
        elif chat.thread and ("topic_closed" in words or "thread not found" in words):
            await books.chats.change(chat.id, thread=None)
            await self._again(books, post, error.message, now)
        elif "chat not found" in words:
            await self._again(books, post, error.message, now)
            await membership.unreachable(books, self._office, chat, error.message, now)
        else:
            await self._failed(books, post, error)

    async def _again(self, books: Books, post: Post, why: str, due: datetime) -> None:
        await books.outbox.change(post.id, state=PostState.QUEUED, due_at=due, attempts=post.attempts + 1, problem=why)

    async def _uncertain(self, books: Books, post: Post, why: str, due: datetime | None = None) -> None:
        if post.method in REPEATABLE:
            await self._again(books, post, f"uncertain: {why}", due or self._clock())
        else:
            await books.outbox.change(post.id, state=PostState.UNCERTAIN, problem=why)

    async def _failed(self, books: Books, post: Post, error: TelegramError) -> None:
        log.warning("post.failed", post=post.id, method=post.method, reason=error.message)
        await books.outbox.change(post.id, state=PostState.FAILED, problem=error.message)

    def _backoff(self) -> timedelta:
        """Longer with each failure in a row, up to a minute, and never in step with others."""
        return timedelta(seconds=min(60, 2 ** min(self._lost_line, 6)) * random.uniform(0.5, 1))  # noqa: S311


def _never_left(error: TelegramError) -> bool:
    """Connection errors and pool timeouts: Telegram did not get it, so that sending again cannot double it."""
    cause: Any = error.__cause__
    return isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)


def _seconds(value: Any) -> timedelta:
    return value if isinstance(value, timedelta) else timedelta(seconds=int(value))
