"""Questions about what was meant that nobody answers: brought down once; then summaries tell of them (attention.py)."""

from datetime import datetime, timedelta
from typing import Any

from conversations import post
from conversations.unsure import NAME, Asked, rows_of
from sotarsa_bot import texts
from sotarsa_bot.books import AtMost, Books, Store
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.machinery import TalkState

AGAIN, SAID_AGAIN = timedelta(minutes=30), "again"
EVERY = timedelta(minutes=1)


class UnsureRounds:
    """Looks once a minute: each look costs a question to the database."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._next = clock()

    async def tick(self) -> int:
        """A look, if it is time for one; how many questions were brought down."""
        now = self._clock()
        if now < self._next <= now + EVERY:  # still later: the clock was set back
            return 0
        self._next = now + EVERY
        async with self._store.reading() as books:
            waiting = await books.talks.find(flow=NAME, step=NAME, changed_at=AtMost(now - AGAIN))
        for state in waiting:
            async with self._store.writing() as books:
                await _bring_down(books, state, now)
        return len(waiting)


async def _bring_down(books: Books, state: TalkState, now: datetime) -> None:
    asked = Asked.model_validate(state.draft)
    if not await books.talks.change(state.id, only_if={"step": NAME}, step=SAID_AGAIN):
        return
    if asked.talk and not await books.talks.count(id=asked.talk, step=asked.step):
        await books.talks.discard(id=state.id)  # that conversation went on without it
        return
    if not asked.late:  # what waits for a visit to be opened again is asked then
        await say_below(books, state, "unsure.again" if asked.meanings else "unsure.again_unread", now)


async def waiting_for(books: Books, visit: int) -> list[TalkState]:
    """What was written for this visit while it was closed, and waits for it to be opened again."""
    found = await books.talks.find(flow=NAME, order="id")
    return [state for state in found if Asked.model_validate(state.draft).late == visit]


async def say_below(books: Books, state: TalkState, key: str, now: datetime, **values: Any) -> None:
    """Asks it once more, below what was said since."""
    asked, chat = Asked.model_validate(state.draft), await books.chats.get(state.chat)
    await post.retire(books, chat, state.question, now=now)
    about, said = asked.incoming["message"], " / ".join(one.said for one in asked.meanings)
    await post.write(books, chat, texts.html(key, said=said, **values), now=now, slot=state.question, reply_to=about,
                     buttons=rows_of(state.id, asked.meanings), subject=state.question, waits=True)  # fmt: skip
