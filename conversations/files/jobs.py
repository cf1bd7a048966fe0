"""What becomes of the files of one shelf, once they are here: a subject says it, and gateway/downloads.py fetches them.

Whatever is to be had was written down first, as a row that is "pending". So nothing is lost, and nobody waits for it.
"""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import NamedTuple, Protocol, TypeVar

from telegram.error import NetworkError

from sotarsa_bot.books import Books, Shelf
from sotarsa_bot.records.field import Photo
from sotarsa_bot.records.form_file import FormFile
from sotarsa_bot.records.list_file import ListFile

PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|meta|title|script|\?xml|!--)", re.IGNORECASE)
"""How what a gateway says begins."""
Change = Callable[[Books], Awaitable[None]]
"""What is to be written down."""

R = TypeVar("R", Photo, ListFile, FormFile)


class NotTheFile(NetworkError):
    """Something else came: a portal's page, or the beginning of it."""


def is_page(content: bytes) -> bool:
    """Whether this is a page, which no picture and no form is; it may be as long as what was asked for."""
    return PAGE.match(content) is not None


class Limits(NamedTuple):
    """How long one file may take to come, and how long a round may begin another: both together less than the loop may
    take for a turn (running/heartbeat.py), so that a slow line does not look like a dead bot. `tries`: so often a
    file may be out of Telegram's own reach; `PAGES` times something else may come."""

    file: timedelta = timedelta(minutes=10)
    round: timedelta = timedelta(minutes=4)
    tries: int = 1


class Job(Protocol[R]):
    """In memory there is room for `at_once` files, and a large one may take up as much as several (`weight`)."""

    at_once: int
    limits: Limits

    def shelf(self, books: Books) -> Shelf[R]: ...

    async def arrived(self, row: R, content: bytes) -> Change:
        """NotTheFile for what is something else: it is tried again."""

    def gone(self, row: R, why: str) -> Change:
        """Telegram will never give it: "too_big" or "gone"."""

    def weight(self, row: R) -> int: ...
