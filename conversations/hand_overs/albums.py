"""Albums: a photo without words belongs to the caption before it, in whatever order they arrive.

Each photo of an album is an update of its own, and how many there are is never told: with every caption that comes,
those that it speaks of are gathered anew.
"""

from typing import Any

from conversations.hand_overs import orphans, read_back
from conversations.talk import Talk
from sotarsa_bot.flags import keeping_photos
from sotarsa_bot.hand_overs import bursts
from sotarsa_bot.records.field import Photo
from sotarsa_bot.visits import visits


async def caption_before(talk: Talk[Any]) -> Photo | None:
    """The photo whose caption speaks of the one that came; of an album without captions, one that is placed."""
    if talk.incoming.album is None or talk.incoming.message is None:
        return None
    album = await bursts.of_album(talk.books, talk.chat.id, talk.incoming.album)
    placed = next((photo for photo in album if photo.visit is not None), None)
    return bursts.caption_of(talk.incoming.message, album) or placed


async def gather(talk: Talk[Any], kept: Photo) -> None:
    """The photo that came has words of its own, and was kept for what they say: so are those that follow it."""
    if talk.incoming.album is None or talk.incoming.message is None:
        return
    worded = kept.with_(
        message=talk.incoming.message, worded=True
    )  # of a picture that is here twice, the older is kept
    others = await bursts.of_album(talk.books, talk.chat.id, talk.incoming.album)
    album = sorted([*(one for one in others if one.message != worded.message), worded], key=lambda one: one.message)
    for photo in bursts.follow(worded, album):
        if (photo.visit, photo.delivery, photo.kind) != (kept.visit, kept.delivery, kept.kind):
            await _follow(talk, photo, kept)


async def _follow(talk: Talk[Any], photo: Photo, kept: Photo) -> None:
    """It belongs to what the caption's photo belongs to; where it was thought to belong, it is counted no longer."""
    former = await talk.books.deliveries.first(id=photo.delivery) if photo.delivery else None
    visit = await visits.get(talk.books, kept.visit) if kept.visit else None
    delivery = await talk.books.deliveries.first(id=kept.delivery) if kept.delivery else None
    await keeping_photos.follow(talk.acting(), visit, photo, kept, delivery)
    if visit:
        await orphans.take_back(talk, photo)
    if former and former.id != kept.delivery:
        await read_back.counted_anew(talk.books, former, talk.now)
