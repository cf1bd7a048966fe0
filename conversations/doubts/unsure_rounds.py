"""Questions about what was meant that nobody answers: brought down once, one after the other for each person; then
summaries tell of them (attention.py)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from conversations import post
from conversations.doubts import unsure_incidents, unsure_meanwhile
from conversations.doubts.unsure_asked import FRESH, INCOMING, NAME, Asked
from conversations.doubts.unsure_shown import rows_of, without
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import AtLeast, AtMost, Books, Store
from sotarsa_bot.parsing import is_nod, one_line
from sotarsa_bot.parsing.yes_no import says_yes
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.records.slots import SlotKey, Subject, SubjectKind
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.unsure import Meaning

ASKED_AGAIN_AFTER, SAID_AGAIN = timedelta(minutes=30), "again"
LOOKS_EVERY = timedelta(minutes=1)
YES_WITHIN = timedelta(minutes=10)
"""So long a "ya" in a group that replies to nothing may well be meant for the bot."""


class UnsureRounds:
    """Looks once a minute: each look costs a question to the database."""

    def __init__(self, store: Store, clock: Clock, office: Office) -> None:
        self._store, self._clock, self._office = store, clock, office
        self._next = clock()

    async def tick(self) -> int:
        """A look, if it is time for one; how many questions were brought down, or told of."""
        now = self._clock()
        if now < self._next <= now + LOOKS_EVERY:  # still later: the clock was set back
            return 0
        self._next = now + LOOKS_EVERY
        async with self._store.reading() as books:
            asked = await books.talks.find(
                flow=NAME, step=NAME, changed_at=AtMost(now - unsure_incidents.TOLD_AFTER), order="id"
            )
            waiting = [state for state in asked if state.changed_at <= now - ASKED_AGAIN_AFTER]
            due = await _first_of_each(books, waiting, now) if waiting else []
        untold = [state for state in asked if Asked.model_validate(state.draft).untold]
        for state in untold:
            async with self._store.writing() as books:
                if again := await books.talks.first(id=state.id, step=NAME):
                    await unsure_incidents.tell(books, self._office, again, now)
        for state in due:
            async with self._store.writing() as books:
                await _bring_down(books, state, now)
        return len(due) + len(untold)


async def _first_of_each(books: Books, waiting: Sequence[TalkState], now: datetime) -> list[TalkState]:
    """One for each person and chat, unless the one before it still stands unanswered below."""
    said = await books.talks.find(flow=NAME, step=SAID_AGAIN, changed_at=AtLeast(now - ASKED_AGAIN_AFTER))
    busy = {(state.chat, state.person) for state in said}
    first = {(state.chat, state.person): state for state in reversed(waiting) if not _late(state)}
    return [*(state for key, state in first.items() if key not in busy), *(s for s in waiting if _late(s))]


def _late(state: TalkState) -> bool:
    """What waits for a visit to be opened again is asked then."""
    return Asked.model_validate(state.draft).late > 0


async def _bring_down(books: Books, state: TalkState, now: datetime) -> None:
    asked = Asked.model_validate(state.draft)
    when = state.changed_at if asked.late else now
    if not await books.talks.change(state.id, only_if={"step": NAME}, step=SAID_AGAIN, changed_at=when):
        return
    if asked.talk and not await books.talks.count(id=asked.talk, step=asked.step):
        await books.talks.discard(id=state.id)  # that conversation went on without it
        return
    if asked.standing and await _moved_on(books, state, asked):
        text = wording.cut(one_line(asked.incoming["text"]))
        await say_below(books, state, "unsure.again_moved", now, meanings=(), words=text)
        await books.talks.discard(id=state.id)
    elif not asked.late:
        key = "unsure.again" if asked.meanings else "unsure.again_unread"
        await say_below(books, state, key, now, words=wording.cut(one_line(asked.incoming["text"])))


async def _moved_on(books: Books, state: TalkState, asked: Asked) -> bool:
    """What is offered was read beside a plan that is no more: nobody is to say yes to it."""
    about = INCOMING.validate_python(asked.incoming)
    return asked.standing != await unsure_meanwhile.standing(books, state.chat, about, asked.meanings)


async def yes_to_nobody(talk: Talk[Any]) -> bool:
    """A "ya" in a group that replies to nothing may be said to a neighbour: what the bot has just asked its writer
    comes down to it, and is answered there."""
    incoming = talk.incoming
    if incoming.private or incoming.reply_to or talk.person is None:
        return False
    if not (says_yes(incoming.text) or is_nod(incoming.text)):
        return False
    state = await talk.books.talks.first(flow=NAME, chat=talk.chat.id, person=talk.person.id, order="-id")
    if state is None or not (timedelta() <= incoming.at - state.changed_at <= YES_WITHIN):
        return False
    if not Asked.model_validate(state.draft).meanings:
        return False
    await say_below(talk.books, state, "unsure.yes_by_reply", talk.now)
    return True


async def yes_below_another(talk: Talk[Any]) -> bool:
    """A yes below a message that asks nothing answers nothing: what its writer still has to answer comes down to it.
    False where nothing is open."""
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, person=talk.by.id, order="-id"):
        if Asked.model_validate(state.draft).meanings and talk.incoming.at - state.changed_at <= FRESH:
            await say_below(talk.books, state, "unsure.yes_below_another", talk.now)
            return True
    return False


async def waiting_for(books: Books, visit: int) -> list[TalkState]:
    """What was written for this visit while it was closed, and waits for it to be opened again."""
    found = await books.talks.find(flow=NAME, order="id")
    return [state for state in found if Asked.model_validate(state.draft).late == visit]


async def say_below(
    books: Books,
    state: TalkState,
    key: str,
    now: datetime,
    *,
    meanings: tuple[Meaning, ...] | None = None,
    **values: Any,
) -> None:
    """Asks it once more, below what was said since. `meanings`: what is offered still, where it is not all."""
    asked, chat = Asked.model_validate(state.draft), await books.chats.get(state.chat)
    former = await post.retire(books, chat, state.question, now=now)
    slot = SlotKey(state.question, former.kind, former.mark) if former else state.question
    offered = asked.meanings if meanings is None else meanings
    about, said = asked.incoming["message"], " / ".join(one.said for one in offered)
    said += without("; ".join([asked.earlier, asked.incoming["text"]]), offered)
    await post.write(books, chat, texts.html(key, said=said, **values), now=now, slot=slot, reply_to=about,
                     buttons=rows_of(state.id, offered), waits=bool(offered),
                     subject=Subject.of(SubjectKind.UNSURE, state.id))  # fmt: skip
