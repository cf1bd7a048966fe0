"""Photos as they come: written down, put where they belong, or put apart. A picture that its visit has already is not
kept twice, but looked at (looking.py)."""

from collections.abc import Sequence
from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf, Taken, Unlike
from sotarsa_bot.events import PhotoStored
from sotarsa_bot.flags import looking
from sotarsa_bot.hand_overs import bursts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Delivery, Photo, PhotoKind
from sotarsa_bot.records.visit import Visit, VisitState


def may_send(acting: Acting, visit: Visit) -> None:
    """The team, and officials of the village."""
    acting.need(Action.DELIVER, Action.INCIDENT, village=visit.village)


async def add(acting: Acting, visit: Visit | None, photo: Photo) -> tuple[Photo, bool]:
    """Writes it down; False with the photo that is there, if this message's was written down before. Whoever is known
    may send what belongs to no visit yet."""
    if visit:
        may_send(acting, visit)
    try:
        return await acting.books.photos.add(photo), True
    except Taken:
        return (await acting.books.photos.find(chat=photo.chat, message=photo.message))[0], False


async def say_where(acting: Acting, visit: Visit, photo: Photo, belongs: dict[str, Any]) -> Photo:
    """It was written down before its words were understood: now they say what it is of."""
    may_send(acting, visit)
    await acting.books.photos.change(photo.id, **belongs)
    return photo.with_(**belongs)


async def came_again(
    acting: Acting, visit: Visit, earlier: Photo, newly: dict[str, Any], delivery: Delivery | None
) -> Photo:
    """The same picture once more: not counted, but what it newly belongs to is not lost."""
    may_send(acting, visit)
    if newly:
        await acting.books.photos.change(earlier.id, **newly)
    await looking.sent_again(acting.books, earlier, delivery, acting.now)
    return earlier.with_(**newly)


async def adopt(acting: Acting, visit: Visit, found: Sequence[Photo], delivery: Delivery | None = None) -> None:
    """These belonged to nothing, or to something else, and belong to this."""
    may_send(acting, visit)
    photos = acting.books.photos
    for photo in found:
        if again := await bursts.same_picture(acting.books, visit.id, photo.file_unique_id, photo.chat, photo.message):
            await photos.discard(id=photo.id)
            if delivery and again.delivery is None:
                await photos.change(again.id, delivery=delivery.id)
            await looking.sent_again(acting.books, again, delivery, acting.now)
        else:
            await photos.change(photo.id, visit=visit.id, delivery=delivery.id if delivery else None)


async def place(acting: Acting, visit: Visit, found: Sequence[Photo], delivery: Delivery | None = None) -> None:
    """Somebody says what these are of, which fitted nothing."""
    acting.need(Action.DELIVER)
    await adopt(acting, visit, found, delivery)
    await acting.record("photo.placed", visit, photos=[one.id for one in found])
    acting.happened(PhotoStored, visit)


async def go_with(acting: Acting, visit: Visit, came_early: Sequence[int], delivery: Delivery) -> None:
    """These came before their hand-over was said; not those that were put apart meanwhile."""
    acting.need(Action.DELIVER)
    still = {"id": OneOf(tuple(came_early)), "kind": Unlike(PhotoKind.APART)}
    await acting.books.photos.change_all(still, visit=visit.id, delivery=delivery.id)


async def follow(acting: Acting, visit: Visit | None, photo: Photo, worded: Photo, delivery: Delivery | None) -> None:
    """Of an album: it is of what the photo is of whose words speak for it; that may belong to no visit (yet)."""
    if visit:
        may_send(acting, visit)
    nowhere: dict[str, Any] = {} if visit else {"visit": None, "delivery": None}
    await acting.books.photos.change(photo.id, kind=worded.kind, incident=worded.incident, **nowhere)
    if visit:
        await adopt(acting, visit, [photo], delivery)


async def fetched(books: Books, photo: Photo, **values: Any) -> Photo:
    """The picture itself was stored, or is none: no act of anybody."""
    await books.photos.change(photo.id, **values)
    if photo.visit is not None:
        books.happened.append(PhotoStored(photo.visit))
    return photo.with_(**values)


async def put_apart(acting: Acting, found: Sequence[Photo]) -> None:
    """These fitted nothing, and are no proof: kept, but for no visit."""
    acting.need(Action.DELIVER)
    for one in found:
        await acting.books.photos.change(one.id, kind=PhotoKind.APART)
    await acting.audit("photo.no_proof", f"photo:{found[0].id}", count=len(found))


async def take_back(acting: Acting, visit: Visit | None, photo: Photo) -> None:
    """It was sent wrongly: it stays stored, and proves nothing any more. By who sent it, or a coordinator.

    Mistake `photos.not_yours`, or for a visit that is closed."""
    acting.need(Action.DELIVER)
    if photo.by != acting.by.id and not acting.may(Action.COORDINATE):
        raise Mistake("photos.not_yours")
    if visit and visit.state is VisitState.CLOSED:
        raise Mistake("visit.is_closed", code=visit.code)
    nothing: dict[str, Any] = {"visit": None, "delivery": None, "incident": None}
    await acting.books.photos.change(photo.id, kind=PhotoKind.APART, **nothing)
    await acting.audit("photo.no_proof", f"visit:{visit.id}" if visit else f"photo:{photo.id}", photo=photo.id)
    if visit:
        acting.happened(PhotoStored, visit)
