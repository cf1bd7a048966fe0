"""Pictures: kept by what they hold, or said to be none."""

from collections.abc import Callable
from typing import Any

import telegram

from conversations.gateway.api import NotTheFile, is_page
from conversations.gateway.circuit_breaker import CircuitBreaker
from conversations.gateway.downloads import Change, Downloads, Limits
from conversations.hand_overs import photos
from conversations.papers import paper_card
from sotarsa_bot.books import Books, Shelf, Store
from sotarsa_bot.flags.traits import told_by
from sotarsa_bot.offline import form_files
from sotarsa_bot.records.field import Photo, PhotoKind, PhotoState
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.pictures import NotAPicture, OpenerEnded, PictureFiles

AT_ONCE, USUAL = 12, 500_000
"""Pictures of usual size (bytes) that are fetched at once, so that a burst does not wait for each answer of Telegram's.
A larger one, up to 20 MB, takes up as much room as several: all are held in memory while they are looked at."""
LIMITS = Limits(tries=33)
"""So many in a day, at growing distances."""
NONE_SUCH = "0" * 64


class Fetcher:
    def __init__(
        self,
        bot: telegram.Bot,
        store: Store,
        clock: Clock,
        office: Office,
        files: PictureFiles,
        breaker: CircuitBreaker,
        news: Callable[[], object],
        limits: Limits = LIMITS,
    ) -> None:
        self._clock, self._office, self._files, self._tries = clock, office, files, limits.tries
        self._downloads = Downloads(
            bot, store, clock, breaker, _photos, self._arrived, self._gone, AT_ONCE, self._weight, news, limits
        )

    async def fetch(self) -> int:
        """Downloads the pictures that are due; how many were tried."""
        return await self._downloads.fetch()

    async def _arrived(self, photo: Photo, content: bytes) -> Change:
        if photo.sha256 and (found := form_files.picture_in(content, photo.sha256)):
            content = found  # it came in a form's file, and is fetched again from there
        if is_page(content):
            raise NotTheFile("a page")
        try:
            kept = await self._files.keep(content, paper=photo.kind is PhotoKind.PAPER)
        except NotAPicture as problem:
            return self._settled(photo, PhotoState.BROKEN, problem=str(problem))
        except OpenerEnded as ended:
            await fault_of_this(self._files, ended, last=self._last(photo))
            return self._settled(photo, PhotoState.BROKEN, problem="corrupt")
        told = told_by(kept.traits, photo, self._office)
        return self._settled(photo, PhotoState.STORED, sha256=kept.sha256, **told)

    def _last(self, photo: Photo) -> bool:
        return photo.attempts + 1 >= self._tries

    def _weight(self, photo: Photo) -> int:
        """In pictures of usual size; of one whose size is not known, as many as there may be. So is the last try, which
        is made alone: what ends then is ended by no other."""
        return 1 + photo.size // USUAL if photo.size and not self._last(photo) else AT_ONCE

    def _gone(self, photo: Photo, why: str) -> Change:
        return self._settled(photo, PhotoState.BROKEN, problem=why)

    def _settled(
        self, photo: Photo, state: PhotoState, *, sha256: str | None = None, problem: str = "", **told: Any
    ) -> Change:
        values = {"state": state, "sha256": sha256, "problem": problem, **told}

        async def settle(books: Books) -> None:
            await books.photos.change(photo.id, **values)
            settled = photo.with_(**values)
            await photos.settled(books, self._office, settled, self._clock())
            if photo.kind is PhotoKind.PAPER and state is PhotoState.BROKEN:
                await paper_card.page_lost(books, settled)

        return settle


async def fault_of_this(files: PictureFiles, ended: OpenerEnded, *, last: bool) -> None:
    """Raises, so that it is tried again, unless this was the `last` try and it is this picture's fault."""
    if not last:
        raise ended
    await files.traits(NONE_SUCH)  # one that ends whatever it is asked ends by no picture's fault


def _photos(books: Books) -> Shelf[Photo]:
    return books.photos
