"""What a chat consists of: users, chats, messages, buttons, and the records the simulator keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Json = dict[str, Any]
ChatType = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]

#: Telegram's account that stands in for an admin who writes anonymously.
ANONYMOUS_ADMIN_ID = 1087968824


@dataclass(eq=False)
class User:
    """A person or a bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str | None = None
    is_bot: bool = False
    language_code: str | None = "id"
    online: bool = True
    unsent: list[Message] = field(default_factory=list)  # typed without a signal, in order
    deactivated: bool = False

    @property
    def name(self) -> str:
        """First and last name as people see it."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass
class Member:
    """A user's standing in a group."""

    user: User
    status: Status = "member"
    anonymous: bool = False


@dataclass
class Topic:
    """A thread of a forum group."""

    thread_id: int
    name: str
    closed: bool = False


@dataclass(eq=False)
class Chat:
    """A private chat or a group, with its messages."""

    id: int
    type: ChatType
    title: str = ""
    user: User | None = None  # the person of a private chat
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    bot_status: Status = "member"
    reads_all: bool = False  # privacy mode was off when the bot came in; a change is felt only after it comes again
    forbidden: set[str] = field(default_factory=set)  # to members: "text messages", "photos", "documents"
    forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    general_closed: bool = False  # a forum's General, which bears no number
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None
    started: bool = False  # private: the person has pressed Start
    blocked: bool = False  # private: the person has blocked the bot

    @property
    def is_private(self) -> bool:
        """Whether this is a chat of one person with the bot."""
        return self.type == "private"

    @property
    def name(self) -> str:
        """What the chat list shows."""
        return self.user.name if self.user else self.title

    @property
    def bot_in(self) -> bool:
        """Whether the bot may see and write here."""
        if self.is_private:
            return self.started and not self.blocked
        return self.bot_status in {"member", "administrator"}

    @property
    def timeline(self) -> list[Message]:
        """Messages that are still there, oldest first."""
        return [message for message in self.messages.values() if not message.deleted]


@dataclass(frozen=True)
class Button:
    """One inline button."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass
class StoredFile:
    """A file on the simulated server."""

    file_id: str
    file_unique_id: str
    content: bytes
    path: str
    name: str | None = None
    mime: str | None = None
    width: int = 0
    height: int = 0
    shrink_to: tuple[int, int] | None = None  # a preview, rendered only when somebody downloads it

    @property
    def kind(self) -> str:
        """Photo, Document, Sticker or Voice, as Telegram's refusals name it."""
        return self.path.split("s/")[0].capitalize()


@dataclass(eq=False)
class Message:
    """A message, by a person, the bot or Telegram itself (`service`)."""

    message_id: int
    chat: Chat
    sender: User
    date: datetime
    text: str | None = None
    caption: str | None = None
    entities: list[Json] = field(default_factory=list)  # of the text, or of the caption
    reply_markup: Json | None = None
    photo: list[StoredFile] = field(default_factory=list)  # smallest first
    document: StoredFile | None = None
    location: tuple[float, float] | None = None  # latitude, longitude
    other: Json | None = None  # sticker, voice, contact: already as Telegram's JSON
    media_group_id: str | None = None
    reply_to: Message | None = None
    thread_id: int | None = None
    edited: datetime | None = None
    deleted: bool = False
    pinned: bool = False
    reactions: dict[int, list[str]] = field(default_factory=dict)  # user id -> emoji
    service: Json | None = None  # e.g. {"new_chat_members": [...]}
    forward_origin: Json | None = None
    anonymous: bool = False  # written in the group's name
    waiting: bool = False  # typed without a signal; has no id yet

    @property
    def shown(self) -> str:
        """Text or caption as people read it."""
        return self.text if self.text is not None else (self.caption or "")

    @property
    def buttons(self) -> list[list[Button]]:
        """Rows of inline buttons."""
        rows = (self.reply_markup or {}).get("inline_keyboard", [])
        return [[Button(b["text"], b.get("callback_data"), b.get("url")) for b in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        """The visible labels of the buttons."""
        return [button.text for row in self.buttons for button in row]

    @property
    def asks_reply(self) -> bool:
        """Whether the message opens a reply field (ForceReply)."""
        return bool((self.reply_markup or {}).get("force_reply"))


@dataclass
class Press:
    """A press of an inline button."""

    query_id: str
    user: User
    message: Message
    data: str
    at: datetime
    answered: bool = False
    text: str = ""
    show_alert: bool = False


@dataclass(frozen=True)
class Alert:
    """A callback answer as the person sees it."""

    text: str
    show_alert: bool


@dataclass
class Refusal:
    """A request that the server refused."""

    time: datetime
    method: str
    params: Json
    error_code: int
    description: str
    provoked: bool = False


@dataclass
class Request:
    """A request of the bot, as logged."""

    time: datetime
    method: str
    params: Json
    ok: bool
    result: Any = None


@dataclass(frozen=True)
class Event:
    """A change that the page shows.

    Kinds: message, edited, deleted, reaction, pressed, answered, pinned, member, migrated, clock, action, refused,
    chat, signal.
    """

    number: int
    kind: str
    chat_id: int | None = None
    message: Message | None = None
    data: Json = field(default_factory=dict)
