"""A visit's pictures, on request and ten at a time."""

from typing import Any

from conversations import album
from conversations.album import ALBUM_SIZE
from conversations.choosing.chosen_visit import label
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Books, OneOf, Unlike
from sotarsa_bot.records.field import SHOWN, PhotoKind, PhotoState
from sotarsa_bot.records.visit import Visit

SEEN = OneOf((*SHOWN, PhotoKind.LETTER))
"""The letters, too: it is here that somebody can look at them again."""


async def count(books: Books, visit: Visit) -> int:
    """How many there are to be seen: those of long ago were erased."""
    return await books.photos.count(visit=visit.id, state=PhotoState.STORED, kind=SEEN, file_id=Unlike(""))


def words(there: int, seen: int) -> str:
    """The button's words: all of them, or which ones are next."""
    if there <= ALBUM_SIZE:
        return texts.plain("summary.pictures", count=there)
    first = seen + 1 if seen < there else 1
    return texts.plain("summary.more_pictures", first=first, last=min(first + ALBUM_SIZE - 1, there), count=there)


async def send(talk: Talk[Any], visit: Visit, seen: int) -> None:
    """Owes the next pictures."""
    found = await talk.books.photos.find(visit=visit.id, state=PhotoState.STORED, kind=SEEN, file_id=Unlike(""))
    batch = found[seen : seen + ALBUM_SIZE]
    said = texts.plain(
        "summary.pictures_of",
        visit=await label(talk.books, visit),
        first=seen + 1,
        last=seen + len(batch),
        count=len(found),
    )
    await album.send(talk, batch, said)
