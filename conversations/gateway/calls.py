"""One owed post as a call of PTB's."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import telegram
from telegram import InlineKeyboardMarkup

from sotarsa_bot import papers
from sotarsa_bot.chats import Chat
from sotarsa_bot.forms import kept_as
from sotarsa_bot.machinery import Post

_MEDIA: dict[str, Any] = {"photo": telegram.InputMediaPhoto, "document": telegram.InputMediaDocument}


async def call(bot: telegram.Bot, chat: Chat, post: Post, living: int | None, sources: papers.Sources) -> int | None:
    """Makes the call; returns the message id it made or edited. `living` is the message in the post's slot, `sources`
    where a picture is kept, and what a paper is made from."""
    values = {name: value for name, value in post.payload.items() if name != "about"}
    if isinstance(markup := values.get("reply_markup"), dict):
        values["reply_markup"] = InlineKeyboardMarkup.de_json(markup, bot)
    to: dict[str, Any] = {"chat_id": chat.telegram_id}
    match post.method:
        case "sendMessage" if living:
            edit = {k: v for k, v in values.items() if k != "reply_parameters"}
            await bot.edit_message_text(**to, message_id=living, **_previewless(edit))
            return living
        case "sendMessage":
            return (await bot.send_message(**to, **_thread(chat), **_replying(_previewless(values)))).message_id
        case "editMessageReplyMarkup":
            await bot.edit_message_reply_markup(**to, **values)
        case "setMessageReaction":
            await bot.set_message_reaction(
                **to, message_id=values["message_id"], reaction=[r["emoji"] for r in values["reaction"]]
            )
        case "deleteMessage":
            await bot.delete_message(**to, **values)
        case "pinChatMessage":
            await bot.pin_chat_message(**to, **values)
        case "sendPhoto":
            values["photo"] = await _picture(values["photo"], sources.find)
            return (await bot.send_photo(**to, **_thread(chat), **values)).message_id
        case "sendMediaGroup":
            media = [
                _MEDIA[item["type"]](await _picture(item["media"], sources.find), caption=item.get("caption"))
                for item in values["media"]
            ]
            return (await bot.send_media_group(**to, **_thread(chat), media=media))[0].message_id
        case "sendDocument":
            if paper := values.pop("paper", None):
                values["document"] = await asyncio.to_thread(papers.made, paper, values.pop("data"), sources)
            return (await bot.send_document(**to, **_thread(chat), **values)).message_id
        case "sendLocation":
            return (await bot.send_location(**to, **_thread(chat), **values)).message_id
        case "setMyCommands":
            await bot.set_my_commands(
                [(c["command"], c["description"]) for c in values["commands"]],
                scope=_command_scope(values["scope"], to),
            )
        case _:
            raise ValueError(f"no way to call {post.method}")
    return None


async def _picture(file_id: str, find: Callable[[str], Path]) -> str | bytes:
    """By its file id at Telegram; what came inside a form's file has none, and is uploaded."""
    sha256 = kept_as(file_id)
    return await asyncio.to_thread(find(sha256).read_bytes) if sha256 else file_id


def _command_scope(kind: str, to: dict[str, Any]) -> telegram.BotCommandScope:
    return telegram.BotCommandScopeChat(**to) if kind == "chat" else telegram.BotCommandScope(kind)


def _thread(chat: Chat) -> dict[str, Any]:
    return {"message_thread_id": chat.thread} if chat.thread else {}


def _previewless(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "link_preview_options": telegram.LinkPreviewOptions(is_disabled=True)}


def _replying(values: dict[str, Any]) -> dict[str, Any]:
    reply = values.pop("reply_parameters", None)
    return {**values, "reply_parameters": telegram.ReplyParameters(**reply)} if reply else values
