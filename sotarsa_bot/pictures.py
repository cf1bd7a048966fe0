"""Where pictures are kept, and what counts as one."""

from pathlib import Path
from typing import Protocol


class NotAPicture(Exception):
    """The bytes are no picture that can be opened: "empty", "corrupt" or "foreign"."""


class PictureFiles(Protocol):
    async def keep(self, content: bytes) -> str:
        """Keeps a picture under its SHA-256 (hex) and returns that; the same picture twice is one file.

        Raises NotAPicture, and OSError when the disk refuses.
        """

    def path(self, sha256: str) -> Path: ...
