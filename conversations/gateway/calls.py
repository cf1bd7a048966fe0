"""One owed post as a call of the Bot API."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import telegram

from conversations.gateway.api import ask, upload
from conversations.gateway.delivery_outcome import REPEATABLE
from sotarsa_bot import papers
from sotarsa_bot.offline.form_files import kept_as
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.machinery import Post

TO_A_THREAD = ("sendMessage", "sendPhoto", "sendMediaGroup", "sendDocument", "sendLocation")
"""What stands in the topic of a group that was chosen for the bot."""
METHODS = {*REPEATABLE, *TO_A_THREAD}
WITH_FILES = ("sendPhoto", "sendMediaGroup", "sendDocument")
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 15.0, 60.0
"""Seconds that an answer is waited for, more each time that one was lost: on a slow line it comes, and what is not
waited for is said again."""
_MEDIA: dict[str, Any] = {"photo": telegram.InputMediaPhoto, "document": telegram.InputMediaDocument}


async def call(bot: telegram.Bot, chat: Chat, post: Post, living: int | None, sources: papers.Sources) -> int | None:
    """Makes the call; returns the message id it made or edited. `living` is the message in the post's slot, `sources`
    where a picture is kept, and what a paper is made from. Raises TelegramError; ValueError for no such call."""
    method, values = post.method, {name: value for name, value in post.payload.items() if name != "about"}
    if method not in METHODS:
        raise ValueError(f"no way to call {method}")
    if method == "sendMessage" and living:
        method, values["message_id"] = "editMessageText", living
        values.pop("reply_parameters", None)
    thread = values.pop("message_thread_id", chat.thread)  # where it was asked (0: in General), else the bot's own
    if thread and method in TO_A_THREAD:
        values["message_thread_id"] = thread
    match method:
        case "sendPhoto":
            values["photo"] = await _picture(values["photo"], sources.find)
        case "sendMediaGroup":
            values["media"] = [
                _MEDIA[item["type"]](await _picture(item["media"], sources.find, attach=True), item.get("caption"))
                for item in values["media"]
            ]
        case "sendDocument" if paper := values.pop("paper", None):
            made = await asyncio.to_thread(papers.made, paper, values.pop("data"), sources)
            values["document"] = telegram.InputFile(made, values.pop("filename"))
        case "setMyCommands":  # its chat stands in the scope
            values["scope"] = _command_scope(values["scope"], chat)
            return _message(await ask(bot, method, values, read_timeout=_patience(post)))
        case "getChatMember":  # no message, but whether the bot is an administrator there
            found = await ask(bot, method, {"chat_id": chat.telegram_id, **values}, read_timeout=_patience(post))
            return int(isinstance(found, dict) and found.get("status") in ("administrator", "creator"))
    said = upload if method in WITH_FILES else ask
    return _message(await said(bot, method, {"chat_id": chat.telegram_id, **values}, read_timeout=_patience(post)))


def _patience(post: Post) -> float:
    return min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * (1 + post.attempts))


def _message(result: Any) -> int | None:
    """Of an album the first; None for what makes no message."""
    first = result[0] if isinstance(result, list) and result else result
    return int(first["message_id"]) if isinstance(first, dict) else None


async def _picture(file_id: str, find: Callable[[str], Path], *, attach: bool = False) -> str | telegram.InputFile:
    """By its file id at Telegram; what came inside a form's file has none, and is uploaded."""
    if sha256 := kept_as(file_id):
        return telegram.InputFile(await asyncio.to_thread(find(sha256).read_bytes), attach=attach)
    return file_id


def _command_scope(kind: str, chat: Chat) -> dict[str, Any]:
    return {"type": kind, "chat_id": chat.telegram_id} if kind == "chat" else {"type": kind}
