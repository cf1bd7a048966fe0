"""Working: ONE transaction an update, holding the step, what it changed, the audit, what is owed, and "done"."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
import telegram
from pydantic_core import from_json
from telegram.error import TelegramError

from conversations.doubts import unsure_overtaken
from conversations.gateway.api import ask
from conversations.gateway.lanes import Front, turns
from conversations.gateway.updates import parsed
from conversations.incoming import Incoming, fingerprint, read
from conversations.people import membership, moving
from conversations.people.opening import open_talk
from conversations.privacy import exposed
from conversations.routing import router, telling
from conversations.routing.following import FollowedStore
from conversations.talk import Talk, Toast
from sotarsa_bot.books import AtMost, Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.once import forget
from sotarsa_bot.records.machinery import Arrival, InboxState
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.trouble import Trouble
from sotarsa_bot.unsure import Unsure

ROUND = 8
"""Updates in a round. Every lane that has something waiting gets its turn in each, so that one person's burst of photos
does not keep another's press waiting, not even in the same chat."""
A_WHILE = timedelta(minutes=10)
"""How long the new chat of a group may be heard before we hear that it has moved."""
A_COMMIT = 16
"""Lanes at most whose words are committed together: nobody's answer leaves before."""

DONE: dict[str, Any] = {"state": InboxState.DONE, "raw": ""}
"""Its number is kept, to recognise it when it comes again; what people said in it is not: what it meant is recorded."""

log = structlog.get_logger()


