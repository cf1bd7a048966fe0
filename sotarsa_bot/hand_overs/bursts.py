"""Photos that were sent together: by one person, into one chat, for one visit, without a long pause between."""

from collections.abc import Sequence
from datetime import timedelta

from sotarsa_bot.books import AtLeast, Books, OneOf
from sotarsa_bot.records.field import OUTSIDE, Photo, PhotoKind, PhotoState

BURST_PAUSE = timedelta(minutes=10)
SENT_TOGETHER = timedelta(seconds=30)
BURST = OneOf(tuple(kind for kind in PhotoKind if kind not in OUTSIDE))


async def around(books: Books, photo: Photo) -> list[Photo]:
    """The burst that a photo belongs to, in the order they came. The photo itself is always in it."""
    every = await books.photos.find(chat=photo.chat, by=photo.by, visit=photo.visit, kind=BURST, order="received_at")
    burst: list[Photo] = []
    for one in every:
        if burst and one.received_at - burst[-1].received_at > BURST_PAUSE:
            if any(p.id == photo.id for p in burst):
                return burst
            burst = []
        burst.append(one)
    return burst


async def of_one_hand_over(books: Books, photo: Photo) -> bool:
    """Whether all that came since shortly before this photo belongs to its hand-over. Asks for one row of each, because
    a burst may be hundreds."""
    each = await books.photos.least_per(
        "delivery", "id", chat=photo.chat, by=photo.by, visit=photo.visit,
        received_at=AtLeast(photo.received_at - SENT_TOGETHER),
    )  # fmt: skip
    return [delivery for delivery, _ in each] == [photo.delivery]


async def others_are_coming(books: Books, photo: Photo) -> bool:
    """Whether another photo of this burst is still on its way (and has not failed yet). Asks for one row, because a
    burst may be hundreds."""
    coming = await books.photos.first(
        chat=photo.chat, by=photo.by, visit=photo.visit, state=PhotoState.PENDING, attempts=0,
        received_at=AtLeast(photo.received_at - BURST_PAUSE), order="received_at",
    )  # fmt: skip
    return coming is not None and coming.received_at <= photo.received_at + BURST_PAUSE


async def of_album(books: Books, chat: int, album: str) -> list[Photo]:
    """What came of an album so far, in its order (that of the messages, however they arrived)."""
    return await books.photos.find(chat=chat, album=album, kind=BURST, order="message")


def caption_of(message: int, album: Sequence[Photo]) -> Photo | None:
    """The photo whose caption speaks of this message of its album: the last one before it that has words of its own,
    for what comes before the first of them that one; None where none has words yet."""
    worded = [photo for photo in album if photo.worded]
    before = [photo for photo in worded if photo.message <= message]
    return before[-1] if before else next(iter(worded), None)


def follow(worded: Photo, album: Sequence[Photo]) -> list[Photo]:
    """An album's photos that have no words of their own and belong to this one's."""
    silent = [photo for photo in album if not photo.worded and photo.incident is None]
    return [photo for photo in silent if caption_of(photo.message, album) == worded]


def asked_together(photo: Photo, burst: Sequence[Photo]) -> list[Photo]:
    """Of photos that belong to nothing yet, those that one answer may speak for: each one with words of its own begins
    anew."""
    leader = _leader(photo, burst)
    return [one for one in burst if _leader(one, burst) == leader]


def _leader(photo: Photo, burst: Sequence[Photo]) -> Photo | None:
    album = sorted((one for one in burst if photo.album and one.album == photo.album), key=lambda one: one.message)
    before = [one for one in burst[: burst.index(photo) + 1] if one.worded]
    return caption_of(photo.message, album) or (before[-1] if before else None)


async def same_picture(books: Books, visit: int, unique_id: str, chat: int, message: int) -> Photo | None:
    """The same picture in another message of this visit."""
    found = await books.photos.find(visit=visit, file_unique_id=unique_id)
    return next((p for p in found if (p.chat, p.message) != (chat, message)), None)
