"""Fetching: the confirmation was recorded first; its pictures are downloaded after, for as long as it takes."""

from datetime import timedelta

import structlog
import telegram
from telegram.error import BadRequest, TelegramError

from conversations import photos
from sotarsa_bot.books import AtMost, Store
from sotarsa_bot.clock import Clock
from sotarsa_bot.field import Photo, PhotoState
from sotarsa_bot.office import Office
from sotarsa_bot.pictures import NotAPicture, PictureFiles

LONGEST_PAUSE = timedelta(hours=1)
FINAL = ("file is too big", "wrong file_id")

log = structlog.get_logger()


class Fetcher:
    def __init__(self, bot: telegram.Bot, store: Store, clock: Clock, office: Office, files: PictureFiles) -> None:
        self._bot, self._store, self._clock, self._office, self._files = bot, store, clock, office, files

    async def fetch(self) -> int:
        """Downloads the pictures that are due; how many were tried."""
        async with self._store.reading() as books:
            due = await books.photos.find(
                state=PhotoState.PENDING, next_try=AtMost(self._clock()), order="next_try", limit=20
            )
        for photo in due:
            await self._one(photo)
        return len(due)

    async def _one(self, photo: Photo) -> None:
        try:
            file = await self._bot.get_file(photo.file_id)
            content = bytes(await file.download_as_bytearray())
            sha256 = await self._files.keep(content)
        except NotAPicture as problem:
            await self._settle(photo, PhotoState.BROKEN, problem=str(problem))
        except (TelegramError, OSError) as error:
            if isinstance(error, BadRequest) and any(words in error.message.lower() for words in FINAL):
                await self._settle(photo, PhotoState.BROKEN, problem="too_big")
            else:
                await self._later(photo, error)
        else:
            await self._settle(photo, PhotoState.STORED, sha256=sha256)

    async def _settle(self, photo: Photo, state: PhotoState, *, sha256: str | None = None, problem: str = "") -> None:
        async with self._store.writing() as books:
            await books.photos.change(photo.id, state=state, sha256=sha256, problem=problem)
            await photos.settled(
                books, self._office, photo.with_(state=state, sha256=sha256, problem=problem), self._clock()
            )

    async def _later(self, photo: Photo, error: Exception) -> None:
        log.warning("photo.later", photo=photo.id, reason=type(error).__name__)
        pause = min(timedelta(seconds=5 * 2 ** min(photo.attempts, 10)), LONGEST_PAUSE)
        async with self._store.writing() as books:
            await books.photos.change(photo.id, attempts=photo.attempts + 1, next_try=self._clock() + pause)
