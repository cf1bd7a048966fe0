"""What the bot writes down at once when somebody says this or that, in whatever state it stands: each message is worked
as the bot works it, what it wrote is looked at, and all of it is undone, so that the next one meets the same state."""

import copy
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from conversations.gateway.updates import parsed
from conversations.incoming import read
from conversations.people.opening import open_talk
from conversations.routing import router
from simulator.model import Chat, Message
from simulator.people import Actor
from sotarsa_bot.books import Books, Unlike
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.unsure import Unsure
from tests.conftest import Stage

MACHINERY = frozenset({"inbox", "outbox", "slots", "talks", "reminders", "notes", "audit", "chats"})
"""Shelves on which nothing is kept of what somebody said."""
WRITES = frozenset({"add", "add_all", "change", "change_all", "discard"})


class _Undone(Exception):
    """All of it is taken back."""


class _Watched:
    """A shelf that tells what is written on it."""

    def __init__(self, name: str, shelf: Any, written: list[str]) -> None:
        self._name, self._shelf, self._written = name, shelf, written

    def __getattr__(self, attribute: str) -> Any:
        found = getattr(self._shelf, attribute)
        if attribute not in WRITES:
            return found

        async def noting(*args: Any, **more: Any) -> Any:
            self._written.append(f"{self._name}.{attribute} {_said(args, more)}")
            return await found(*args, **more)

        return noting


def _said(args: tuple[Any, ...], more: Mapping[str, Any]) -> str:
    return " ".join([*(str(one) for one in args), *(f"{name}={value}" for name, value in more.items())])


@asynccontextmanager
async def _watched(books: Books) -> AsyncIterator[list[str]]:
    """The lists fill while it lasts; then the books are as they were."""
    written: list[str] = []
    shelves = {name: shelf for name, shelf in vars(books).items() if name not in MACHINERY and hasattr(shelf, "add")}
    for name, shelf in shelves.items():
        setattr(books, name, _Watched(name, shelf, written))
    try:
        yield written
    finally:
        for name, shelf in shelves.items():
            setattr(books, name, shelf)


@dataclass(frozen=True)
class State:
    """Somebody is about to write: in this chat, below this message (or none), while their talk (if one is open) stands
    at `step` with `draft`, whatever it stood at."""

    name: str
    who: Actor
    chat: Chat
    below: Message | None = None
    flow: str = ""
    step: str = ""
    draft: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Heard:
    """`outcome`: the router's word, or why nothing was done; `written`: what stands in the books now."""

    outcome: str
    written: tuple[str, ...]


class Ear:
    """Says words in one state after the other."""

    def __init__(self, stage: Stage, state: State) -> None:
        self._stage, self.state = stage, state
        message = state.who.sends(state.chat, "x", reply_to=state.below)
        waiting = stage.world.inbox._waiting.pop()
        self._raw = waiting.body
        del message

    async def hears(self, words: str) -> Heard:
        await self._stage.starts()
        engine = self._stage.engine
        raw = copy.deepcopy(self._raw)
        raw["message"]["text"] = words
        update = parsed(json.loads(json.dumps(raw)), engine.bot)
        incoming = read(update, engine.office.username, engine.clock())
        assert incoming is not None
        outcome, written = "", list[str]()
        try:
            async with engine.store.writing() as books:
                await self._stands(books)
                before = await self._talks(books)
                talk = await open_talk(books, engine.office, engine.clock(), incoming)
                async with _watched(books) as noted:
                    outcome = await router.route(talk)
                    written = noted + _differences(before, await self._talks(books))
                books.happened.clear()
                raise _Undone
        except _Undone:
            return Heard(outcome, tuple(written))
        except Mistake as mistake:
            return Heard(f"mistake {mistake.key}", ())
        except Unsure as doubt:
            return Heard(f"unsure {doubt.key}: " + " / ".join(one.said for one in doubt.meanings), ())

    async def _stands(self, books: Books) -> None:
        if not self.state.step:
            return
        (state,) = await books.talks.find(flow=self.state.flow)
        await books.talks.change(state.id, step=self.state.step, draft={**state.draft, **self.state.draft})

    async def _talks(self, books: Books) -> dict[int, TalkState]:
        return {one.id: one for one in await books.talks.find(flow=Unlike("unsure"))}


def _differences(before: dict[int, TalkState], after: dict[int, TalkState]) -> list[str]:
    found = []
    for id_, one in before.items():
        now = after.get(id_)
        if now is None:
            found.append(f"talk {one.flow}.{one.step} ended")
        elif (now.step, now.draft) != (one.step, one.draft):
            changed = {k: v for k, v in now.draft.items() if v != one.draft.get(k)}
            found.append(f"talk {one.flow}.{one.step} -> {now.step} {changed}"[:200])
    return found
