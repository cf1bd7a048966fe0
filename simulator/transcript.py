"""A readable transcript of what happens in a world: who, where, what."""

from __future__ import annotations

from collections.abc import Callable

from simulator.model import Event, Message
from simulator.world import World


class Transcript:
    """Prints what is new each time it is asked. Edits are shown as what the message says now."""

    def __init__(self, world: World, write: Callable[[str], None]) -> None:
        self._world, self._write, self._read = world, write, 0

    def heading(self, number: int, title: str, explanation: str) -> None:
        self._write(f"\n== {number}. {title}\n   {explanation}")

    def catch_up(self) -> None:
        """Prints everything since the last time."""
        events = self._world.feed.all
        for event in events[self._read :]:
            if line := self._line(event):
                self._write(line)
        self._read = len(events)

    def _line(self, event: Event) -> str | None:
        message = event.message
        if event.kind == "pressed" and message is not None:
            who = self._world.users[event.data["user_id"]].name
            return f"[{message.chat.name}] {who} menekan [{event.data['label']}]"
        if message is None or event.kind not in ("message", "edited") or message.service:
            return None
        arrow = "✎" if event.kind == "edited" else ""
        who = "BOT" if message.sender is self._world.bot else message.sender.name if message.sender else "?"
        waiting = " (menunggu sinyal)" if message.waiting else ""
        return f"[{message.chat.name}] {who}{arrow}{waiting}: {_words(message)}"


def _words(message: Message) -> str:
    kind = "(foto) " if message.photo else "(berkas) " if message.document else ""
    lines = (kind + message.shown).strip().splitlines() or ["…"]
    labels = " ".join(f"[{label}]" for label in message.labels)
    return "\n    ".join([*lines, labels] if labels else lines)
