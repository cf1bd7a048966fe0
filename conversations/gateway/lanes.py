"""Lanes: updates are in order for each person within a chat, and around what concerns the chat itself.

One rule: an update waits for the earlier ones of its own lane. A lane is what one person says and presses in one chat.
That is enough between people, because a step answers to nothing but its own person's messages, and to what the bot
said, which was worked off before it was said. What says something of the chat itself (who is in it, its name, that it
moved) or comes from nobody has sender 0 and is a barrier: it waits for all that came to this chat before it, and all
that comes after waits for it.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from conversations.people.membership import ABOUT_THE_CHAT

THE_CHAT = 0
"""The sender of what concerns the chat itself."""
OPEN_END = 2**63 - 1


class Lane(NamedTuple):
    """Telegram's ids of a chat (0: none) and of who speaks there."""

    chat: int
    sender: int


class Front(NamedTuple):
    """A lane in which something waits, and the first of it."""

    chat: int
    sender: int
    first: int


class Turn(NamedTuple):
    """What of a lane may be worked off now: what waits up to the update `until`."""

    chat: int
    sender: int
    until: int


def lane_of(update: dict[str, Any]) -> Lane:
    """The lane of a raw update, whatever it holds."""
    for kind, body in update.items():
        if isinstance(body, dict):
            chat = _id(body.get("chat") or _part(body, "message").get("chat"))
            if chat:
                said = kind != "my_chat_member" and not any(name in body for name in ABOUT_THE_CHAT)
                return Lane(chat, _id(body.get("from")) if said else THE_CHAT)
    return Lane(0, THE_CHAT)


def turns(fronts: Iterable[Front]) -> list[Turn]:
    """One turn for each lane that need not wait, those first that have waited longest."""
    ordered = sorted(fronts, key=lambda front: front.first)
    barriers = {front.chat: front.first for front in ordered if front.sender == THE_CHAT}
    earliest: dict[int, int] = {}
    for front in ordered:
        earliest.setdefault(front.chat, front.first)
    found = []
    for front in ordered:
        barrier = barriers.get(front.chat, OPEN_END)
        if front.sender != THE_CHAT and front.first < barrier:
            found.append(Turn(front.chat, front.sender, until=barrier - 1))
        elif front.first == barrier == earliest[front.chat]:
            found.append(Turn(front.chat, front.sender, until=barrier))
    return found


def _part(body: dict[str, Any], name: str) -> dict[str, Any]:
    part = body.get(name)
    return part if isinstance(part, dict) else {}


def _id(one: Any) -> int:
    """Of somebody or something; 0 if it has none that could be kept."""
    number = one.get("id") if isinstance(one, dict) else None
    return number if isinstance(number, int) and abs(number) < OPEN_END else 0
