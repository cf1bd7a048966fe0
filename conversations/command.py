"""A command, and where it belongs: what conversations export to the menu."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from conversations.talk import Talk

Run = Callable[[Talk[Any]], Awaitable[None]]

Listener = Callable[[Talk[Any]], Awaitable[bool]]

PRIVATE, TEAM, VILLAGE = "private", "team", "village"


@dataclass(frozen=True)
class Command:
    """`scopes`: the kinds of chats where Telegram offers it. Its line in the menu is the text `menu.<name>`."""

    name: str
    run: Run
    scopes: frozenset[str]
