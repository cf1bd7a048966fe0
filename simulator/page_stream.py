"""The stream of changes that the page follows (server-sent events)."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator

from simulator.model import Event, Json
from simulator.office import DemoOffice
from simulator.page_json import chat_json, message_json, message_key, page_chats, people_json, status_json, tour_json
from simulator.world import World

HEARTBEAT_SECONDS = 15.0
MESSAGE_KINDS = {"message", "edited", "reaction", "pinned"}


async def stream(office: DemoOffice) -> AsyncIterator[str]:
    """Yield each change as an event; first "ready", upon which the page reads the whole state."""
    world, player = office.world, office.tour()
    stirred = asyncio.Event()
    watch = asyncio.create_task(_watch(world, stirred))
    unlisten = player.listen(stirred.set) if player else None
    seen, tour = len(world.events), tour_json(player)
    try:
        yield "retry: 1000\nevent: ready\ndata: {}\n\n"
        while True:
            if not await _stirs(stirred):
                yield ": still here\n\n"
                continue
            if office.world is not world:
                yield _written({"kind": "reset"})
                return  # the page comes again, to the new world
            fresh, seen = world.events[seen:], len(world.events)
            for change in _changes(office, fresh):
                yield _written(change)
            if (now := tour_json(player)) != tour:
                tour = now
                yield _written({"kind": "tour", "tour": tour})
    finally:
        watch.cancel()
        if unlisten is not None:
            unlisten()


async def _watch(world: World, stirred: asyncio.Event) -> None:
    async for _ in world.subscribe():
        stirred.set()


async def _stirs(stirred: asyncio.Event) -> bool:
    """Wait for something to happen, False when it was quiet for a while."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stirred.wait(), HEARTBEAT_SECONDS)
    was = stirred.is_set()
    stirred.clear()
    return was


def _written(change: Json) -> str:
    return f"data: {json.dumps(change, ensure_ascii=False)}\n\n"


def _changes(office: DemoOffice, events: list[Event]) -> list[Json]:
    if not events:
        return []
    changes = [change for event in events for change in _change(office, event)]
    return [*changes, {"kind": "status", **status_json(office.world)}]


def _change(office: DemoOffice, event: Event) -> list[Json]:
    message = event.message
    if event.kind in MESSAGE_KINDS and message is not None:
        content = {"kind": "message", "chat": message.chat.id, "message": message_json(office.world, message)}
        # Start opens a private chat without an event of its own.
        return [*_chat(office, message.chat.id), content] if message.chat.is_private else [content]
    if event.kind == "deleted" and message is not None:
        return [{"kind": "gone", "chat": message.chat.id, "key": message_key(message)}]
    if event.kind in {"pressed", "answered"} and message is not None:
        return [_press(event, message.chat.id, message_key(message))]
    if event.kind in {"chat", "member"}:
        return _chat(office, event.chat_id)
    if event.kind == "signal":
        return [{"kind": "people", "people": people_json(office)}]
    if event.kind == "action":
        return [{"kind": "typing", "chat": event.chat_id}]
    return [{"kind": "reset"}] if event.kind == "migrated" else []


def _press(event: Event, chat: int, key: str) -> Json:
    press = {"chat": chat, "key": key, "user": event.data["user_id"]}
    if event.kind == "pressed":
        return {"kind": "pressed", **press, "data": event.data["data"]}
    return {"kind": "answer", **press, "text": event.data["text"], "alert": event.data["show_alert"]}


def _chat(office: DemoOffice, chat_id: int | None) -> list[Json]:
    return [{"kind": "chat", "chat": chat_json(office, chat)} for chat in page_chats(office) if chat.id == chat_id]
