"""Where pictures are kept, what counts as one, and what one tells of itself."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol


class NotAPicture(Exception):
    """The bytes are no picture that can be opened: "empty", "corrupt", "foreign", "heic" (a photo of a kind
    that cannot be shown) or "huge"."""


class OpenerEnded(ChildProcessError):
    """The process that opens pictures ended, or hung, with this one in hand: by its fault, or by another's."""


class Standing(StrEnum):
    """How a kept picture stands on the disk. What is missing or damaged can be fetched from Telegram again."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    MISSING = "missing"


class Traits(NamedTuple):
    """What a picture tells of itself. `dhash` is what it looks like (flags/alike.py), "" if too little is on it.

    From the camera, if it wrote it down: `taken` (naive where the camera knew no zone) and the place in degrees."""

    dhash: str = ""
    taken: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None


class Kept(NamedTuple):
    """`sha256` (hex) names the picture."""

    sha256: str
    traits: Traits


class PictureFiles(Protocol):
    async def keep(self, content: bytes, *, paper: bool = False) -> Kept:
        """Keeps a picture under its SHA-256; the same picture twice is one file. A page of a signed paper may be a PDF.

        A damaged file of that name is replaced. Raises NotAPicture, OpenerEnded, and OSError when the disk refuses.
        """

    async def traits(self, sha256: str) -> Traits:
        """Those of a picture that is kept already; none if its file is missing or damaged. Raises OpenerEnded."""

    def path(self, sha256: str) -> Path: ...

    def forget(self, sha256: str) -> None:
        """Removes a kept picture; that it is gone already is no error."""
