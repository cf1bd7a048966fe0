"""Sending photos, documents and albums."""

from __future__ import annotations

import itertools
import json

from simulator import access, wire
from simulator.files import MAX_PHOTO, MAX_UPLOAD, image_size
from simulator.methods.compose import caption_of, draft, send
from simulator.methods.kind import Method
from simulator.model import Json, Message, StoredFile
from simulator.params import Params, Upload
from simulator.refusal import Refused, bad_request
from simulator.world import World

_albums = itertools.count(13_000_000_000_000_001)
MAX_SIDES = 10_000


async def send_photo(world: World, params: Params) -> Json:
    """A photo, uploaded or by its id."""
    message = draft(world, params)
    message.photo = _photo(world, params.upload("photo"), params.text("photo"))
    message.caption, message.entities = caption_of(world, params)
    return send(world, message)


async def send_document(world: World, params: Params) -> Json:
    """Any file."""
    message = draft(world, params)
    message.document = _document(world, params.upload("document"), params.text("document"))
    message.caption, message.entities = caption_of(world, params)
    return send(world, message)


async def send_media_group(world: World, params: Params) -> list[Json]:
    """An album: several messages with one media_group_id."""
    items = params.array("media")
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) == 1:
        raise bad_request("an album has 2 to 10 messages")  # as published; the server itself forgives this one
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    if len({item.get("type") == "document" for item in items}) > 1:
        raise bad_request("document can't be mixed with other media types")
    album = f"{next(_albums)}"
    messages = []
    for item in items:
        message = draft(world, Params({k: v for k, v in params.raw.items() if k != "reply_markup"}))
        message.media_group_id = album
        fill(world, message, item, params)
        access.check_rights(message.chat, message)
        messages.append(message)
    access.spend(world, messages[0].chat, len(messages))
    return [wire.message_json(world.post(message)) for message in messages]


def fill(world: World, message: Message, item: Json, params: Params) -> None:
    """Put an InputMedia into a message."""
    reference = str(item.get("media", ""))
    upload = params.upload("media", reference)
    message.caption, message.entities = caption_of(world, Params(item))
    message.photo, message.document = [], None
    if item.get("type") == "photo":
        message.photo = _photo(world, upload, reference)
    elif item.get("type") == "document":
        message.document = _document(world, upload, reference)
    else:
        raise bad_request(f"can't parse InputMedia: type {json.dumps(item.get('type'))} is not simulated")


def _photo(world: World, upload: Upload | None, reference: str) -> list[StoredFile]:
    if upload is None:
        _check_reference(reference, "photo")
        return world.files.add_photo(world.files.again(reference, "Photo").content)
    _check_upload(upload, MAX_PHOTO)
    size = image_size(upload.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > MAX_SIDES or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return world.files.add_photo(upload.content)


def _document(world: World, upload: Upload | None, reference: str) -> StoredFile:
    if upload is None:
        _check_reference(reference, "document")
        return world.files.again(reference, "Document")
    _check_upload(upload, MAX_UPLOAD)
    return world.files.add(upload.content, name=upload.name, mime=upload.mime)


def _check_reference(reference: str, what: str) -> None:
    if not reference or reference.startswith("attach://"):
        raise bad_request(f"there is no {what} in the request")
    if "://" in reference:
        raise bad_request("failed to get HTTP URL content")


def _check_upload(upload: Upload, limit: int) -> None:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > MAX_UPLOAD:
        raise Refused(413)
    if len(upload.content) > limit:
        raise bad_request("file is too big")


METHODS: dict[str, Method] = {
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
}
