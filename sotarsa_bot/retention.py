"""How long what names people is kept, and how it goes: the figures stay.

After the office's years a closed visit's records lose names, addresses, sealed numbers, notes and pictures. What is
counted stays countable: two people who received stay two, a proxy stays a proxy.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sotarsa_bot import audit
from sotarsa_bot.books import AtLeast, AtMost, Books, OneOf, Shelf, Store, Unlike
from sotarsa_bot.field import Photo
from sotarsa_bot.form_file import Signature
from sotarsa_bot.machinery import InboxState, PostState
from sotarsa_bot.office import Office
from sotarsa_bot.pictures import PictureFiles
from sotarsa_bot.register import A_YEAR
from sotarsa_bot.visit import Visit, VisitState

GONE = "(dihapus)"
INBOX = timedelta(days=30)
"""Done updates are kept this long, to recognise repeats."""
WORDS = timedelta(days=90)
"""What was said is kept this long, so that a group that moves hears again what waits for an answer; so are drafts."""
A_DAY = timedelta(days=1)
NOBODY: dict[str, Any] = {"name": GONE, "address": "", "hamlet": "", "sealed": "", "nik_index": None}
"""Of a line of a list, or of the register, whose person is known no more."""
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


async def erase_due(store: Store, files: PictureFiles, office: Office, now: datetime) -> int:
    """Erases what is due, a visit at a time; how many visits. Killed anywhere, the next call goes on: the files go
    first, and the records say that it is done."""
    before = limit(office, now)
    async with store.reading() as books:
        visits = await due(books, before)
        homeless = await books.photos.find(visit=None, received_at=AtMost(before), file_id=Unlike(""))
    for visit in visits:
        async with store.reading() as books:
            photos = await books.photos.find(visit=visit.id, sha256=Unlike(None))
            signed = await books.signatures.find(visit=visit.id)
        await _forget_files(store, files, photos, signed)
        async with store.writing() as books:
            await erase(books, office, visit, now)
    await _forget_files(store, files, homeless, [])
    async with store.writing() as books:
        await _erase_what_has_no_visit(books, office, before, now)
        for photo in homeless:
            await books.photos.change(photo.id, **NO_PICTURE)
    return len(visits)


async def _forget_files(
    store: Store, files: PictureFiles, photos: Sequence[Photo], signed: Sequence[Signature]
) -> None:
    """A picture that was sent elsewhere too stays for that one."""
    ours: list[Photo | Signature] = [*photos, *signed]
    mine = {(type(one), one.id) for one in ours}
    named = {one.sha256 for one in ours if one.sha256}
    async with store.reading() as books:
        those = OneOf(tuple(named))
        every: list[Photo | Signature] = [
            *await books.photos.find(sha256=those),
            *await books.signatures.find(sha256=those),
        ]
    for sha256 in named - {one.sha256 for one in every if (type(one), one.id) not in mine}:
        files.forget(sha256)


async def erase(books: Books, office: Office, visit: Visit, now: datetime) -> None:
    """Takes what names people out of a visit's records, and out of the register who is known by nothing else. Its
    picture files are the caller's."""
    found = await content(books, visit)
    this = {"visit": visit.id}
    people = {one.recipient for one in await books.listed.find(visit=visit.id)}
    await books.listed.change_all(this, **NOBODY)
    await _erase_deliveries(books, visit)
    await books.photos.change_all(this, **NO_PICTURE)
    await books.incidents.change_all(this, words=GONE)
    await books.incidents.change_all({**this, "resolved_at": Unlike(None)}, resolution=GONE)
    await books.flags.change_all(this, reason="")
    await books.signatures.discard(visit=visit.id)
    await books.requests.change_all(this, name=GONE, need=GONE, answer="")
    await books.leftovers.change_all(this, reason="")
    await books.visits.change(visit.id, erased_at=now)
    await _erase_people(books, people, office.today(now) - A_YEAR)
    await audit.write(
        books, "visit.erased", f"visit:{visit.id}", at=now, by=None, chat=None, recipients=found.recipients,
        hand_overs=found.hand_overs, photos=found.photos,
    )  # fmt: skip


async def _erase_deliveries(books: Books, visit: Visit) -> None:
    """Each name becomes a number, the same for the same name."""
    numbered: dict[str, str] = {}
    for one in await books.deliveries.find(visit=visit.id):
        name = " ".join(one.recipient.casefold().split())
        whom = numbered.setdefault(name, f"{GONE} {len(numbered) + 1}") if name else ""
        proxy = GONE if one.proxy_name else ""
        await books.deliveries.change(one.id, recipient=whom, proxy_name=proxy, proxy_relation="", note="", **NOWHERE)
        await books.slots.discard(subject=f"delivery:{one.id}")


async def _erase_what_has_no_visit(books: Books, office: Office, before: datetime, now: datetime) -> None:
    """Entitlements that ended long ago, with the people who are known by nothing else; lists as files; requests."""
    ended = AtMost(office.today(before))
    people = {one.recipient for one in await books.entitlements.find(ends=ended)}
    if people:
        await books.entitlements.discard(ends=ended)
        await _erase_people(books, people, office.today(now) - A_YEAR)
    old = {"received_at": AtMost(before), "file_id": Unlike("")}
    await books.list_files.change_all(old, name=GONE, file_id="")
    await books.form_files.change_all(old, name=GONE, file_id="")
    await books.data_requests.change_all({"answered_at": AtMost(before)}, words=GONE, answer=GONE)


async def _erase_people(books: Books, people: set[int], since: date) -> None:
    """Takes those out of the register whose visits are all erased, and who were entitled to nothing since that day."""
    those = OneOf(tuple(people))
    lines = await books.listed.find(recipient=those)
    visits = OneOf(tuple({one.visit for one in lines}))
    standing = {visit.id for visit in await books.visits.find(id=visits, erased_at=None)}
    kept = {one.recipient for one in lines if one.visit in standing}
    kept |= {one.recipient for one in await books.entitlements.find(recipient=those, ends=AtLeast(since))}
    await forget(books, people - kept)


async def forget(books: Books, people: set[int]) -> None:
    """Makes people of the register nobody; what was asked about them goes, too."""
    those = OneOf(tuple(people))
    if not those.values:
        return
    await books.entitlements.discard(recipient=those)
    await books.recipients.change_all({"id": those}, **NOBODY, needs=())
    about = OneOf(tuple(f"recipient:{one}" for one in people))
    await books.data_requests.change_all({"about": about}, words=GONE, answer=GONE)


async def tidy(store: Store, now: datetime) -> None:
    """Takes out what was only kept for a while: updates that are done, what was said, drafts that nobody finished."""
    async with store.writing() as books:
        await books.talks.discard(changed_at=AtMost(now - WORDS))
    await _thin(store, lambda books: books.inbox, "received_at", now - INBOX, state=InboxState.DONE)
    await _thin(store, lambda books: books.outbox, "created_at", now - WORDS, state=OneOf(SAID))


async def _thin(store: Store, shelf: Callable[[Books], Shelf[Any]], field: str, end: datetime, **where: Any) -> None:
    """A day's rows at a time, so that updates go on in between."""
    while True:
        async with store.reading() as books:
            oldest = await shelf(books).least(field, **where)
        if oldest is None or oldest > end:
            return
        async with store.writing() as books:
            await shelf(books).discard(**{field: AtMost(min(oldest + A_DAY, end))}, **where)
