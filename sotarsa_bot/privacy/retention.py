"""How long what names people is kept, and what is left of it then (erasing.py does it): the figures stay."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sotarsa_bot.books import AtMost, Books, OneOf, Shelf, Store, Unlike
from sotarsa_bot.records.machinery import InboxState, PostState
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.office import Office

ERASED = "(dihapus)"
INBOX_KEPT = timedelta(days=30)
"""Done updates are kept this long, to recognise repeats."""
WORDS_KEPT = timedelta(days=90)
"""What was said is kept this long, so that a group that moves hears again what waits for an answer; so are drafts."""
A_DAY = timedelta(days=1)
MISUNDERSTOOD = "mistake"
"""The step of a talk that only holds what was written and not understood (conversations/doubts/unsure_asked.py)."""
NOBODY: dict[str, Any] = {"name": ERASED, "address": "", "hamlet": "", "sealed": "", "nik_index": None}
"""Of a line of a list, or of the register, whose person is known no more."""
NO_CONTACT: dict[str, Any] = dict.fromkeys(("name", "office", "phone", "reaches", "hamlet", "hours"), "")
"""Of somebody whom the office does not call any more."""
NO_PICTURE: dict[str, Any] = {
    "file_id": "", "file_unique_id": "", "sha256": None, "dhash": "", "taken_at": None, "latitude": None,
    "longitude": None,
}  # fmt: skip
"""A photo that was there, and can be had no more, not from Telegram either."""
NOWHERE: dict[str, Any] = {"latitude": None, "longitude": None}
SAID = (PostState.SENT, PostState.DROPPED, PostState.UNCERTAIN)


@dataclass(frozen=True)
class Content:
    """How much of a visit names people."""

    recipients: int
    hand_overs: int
    photos: int


def years(office: Office) -> timedelta:
    """How long after its end a visit's records name people."""
    return timedelta(days=round(365.25 * office.keep_years))


def limit(office: Office, now: datetime) -> datetime:
    """What ended before this moment has been kept for long enough."""
    return now - years(office)


async def due(books: Books, before: datetime) -> list[Visit]:
    """Visits that ended before a moment and still name people; a cancelled one ended when it was proposed."""
    closed = await books.visits.find(state=VisitState.CLOSED, closed_at=AtMost(before), erased_at=None)
    dropped = await books.visits.find(state=VisitState.CANCELLED, proposed_at=AtMost(before), erased_at=None)
    return [*closed, *dropped]


async def content(books: Books, visit: Visit) -> Content:
    return Content(
        recipients=await books.listed.count(visit=visit.id),
        hand_overs=await books.deliveries.count(visit=visit.id),
        photos=await books.photos.count(visit=visit.id, file_id=Unlike("")),
    )


async def forget(books: Books, people: set[int]) -> None:
    """Makes people of the register nobody; what was asked about them goes, too."""
    those = OneOf(tuple(people))
    if not those.values:
        return
    await books.entitlements.discard(recipient=those)
    await books.recipients.change_all({"id": those}, **NOBODY, needs=())
    about = OneOf(tuple(f"recipient:{one}" for one in people))
    await books.data_requests.change_all({"about": about}, words=ERASED, answer=ERASED)


async def tidy(store: Store, now: datetime) -> None:
    """Takes out what was only kept for a while: updates that are done, what was said, drafts that nobody finished."""
    async with store.writing() as books:
        await books.talks.discard(changed_at=AtMost(now - WORDS_KEPT))
        gone = {"removed_at": AtMost(now - WORDS_KEPT), "name": Unlike("")}
        await books.contacts.change_all(gone, **NO_CONTACT)
        await books.talks.discard(step=MISUNDERSTOOD, changed_at=AtMost(now - A_DAY))
        done = {"state": InboxState.DONE, "received_at": AtMost(now - A_DAY), "raw": Unlike("")}
        await books.inbox.change_all(done, raw="")  # kept for a moment by a process that was killed
    await _thin(store, lambda books: books.inbox, "received_at", now - INBOX_KEPT, state=InboxState.DONE)
    await _thin(store, lambda books: books.outbox, "created_at", now - WORDS_KEPT, state=OneOf(SAID))


async def _thin(store: Store, shelf: Callable[[Books], Shelf[Any]], field: str, end: datetime, **where: Any) -> None:
    """A day's rows at a time, so that updates go on in between."""
    while True:
        async with store.reading() as books:
            oldest = await shelf(books).least(field, **where)
        if oldest is None or oldest > end:
            return
        async with store.writing() as books:
            await shelf(books).discard(**{field: AtMost(min(oldest + A_DAY, end))}, **where)
