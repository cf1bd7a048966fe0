"""A flag's pictures side by side: one album, when asked for, because data is dear."""

from typing import Any

from conversations import album
from conversations.flags import flag_words
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Books, OneOf, Unlike
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.field import Photo, PhotoState
from sotarsa_bot.records.flag import Flag


async def send(talk: Talk[Any], flag: Flag) -> None:
    """With what each shows: "1: foto nomor 3 · 2: foto nomor 7". Mistake if there are none."""
    found = await _of(talk.books, flag)
    if not found:
        raise Mistake("flags.no_pictures")
    shown = [await flag_words.shown(talk.books, photo, flag.visit) for photo in found]
    said = [texts.plain("flags.pictures_are", n=n, whom=whom) for n, whom in enumerate(shown, 1)]
    await album.send(talk, found, " · ".join(said) if len(said) > 1 else texts.plain("flags.picture", whom=shown[0]))


async def count(books: Books, flag: Flag) -> int:
    """How many there are to be seen at once."""
    return len(await _of(books, flag))


async def _of(books: Books, flag: Flag) -> list[Photo]:
    """What it is about, else the photos of its hand-overs, and the signed sheets that they were ticked off from; last
    those that came because they were asked for. In the order in which they are sent."""
    ids = set(flag.photos)
    if not ids:
        about = await books.deliveries.find(id=OneOf(flag.deliveries)) if flag.deliveries else []
        ids = {one.sheet for one in about if one.sheet}
        ids |= {photo.id for photo in await books.photos.find(delivery=OneOf(flag.deliveries))}
    ids |= {asked.photo for asked in await books.photo_asks.find(flag=flag.id, photo=Unlike(None)) if asked.photo}
    found = await books.photos.find(id=OneOf(tuple(ids)), state=PhotoState.STORED, file_id=Unlike("")) if ids else []
    return sorted(found[: album.ALBUM_SIZE], key=lambda photo: photo.as_file)
