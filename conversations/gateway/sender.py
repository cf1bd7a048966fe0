"""Sending: what is owed goes out paced, in order within a chat, retried, and edited in place where it can be.

Each chat has two lanes, words and receipts; at most one post is on its way in a lane, so that what waits for a slow
chat, or fails there, delays nobody else, and nothing in a chat overtakes what was said before.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import structlog
import telegram

from conversations.files.jobs import Change
from conversations.gateway.calls import call
from conversations.gateway.circuit_breaker import CircuitBreaker, backoff
from conversations.gateway.delivery_outcome import RECEIPT, REPEATABLE, Outcome, outcome_of
from conversations.gateway.outcomes import TOO_FAST, UNCERTAIN, Outcomes
from sotarsa_bot.books import AtLeast, AtMost, Books, OneOf, Store, Unlike
from sotarsa_bot.papers import Sources
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.field import PhotoState
from sotarsa_bot.records.machinery import Post, PostState
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.pace import GROUP_WINDOW, Pace
from sotarsa_bot.running.pictures import PictureFiles

POSTS_AT_ONCE = 32
"""Posts on their way. Telegram takes 28 a second: so many are on their way where each answer takes a second."""
FETCH_PAUSE = timedelta(seconds=20)
LANES: tuple[Any, ...] = (Unlike(RECEIPT), RECEIPT)

log = structlog.get_logger()


@dataclass(frozen=True)
class _Load:
    """A post that leaves now; `living` is the message in its slot, `sources` what a paper is made from."""

    post: Post
    chat: Chat
    living: int | None
    sources: Sources

    @property
    def free(self) -> bool:
        return self.post.method == RECEIPT

    @property
    def lane(self) -> tuple[int, bool]:
        return self.chat.id, self.free


class _Front(NamedTuple):
    """A chat's lane in which something is due: its best `sort`, and its oldest post."""

    lane: Any
    chat: int
    sort: int
    post: int