class Worker:
    """Takes updates one after the other, each lane's in the order they came (lanes.py); different lanes share a commit.

    No step waits for the network. Presses are answered on the side: it may be slow, the next step need not be. `news`
    is called after each commit: there may be something to say or to fetch, long before a round of many ends.
    """

    def __init__(
        self, bot: telegram.Bot, store: FollowedStore, clock: Clock, office: Office, news: Callable[[], object]
    ) -> None:
        self._bot, self._store, self._clock, self._office, self._news = bot, store, clock, office, news
        self._answers: set[asyncio.Task[None]] = set()
        self._early: deque[tuple[datetime, int]] = deque()

    async def work(self) -> int:
        """Handles a round of what waits in the inbox; how many that was."""
        await self._forget_early()
        async with self._store.reading() as books:
            fronts = await books.inbox.least_per(("chat", "sender"), "update_id", state=InboxState.NEW)
            ready = turns(Front(*front) for front in fronts)
            lanes = [
                await books.inbox.find(
                    chat=chat, sender=sender, state=InboxState.NEW, update_id=AtMost(until), order="update_id",
                    limit=max(1, ROUND // len(ready)),
                )
                for chat, sender, until in ready
            ]  # fmt: skip
        for at in range(0, len(lanes), A_COMMIT):
            ends = await asyncio.gather(*map(self._in_order, lanes[at : at + A_COMMIT]), return_exceptions=True)
            if trouble := next((end for end in ends if end), None):
                raise trouble
            self._news()
        return sum(map(len, lanes))

    async def _in_order(self, waiting: list[Arrival]) -> None:
        for arrival in waiting:
            await self._one(arrival)

    async def finish(self) -> None:
        """Waits until every press is answered."""
        await asyncio.gather(*self._answers)

    async def _one(self, arrival: Arrival) -> None:
        began = time.perf_counter()
        query, toast, outcome = "", Toast(), "dead"
        try:
            update = parsed(from_json(arrival.raw), self._bot)
            query = update.callback_query.id if update.callback_query else ""
            toast, outcome = await self._handled(arrival, update)
        except Trouble:
            raise  # of the disk or the database, not of this update: it waits where it is
        except Exception as problem:
            log.exception("update.dead", update=arrival.update_id)
            toast = await self._buried(arrival, problem)
        finally:
            forget()
        if query:
            answering = asyncio.create_task(self._answer(query, toast))
            self._answers.add(answering)
            answering.add_done_callback(self._answers.discard)
        took = round((time.perf_counter() - began) * 1000, 1)
        log.info("update", update=arrival.update_id, outcome=outcome, ms=took)

    async def _handled(self, arrival: Arrival, update: telegram.Update) -> tuple[Toast, str]:
        try:
            async with self._store.writing() as books:
                toast, outcome = await self._step(books, arrival, update)
        except Mistake as mistake:
            # The step's own changes are gone with its transaction; what is kept is that the person was told.
            async with self._store.writing() as books:
                toast = await self._corrected(books, arrival, update, mistake)
            return toast, mistake.key
        except Unsure as doubt:
            async with self._store.writing() as books:
                toast = await self._asked_back(books, arrival, update, doubt)
            return toast, doubt.key
        return toast, outcome

    async def _step(self, books: Books, arrival: Arrival, update: telegram.Update) -> tuple[Toast, str]:
        followed = await membership.follow(books, self._office, update, self._clock())
        talk = None if followed else await self._talk(books, update)
        if talk is None:
            await books.inbox.change(arrival.update_id, **DONE)
            return Toast(), "membership" if followed else "ignored"
        outcome = await router.route(talk)
        await unsure_overtaken.superseded(talk, outcome)
        await self._done(books, arrival, talk, outcome)
        return talk.toast, outcome

    async def _done(self, books: Books, arrival: Arrival, talk: Talk[Any], outcome: str, problem: str = "") -> None:
        """Its words are kept for a moment if its chat may turn out to be one of ours that has moved."""
        if moving.may_be_early(talk, outcome):
            self._early.append((self._clock(), arrival.update_id))
            await books.inbox.change(arrival.update_id, state=InboxState.DONE, problem=moving.EARLY)
        else:
            await books.inbox.change(arrival.update_id, **DONE, **_what_was_read(talk.incoming), problem=problem)

    async def _forget_early(self) -> None:
        while self._early and abs(self._clock() - self._early[0][0]) > A_WHILE:
            _, update = self._early.popleft()
            async with self._store.writing() as books:
                await books.inbox.change(update, only_if={"state": InboxState.DONE}, **DONE, problem="")

    async def _talk(self, books: Books, update: telegram.Update) -> Talk[None] | None:
        incoming = read(update, self._office.username, self._clock())
        if incoming is None:
            return None
        return await open_talk(books, self._office, self._clock(), incoming)

    async def _corrected(self, books: Books, arrival: Arrival, update: telegram.Update, mistake: Mistake) -> Toast:
        talk = await self._talk(books, update)
        assert talk is not None  # noqa: S101 - only a step raises Mistake, and a step had a talk
        await exposed.guarded(talk)  # what was done about it is gone with the step
        await telling.tell_mistake(talk, mistake)
        await self._done(books, arrival, talk, mistake.key, mistake.key)
        return talk.toast

    async def _asked_back(self, books: Books, arrival: Arrival, update: telegram.Update, doubt: Unsure) -> Toast:
        talk = await self._talk(books, update)
        assert talk is not None  # noqa: S101 - only a step is unsure
        await exposed.guarded(talk)
        await telling.tell_unsure(talk, doubt)
        await unsure_overtaken.asked_anew(talk, doubt)
        await self._done(books, arrival, talk, doubt.key, doubt.key)
        return talk.toast

    async def _buried(self, arrival: Arrival, problem: Exception) -> Toast:
        """What fails is set aside, so that it blocks nothing, and is found by `bot.py doctor`."""
        async with self._store.writing() as books:
            await books.inbox.change(arrival.update_id, state=InboxState.DEAD, problem=repr(problem)[:500])
            if '"business_connection_id"' in arrival.raw:
                return Toast()  # nobody spoke to the bot
            return await telling.tell_trouble(books, self._office, self._clock(), arrival.chat)

    async def _answer(self, query: str, toast: Toast) -> None:
        try:
            said = {"text": toast.text, "show_alert": toast.alert} if toast.text else {}
            await ask(self._bot, "answerCallbackQuery", {"callback_query_id": query, **said})
        except TelegramError as error:  # too old, or no network: the work itself is done
            log.info("press.unanswered", reason=type(error).__name__)


def _what_was_read(incoming: Incoming) -> dict[str, Any]:
    """Kept of a message, so that an edit which changes nothing is seen."""
    return {} if incoming.pressed else {"message": incoming.message, "words": fingerprint(incoming)}
