"""What the page needs from whoever composes the demo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from simulator.model import Chat
from simulator.people import Actor
from simulator.player import TourPlayer
from simulator.world import World


@dataclass(frozen=True)
class CastMember:
    """A person one can be on the page; `role` is Indonesian, as people say it."""

    actor: Actor
    role: str


@dataclass(frozen=True)
class ShownChat:
    """A chat that is shown first, with the words above its phone ("Grup tim")."""

    chat: Chat
    label: str


class DemoOffice(Protocol):
    """The example office behind the page; after a reset `world` may be another one."""

    @property
    def world(self) -> World:
        """The world that is shown now."""
        ...

    @property
    def people(self) -> Sequence[CastMember]:
        """Everybody one can be."""
        ...

    @property
    def chats(self) -> Sequence[ShownChat]:
        """The chats shown first, in order."""
        ...

    async def next_reminder(self) -> datetime | None:
        """When the next reminder is due, None if none waits."""
        ...

    def tour(self) -> TourPlayer | None:
        """The one player of the tour, None if this office has no tour."""
        ...
