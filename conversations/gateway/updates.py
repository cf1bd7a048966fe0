"""A raw update as PTB's objects, also where its server knows more, or less, than PTB does.

PTB takes no object that lacks a field which is required in its own version of the Bot API. Servers have others: a
field that is new, or gone again, must not keep us from what we read.
"""

import inspect
from collections.abc import Mapping
from functools import cache
from typing import Any

import telegram

from conversations.incoming import UNREAD
from conversations.people.membership import ABOUT_THE_CHAT

READ = {
    "message_id", "message_thread_id", "is_topic_message", "from", "sender_chat", "date", "edit_date", "chat", "text",
    "entities", "caption", "caption_entities", "media_group_id", "reply_to_message", "forward_origin", "photo",
    "document", "location", "venue", "contact", "business_connection_id", *ABOUT_THE_CHAT,
}  # fmt: skip
"""Of a message: what we read."""
HOLDERS = ("message", "edited_message", "reply_to_message", "pinned_message")
MEMBERS = {
    "creator": telegram.ChatMemberOwner, "administrator": telegram.ChatMemberAdministrator,
    "member": telegram.ChatMemberMember, "restricted": telegram.ChatMemberRestricted, "left": telegram.ChatMemberLeft,
    "kicked": telegram.ChatMemberBanned,
}  # fmt: skip

UNLESS_SAID = ("is_member", "can_send_messages")
"""Rights that are there, where an update does not mention them."""


def parsed(raw: dict[str, Any], bot: telegram.Bot) -> telegram.Update:
    """Raises whatever PTB does, if it cannot be read even without what we do not read."""
    try:
        return telegram.Update.de_json(raw, bot)
    except Exception:  # of whatever kind: PTB looks at nothing before it takes it
        return telegram.Update.de_json(_mended(raw), bot)


def _mended(body: Mapping[str, Any]) -> dict[str, Any]:
    """Messages without what we do not read, whose names are kept; members with the rights that are not mentioned."""
    return {name: _part(name, value) if isinstance(value, dict) else value for name, value in body.items()}


def _part(name: str, value: dict[str, Any]) -> dict[str, Any]:
    if name in HOLDERS:
        kept = {key: one for key, one in value.items() if key in READ}
        left = [key for key in value if key not in READ]
        still = value.get("live_photo")
        if isinstance(still, dict) and isinstance(still.get("photo"), list):
            kept.setdefault("photo", still["photo"])
        return _mended(kept) | ({UNREAD: left} if left else {})
    if name in ("old_chat_member", "new_chat_member"):
        missing = _needed(str(value.get("status"))) - set(value)
        return value | {right: right in UNLESS_SAID for right in missing}
    return _mended(value) if name in ("callback_query", "my_chat_member") else value


@cache
def _needed(status: str) -> set[str]:
    kind = MEMBERS.get(status)
    if kind is None:
        return set()
    fields = inspect.signature(kind).parameters.values()
    needed = {field.name for field in fields if field.default is field.empty or field.name.startswith("can_")}
    return needed - {"user", "status"}  # some rights have a default, which is then refused
