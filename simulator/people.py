"""What people do in Telegram: they write, send photos, lose the signal, and press what they see."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator import presses
from simulator.entities import automatic
from simulator.methods.forwarding import copy_content, origin
from simulator.model import Alert, Chat, Json, Message, Press, User

if TYPE_CHECKING:
    from simulator.world import World

_albums = itertools.count(14_000_000_000_000_001)


@dataclass(eq=False)
class Actor:
    """A person at their phone."""

    world: World
    user: User
    last_press: Press | None = None

    # --- words ---

    def sends(self, chat: Chat, text: str, *, reply_to: Message | None = None, thread: int | None = None) -> Message:
        """Write a text."""
        message = self._new(chat, reply_to, thread)
        message.text, message.entities = text.strip(), automatic(text.strip())
        return self._send(message)

    def replies(self, message: Message, text: str) -> Message:
        """Answer a message with a text."""
        return self.sends(message.chat, text, reply_to=message)

    def starts(self, payload: str = "") -> Message:
        """Press Start in the private chat, perhaps through a ?start= link."""
        chat = self.opens_private()
        return self.sends(chat, f"/start {payload}".strip())

    def opens_private(self) -> Chat:
        """The private chat with the bot, started (and unblocked)."""
        chat = self.world.private(self.user, started=True)
        self.world.unblock(self.user)
        return chat

    def edits(self, message: Message, text: str) -> Message:
        """Change the words of an own message."""
        if message.sender is not self.user:
            raise AssertionError(f"{self.user.name} can only edit own messages")
        name = "text" if message.text is not None else "caption"
        setattr(message, name, text)
        message.entities = automatic(text)
        if not message.waiting:
            message.edited = self.world.clock.now()
            self.world.feed.add("edited", message=message)
            self.world.tell_bot("edited_message", message)
        return message

    def deletes(self, message: Message) -> None:
        """Delete an own message; the bot is never told."""
        message.deleted = True
        self.world.feed.add("deleted", message=message)

    # --- media ---

    def sends_photo(
        self,
        chat: Chat,
        content: bytes | None = None,
        *,
        caption: str | None = None,
        as_file: bool = False,
        reply_to: Message | None = None,
        thread: int | None = None,
    ) -> Message:
        """Send a photo (a sample one by default), compressed or as a file."""
        content = self.world.files.another_photo() if content is None else content
        if as_file:
            return self.sends_document(chat, "foto.jpg", content, "image/jpeg", caption=caption, reply_to=reply_to)
        message = self._new(chat, reply_to, thread)
        message.photo = self.world.files.add_photo(content)
        return self._send(_captioned(message, caption))

    def sends_album(
        self,
        chat: Chat,
        photos: Sequence[bytes] | int,
        *,
        caption: str | None = None,
        captions: Sequence[str | None] | None = None,
        reply_to: Message | None = None,
    ) -> list[Message]:
        """Send several photos at once; each arrives as a message of its own with a common media_group_id."""
        contents = (
            [self.world.files.another_photo() for _ in range(photos)] if isinstance(photos, int) else list(photos)
        )
        if not 2 <= len(contents) <= 10:
            raise AssertionError("an album has 2 to 10 photos")
        words = list(captions) if captions is not None else [caption]
        album, sent = f"{next(_albums)}", []
        for content, said in itertools.zip_longest(contents, words[: len(contents)]):
            message = self._new(chat, reply_to, None)
            message.media_group_id = album
            message.photo = self.world.files.add_photo(content)
            sent.append(self._send(_captioned(message, said)))
        return sent

    def sends_document(
        self,
        chat: Chat,
        name: str,
        content: bytes,
        mime: str = "application/octet-stream",
        *,
        caption: str | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a file as it is."""
        message = self._new(chat, reply_to, None)
        message.document = self.world.files.add(content, name=name, mime=mime)
        return self._send(_captioned(message, caption))

    def sends_location(
        self, chat: Chat, latitude: float = -2.2447, longitude: float = 115.6131, *, reply_to: Message | None = None
    ) -> Message:
        """Send a place."""
        message = self._new(chat, reply_to, None)
        message.location = (latitude, longitude)
        return self._send(message)

    def moves(self, message: Message, latitude: float, longitude: float) -> None:
        """A live location has moved: Telegram edits its message."""
        message.location = (latitude, longitude)
        self.world.feed.add("edited", message=message)
        self.world.tell_bot("edited_message", message)

    def sends_sticker(self, chat: Chat, emoji: str = "👍", *, reply_to: Message | None = None) -> Message:
        """Send a sticker."""
        kind: Json = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
        return self._send_other(chat, "sticker", b"sticker" + emoji.encode(), {**kind, "emoji": emoji}, reply_to)

    def sends_voice(self, chat: Chat, seconds: int = 4, *, reply_to: Message | None = None) -> Message:
        """Send a voice note."""
        more: Json = {"duration": seconds, "mime_type": "audio/ogg"}
        return self._send_other(chat, "voice", b"OggS", more, reply_to)

    def sends_contact(self, chat: Chat, phone: str, first_name: str, *, user: User | None = None) -> Message:
        """Share a contact."""
        message = self._new(chat, None, None)
        contact: Json = {"phone_number": phone, "first_name": first_name}
        message.other = {"contact": contact | ({"user_id": user.id} if user else {})}
        return self._send(message)

    def forwards(self, message: Message, to: Chat) -> Message:
        """Forward a message; its buttons do not come along, as a person's client leaves them out."""
        copy = self._new(to, None, None)
        copy_content(message, copy)
        copy.forward_origin = origin(message)
        return self._send(copy)

    # --- buttons ---

    def taps(self, label: str, *, chat: Chat | None = None, message: Message | None = None) -> str | None:
        """Press the button with this label on the newest message that has it; returns the address of a link."""
        return presses.tap(self, label, chat, message)

    def presses_data(self, chat: Chat, message: Message, data: str) -> Press:
        """Press with any data at all, as a modified client can."""
        return presses.press(self, chat, message, data)

    def press_again(self) -> Press:
        """Press the same button once more."""
        if self.last_press is None:
            raise AssertionError(f"{self.user.name} has not pressed anything")
        return presses.press(self, self.last_press.message.chat, self.last_press.message, self.last_press.data)

    def reacts(self, message: Message, emoji: str = "👍") -> None:
        """Put a reaction under a message (bots in groups hear of it only as admins)."""
        presses.react(self, message, emoji)

    # --- the signal ---

    def goes_offline(self) -> None:
        """Lose the signal: what is sent waits in the phone."""
        self.user.online = False
        self.world.feed.add("signal", user_id=self.user.id, online=False)

    def comes_online(self) -> list[Message]:
        """The signal is back: everything arrives at once, in the order it was typed."""
        self.user.online = True
        self.world.feed.add("signal", user_id=self.user.id, online=True)
        waiting, self.user.unsent = self.user.unsent, []
        return [self._send(message) for message in waiting if not message.deleted]

    # --- eyes ---

    def sees(self, chat: Chat) -> list[Message]:
        """The messages of a chat, if this person is in it; those of an upgraded group go on in the new one."""
        if self.user.id not in chat.members:
            return []
        newer = [] if chat.migrated_to is None else self.sees(self.world.chats[chat.migrated_to])
        return chat.timeline + newer

    def last(self, chat: Chat) -> Message:
        """The newest message of the bot in a chat."""
        for message in reversed(self.sees(chat)):
            if message.sender is self.world.bot and message.service is None:
                return message
        raise AssertionError(f"the bot has written nothing that {self.user.name} sees in {chat.name!r}")

    @property
    def alerts(self) -> list[Alert]:
        """What the answers to this person's presses said, oldest first."""
        mine = [press for press in self.world.presses.values() if press.user is self.user]
        return [Alert(press.text, press.show_alert) for press in mine if press.answered and press.text]

    # --- inner workings ---

    def _new(self, chat: Chat, reply_to: Message | None, thread: int | None) -> Message:
        if thread is None and reply_to is not None:
            thread = reply_to.thread_id
        return Message(0, chat, self.user, self.world.clock.now(), reply_to=reply_to, thread_id=thread)

    def _send_other(self, chat: Chat, kind: str, content: bytes, more: Json, reply_to: Message | None) -> Message:
        message = self._new(chat, reply_to, None)
        file = self.world.files.add(content, f"{kind}s")
        ids = {"file_id": file.file_id, "file_unique_id": file.file_unique_id, "file_size": len(content)}
        message.other = {kind: ids | more}
        return self._send(message)

    def _send(self, message: Message) -> Message:
        if not self.user.online:
            message.waiting = True
            self.user.unsent.append(message)
            self.world.feed.add("message", message=message)
            return message
        chat = presses.where_to(self, message.chat)
        message.chat = chat
        member = chat.members[self.user.id]
        message.anonymous = member.anonymous
        return self.world.post(message)


def _captioned(message: Message, caption: str | None) -> Message:
    message.caption = caption or None
    message.entities = automatic(caption) if caption else []
    return message
