"""Pictures again, by Telegram's own file ids, so that no byte is uploaded a second time."""

from collections.abc import Sequence
from typing import Any

from conversations import post
from conversations.talk import Talk
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.field import Photo

ALBUM_SIZE = 10
"""An album holds so many."""


async def send(talk: Talk[Any], pictures: Sequence[Photo], caption: str, *, to: Chat | None = None) -> None:
    """Owes them, here or in another chat: those sent as photos in one album, those sent as files in another."""
    pictures = [p for p in pictures if p.file_id]  # those of long ago were erased
    photos, files = [p for p in pictures if not p.as_file], [p for p in pictures if p.as_file]
    for kind, chosen in (("photo", photos), ("document", files)):
        if chosen:
            method, payload = _call(kind, chosen, caption)
            payload |= {"about": f"visit:{chosen[0].visit}"} if chosen[0].visit else {}
            await post.owe(talk.books, to or talk.chat, method, payload, now=talk.now, sort=post.ANSWER)


def _call(kind: str, chosen: Sequence[Photo], caption: str) -> tuple[str, dict[str, Any]]:
    """An album, or a single picture where there is only one (an album of one is refused). Telegram shows an album's
    caption only where just one of its pictures has one."""
    if len(chosen) == 1:
        return f"send{kind.capitalize()}", {kind: chosen[0].file_id, "caption": caption}
    media: list[dict[str, Any]] = [{"type": kind, "media": photo.file_id} for photo in chosen]
    media[0]["caption"] = caption
    return "sendMediaGroup", {"media": media}
