"""Pressing buttons and reacting, with the checks that a person's own app makes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from simulator import wire
from simulator.model import Button, Chat, Message, Press

if TYPE_CHECKING:
    from simulator.people import Actor

_queries = itertools.count(4_382_900_000_000_000_001)


def where_to(actor: Actor, chat: Chat) -> Chat:
    """Where this person's words go; the app follows an upgraded group by itself."""
    if chat.migrated_to is not None:
        chat = actor.world.chats[chat.migrated_to]
    if actor.user.id not in chat.members:
        raise AssertionError(f"{actor.user.name} is not in {chat.name!r}")
    if chat.is_private and not chat.started:
        raise AssertionError(f"{actor.user.name} has not pressed Start yet")
    return chat


def tap(actor: Actor, label: str, chat: Chat | None, message: Message | None) -> str | None:
    """Find the button by its label and press it; a link returns its address."""
    seen = [message] if message is not None else _newest_first(actor, chat)
    for matches in (_same, _begins, _holds):
        for one in seen:
            for button in itertools.chain.from_iterable(one.buttons):
                if matches(button.text, label):
                    return _use(actor, one, button)
    raise AssertionError(f"{actor.user.name} sees no button {label!r}, only {_labels(seen)}")


def _newest_first(actor: Actor, chat: Chat | None) -> list[Message]:
    chats = [chat] if chat is not None else [one for one in actor.world.chats.values() if one.migrated_to is None]
    seen = [message for one in chats for message in actor.sees(one) if message.buttons]
    # Several chats share no message numbers; the feed tells what was written last.
    if chat is None:
        order = {id(event.message): event.number for event in actor.world.feed.all if event.kind == "message"}
        seen.sort(key=lambda message: order.get(id(message), 0))
    return seen[::-1]


def _same(text: str, label: str) -> bool:
    return text.strip().casefold() == label.strip().casefold()


def _begins(text: str, label: str) -> bool:
    return text.strip().casefold().startswith(label.strip().casefold())


def _holds(text: str, label: str) -> bool:
    return label.strip().casefold() in text.casefold()


def _labels(messages: list[Message]) -> list[str]:
    return [label for message in messages[:5] for label in message.labels]


def _use(actor: Actor, message: Message, button: Button) -> str | None:
    if button.data is None:
        return button.url
    press(actor, message.chat, message, button.data)
    return None


def press(actor: Actor, chat: Chat, message: Message, data: str) -> Press:
    """Press with some data; without a signal, or where the bot is no longer, nothing is sent."""
    if not actor.user.online:
        raise AssertionError(f"{actor.user.name} has no signal; a button needs one")
    if where_to(actor, chat) is not chat or not chat.bot_in:
        raise AssertionError(f"the bot is not in {chat.name!r} any more; the button does nothing")
    one = Press(str(next(_queries)), actor.user, message, data, actor.world.clock.now())
    actor.last_press = one
    actor.world.press(one)
    return one


def react(actor: Actor, message: Message, emoji: str) -> None:
    """Replace this person's reaction."""
    old = message.reactions.get(actor.user.id, [])
    message.reactions[actor.user.id] = [emoji] if emoji else []
    actor.world.feed.add("reaction", message=message, emoji=[emoji])
    chat = message.chat
    if chat.is_private or chat.bot_status == "administrator":
        change = {
            "chat": wire.chat_json(chat),
            "message_id": message.message_id,
            "user": wire.user_json(actor.user),
            "date": int(actor.world.clock.now().timestamp()),
            "old_reaction": wire.reaction_json(old),
            "new_reaction": wire.reaction_json(message.reactions[actor.user.id]),
        }
        actor.world.inbox.add("message_reaction", change)
