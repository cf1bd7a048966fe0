"""Where pictures are kept, and what counts as one."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol


class NotAPicture(Exception):
    """The bytes are no picture that can be opened: "empty", "corrupt" or "foreign"."""


class Standing(StrEnum):
    """How a kept picture stands on the disk. What is missing or damaged can be fetched from Telegram again."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    MISSING = "missing"


class PictureFiles(Protocol):
    async def keep(self, content: bytes) -> str:
        """Keeps a picture under its SHA-256 (hex) and returns that; the same picture twice is one file.

        A damaged file of that name is replaced. Raises NotAPicture, and OSError when the disk refuses.
        """

    def path(self, sha256: str) -> Path: ...
