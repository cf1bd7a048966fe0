"""What names people goes after the office's years, and the figures stay.

A closed visit's records lose names, addresses, sealed numbers, notes and pictures. What is counted stays countable: two
people who received stay two, a proxy stays a proxy.

In parts, each a transaction of its own, so that nobody waits for a large visit. Killed anywhere, the next call goes on
with what still names somebody: a visit is done when its record says so, last of all.
"""

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sotarsa_bot.books import AtLeast, AtMost, Books, OneOf, Shelf, Store, Unlike
from sotarsa_bot.privacy import retention
from sotarsa_bot.privacy.retention import ERASED, NO_PICTURE, NOBODY, NOWHERE
from sotarsa_bot.records.field import Delivery, IncidentEnd, Photo
from sotarsa_bot.records.form_file import Signature
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register.register import A_YEAR
from sotarsa_bot.running import audit
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.pictures import PictureFiles
from sotarsa_bot.running.unhurried import A_PART

R = TypeVar("R", bound=Record)
NUMBERED = re.compile(re.escape(ERASED) + r" (\d+)")
"""Whom an erased hand-over names."""


async def erase_due(store: Store, files: PictureFiles, office: Office, now: datetime) -> int:
    """Erases what is due; how many visits."""
    before = retention.limit(office, now)
    async with store.reading() as books:
        visits = await retention.due(books, before)
    for visit in visits:
        await _erase(store, files, office, visit, now)
    await _forget_photos(store, files, visit=None, received_at=AtMost(before))
    await _erase_ended(store, office.today(before), office.today(now) - A_YEAR)
    async with store.writing() as books:
        old = {"received_at": AtMost(before), "file_id": Unlike("")}
        await books.list_files.change_all(old, name=ERASED, file_id="")
        await books.form_files.change_all(old, name=ERASED, file_id="")
        await _erase_meetings(books, before, now)
        await books.data_requests.change_all({"answered_at": AtMost(before)}, words=ERASED, answer=ERASED)
    return len(visits)


async def _erase(store: Store, files: PictureFiles, office: Office, visit: Visit, now: datetime) -> None:
    """Takes what names people out of a visit's records, and out of the register who is known by nothing else."""
    await _forget_photos(store, files, visit=visit.id)
    await _forget_signatures(store, files, visit)
    await _erase_list(store, visit, office.today(now) - A_YEAR)
    await _erase_deliveries(store, visit)
    async with store.writing() as books:
        await _erase_words(books, visit)
        plan = visit.plan.with_(note="")  # it, and why a visit was put off, may name a household
        agreed = visit.agreed and visit.agreed.with_(said_by="")
        await books.visits.change(visit.id, erased_at=now, replanned=None, plan=plan, agreed=agreed, reason="")
        counts = {
            "recipients": await books.listed.count(visit=visit.id),
            "hand_overs": await books.deliveries.count(visit=visit.id),
            "photos": await books.photos.count(visit=visit.id),
        }
        await audit.write(books, "visit.erased", f"visit:{visit.id}", at=now, by=None, chat=None, **counts)


async def _erase_words(books: Books, visit: Visit) -> None:
    this = {"visit": visit.id}
    await books.incidents.change_all(this, words=ERASED)
    await books.incidents.change_all({**this, "ended": IncidentEnd.EXPLAINED}, resolution=ERASED)
    await books.flags.change_all(this, reason="")
    await books.alarm_answers.change_all(this, words="")
    await books.requests.change_all(this, name=ERASED, need=ERASED, answer="")
    await books.leftovers.change_all(this, reason="")
    await books.relayed.change_all(this, name=ERASED, words="")
    await books.rulings.change_all(this, words="", question="", explanation="", reason="")


async def _erase_meetings(books: Books, before: datetime, now: datetime) -> None:
    """What was typed about a meeting may name somebody, or why they did not come; that it was held, stays."""
    old: dict[str, Any] = {"starts_at": AtMost(before), "erased_at": None}
    of_them = _ids(await books.meetings.find(**old))
    await books.meetings.change_all(old, agenda=(), reason="", erased_at=now)
    await books.invited.change_all({"meeting": of_them}, name=ERASED, words="")
    await books.decisions.change_all({"meeting": of_them}, what=ERASED, owner_name=ERASED)


async def _forget_photos(store: Store, files: PictureFiles, **where: Any) -> None:
    """The files of a part go first, then its records say so."""
    while photos := await _part(store, lambda books: books.photos, **where, file_id=Unlike("")):
        await _forget_files(store, files, photos)
        async with store.writing() as books:
            await books.photos.change_all({"id": _ids(photos)}, **NO_PICTURE)


