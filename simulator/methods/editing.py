"""Editing and deleting."""

from __future__ import annotations

from datetime import timedelta

from simulator import access, wire
from simulator.markup import reply_markup
from simulator.methods.compose import caption_of, text_of
from simulator.methods.kind import Method
from simulator.methods.media import fill
from simulator.model import Chat, Json, Message
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.world import World

UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
DELETABLE = timedelta(hours=48)


def _content(message: Message) -> Json:
    """What must differ after an edit."""
    body = wire.message_json(message)
    body["photo"] = [size.file_unique_id for size in message.photo]
    body["document"] = message.document and message.document.file_unique_id
    return body


def _edited(world: World, message: Message, new: Message) -> Json:
    """Take over the new content, if it is new."""
    if _content(message) == _content(new):
        raise bad_request(UNCHANGED)
    access.spend(world, message.chat)
    for name in ("text", "caption", "entities", "photo", "document", "reply_markup"):
        setattr(message, name, getattr(new, name))
    message.edited = world.clock.now()
    world.feed.add("edited", message=message)
    return wire.message_json(message)


def _copy(message: Message) -> Message:
    new = Message(message.message_id, message.chat, message.sender, message.date)
    new.__dict__.update(message.__dict__)
    return new


async def edit_text(world: World, params: Params) -> Json:
    """Other words; a keyboard that is not repeated goes away."""
    message = access.own_message(world, params)
    if message.text is None:
        raise bad_request("there is no text in the message to edit")
    new = _copy(message)
    new.text, new.entities = text_of(world, params)
    new.reply_markup = _inline(params)
    return _edited(world, message, new)


async def edit_caption(world: World, params: Params) -> Json:
    """Another caption."""
    message = access.own_message(world, params)
    if not message.photo and message.document is None:
        raise bad_request("there is no caption in the message to edit")
    new = _copy(message)
    new.caption, new.entities = caption_of(world, params)
    new.reply_markup = _inline(params)
    return _edited(world, message, new)


async def edit_markup(world: World, params: Params) -> Json:
    """Other buttons, or none."""
    message = access.own_message(world, params)
    new = _copy(message)
    new.reply_markup = _inline(params)
    return _edited(world, message, new)


async def edit_media(world: World, params: Params) -> Json:
    """Another photo or file."""
    message = access.own_message(world, params)
    new = _copy(message)
    fill(world, new, params.object("media"), params)
    new.text = None
    new.reply_markup = _inline(params)
    return _edited(world, message, new)


def _inline(params: Params) -> Json | None:
    markup = reply_markup(params)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


async def delete_message(world: World, params: Params) -> bool:
    """Delete one message."""
    chat = access.member_chat(world, params)
    message = access.message_in(chat, params.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not _deletable(world, chat, message):
        raise bad_request("message can't be deleted")
    _delete(world, message)
    return True


async def delete_messages(world: World, params: Params) -> bool:
    """Delete several; those that cannot be found are skipped."""
    chat = access.member_chat(world, params)
    ids = params.array("message_ids")
    if not 1 <= len(ids) <= 100:
        raise bad_request("there are no messages to delete" if not ids else "too many messages to delete")
    for message_id in ids:
        message = access.message_in(chat, int(message_id))
        if message is not None and _deletable(world, chat, message):
            _delete(world, message)
    return True


def _deletable(world: World, chat: Chat, message: Message) -> bool:
    if chat.bot_status == "administrator" and not chat.is_private:
        return True
    young = world.clock.now() - message.date <= DELETABLE
    return young and (chat.is_private or message.sender is world.bot)


def _delete(world: World, message: Message) -> None:
    message.deleted = True
    if message.message_id in message.chat.pinned:
        message.chat.pinned.remove(message.message_id)
    world.feed.add("deleted", message=message)


METHODS: dict[str, Method] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "editMessageMedia": edit_media,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
