"""Pictures: kept by what they hold, or said to be none."""

from typing import Any

from conversations.files.jobs import Change, Limits, NotTheFile, is_page
from conversations.hand_overs import photos
from sotarsa_bot.books import Books, Shelf
from sotarsa_bot.flags import keeping_photos
from sotarsa_bot.flags.traits import told_by
from sotarsa_bot.official import signed_papers
from sotarsa_bot.offline import form_files
from sotarsa_bot.records.field import Photo, PhotoKind, PhotoState
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.pictures import NotAPicture, OpenerEnded, PictureFiles

PICTURES_AT_ONCE, USUAL_BYTES = 12, 500_000
"""Pictures of usual size (bytes) that are fetched at once, so that a burst does not wait for each answer of Telegram's.
A larger one, up to 20 MB, takes up as much room as several: all are held in memory while they are looked at."""
LIMITS = Limits(tries=33)
"""So many in a day, at growing distances."""
NONE_SUCH = "0" * 64


class PictureKeeper:
    """conversations.files.jobs.Job"""

    at_once = PICTURES_AT_ONCE

    def __init__(self, clock: Clock, office: Office, files: PictureFiles, limits: Limits = LIMITS) -> None:
        self._clock, self._office, self._files, self.limits = clock, office, files, limits

    def shelf(self, books: Books) -> Shelf[Photo]:
        return books.photos

    async def arrived(self, photo: Photo, content: bytes) -> Change:
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
        return photo.attempts + 1 >= self.limits.tries

    def weight(self, photo: Photo) -> int:
        """In pictures of usual size; of one whose size is not known, as many as there may be. So is the last try, which
        is made alone: what ends then is ended by no other."""
        return 1 + photo.size // USUAL_BYTES if photo.size and not self._last(photo) else self.at_once

    def gone(self, photo: Photo, why: str) -> Change:
        return self._settled(photo, PhotoState.BROKEN, problem=why)

    def _settled(
        self, photo: Photo, state: PhotoState, *, sha256: str | None = None, problem: str = "", **told: Any
    ) -> Change:
        values = {"state": state, "sha256": sha256, "problem": problem, **told}

        async def settle(books: Books) -> None:
            settled = await keeping_photos.fetched(books, photo, **values)
            await photos.settled(books, self._office, settled, self._clock())
            if photo.kind is PhotoKind.PAPER and state is PhotoState.BROKEN:
                await signed_papers.page_lost(books, settled)

        return settle


async def fault_of_this(files: PictureFiles, ended: OpenerEnded, *, last: bool) -> None:
    """Raises, so that it is tried again, unless this was the `last` try and it is this picture's fault."""
    if not last:
        raise ended
    await files.traits(NONE_SUCH)  # one that ends whatever it is asked ends by no picture's fault