async def _forget_signatures(store: Store, files: PictureFiles, visit: Visit) -> None:
    while signed := await _part(store, lambda books: books.signatures, visit=visit.id):
        await _forget_files(store, files, signed)
        async with store.writing() as books:
            await books.signatures.discard(id=_ids(signed))


async def _forget_files(store: Store, files: PictureFiles, ours: Sequence[Photo | Signature]) -> None:
    """A picture that was sent elsewhere too stays for that one."""
    mine = {(type(one), one.id) for one in ours}
    named = {one.sha256 for one in ours if one.sha256}
    async with store.reading() as books:
        those = OneOf(tuple(named))
        every: list[Photo | Signature] = [
            *await books.photos.find(sha256=those),
            *await books.signatures.find(sha256=those),
        ]
    elsewhere = {one.sha256 for one in every if (type(one), one.id) not in mine}
    await asyncio.to_thread(_removed, files, named - elsewhere)


def _removed(files: PictureFiles, those: Iterable[str]) -> None:
    for sha256 in those:
        files.forget(sha256)


async def _erase_list(store: Store, visit: Visit, since: date) -> None:
    """The visit's list, with those of it who are known by nothing else."""
    while lines := await _part(store, lambda books: books.listed, visit=visit.id, name=Unlike(ERASED)):
        async with store.writing() as books:
            await books.listed.change_all({"id": _ids(lines)}, **NOBODY)
            await _erase_people(books, {one.recipient for one in lines}, since, but=visit.id)


async def _erase_deliveries(store: Store, visit: Visit) -> None:
    """Each name becomes a number, the same for the same name: all of a name go in one transaction."""
    async with store.reading() as books:
        every = await books.deliveries.find(visit=visit.id)
    for part in _by_name(every):
        async with store.writing() as books:
            for one, whom in part:
                proxy = ERASED if one.proxy_name else ""
                await books.deliveries.change(
                    one.id, recipient=whom, proxy_name=proxy, proxy_relation="", note="", **NOWHERE
                )
            await books.slots.discard(subject=OneOf(tuple(one.subject for one, _ in part)))


def _by_name(every: Sequence[Delivery]) -> Iterator[list[tuple[Delivery, str]]]:
    """Hand-overs and whom they will name, in parts that part no name."""
    numbers = [int(found[1]) for one in every if (found := NUMBERED.fullmatch(one.recipient))]
    last, part = max(numbers, default=0), []
    for name, those in _named(every).items():
        if isinstance(name, str):
            last += 1
        part += [(one, f"{ERASED} {last}" if isinstance(name, str) else "") for one in those]
        if len(part) >= A_PART:
            yield part
            part = []
    yield part


def _named(every: Sequence[Delivery]) -> dict[str | int, list[Delivery]]:
    """By the name; those that bear none, each by its id. Whatever has a number instead of a name is done."""
    named: dict[str | int, list[Delivery]] = {}
    for one in every:
        if not NUMBERED.fullmatch(one.recipient):
            named.setdefault(" ".join(one.recipient.casefold().split()) or one.id, []).append(one)
    return named


async def _erase_ended(store: Store, end: date, since: date) -> None:
    """Entitlements that ended by a day long ago, with the people who are known by nothing else."""
    while ended := await _part(store, lambda books: books.entitlements, ends=AtMost(end)):
        async with store.writing() as books:
            await books.entitlements.discard(id=_ids(ended))
            await _erase_people(books, {one.recipient for one in ended}, since)


async def _part(store: Store, shelf: Callable[[Books], Shelf[R]], **where: Any) -> list[R]:
    async with store.reading() as books:
        return await shelf(books).find(**where, limit=A_PART)


def _ids(records: Sequence[Any]) -> OneOf:
    return OneOf(tuple(one.id for one in records))


async def _erase_people(books: Books, people: set[int], since: date, *, but: int | None = None) -> None:
    """Takes those out of the register whose visits are all erased (`but` one that is about to be), and who were
    entitled to nothing since that day."""
    those = OneOf(tuple(people))
    lines = await books.listed.find(recipient=those)
    visits = OneOf(tuple({one.visit for one in lines}))
    standing = {visit.id for visit in await books.visits.find(id=visits, erased_at=None)} - {but}
    kept = {one.recipient for one in lines if one.visit in standing}
    kept |= {one.recipient for one in await books.entitlements.find(recipient=those, ends=AtLeast(since))}
    await retention.forget(books, people - kept)
