"""What became of a post that Telegram did not simply take: its answer, read."""

import re
from enum import Enum, auto

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.machinery import Post

RECEIPT = "setMessageReaction"
"""Telegram does not count it as a message."""
REPEATABLE = ("sendMessage", RECEIPT, "editMessageReplyMarkup", "pinChatMessage", "setMyCommands", "deleteMessage",
              "getChatMember")  # fmt: skip
"""Sent again when nobody knows whether Telegram took them: a text twice is better than a confirmation lost.
Pictures and files are not: they are heavy, and whoever asked can ask again."""
OTHER_KINDS = ("sendPhoto", "sendMediaGroup", "sendDocument", "sendLocation")
"""A group may forbid these, and allow words."""
ABOUT_A_MESSAGE = (RECEIPT, "editMessageReplyMarkup", "pinChatMessage")
NOT_SENT = (
    httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.WriteError, httpx.WriteTimeout,
    httpx.ProxyError,
)  # fmt: skip
"""Telegram has not got it, or not all of it, so that sending again cannot double it."""

GONE = ("not found", "can't be edited", "message_id_invalid")
"""What Telegram says of a message that was deleted: the last, if it noticed only at the second look."""

NO_RIGHT = re.compile(
    r"not enough rights to send|no rights to send|chat_write_forbidden|chat_(guest_)?send_\w*forbidden"
    r"|(chat|user)_restricted|topic_closed"
)
"""What Telegram says where somebody has to give us a right (back); of which it tells nobody."""
ALL_KINDS = re.compile(
    r"text messages|send_plain|write_forbidden|rights to send a message|guest|restricted|topic_closed"
)


class Outcome(Enum):
    SAID = auto()
    """It stands there already."""
    TOO_FAST = auto()
    MOVED = auto()
    """The group became a supergroup."""
    UNHEARD = auto()
    """We may not write there, or there is no such chat."""
    MUTED = auto()
    """Members may not write there for a while, or its last open topic was closed."""
    NOT_THIS_KIND = auto()
    """Words may be sent there; pictures, or files, may not for a while."""
    MESSAGE_GONE = auto()
    """The living message is not there any more: say it anew."""
    THREAD_GONE = auto()
    POINTLESS = auto()
    """What it was about is not there any more."""
    NO_LINE = auto()
    """Telegram did not get it."""
    UNKNOWN = auto()
    """Telegram may have taken it: the answer was lost."""
    NO_ANSWER = auto()
    """It may have taken it: what came back is a page, or half an answer, whatever its number."""
    TROUBLE = auto()
    """Telegram failed at it, perhaps only at this one, and may have done so after it took it."""
    REFUSED = auto()


def outcome_of(error: Exception, post: Post, chat: Chat) -> Outcome:
    """Reads what PTB raised. BadRequest is a NetworkError in PTB, so that it must be asked for first."""
    match error:
        case RetryAfter():
            return Outcome.TOO_FAST
        case ChatMigrated():
            return Outcome.MOVED
        case Forbidden():
            return _no_right(error.message.lower(), post) or Outcome.UNHEARD
        case BadRequest():
            return _refusal(error.message.lower(), post, chat)
        case NetworkError():
            return _broken_line(error)
        case InvalidToken() | Conflict():
            return Outcome.NO_LINE  # a token that is refused for the moment
    return Outcome.NO_ANSWER


def _refusal(words: str, post: Post, chat: Chat) -> Outcome:
    gone = any(sign in words for sign in GONE)
    if "message is not modified" in words:
        return Outcome.SAID
    if "chat not found" in words:
        return Outcome.UNHEARD
    if (chat.thread or "message_thread_id" in post.payload) and (
        "topic_closed" in words or "thread not found" in words
    ):
        return Outcome.THREAD_GONE
    if missing := _no_right(words, post):
        return missing
    if post.method == "deleteMessage" or (gone and post.method in ABOUT_A_MESSAGE):
        return Outcome.POINTLESS
    return Outcome.MESSAGE_GONE if gone and post.slot and "message to be replied" not in words else Outcome.REFUSED


def _no_right(words: str, post: Post) -> Outcome | None:
    if not NO_RIGHT.search(words):
        return None
    return Outcome.NOT_THIS_KIND if post.method in OTHER_KINDS and not ALL_KINDS.search(words) else Outcome.MUTED


def _broken_line(error: NetworkError) -> Outcome:
    cause = error.__cause__
    if isinstance(cause, NOT_SENT):
        return Outcome.NO_LINE
    if isinstance(cause, httpx.HTTPError):
        return Outcome.UNKNOWN
    # Somebody answered: Telegram itself (500), or a gateway before it. Only that it is too large (413) leaves no doubt.
    # PTB quotes a page that it could not read, and in a page may stand anything.
    words, _, _page = error.message.lower().partition(". parsing the server response")
    if "too large" in words:
        return Outcome.REFUSED
    return Outcome.NO_ANSWER if isinstance(cause, TelegramError) else Outcome.TROUBLE
