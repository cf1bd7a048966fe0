"""Forwarding and copying."""

from __future__ import annotations

from simulator import access, wire
from simulator.methods.compose import caption_of, draft, send
from simulator.methods.kind import Method
from simulator.model import Json, Message
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.world import World


def _source(world: World, params: Params, verb: str) -> Message:
    chat = access.known_chat(world, params, "from_chat_id")
    message = access.message_in(chat, params.number("message_id"))
    if message is None or message.service is not None:
        raise bad_request(f"message to {verb} not found")
    return message


def copy_content(source: Message, target: Message) -> None:
    """Give a message the content of another."""
    target.text, target.caption, target.entities = source.text, source.caption, list(source.entities)
    target.photo, target.document = list(source.photo), source.document
    target.location, target.other = source.location, source.other


def origin(source: Message) -> Json:
    """Where a forwarded message came from."""
    if source.forward_origin is not None:
        return source.forward_origin
    if source.anonymous:
        return {
            "type": "chat",
            "date": int(source.date.timestamp()),
            "sender_chat": wire.chat_json(source.chat),
        }
    return {"type": "user", "date": int(source.date.timestamp()), "sender_user": wire.user_json(source.sender)}


async def forward_message(world: World, params: Params) -> Json:
    """Forward a message, with its author."""
    message = draft(world, params)
    source = _source(world, params, "forward")
    copy_content(source, message)
    message.forward_origin = origin(source)
    return send(world, message)


async def copy_message(world: World, params: Params) -> Json:
    """Send the same content as an own message."""
    message = draft(world, params)
    copy_content(_source(world, params, "copy"), message)
    if params.has("caption"):
        message.caption, message.entities = caption_of(world, params)
    return {"message_id": send(world, message)["message_id"]}


METHODS: dict[str, Method] = {"forwardMessage": forward_message, "copyMessage": copy_message}
