"""A flag's pictures side by side: one album by Telegram's own file ids, so that no byte is uploaded again."""

from typing import Any

from conversations import flag_words, post
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.field import Photo, PhotoState
from sotarsa_bot.flags.flag import Flag
from sotarsa_bot.mistake import Mistake

AT_ONCE = 10
"""An album holds so many."""


async def send(talk: Talk[Any], flag: Flag) -> None:
    """Owes them: photos in one album, files in another, because Telegram mixes no kinds. Mistake if there are none."""
    found = await _of(talk.books, flag)
    if not found:
        raise Mistake("flags.no_pictures")
    for kind, chosen in (("photo", [p for p in found if not p.as_file]), ("document", [p for p in found if p.as_file])):
        if chosen:
            said = [await _said(talk.books, photo, flag) for photo in chosen]
            method, payload = _call(kind, chosen, said)
            await post.owe(talk.books, talk.chat, method, payload, now=talk.now, sort=post.ANSWER)


async def _of(books: Books, flag: Flag) -> list[Photo]:
    """What it is about, else the photos of its hand-overs."""
    which: dict[str, Any] = {"id": OneOf(flag.photos)} if flag.photos else {"delivery": OneOf(flag.deliveries)}
    return (await books.photos.find(state=PhotoState.STORED, **which))[:AT_ONCE]


async def _said(books: Books, photo: Photo, flag: Flag) -> str:
    return texts.plain("flags.pictures_are", whom=await flag_words.shown(books, photo, flag.visit))


def _call(kind: str, chosen: list[Photo], said: list[str]) -> tuple[str, dict[str, Any]]:
    """An album, or a single picture where there is only one (an album of one is refused)."""
    if len(chosen) == 1:
        return f"send{kind.capitalize()}", {kind: chosen[0].file_id, "caption": said[0]}
    media = [{"type": kind, "media": p.file_id, "caption": words} for p, words in zip(chosen, said, strict=True)]
    return "sendMediaGroup", {"media": media}
