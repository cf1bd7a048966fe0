"""Finds what people said to the bot and got no sign back: no message, no edit, no reaction."""

from __future__ import annotations

from collections.abc import Sequence

from simulator import privacy
from simulator.model import Event, Message
from simulator.world import World


class Silences:
    """What stayed without an answer. Asked again each time the bot has come to rest, as `Transcript` is."""

    def __init__(self, world: World) -> None:
        self.found: list[Message] = []
        self._world, self._read = world, 0

    def catch_up(self) -> None:
        """Looks at what happened since the last time; whatever was said then should have been answered by now."""
        events = self._world.feed.all[self._read :]
        self._read += len(events)
        for number, event in enumerate(events, 1):
            message = event.message
            if event.kind != "message" or message is None or not self._meant_for_bot(message):
                continue
            if not any(self._is_sign(later, message) for later in events[number:]):
                self.found.append(message)

    def _meant_for_bot(self, message: Message) -> bool:
        """A command, a private message, a reply to the bot, or a photo, if it reached the bot at all."""
        if message.waiting or message.service or message.sender is self._world.bot:
            return False
        if not self._world.reaches_bot(message):
            return False
        spoken_to = message.chat.is_private or privacy.answers_bot(message, self._world.bot)
        return spoken_to or bool(message.photo) or privacy.is_command_for(message, self._world.bot)

    def _is_sign(self, event: Event, message: Message) -> bool:
        """Whether the bot said something in that chat, or changed what it had said, or reacted to this very message."""
        sign = event.message
        if sign is None or sign.chat is not message.chat:
            return False
        if event.kind == "reaction":
            return event.data.get("asked") == message.message_id
        return event.kind in ("message", "edited") and sign.sender is self._world.bot and not sign.service


def listed(messages: Sequence[Message]) -> str:
    """The messages in words, one a line."""
    return "\n".join(f"Tanpa jawaban: [{m.chat.name}] {m.sender.name}: {m.shown or '(foto)'}" for m in messages)
