"""Sending words, places and signs of life."""

from __future__ import annotations

from simulator import access
from simulator.methods.compose import draft, send, text_of
from simulator.methods.kind import Method
from simulator.model import Json
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.world import World

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


async def send_message(world: World, params: Params) -> Json:
    """Words."""
    message = draft(world, params)
    message.text, message.entities = text_of(world, params)
    return send(world, message)


async def send_location(world: World, params: Params) -> Json:
    """A place."""
    message = draft(world, params)
    latitude, longitude = params.real("latitude"), params.real("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong coordinates specified")
    message.location = (latitude, longitude)
    return send(world, message)


async def send_chat_action(world: World, params: Params) -> bool:
    """typing... and the like."""
    chat = access.member_chat(world, params)
    action = params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.feed.add("action", chat_id=chat.id, action=action)
    return True


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendChatAction": send_chat_action,
}
