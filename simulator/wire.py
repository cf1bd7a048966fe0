"""The simulator's objects as Telegram writes them in JSON."""

from __future__ import annotations

from typing import Any

from simulator.model import ANONYMOUS_ADMIN_ID, Chat, Json, Member, Message, StoredFile, User

#: What an administrator may do, as getChatMember tells it.
ADMIN_RIGHTS = {
    "can_be_edited": False,
    "can_manage_chat": True,
    "can_change_info": True,
    "can_delete_messages": True,
    "can_invite_users": True,
    "can_restrict_members": True,
    "can_pin_messages": True,
    "can_promote_members": False,
    "can_manage_video_chats": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "is_anonymous": False,
}
MEMBER_RIGHTS = {
    "can_send_messages": True,
    "can_send_photos": True,
    "can_send_documents": True,
    "can_send_other_messages": True,
    "can_add_web_page_previews": True,
    "can_invite_users": True,
    "can_pin_messages": True,
    "can_change_info": True,
}


def user_json(user: User) -> Json:
    """A User."""
    full: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    if user.last_name:
        full["last_name"] = user.last_name
    if user.username:
        full["username"] = user.username
    if user.language_code and not user.is_bot:
        full["language_code"] = user.language_code
    return full


def anonymous_admin() -> User:
    """The account that stands in for an anonymous admin."""
    return User(ANONYMOUS_ADMIN_ID, "Group", username="GroupAnonymousBot", is_bot=True)


def chat_json(chat: Chat) -> Json:
    """A Chat."""
    if chat.user is not None:
        person = user_json(chat.user)
        names: Json = {key: person[key] for key in ("first_name", "last_name", "username") if key in person}
        return {"id": chat.id, **names, "type": "private"}
    body: Json = {"id": chat.id, "title": chat.title, "type": chat.type}
    if chat.forum:
        body["is_forum"] = True
    if chat.type == "group":
        body["all_members_are_administrators"] = False
    return body


def member_json(member: Member) -> Json:
    """A ChatMember of the right kind."""
    body: Json = {"user": user_json(member.user), "status": member.status}
    if member.status == "administrator":
        body |= ADMIN_RIGHTS | {"is_anonymous": member.anonymous}
    elif member.status == "creator":
        body["is_anonymous"] = member.anonymous
    elif member.status == "kicked":
        body["until_date"] = 0
    return body


def photo_json(sizes: list[StoredFile]) -> list[Json]:
    """The sizes of a photo."""
    return [{**_file(size), "width": size.width, "height": size.height} for size in sizes]


def document_json(file: StoredFile) -> Json:
    """A Document."""
    body = _file(file)
    if file.name:
        body["file_name"] = file.name
    if file.mime:
        body["mime_type"] = file.mime
    return body


def _file(file: StoredFile) -> Json:
    size = len(file.content)
    if file.shrink_to is not None:
        size = min(size, max(600, file.width * file.height // 12))
    return {"file_id": file.file_id, "file_unique_id": file.file_unique_id, "file_size": size}


def message_json(message: Message, *, nested: bool = False) -> Json:
    """A Message; the message it replies to comes without its own reply."""
    sender = anonymous_admin() if message.anonymous else message.sender
    body: Json = {
        "message_id": message.message_id,
        "from": user_json(sender),
        "chat": chat_json(message.chat),
        "date": int(message.date.timestamp()),
    }
    if message.anonymous:
        body["sender_chat"] = chat_json(message.chat)
    if message.thread_id is not None:
        body["message_thread_id"] = message.thread_id
        body["is_topic_message"] = message.chat.forum
    if message.edited is not None:
        body["edit_date"] = int(message.edited.timestamp())
    if message.reply_to is not None and not nested and not message.reply_to.deleted:
        body["reply_to_message"] = message_json(message.reply_to, nested=True)
    return body | _content(message)


def _content(message: Message) -> Json:
    body: Json = {}
    if message.forward_origin is not None:
        body["forward_origin"] = message.forward_origin
    if message.media_group_id is not None:
        body["media_group_id"] = message.media_group_id
    if message.photo:
        body["photo"] = photo_json(message.photo)
    if message.document is not None:
        body["document"] = document_json(message.document)
    if message.location is not None:
        body["location"] = {"latitude": message.location[0], "longitude": message.location[1]}
    body |= message.other or {}
    body |= message.service or {}
    body |= _words(message)
    if message.buttons:
        body["reply_markup"] = {"inline_keyboard": (message.reply_markup or {})["inline_keyboard"]}
    return body


def _words(message: Message) -> Json:
    body: Json = {}
    if message.text is not None:
        body["text"] = message.text
    if message.caption is not None:
        body["caption"] = message.caption
    if message.entities:
        body["entities" if message.text is not None else "caption_entities"] = message.entities
    return body


def reaction_json(emoji: list[str]) -> list[Json]:
    """Reactions as ReactionTypeEmoji."""
    return [{"type": "emoji", "emoji": one} for one in emoji]


def member_change(chat: Chat, by: User, date: int, old: Member, new: Member) -> Json:
    """A ChatMemberUpdated."""
    return {
        "chat": chat_json(chat),
        "from": user_json(by),
        "date": date,
        "old_chat_member": member_json(old),
        "new_chat_member": member_json(new),
    }


def chat_full_json(chat: Chat) -> Json:
    """A ChatFullInfo."""
    body = chat_json(chat) | {
        "accent_color_id": 1,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        ),
    }
    if not chat.is_private:
        denied = {f"can_send_{what.removeprefix('text ')}": False for what in chat.forbidden}
        body["permissions"] = dict[str, Any](MEMBER_RIGHTS) | denied
    pinned = [chat.messages[one] for one in chat.pinned if one in chat.messages]
    if pinned:
        body["pinned_message"] = message_json(pinned[-1])
    return body
