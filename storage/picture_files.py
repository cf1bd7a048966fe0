"""Pictures on disk, named by their content: `photos/ab/<sha256>.jpg`; older ones lie one folder deeper."""

import asyncio
import hashlib
import io
import os
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from threading import Lock

from PIL import Image, UnidentifiedImageError

from sotarsa_bot.running.pictures import Kept, NotAPicture, Standing, Traits
from storage.picture_traits import SMALL, traits

SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif", "BMP": ".bmp", "TIFF": ".tif"}
"""What is opened at all: Pillow knows dozens of formats, and some are programmes."""
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
"""Brands of the photos that an iPhone keeps; sent as a photo, it makes a JPEG of them."""
MPO = {"MPO": ".jpg"}
"""What a JPEG turns out to be when it holds several pictures."""
MOST_PIXELS, BIG_PIXELS = 50_000_000, 4_000_000
"""Pixels in memory: a tiny file may unpack to gigabytes. More than the first are not decoded, the second one by one."""
_one_big_at_a_time = Lock()


class DiskPictures:
    """Implements sotarsa_bot.running.pictures.PictureFiles below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turns = tuple(Lock() for _ in range(16))

    def prepare(self) -> None:
        """Makes all its folders, so that a burst of pictures makes none."""
        for number in range(256):
            (self._folder / f"{number:02x}").mkdir(parents=True, exist_ok=True)
        _flush(self._folder)

    async def keep(self, content: bytes, *, paper: bool = False) -> Kept:
        return await asyncio.to_thread(self.keep_now, content, paper=paper)

    async def traits(self, sha256: str) -> Traits:
        return await asyncio.to_thread(self.traits_now, sha256)

    def path(self, sha256: str) -> Path:
        """The file of a kept picture. FileNotFoundError if there is none."""
        for found in self._files(sha256):
            if found.suffix != ".part":
                return found
        raise FileNotFoundError(sha256)

    def forget(self, sha256: str) -> None:
        for found in list(self._files(sha256)):
            found.unlink(missing_ok=True)

    def _files(self, sha256: str) -> Iterator[Path]:
        folder = self._folder / sha256[:2]
        yield from folder.glob(f"{sha256}.*")
        yield from (folder / sha256[2:4]).glob(f"{sha256}.*")

    def look(self, sha256: str) -> tuple[Standing, Path | None]:
        """How a kept picture stands, and its file; reads it whole, and blocks meanwhile."""
        try:
            file = self.path(sha256)
            with file.open("rb") as content:
                found = hashlib.file_digest(content, "sha256").hexdigest()
        except FileNotFoundError:
            return Standing.MISSING, None
        except OSError:  # the disk itself is failing here
            return Standing.DAMAGED, None
        return (Standing.WHOLE if found == sha256 else Standing.DAMAGED), file

    def traits_now(self, sha256: str) -> Traits:
        """As `traits`, here."""
        try:
            return examined(self.path(sha256).read_bytes())[1]
        except (NotAPicture, OSError):
            return Traits()

    def keep_now(self, content: bytes, *, paper: bool = False) -> Kept:
        """As `keep`, here."""
        suffix, told = _page(content) if paper else examined(content)
        sha256 = hashlib.sha256(content).hexdigest()
        folder, name = self._folder / sha256[:2], f"{sha256}{suffix}"
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _flush(self._folder)
        final = older if (older := folder / sha256[2:4] / name).exists() else folder / name
        with self._turns[int(sha256[0], 16)]:  # the same picture may come twice at once
            if not (final.exists() and final.read_bytes() == content):  # a damaged file is mended by the next good copy
                _write_whole(final, content)
        return Kept(sha256, told)


def _page(content: bytes) -> tuple[str, Traits]:
    """The suffix of a page of a signed paper. Nothing is told of it: it is compared with no photo. A PDF that came
    whole ends with its mark; it is not opened here."""
    if not content.startswith(b"%PDF-"):
        return examined(content)[0], Traits()
    if b"%%EOF" not in content[-2048:]:
        raise NotAPicture("corrupt")
    return ".pdf", Traits()


def examined(content: bytes) -> tuple[str, Traits]:
    """The suffix that fits a picture, and what it tells of itself; it is decoded once for both."""
    if not content:
        raise NotAPicture("empty")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we look ourselves
            warnings.simplefilter("ignore", UserWarning)  # about EXIF that cannot be read: it is a bonus
            with Image.open(io.BytesIO(content), formats=list(SUFFIXES)) as image, _room_for(image):
                image.load()
                return (SUFFIXES | MPO)[image.format or ""], traits(image)
    except UnidentifiedImageError as error:
        raise NotAPicture("heic" if content[4:8] == b"ftyp" and content[8:12] in HEIC else "foreign") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotAPicture("huge") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise NotAPicture("corrupt") from error


def _room_for(image: Image.Image) -> AbstractContextManager[object]:
    """Waits, in its thread, until there is room for a big one."""
    whole = image.width * image.height
    image.draft("L", SMALL)  # a JPEG is decoded grey, and at a fraction of its size: no more of it is looked at
    # A progressive JPEG is unpacked whole, however small it is wanted.
    pixels = whole if "progressive" in image.info else image.width * image.height
    if pixels > MOST_PIXELS:
        raise NotAPicture("huge")
    return _one_big_at_a_time if pixels > BIG_PIXELS else nullcontext()


def _write_whole(final: Path, content: bytes) -> None:
    """All of it or nothing: written aside, flushed to the disk, then renamed. A full disk leaves no crumbs."""
    part = final.with_suffix(".part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(final)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _flush(final.parent)


def _flush(folder: Path) -> None:
    """What is in a folder is on the disk only when that is flushed, too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
