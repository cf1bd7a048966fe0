"""Photos: kept at once, acknowledged by a reaction and a count, and asked about when they fit nothing.

The count stands in the words that read their hand-over back; of photos without words, or of several hand-overs at once,
in one message a burst."""

from datetime import datetime
from typing import Any

from conversations import post
from conversations.hand_overs import late, orphans, photo_words, read_back
from conversations.incoming import Picture
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.flags import keeping_photos
from sotarsa_bot.hand_overs import bursts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.records.field import Delivery, Incident, Photo, PhotoKind, PhotoState
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.office import Office

PROBLEMS = ("empty", "corrupt", "foreign", "heic", "huge", "too_big", "gone")


async def keep(
    talk: Talk[Any],
    visit: Visit | None = None,
    delivery: Delivery | None = None,
    incident: Incident | None = None,
    *,
    kind: PhotoKind = PhotoKind.PROOF,
    worded: bool = False,
) -> Photo:
    """Writes the photo of this message down, with what it belongs to, and gives its receipt.

    The same picture a second time in a visit is said and not counted; what it newly belongs to is not lost. `worded`:
    its caption says what it is of.
    """
    picture, message = talk.incoming.picture, talk.incoming.message
    if picture is None or message is None:
        raise Mistake("photos.none_here")
    belongs: dict[str, Any] = {
        "visit": visit.id if visit else None,
        "delivery": delivery.id if delivery else None,
        "incident": incident.id if incident else None,
        "worded": worded,
    }
    await talk.react()
    if visit and (earlier := await _earlier(talk, visit, picture, message, kind, delivery)):
        return await _repeated(talk, visit, earlier, kind, belongs, delivery)
    photo = await _added(talk, visit, picture, message, kind, belongs)
    if visit:
        await late.came(talk, visit, say=not (delivery and delivery.held))
    return photo


async def _earlier(
    talk: Talk[Any], visit: Visit, picture: Picture, message: int, kind: PhotoKind, delivery: Delivery | None
) -> Photo | None:
    """The same picture in another message; but one letter may speak for hand-overs to several recipients."""
    found = await bursts.same_picture(talk.books, visit.id, picture.unique_id, talk.chat.id, message)
    letters = found is not None and kind is PhotoKind.LETTER and found.kind is PhotoKind.LETTER
    return None if found and letters and delivery and found.delivery != delivery.id else found


async def _added(
    talk: Talk[Any], visit: Visit | None, picture: Picture, message: int, kind: PhotoKind, belongs: dict[str, Any]
) -> Photo:
    photo = Photo(
        chat=talk.chat.id,
        message=message,
        file_id=picture.file_id,
        file_unique_id=picture.unique_id,
        as_file=picture.as_file,
        size=picture.size,
        album=talk.incoming.album,
        kind=kind,
        by=talk.by.id,
        received_at=talk.incoming.at,
        next_try=talk.now,
        **belongs,
    )
    kept, new = await keeping_photos.add(talk.acting(), visit, photo)
    return kept if new else await _placed(talk, visit, kept, kind, belongs)


async def _placed(
    talk: Talk[Any], visit: Visit | None, photo: Photo, kind: PhotoKind, belongs: dict[str, Any]
) -> Photo:
    """The photo of this very message, kept before its words were understood, or were there: now they say where it
    belongs."""
    newly = photo.visit is None or (belongs["worded"] and not photo.worded)
    newly = newly or (photo.visit == belongs["visit"] and photo.delivery is None and bool(belongs["delivery"]))
    if visit is None or not newly:
        return photo
    placed = await keeping_photos.say_where(talk.acting(), visit, photo, {**belongs, "kind": kind})
    await orphans.take_back(talk, photo)
    former = await talk.books.deliveries.first(id=photo.delivery) if photo.delivery else None
    if former and former.id != belongs["delivery"]:
        await read_back.counted_anew(talk.books, former, talk.now)
    return placed


async def _repeated(
    talk: Talk[Any],
    visit: Visit,
    earlier: Photo,
    kind: PhotoKind,
    belongs: dict[str, Any],
    delivery: Delivery | None,
) -> Photo:
    newly: dict[str, Any] = {name: value for name, value in belongs.items() if value and getattr(earlier, name) is None}
    if kind is not PhotoKind.PROOF and earlier.kind is PhotoKind.PROOF:
        newly["kind"] = kind
    again = await keeping_photos.came_again(talk.acting(), visit, earlier, newly, delivery)
    await talk.say("photos.repeated", as_reply=True, slot=_repeat_slot(talk), code=visit.code)
    return again


def _repeat_slot(talk: Talk[Any]) -> SlotKey | None:
    """An album sent twice is said once."""
    album = talk.incoming.album
    return SlotKey.in_chat(SlotKind.PHOTO_AGAIN, talk.chat.id, mark=album) if album else None


async def settled(books: Books, office: Office, photo: Photo, now: datetime) -> None:
    """A picture was stored or found broken: the count is said, and edited as more come."""
    chat = await books.chats.get(photo.chat)
    if photo.state is PhotoState.BROKEN:
        problem = photo.problem if photo.problem in PROBLEMS else "corrupt"
        reply_to = photo.message if photo.message > 0 else None
        await post.write(
            books, chat, texts.html(f"photos.broken_{problem}"), now=now, reply_to=reply_to, sort=post.ANSWER
        )
    if photo.visit is None:
        return  # what it is for is being asked; the answer to that brings the count
    if photo.delivery and await read_back.settled(books, photo, now) and await bursts.of_one_hand_over(books, photo):
        return
    if await bursts.others_are_coming(books, photo):
        return  # one message for all instead of an edit for each
    burst = await bursts.around(books, photo)
    if any(p.state is PhotoState.PENDING and not p.attempts for p in burst):
        return  # further ones, that came more than a pause after this one
    await acknowledge(books, burst, now)


async def acknowledge(books: Books, burst: list[Photo], now: datetime) -> None:
    """ "7 dari 7 foto tersimpan (K12, Andi)", in one message that is edited when more come."""
    first = burst[0]
    said_by = f"K{first.visit}, {await roster.name(books, first.by)}"
    await post.write(
        books,
        await books.chats.get(first.chat),
        texts.Html("\n".join(photo_words.lines(burst, said_by))),
        now=now,
        slot=SlotKey.only(SlotKind.PHOTOS, first.id),
        subject=Subject.delivery(first.delivery) if first.delivery else Subject.visit(first.visit or 0),
        reply_to=first.message if first.message > 0 else None,
        sort=post.ANSWER,
    )
