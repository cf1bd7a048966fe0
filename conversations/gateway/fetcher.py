"""Fetching: the confirmation was recorded first; its pictures are downloaded after, for as long as it takes."""

import asyncio
from datetime import timedelta

import httpx
import structlog
import telegram
from telegram.error import BadRequest, TelegramError

from conversations import photos
from conversations.gateway.together import Together
from conversations.gateway.uplink import Uplink
from sotarsa_bot.books import AtMost, Books, Store
from sotarsa_bot.clock import Clock
from sotarsa_bot.field import Photo, PhotoState
from sotarsa_bot.office import Office
from sotarsa_bot.pictures import NotAPicture, PictureFiles
from sotarsa_bot.trouble import Trouble

LONGEST_PAUSE = timedelta(hours=1)
NO_LINE_PAUSE = timedelta(seconds=5)
AT_ONCE = 4
"""A picture is up to 20 MB, and is held in memory while it is looked at."""
FINAL = ("file is too big", "wrong file_id")

log = structlog.get_logger()


class Fetcher:
    def __init__(
        self, bot: telegram.Bot, store: Store, clock: Clock, office: Office, files: PictureFiles, uplink: Uplink
    ) -> None:
        self._bot, self._store, self._clock, self._office, self._files = bot, store, clock, office, files
        self._uplink, self._together = uplink, Together(store)
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def fetch(self) -> int:
        """Downloads the pictures that are due, some at once; how many were tried. None while the line is lost: an
        outage is no reason to try a picture more seldom afterwards."""
        if self._uplink.lost:
            return 0
        async with self._store.reading() as books:
            due = await books.photos.find(
                state=PhotoState.PENDING, next_try=AtMost(self._clock()), order="next_try", limit=20
            )
        ends = await asyncio.gather(*(self._in_turn(photo) for photo in due), return_exceptions=True)
        if trouble := next((end for end in ends if end), None):
            raise trouble
        return len(due)

    async def _in_turn(self, photo: Photo) -> None:
        async with self._turns:
            try:
                await self._one(photo)
            except Trouble:
                raise  # of the disk or the database: it waits where it is
            except Exception as error:  # whatever it is, it is this picture's: the others must not wait for it
                log.exception("photo.failed", photo=photo.id)
                await self._later(photo, error)

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
        async def settle(books: Books) -> None:
            await books.photos.change(photo.id, state=state, sha256=sha256, problem=problem)
            settled = photo.with_(state=state, sha256=sha256, problem=problem)
            await photos.settled(books, self._office, settled, self._clock())

        await self._together.write(settle)

    async def _later(self, photo: Photo, error: Exception) -> None:
        log.warning("photo.later", photo=photo.id, reason=type(error).__name__)
        attempts, pause = photo.attempts + 1, min(timedelta(seconds=5 * 2 ** min(photo.attempts, 10)), LONGEST_PAUSE)
        if isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout):
            attempts, pause = photo.attempts, NO_LINE_PAUSE

        async def put_off(books: Books) -> None:
            await books.photos.change(photo.id, attempts=attempts, next_try=self._clock() + pause)

        await self._together.write(put_off)
