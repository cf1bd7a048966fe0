"""Asking for the right photo: whom, of which hand-overs, until when; and when that is over."""

from datetime import datetime, timedelta
from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.flags.case import message
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import PROVING, Delivery, Photo, PhotoState
from sotarsa_bot.records.flag import Flag, FlagKind
from sotarsa_bot.records.machinery import Reminder, ReminderState
from sotarsa_bot.records.photo_ask import PhotoAsk
from sotarsa_bot.running.office import Office

TERM_DAYS = 3
"""The last day is so many days after the one on which it was asked for."""
MOST_AT_ONCE = 10
"""So many messages at once; the others are asked for when these have come."""
KIND = "photo_ask"
TWO_SIDED = (FlagKind.SAME_PHOTO, FlagKind.LIKE_PHOTO, FlagKind.TWICE, FlagKind.DIFFERS)
"""One new photo answers these, whichever of the two it is of."""


async def ask(acting: Acting, flag: Flag) -> list[PhotoAsk]:
    """One for each message in which something was reported; of two sides, one for each person. What is asked for
    already is not asked again."""
    acting.need(Action.REVIEW)
    books = acting.books
    if await open_of(books, flag):
        return []
    due = acting.office.today(acting.now) + timedelta(days=TERM_DAYS)
    made: list[PhotoAsk] = []
    for whom, deliveries in (await _groups(books, flag))[:MOST_AT_ONCE]:
        asked = await books.photo_asks.add(
            PhotoAsk(visit=flag.visit, flag=flag.id, deliveries=deliveries, whom=whom, by=acting.by.id,
                     asked_at=acting.now, due=due)
        )  # fmt: skip
        at = acting.office.at(due, acting.office.monday)
        await books.reminders.add(Reminder(key=_key(asked), kind=KIND, due_at=at, stale_at=at + timedelta(days=1)))
        made.append(asked)
    await acting.audit("photo.asked", f"visit:{flag.visit}", flag=flag.id, count=len(made))
    return made


async def _groups(books: Books, flag: Flag) -> list[tuple[int, tuple[int, ...]]]:
    """Who reported it, and which hand-overs a photo of theirs would be of."""
    photos = await books.photos.find(id=OneOf(flag.photos)) if flag.photos else []
    ids = {*flag.deliveries, *(photo.delivery for photo in photos if photo.delivery)}
    grouped: dict[tuple[int, str], list[int]] = {}
    for one in await books.deliveries.find(id=OneOf(tuple(ids)), withdrawn_at=None) if ids else []:
        if one.visit == flag.visit:
            grouped.setdefault((one.by, _base(flag, one)), []).append(one.id)
    if not grouped:
        grouped = {(photo.by, ""): [] for photo in photos if photo.visit == flag.visit}
    return [(whom, tuple(deliveries)) for (whom, _), deliveries in grouped.items()]


def _base(flag: Flag, delivery: Delivery) -> str:
    return "" if flag.kind in TWO_SIDED else message(delivery)


async def open_of(books: Books, flag: Flag) -> list[PhotoAsk]:
    return await books.photo_asks.find(flag=flag.id, ended_at=None)


async def answered_by(books: Books, asked: PhotoAsk) -> Photo | None:
    """The new photo, if it has come and is stored."""
    of: dict[str, Any] = {"visit": asked.visit, "by": asked.whom}
    if asked.deliveries:
        of = {"delivery": OneOf(asked.deliveries)}
    found = await books.photos.find(state=PhotoState.STORED, kind=OneOf(PROVING), order="id", **of)
    return next((photo for photo in found if photo.received_at > asked.asked_at), None)


async def is_over(books: Books, asked: PhotoAsk) -> bool:
    """Whether the photo has come, or what it was asked of has been taken back."""
    if await answered_by(books, asked):
        return True
    return bool(asked.deliveries) and not await books.deliveries.count(id=OneOf(asked.deliveries), withdrawn_at=None)


async def end(books: Books, asked: PhotoAsk, photo: Photo | None, now: datetime) -> bool:
    """By its photo, or because it is not wanted any more. False if it was over already."""
    values: dict[str, Any] = {"ended_at": now, "photo": photo.id if photo else None}
    if not await books.photo_asks.change(asked.id, only_if={"ended_at": None}, **values):
        return False
    waiting = {"key": _key(asked), "state": ReminderState.PENDING}
    await books.reminders.change_all(waiting, state=ReminderState.CLEARED, settled_at=now)
    return True


async def reminded_of(books: Books, key: str) -> PhotoAsk | None:
    """The one that a reminder is about, if it still waits."""
    return await books.photo_asks.first(id=int(key.rpartition(":")[2]), ended_at=None)


async def late(books: Books, office: Office, now: datetime) -> dict[int, int]:
    """How many did not come by their day, by visit."""
    counted: dict[int, int] = {}
    for asked in await books.photo_asks.find(ended_at=None, order="visit"):
        if asked.due < office.today(now):
            counted[asked.visit] = counted.get(asked.visit, 0) + 1
    return counted


def _key(asked: PhotoAsk) -> str:
    return f"{KIND}:{asked.id}"
