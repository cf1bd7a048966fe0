"""What became of a post that Telegram did not simply take: its answer, read."""

from enum import Enum, auto

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from sotarsa_bot.people.chats import Chat
from sotarsa_bot.running.machinery import Post

RECEIPT = "setMessageReaction"
"""Telegram does not count it as a message."""
REPEATABLE = ("sendMessage", RECEIPT, "editMessageReplyMarkup", "pinChatMessage", "setMyCommands", "deleteMessage")
"""Sent again when nobody knows whether Telegram took them: a text twice is better than a confirmation lost.
Pictures and files are not: they are heavy, and whoever asked can ask again."""
ABOUT_A_MESSAGE = (RECEIPT, "editMessageReplyMarkup", "pinChatMessage")
NOT_SENT = (
    httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.WriteError, httpx.WriteTimeout,
    httpx.ProxyError,
)  # fmt: skip
"""Telegram has not got it, or not all of it, so that sending again cannot double it."""

GONE = ("not found", "can't be edited", "message_id_invalid")
"""What Telegram says of a message that was deleted: the last, if it noticed only at the second look."""


class Fate(Enum):
    SAID = auto()
    """It stands there already."""
    TOO_FAST = auto()
    MOVED = auto()
    """The group became a supergroup."""
    UNHEARD = auto()
    """We may not write there, or there is no such chat."""
    MESSAGE_GONE = auto()
    """The living message is not there any more: say it anew."""
    THREAD_GONE = auto()
    POINTLESS = auto()
    """What it was about is not there any more."""
    NO_LINE = auto()
    """Telegram did not get it."""
    UNKNOWN = auto()
    """Telegram may have taken it: the answer was lost."""
    TROUBLE = auto()
    """Telegram failed at it; perhaps only at this one."""
    REFUSED = auto()


ANSWERS = {"internal server error": Fate.TROUBLE, "gateway time": Fate.UNKNOWN, "too large": Fate.REFUSED}
"""By words in them; every other leaves no doubt that Telegram did not get it."""


def fate(error: Exception, post: Post, chat: Chat) -> Fate:
    """Reads what PTB raised. BadRequest is a NetworkError in PTB, so that it must be asked for first."""
    match error:
        case RetryAfter():
            return Fate.TOO_FAST
        case ChatMigrated():
            return Fate.MOVED
        case Forbidden():
            return Fate.UNHEARD
        case BadRequest():
            return _refusal(error.message.lower(), post, chat)
        case NetworkError():
            return _broken_line(error)
    return Fate.NO_LINE  # no answer of Telegram's (a portal's page), or a token that is refused for the moment


def _refusal(words: str, post: Post, chat: Chat) -> Fate:
    gone = any(sign in words for sign in GONE)
    if "message is not modified" in words:
        return Fate.SAID
    if "chat not found" in words:
        return Fate.UNHEARD
    if chat.thread and ("topic_closed" in words or "thread not found" in words):
        return Fate.THREAD_GONE
    if post.method == "deleteMessage" or (gone and post.method in ABOUT_A_MESSAGE):
        return Fate.POINTLESS
    return Fate.MESSAGE_GONE if gone and post.slot and "message to be replied" not in words else Fate.REFUSED


def _broken_line(error: NetworkError) -> Fate:
    cause = error.__cause__
    if isinstance(cause, NOT_SENT):
        return Fate.NO_LINE
    if isinstance(cause, httpx.HTTPError):
        return Fate.UNKNOWN
    # Somebody answered: Telegram itself (500; 413 for what is too large), or a gateway before it, which had nobody to
    # hand it to, or (504) waited in vain for what became of it.
    words = error.message.lower()
    found = (what for sign, what in ANSWERS.items() if sign in words)
    return next(found, Fate.NO_LINE)
