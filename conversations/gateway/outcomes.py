"""What became of a post, written down: it was said, it is tried again, or it is set aside."""

from datetime import datetime, timedelta
from typing import Any

import structlog
import telegram
from telegram.error import ChatMigrated, RetryAfter

from conversations.gateway.circuit_breaker import CircuitBreaker, backoff
from conversations.gateway.delivery_outcome import OTHER_KINDS, REPEATABLE, Outcome
from conversations.gateway.loops import told
from conversations.people import membership
from conversations.post import forget_slot, take_back, uproot, write
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.privacy import exports
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.machinery import Post, PostState
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.pace import Pace

GIVE_UP = 16
"""After so many failures of Telegram's own at one post (about an hour) it is set aside: it may be the post."""
LONGEST_PAUSE = timedelta(minutes=10)
SAYS = ("sendMessage", *OTHER_KINDS)
TOO_FAST, UNCERTAIN = "429", "uncertain: "

log = structlog.get_logger()


class Outcomes:
    """In the caller's transaction; what Telegram asked for is kept with `pace` as well."""

    def __init__(self, office: Office, clock: Clock, pace: Pace, breaker: CircuitBreaker) -> None:
        self._office, self._clock, self._pace, self._breaker = office, clock, pace, breaker

    async def sent(self, books: Books, post: Post, chat: Chat, message: int | None) -> None:
        """`due_at` of what was sent is when it was sent. What lives in a slot keeps its words, so that it can be said
        again when its chat moves (membership.migrated). `message` is the new one; None for an edit, whose slot may
        have been given to a message further down meanwhile (post.retire)."""
        if post.method == membership.LOOK:
            await membership.looked(books, self._office, chat, self._clock(), admin=bool(message))
            message = None
        if post.slot and message is None:
            await books.outbox.change_all({"slot": post.slot, "state": PostState.SENT}, payload={})
        kept = post.payload if post.slot else {}
        here = await books.outbox.change(
            post.id, only_if={"state": PostState.SENDING}, state=PostState.SENT, message=message, payload=kept,
            due_at=self._clock(),
        )  # fmt: skip
        if post.slot and message and here:  # otherwise its chat moved meanwhile, and it is said again there
            await books.slots.change(post.slot, message=message)
        await exports.note(books, post, self._clock())
        if chat.muted_until and post.method in SAYS:
            await membership.heard_again(books, chat, self._clock())
        if post.attempts and post.method in OTHER_KINDS:
            await forget_slot(books, _no_files(chat))

    async def refused(
        self, books: Books, post: Post, chat: Chat, error: telegram.error.TelegramError, what: Outcome
    ) -> None:
        now, why = self._clock(), error.message
        match what:
            case Outcome.SAID:
                await self.sent(books, post, chat, None)
            case Outcome.TOO_FAST:
                await self._too_fast(books, post, chat, error, now)
            case Outcome.MOVED:
                await self._moved(books, post, chat, error, now)
            case Outcome.UNHEARD:
                await self._again(books, post, why)
                await membership.unreachable(books, self._office, chat, why, now)
            case Outcome.MUTED:
                await self._again(books, post, why)
                await membership.muted(books, chat, why, now)
            case Outcome.NOT_THIS_KIND:
                await self._again(books, post, why, now + membership.PROBE)
                await write(books, chat, texts.html("group.no_files"), now=now, slot=_no_files(chat))
            case Outcome.MESSAGE_GONE:
                await books.slots.change(post.slot, message=None)
                await self._again(books, post, why)
            case Outcome.THREAD_GONE if "message_thread_id" in post.payload:  # where it was asked, not the bot's own
                elsewhere = {name: value for name, value in post.payload.items() if name != "message_thread_id"}
                await books.outbox.change(post.id, payload=elsewhere)
                await self._again(books, post, why)
            case Outcome.THREAD_GONE:
                await books.chats.change(chat.id, thread=None)
                await self._again(books, post, why)
            case Outcome.POINTLESS:
                await books.outbox.change(post.id, state=PostState.DROPPED, problem=why)
            case Outcome.NO_LINE:
                await self._again(books, post, why)
            case Outcome.UNKNOWN | Outcome.NO_ANSWER:
                self._pace.told_to_wait(chat.id, now + backoff(post.attempts + 1), now)
                await self.uncertain(books, post, why)
            case Outcome.TROUBLE:
                await self._trouble(books, post, chat, why, now)
            case Outcome.REFUSED:
                await self.failed(books, post, why)

    async def _too_fast(self, books: Books, post: Post, chat: Chat, error: Any, now: datetime) -> None:
        assert isinstance(error, RetryAfter)  # noqa: S101 - that is how its outcome was read
        until = now + told(error)
        self._pace.told_to_wait(chat.id, until, now)
        await self._again(books, post, TOO_FAST, until)

    async def _moved(self, books: Books, post: Post, chat: Chat, error: Any, now: datetime) -> None:
        assert isinstance(error, ChatMigrated)  # noqa: S101 - that is how its outcome was read
        await membership.migrated(books, chat.telegram_id, error.new_chat_id, now)
        await self._again(books, post, "migrated")
        await uproot(books, post)

    async def _trouble(self, books: Books, post: Post, chat: Chat, why: str, now: datetime) -> None:
        if post.method in REPEATABLE and post.attempts + 1 >= GIVE_UP and not self._breaker.is_open:
            return await self.failed(books, post, why)
        self._pace.told_to_wait(chat.id, now + backoff(post.attempts + 1, LONGEST_PAUSE), now)
        await self.uncertain(books, post, why)

    async def _again(self, books: Books, post: Post, why: str, due: datetime | None = None) -> None:
        """Back into the queue, at its old place; newer words for the same slot, owed meanwhile, take its stead."""
        if post.problem.startswith(UNCERTAIN) and not why.startswith(UNCERTAIN):
            why = UNCERTAIN + why  # what may have arrived once may have arrived still
        attempts = post.attempts + 1
        if post.slot and await books.outbox.first(slot=post.slot, state=PostState.QUEUED):
            await books.outbox.change(post.id, state=PostState.DROPPED, attempts=attempts, problem=why)
            return
        due = due or post.due_at
        await books.outbox.change(post.id, state=PostState.QUEUED, due_at=due, attempts=attempts, problem=why)

    async def uncertain(self, books: Books, post: Post, why: str) -> None:
        if post.method in REPEATABLE:
            await self._again(books, post, UNCERTAIN + why)
        else:
            await books.outbox.change(post.id, state=PostState.UNCERTAIN, problem=why, payload={})
            await exports.note(books, post, self._clock())
            await self._may_be_missing(books, post)

    async def _may_be_missing(self, books: Books, post: Post) -> None:
        """Nobody knows whether it arrived but those who look: said once for several."""
        chat, slot = await books.chats.get(post.chat), SlotKey.in_chat(SlotKind.MISSING, post.chat)
        if not await take_back(books, slot):
            await forget_slot(books, slot)
        await write(books, chat, texts.html("outage.may_be_missing"), now=self._clock(), slot=slot)

    async def failed(self, books: Books, post: Post, why: str) -> None:
        log.warning("post.failed", post=post.id, method=post.method, reason=why)
        await books.outbox.change(post.id, state=PostState.FAILED, problem=why)
        if post.method == membership.LOOK:
            chat = await books.chats.get(post.chat)
            await membership.looked(books, self._office, chat, self._clock(), admin=chat.bot_is_admin)
        if post.slot:  # so that the same words are said the next time: they never were
            await books.slots.change(post.slot, fingerprint="")


def _no_files(chat: Chat) -> SlotKey:
    return SlotKey.in_chat(SlotKind.NO_FILES, chat.id)