class Sender:
    """`moved` is set whenever something arrived, or failed to: there may be something to send again. `waits`: something
    was due when it was last looked, and may only have waited for Telegram's limits."""

    def __init__(
        self,
        bot: telegram.Bot,
        store: Store,
        clock: Clock,
        office: Office,
        files: PictureFiles,
        breaker: CircuitBreaker,
    ) -> None:
        self._bot, self._store, self._clock, self._breaker = bot, store, clock, breaker
        self._files = files
        self._pace = Pace()
        self._outcomes = Outcomes(office, clock, self._pace, breaker)
        self._on_way: dict[tuple[int, bool], asyncio.Task[None]] = {}
        self._stayed: tuple[int, ...] = ()
        """Posts that may be marked as being sent, although they never left."""
        self.moved = asyncio.Event()
        self.waits = False

    async def recover(self) -> None:
        """At the start: what was being sent when the process died may have arrived, and what was sent just before
        still counts for Telegram's limits."""
        now = self._clock()
        async with self._store.writing() as books:
            for post in await books.outbox.find(state=PostState.SENDING):
                self._pace.arrived(post.chat, now, weight(post))
                await self._outcomes.uncertain(books, post, "killed while sending")
            recent = await books.outbox.find(
                state=PostState.SENT, due_at=AtLeast(now - GROUP_WINDOW), method=Unlike(RECEIPT), order="due_at"
            )
            for post in recent:
                self._pace.arrived(post.chat, min(post.due_at, now), weight(post))
            for post in await books.outbox.find(
                state=PostState.QUEUED, problem=OneOf((TOO_FAST, UNCERTAIN + TOO_FAST))
            ):
                self._pace.told_to_wait(post.chat, post.due_at, now)

    async def send(self) -> int:
        """Sends what may go now and waits until it has gone; how many that was."""
        started = await self.start()
        await self.finish()
        return started

    async def start(self) -> int:
        """Lets go what may go now, at most one a lane; how many. They settle by themselves."""
        loads = await self._take()
        for load in loads:
            self._on_way[load.lane] = asyncio.create_task(self._carried(load))
        return len(loads)

    async def finish(self) -> None:
        """Waits until nothing is on its way."""
        await asyncio.gather(*self._on_way.values())

    async def next_at(self) -> datetime | None:
        """When the next owed thing may go; None if nothing is owed to anybody who can be reached."""
        now = self._clock()
        if self._on_way:
            return now
        moments: list[datetime] = []
        async with self._store.reading() as books:
            for lane in LANES:
                waiting = await books.outbox.least_per("chat", "due_at", state=PostState.QUEUED, method=lane)
                chats = await _reachable(books, [chat for chat, _ in waiting])
                moments += [
                    max(due, self._ready_at(chats[chat], lane == RECEIPT, now), chats[chat].muted_until or now)
                    for chat, due in waiting
                    if chat in chats
                ]
        return max(min(moments), self._breaker.ready_at(now)) if moments else None

    def _ready_at(self, chat: Chat, free: bool, now: datetime, count: int = 1) -> datetime:
        if free:
            return self._pace.open_at(chat.id, now)
        said = self._pace.ready_at(chat.id, group=not chat.private, now=now, count=count)
        return max(said, self._pace.room_at(now, count))

    # --- taking ---

    async def _take(self) -> list[_Load]:
        now = self._clock()
        room = (1 if self._breaker.is_open else POSTS_AT_ONCE) - len(self._on_way)  # a lost line is probed by one
        if room <= 0 or self._breaker.ready_at(now) > now:
            return []
        leaving: list[tuple[Post, Chat]] = []
        try:
            async with self._store.writing() as books:
                await self._choose(books, leaving, room, now)
                loads = await self._loaded(books, leaving)
        except BaseException:  # undone; or it stands, if only the flush failed
            self._stayed = tuple({*self._stayed, *(post.id for post, _ in leaving)})
            self._pace.stays(sum(_count(post) for post, _ in leaving))
            raise
        self._stayed = ()
        return loads

    async def _choose(self, books: Books, leaving: list[tuple[Post, Chat]], room: int, now: datetime) -> None:
        if self._stayed:
            stayed = {"id": OneOf(self._stayed), "state": PostState.SENDING}
            await books.outbox.change_all(stayed, state=PostState.QUEUED)
        fronts = [front for lane in LANES for front in await self._waiting(books, lane, now)]
        self.waits = bool(fronts)
        found = {post.id: post for post in await _by_ids(books, [front.post for front in fronts[: 2 * room]])}
        for front in fronts:
            if len(leaving) == room:
                break
            chat = await books.chats.get(front.chat)
            if chat.may_be_tried(now) and (post := await self._next(books, chat, front, found.get(front.post), now)):
                self._pace.leaves(_count(post))
                leaving.append((post, chat))

    async def _waiting(self, books: Books, lane: Any, now: datetime) -> list[_Front]:
        """The chats for which something is due in this lane and nothing on its way; answers first, then the oldest."""
        due = await books.outbox.least_per(
            "chat", "sort", "id", state=PostState.QUEUED, due_at=AtMost(now), method=lane
        )  # fmt: skip
        return [_Front(lane, *front) for front in due if (front[0], lane == RECEIPT) not in self._on_way]

    async def _next(self, books: Books, chat: Chat, front: _Front, oldest: Post | None, now: datetime) -> Post | None:
        """The lane's next post. None if it has to wait for Telegram's limits. `oldest` is the one that is mostly next,
        if it was looked up."""
        if self._ready_at(chat, front.lane == RECEIPT, now) > now:
            return None
        post = oldest
        if post is None or post.sort != front.sort:  # a younger one overtakes it
            post = await books.outbox.first(
                chat=chat.id, state=PostState.QUEUED, due_at=AtMost(now), method=front.lane, order="sort"
            )  # fmt: skip
        if post is None or self._ready_at(chat, post.method == RECEIPT, now, weight(post)) > now:
            return None
        if self._breaker.is_open and post.method not in REPEATABLE:
            return None  # a lost line is not probed by what cannot be sent twice
        if post.method == "deleteMessage" and await _being_fetched(books, post):
            await books.outbox.change(post.id, due_at=now + FETCH_PAUSE)
            return None
        return post

    async def _loaded(self, books: Books, leaving: list[tuple[Post, Chat]]) -> list[_Load]:
        """Marks them as being sent."""
        if not leaving:
            return []
        await books.outbox.change_all({"id": OneOf(tuple(post.id for post, _ in leaving))}, state=PostState.SENDING)
        names = {post.slot for post, _ in leaving if post.slot}
        living = {slot.name: slot.message for slot in await books.slots.find(name=OneOf(tuple(names)))} if names else {}
        sources = Sources(self._files.path, books.vault)
        return [_Load(post, chat, living.get(post.slot) if post.slot else None, sources) for post, chat in leaving]

    # --- on the way ---

    async def _carried(self, load: _Load) -> None:
        try:
            settle = await self._called(load)
            self._pace.arrived(load.chat.id, self._clock(), _count(load.post))
            await self._written_down(load.post, settle)
        finally:
            del self._on_way[load.lane]
            self.moved.set()

    async def _called(self, load: _Load) -> Change:
        """Makes the call; returns how to write down what came of it."""
        try:
            message = await call(self._bot, load.chat, load.post, load.living, load.sources)
        except telegram.error.TelegramError as error:
            problem, what = error, outcome_of(error, load.post, load.chat)
            if what in (Outcome.NO_LINE, Outcome.NO_ANSWER):
                self._breaker.failed(self._clock())
            elif what is not Outcome.UNKNOWN:
                self._breaker.succeeded()
            return lambda books: self._outcomes.refused(books, load.post, load.chat, problem, what)
        except Exception as error:  # not even a call: the post itself is wrong
            log.exception("post.unsayable", post=load.post.id)
            reason = repr(error)[:500]
            return lambda books: self._outcomes.failed(books, load.post, reason)
        self._breaker.succeeded()
        return lambda books: self._outcomes.sent(books, load.post, load.chat, None if load.living else message)

    async def _written_down(self, post: Post, settle: Change) -> None:
        """Until it is written down, the lane stays closed: what was said must not be said again."""
        failures = 0
        while True:
            try:
                async with self._store.writing() as books:
                    if failures and not await books.outbox.count(id=post.id, state=PostState.SENDING):
                        return None  # it stands, and only could not be flushed: twice would be once too many
                    return await settle(books)
            except Exception:
                failures += 1
                log.exception("post.unrecorded")
                await asyncio.sleep(backoff(failures).total_seconds())


async def _being_fetched(books: Books, post: Post) -> bool:
    """Whether the message holds a photo that is not downloaded yet: what was deleted Telegram may not give any more."""
    photo = {"chat": post.chat, "message": post.payload["message_id"], "state": PhotoState.PENDING}
    return await books.photos.count(**photo) > 0


async def _by_ids(books: Books, ids: list[int]) -> list[Post]:
    return await books.outbox.find(id=OneOf(tuple(ids))) if ids else []


async def _reachable(books: Books, ids: list[int]) -> dict[int, Chat]:
    found = await books.chats.find(id=OneOf(tuple(ids)), reachable=True) if ids else []
    return {chat.id: chat for chat in found}


def _count(post: Post) -> int:
    """How many messages Telegram counts."""
    return 0 if post.method == RECEIPT else weight(post)


def weight(post: Post) -> int:
    """How many messages a post is: an album counts item by item."""
    return len(post.payload.get("media", ())) or 1
