"""What came, in our words: one update of Telegram's, reduced to what a conversation needs."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import telegram
from telegram.constants import ChatID, ChatType, MessageEntityType

from sotarsa_bot.parsing import exposure, visible

NOBODY = (ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL)
"""Whoever hides behind a group's name, or a channel's: each is one id for all who do so. Never granted anything."""

OTHERS = (
    "sticker", "voice", "video", "video_note", "audio", "animation", "poll", "dice", "story", "game", "contact",
    "live_photo",
)  # fmt: skip
"""Kinds of messages that hold no words."""
UNREAD = "unread"
"""What a message held that cannot be read, nor has to be (gateway/updates.py): the names of its parts."""


CODE = re.compile(r"\bK(\d{1,5})\b")
SHEETS = ("csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods")
FORM_FILE = ".sotarsa"
IMAGES = ("jpg", "jpeg", "png", "webp", "heic", "heif", "gif")


@dataclass(frozen=True)
class Picture:
    """A photo, or a file that may be one. `name` and `mime` are what the sender's phone says, and prove nothing."""

    file_id: str
    unique_id: str
    size: int
    as_file: bool
    mime: str = ""
    name: str = ""

    @property
    def form(self) -> bool:
        """A file that calls itself one from an offline form; a phone may have put more behind its name."""
        return self.as_file and FORM_FILE in self.name.casefold()

    @property
    def paper(self) -> bool:
        """A file that calls itself anything but a picture, and not a form's."""
        return self.as_file and not self.form and not (self.mime.startswith("image/") or self._suffix in IMAGES)

    @property
    def pdf(self) -> bool:
        return self.as_file and (self.mime == "application/pdf" or self._suffix == "pdf")

    @property
    def sheet(self) -> bool:
        """A file that calls itself a table."""
        return self.as_file and self._suffix in SHEETS

    @property
    def _suffix(self) -> str:
        return self.name.casefold().rpartition(".")[2]


@dataclass(frozen=True)
class Spot:
    latitude: float
    longitude: float
    title: str = ""


@dataclass(frozen=True)
class Beneath:
    """The message of ours that was pressed, or is replied to: when it was sent, and the highest visit in it (K12)."""

    sent_at: datetime
    visit: int = 0


@dataclass(frozen=True)
class Incoming:
    """One message or press. Telegram's own ids; `at` is when Telegram had it (UTC), not when it happened.

    `number` is a NIK or No KK that was written in it. Its words are without it in a group, and in private it is masked,
    so that only a step that asks for a number gets one."""

    update_id: int
    chat: int
    chat_kind: str
    chat_title: str
    sender: int
    sender_name: str
    at: datetime
    message: int | None = None
    thread: int | None = None
    text: str = ""
    command: str = ""
    args: str = ""
    data: str = ""
    query: str = ""
    reply_to: int | None = None
    picture: Picture | None = None
    album: str | None = None
    spot: Spot | None = None
    phone: str = ""
    other: str = ""
    edited: bool = False
    ours_forwarded: bool = False
    number: str = ""
    beneath: Beneath | None = None

    @property
    def private(self) -> bool:
        return self.chat_kind == ChatType.PRIVATE

    @property
    def pressed(self) -> bool:
        return bool(self.query)

    @property
    def anonymous(self) -> bool:
        return self.sender in NOBODY


def fingerprint(incoming: Incoming) -> str:
    """By which the words of a message are known again, without keeping them; empty for a message without words."""
    said = f"{incoming.chat}:{incoming.message}:{incoming.text}"
    return hashlib.sha256(said.encode()).hexdigest()[:32] if incoming.text else ""


def read(update: telegram.Update, username: str, now: datetime) -> Incoming | None:
    """The update as an Incoming; None for what is neither a message nor a press (membership has its own way)."""
    if update.callback_query:
        return _press(update.update_id, update.callback_query, now)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.business_connection_id:
        return None  # what is said to somebody whose account the bot is lent to, is not said to the bot
    return _message(update.update_id, message, username, edited=update.edited_message is not None)


def _press(update_id: int, query: telegram.CallbackQuery, now: datetime) -> Incoming | None:
    if query.message is None or getattr(query.message, "business_connection_id", None):
        return None
    chat = query.message.chat
    return Incoming(
        update_id=update_id,
        chat=chat.id,
        chat_kind=chat.type,
        chat_title=chat.effective_name or "",
        sender=query.from_user.id,
        sender_name=query.from_user.full_name,
        at=now,  # a press carries no time of its own and lives 150 s at most
        message=query.message.message_id,
        thread=_thread(query.message),
        data=query.data or "",
        query=query.id,
        beneath=_beneath(query.message),
    )


