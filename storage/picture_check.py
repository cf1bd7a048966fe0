"""Photos that the books name, and how they stand on the disk."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime

from sotarsa_bot.books import AtLeast, Books, Store, Unlike
from sotarsa_bot.records.field import Photo, PhotoState
from sotarsa_bot.running.health import Finding, good, warning
from sotarsa_bot.running.pictures import Standing
from storage.picture_files import DiskPictures

ROWS_A_PAGE = 500


async def examine(books: Books, pictures: DiskPictures) -> Finding:
    """Reads every photo whole."""
    standing: Counter[Standing] = Counter()
    async for _, found in _all(books, pictures):
        standing[found] += 1
    missing, damaged = standing[Standing.MISSING], standing[Standing.DAMAGED]
    if missing or damaged:
        return warning("doctor.photos_lost", missing=missing, damaged=damaged)
    return good("doctor.photos", count=standing[Standing.WHOLE])


async def refetch(store: Store, pictures: DiskPictures, now: datetime) -> int:
    """Asks the running bot to download again what is missing or damaged; how many photos that is."""
    async with store.reading() as books:
        lost = [photo.id async for photo, found in _all(books, pictures) if found is not Standing.WHOLE]
    async with store.writing() as books:
        for id_ in lost:
            stored = {"state": PhotoState.STORED}
            await books.photos.change(id_, only_if=stored, state=PhotoState.PENDING, attempts=0, next_try=now)
    return len(lost)


async def _all(books: Books, pictures: DiskPictures) -> AsyncIterator[tuple[Photo, Standing]]:
    """Page by page, so that a million photos need no more memory than a few."""
    next_ = 0
    kept = {"state": PhotoState.STORED, "sha256": Unlike(None)}  # those of long ago were erased
    while page := await books.photos.find(**kept, id=AtLeast(next_), order="id", limit=ROWS_A_PAGE):
        for photo in page:
            found, _ = await asyncio.to_thread(pictures.look, photo.sha256 or "")
            yield photo, found
        next_ = page[-1].id + 1
