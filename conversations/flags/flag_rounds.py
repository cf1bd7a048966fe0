"""Looking for what should be looked at: in the background, at the visits of these days, never while somebody waits."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import structlog

from conversations.flags import flag_words, photo_asks
from sotarsa_bot.books import AtLeast, AtMost, Books, OneOf, Store, Unlike
from sotarsa_bot.flags import looking, rules
from sotarsa_bot.flags.alike import MOST_REMEMBERED, Alike
from sotarsa_bot.flags.traits import told_by
from sotarsa_bot.records.field import Photo, PhotoState
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.pictures import PictureFiles
from sotarsa_bot.trouble import Trouble

LOOKS_EVERY = timedelta(minutes=1)
LOOKED_AT_FOR = timedelta(days=3)
"""So long after its day a visit is looked at, also when it is closed: a phone may have been without signal."""
LOOKED_AGAIN_AFTER = timedelta(minutes=30)
"""What only time brings (a photo that did not come) is looked for so often."""
ROWS_A_PAGE = 500
OLD_ONES = 20
"""Photos without a hash (of older versions) that get one at each look."""

log = structlog.get_logger()


class FlagRounds:
    def __init__(self, store: Store, office: Office, clock: Clock, files: PictureFiles) -> None:
        self._store, self._office, self._clock, self._files = store, office, clock, files
        self._alike, self._loaded, self._next = Alike(), False, datetime.min.replace(tzinfo=office.zone)
        self._seen: dict[int, object] = {}
        self._hashed_to: int | None = 0

    async def tick(self) -> int:
        """A look, if it is time for one; how many flags changed."""
        now = self._clock()
        if now < self._next <= now + LOOKS_EVERY:  # still later: the clock was set back
            return 0
        self._next = now + LOOKS_EVERY
        await self._hash_old_ones()
        await photo_asks.look(self._store, now)
        async with self._store.reading() as books:
            fresh = [(visit, await _mark(books, visit, now)) for visit in await self._fresh(books, now)]
        stirred = [(visit, mark) for visit, mark in fresh if self._seen.get(visit.id) != mark]
        if stirred:
            await self._know_all()
        changed = 0
        for visit, mark in stirred:
            changed += await self._look_safely(visit, now)
            self._seen[visit.id] = mark
        return changed

    async def _fresh(self, books: Books, now: datetime) -> list[Visit]:
        """Visits on their way or back, and those whose day was these days."""
        today = self._office.today(now)
        found = await books.visits.find(state=OneOf((VisitState.UNDER_WAY, VisitState.RETURNED)))
        found += await books.visits.find(day=AtLeast(today - LOOKED_AT_FOR))
        return list({v.id: v for v in found if v.day is None or v.day <= today}.values())

    async def _look_safely(self, visit: Visit, now: datetime) -> int:
        try:
            return await self._look(visit, now)
        except Trouble:
            raise  # of the disk or the database: it waits where it is
        except Exception:  # whatever it is, it is this visit's: the others are looked at all the same
            log.exception("flags.failed", visit=visit.id)
            return 0

    async def _look(self, visit: Visit, now: datetime) -> int:
        async with self._store.reading() as books:
            new = await books.photos.find(visit=visit.id, state=PhotoState.STORED, dhash=None)
        await self._hash(new)  # those that came in a form's file
        async with self._store.reading() as books:
            pictures = await books.photos.find(visit=visit.id, dhash=Unlike(None))
        for photo in pictures:
            self._alike.know(photo.id, photo.dhash or "")
        for photo in pictures:
            self._alike.near(photo.id)
            await asyncio.sleep(0)  # each takes milliseconds, and nobody shall wait for all
        async with self._store.reading() as books:
            case = await looking.case_of(books, self._office, visit, self._alike, now)
        told = looking.news(case, rules.causes(case))
        if not told and visit.state not in flag_words.TOLD_IN:
            return 0
        async with self._store.writing() as books:
            await looking.write(books, case, told)
            await flag_words.tell(books, visit, now)
        return len(told.new) + len(told.changed)

    async def _know_all(self) -> None:
        """After a start: the newest photos, page by page."""
        last: int | None = None
        while not self._loaded:
            before: dict[str, Any] = {} if last is None else {"id": AtMost(last - 1)}
            async with self._store.reading() as books:
                page = await books.photos.find(dhash=Unlike(None), order="-id", limit=ROWS_A_PAGE, **before)
            for photo in page:
                self._alike.know(photo.id, photo.dhash or "")
            self._loaded = len(page) < ROWS_A_PAGE or len(self._alike) >= MOST_REMEMBERED
            last = page[-1].id if page else None
            await asyncio.sleep(0)

    async def _hash_old_ones(self) -> None:
        """Some of the photos that were stored before photos were hashed, until there are none."""
        if self._hashed_to is None:
            return
        async with self._store.reading() as books:
            old = await books.photos.find(
                state=PhotoState.STORED, dhash=None, id=AtLeast(self._hashed_to), order="id", limit=OLD_ONES
            )
        await self._hash(old)
        self._hashed_to = old[-1].id + 1 if old else None

    async def _hash(self, photos: list[Photo]) -> None:
        told = [(photo, await self._told(photo)) for photo in photos]
        if told:
            async with self._store.writing() as books:
                for photo, values in told:
                    await books.photos.change(photo.id, **values)

    async def _told(self, photo: Photo) -> dict[str, Any]:
        return told_by(await self._files.traits(photo.sha256 or ""), photo, self._office)


async def _mark(books: Books, visit: Visit, now: datetime) -> object:
    """Another one when something has happened with the visit, or some time has passed."""
    last = await books.audit.first(subject=f"visit:{visit.id}", order="-id")
    photos = await books.photos.count(visit=visit.id, state=PhotoState.STORED)
    return visit.version, last.id if last else 0, photos, int(now.timestamp() // LOOKED_AGAIN_AFTER.total_seconds())