def _message(update_id: int, message: telegram.Message, username: str, *, edited: bool) -> Incoming:
    assert message.from_user is not None  # noqa: S101 - the caller looked
    said = visible(message.text or message.caption or "")
    fit = exposure.masked if message.chat.type == ChatType.PRIVATE else exposure.without_numbers
    text = fit(said)
    other = _other(message)
    if not (text.isascii() or any(c.isalnum() for c in text)):
        text, other = "", other or "emoji"  # a thumb up is no word, wherever it is put
    command, args = _command(message, username)
    return Incoming(
        update_id=update_id,
        chat=message.chat.id,
        chat_kind=message.chat.type,
        chat_title=message.chat.effective_name or "",
        sender=message.from_user.id,
        sender_name=message.from_user.full_name,
        at=message.date,
        message=message.message_id,
        thread=_thread(message),
        text=text,
        command=command,
        args=fit(visible(args)),
        number=exposure.number_in(said),
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
        picture=_picture(message),
        album=message.media_group_id,
        spot=_spot(message, fit),
        phone=_own_phone(message),
        other=other,
        edited=edited,
        beneath=_beneath(message.reply_to_message, username),
        ours_forwarded=_from_us(message, username),
    )


def _beneath(message: telegram.MaybeInaccessibleMessage | None, username: str = "") -> Beneath | None:
    """Of a message that is replied to, only one of ours (`username`)."""
    if not isinstance(message, telegram.Message):
        return None
    if username and not (message.from_user and message.from_user.username == username):
        return None
    codes = (int(code) for code in CODE.findall(message.text or message.caption or ""))
    return Beneath(message.date, max(codes, default=0))


def _thread(message: telegram.MaybeInaccessibleMessage) -> int | None:
    if isinstance(message, telegram.Message) and message.is_topic_message:
        return message.message_thread_id
    return None


def _command(message: telegram.Message, username: str) -> tuple[str, str]:
    """The command addressed to us at the start of a text, lower case, and what follows it."""
    opening = message.entities[0] if message.text and message.entities else None
    if opening is None or opening.type != MessageEntityType.BOT_COMMAND or opening.offset != 0:
        return "", ""
    words = message.text or ""
    name, _, addressee = words[1 : opening.length].partition("@")
    if addressee and addressee.lower() != username.lower():
        return "", ""
    return name.lower(), words[opening.length :].strip()


def _picture(message: telegram.Message) -> Picture | None:
    if still := message.photo or (message.live_photo.photo if message.live_photo else ()):
        best = still[-1]
        return Picture(best.file_id, best.file_unique_id, best.file_size or 0, as_file=False, mime="image/jpeg")
    if message.document:
        file = message.document
        said = {"mime": file.mime_type or "", "name": file.file_name or ""}
        return Picture(file.file_id, file.file_unique_id, file.file_size or 0, as_file=True, **said)
    return None


def _spot(message: telegram.Message, fit: Callable[[str], str]) -> Spot | None:
    if message.venue:
        at = message.venue.location
        return Spot(at.latitude, at.longitude, fit(visible(message.venue.title)))
    return Spot(message.location.latitude, message.location.longitude) if message.location else None


def _own_phone(message: telegram.Message) -> str:
    """The number of a contact that is the sender's own; others' numbers are not theirs to give."""
    contact = message.contact
    own = contact and message.from_user and contact.user_id == message.from_user.id
    return contact.phone_number if contact and own else ""


def _from_us(message: telegram.Message, username: str) -> bool:
    """Whether somebody forwards words of ours, which are nobody's answer."""
    origin = message.forward_origin
    return isinstance(origin, telegram.MessageOriginUser) and origin.sender_user.username == username


def _other(message: telegram.Message) -> str:
    """The name of a kind of message that is no words: sticker, voice... (and "emoji"); "" for what we read."""
    for kind in OTHERS:
        if getattr(message, kind, None):
            return kind
    unread = message.api_kwargs.get(UNREAD, ())
    return next((kind for kind in OTHERS if kind in unread), UNREAD if unread and not _holds_words(message) else "")


def _holds_words(message: telegram.Message) -> bool:
    return bool(message.text or message.caption or message.photo or message.document or message.location)
