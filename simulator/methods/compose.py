"""Making a message of the bot from a request: the parts that all sending methods share."""

from __future__ import annotations

from simulator import access, wire
from simulator.entities import MAX_CAPTION, MAX_TEXT, formatted, units, with_automatic
from simulator.markup import reply_markup
from simulator.model import Json, Message
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.world import World


def draft(world: World, params: Params) -> Message:
    """An empty message of the bot into the chat, thread and reply of a request."""
    chat = access.member_chat(world, params)
    thread = access.open_thread(chat, params)
    reply_to = access.reply_target(world, chat, params)
    message = Message(0, chat, world.bot, world.clock.now(), reply_to=reply_to)
    message.thread_id = thread if thread is not None else (reply_to.thread_id if reply_to else None)
    access.check_thread(chat, message.thread_id)
    message.reply_markup = reply_markup(params)
    return message


def send(world: World, message: Message) -> Json:
    """Account for the message, post it and return it."""
    access.check_rights(message.chat, message)
    access.spend(world, message.chat)
    return wire.message_json(world.post(message))


def text_of(world: World, params: Params) -> tuple[str, list[Json]]:
    """The text of a request and its entities."""
    text, found = formatted(params.text("text"), params.text("parse_mode"), params.array("entities"))
    if not text:
        raise bad_request("message text is empty")
    if units(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return text, _resolved(world, with_automatic(text, found))


def caption_of(world: World, source: Params) -> tuple[str | None, list[Json]]:
    """The caption of a request (or of an album's item) and its entities."""
    if not source.has("caption"):
        return None, []
    text, found = formatted(source.text("caption"), source.text("parse_mode"), source.array("caption_entities"))
    if units(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return text or None, _resolved(world, with_automatic(text, found))


def _resolved(world: World, entities: list[Json]) -> list[Json]:
    """Turn links to people into mentions; links to strangers vanish, as on Telegram."""
    kept = []
    for entity in entities:
        if "user_id" not in entity:
            kept.append(entity)
        elif (user := world.users.get(int(entity["user_id"]))) is not None:
            plain = {key: value for key, value in entity.items() if key != "user_id"}
            kept.append(plain | {"user": wire.user_json(user)})
    return kept
