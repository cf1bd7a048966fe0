"""A visit's pictures, on request and ten at a time: by Telegram's own file ids, so that no byte is uploaded again."""

from collections.abc import Sequence
from typing import Any

from conversations import post
from conversations.chosen_visit import label
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.field import Photo, PhotoState
from sotarsa_bot.visit import Visit

AT_ONCE = 10
"""An album holds so many."""


async def count(books: Books, visit: Visit) -> int:
    return await books.photos.count(visit=visit.id, state=PhotoState.STORED)


def words(there: int, seen: int) -> str:
    """The button's words: all of them, or which ones are next."""
    if there <= AT_ONCE:
        return texts.plain("summary.pictures", count=there)
    first = seen + 1 if seen < there else 1
    return texts.plain("summary.more_pictures", first=first, last=min(first + AT_ONCE - 1, there), count=there)


async def send(talk: Talk[Any], visit: Visit, seen: int) -> None:
    """Owes the next pictures: those sent as photos in one album, those sent as files in another."""
    found = await talk.books.photos.find(visit=visit.id, state=PhotoState.STORED)
    batch = found[seen : seen + AT_ONCE]
    said = texts.plain(
        "summary.pictures_of",
        visit=await label(talk.books, visit),
        first=seen + 1,
        last=seen + len(batch),
        count=len(found),
    )
    for kind, chosen in (("photo", [p for p in batch if not p.as_file]), ("document", [p for p in batch if p.as_file])):
        if chosen:
            method, payload = _call(kind, chosen, said)
            await post.owe(talk.books, talk.chat, method, payload, now=talk.now, sort=post.ANSWER)


def _call(kind: str, chosen: Sequence[Photo], caption: str) -> tuple[str, dict[str, Any]]:
    """An album, or a single picture where there is only one (an album of one is refused)."""
    if len(chosen) == 1:
        return f"send{kind.capitalize()}", {kind: chosen[0].file_id, "caption": caption}
    media: list[dict[str, Any]] = [{"type": kind, "media": photo.file_id} for photo in chosen]
    media[0]["caption"] = caption
    return "sendMediaGroup", {"media": media}
