"""What a workbook must be before it is opened: what it unpacks to costs many times its size in memory and time.

Sheets and shared strings are read piece by piece; every other part is read whole, so that it has to be small, and none
may pass itself off for a sheet.
"""

import io
import re
import zipfile
from xml.etree.ElementTree import Element, ParseError, fromstring

from sotarsa_bot.mistake import Mistake

MOST_PARTS = 500
UNPACKED_BYTES, STRINGS_BYTES, PART_BYTES = 20_000_000, 10_000_000, 1_000_000
"""Bytes of all parts together, of the shared strings, of any part that is no sheet.

Measured: a style sheet of 20 MB, 33 kB in the zip, takes 1.4 GB."""
IMAGES = {"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg", "wdp", "ico"}
HARMLESS = ("/image", "/thumbnail", "/hdphoto", "-properties", "/custom-properties", "/media")
"""Kinds of links that lead to a picture, or to what the file says about itself."""
CHUNK_BYTES = 1 << 16
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
MEDIA = re.compile(r"(?:xl/media|docProps)/[^/]+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|wdp|ico)", re.IGNORECASE)
"""Logos and the like: never opened, so that they may be as large as they are."""
STRINGS_PART, BOOK, TYPES = "xl/sharedStrings.xml", "xl/workbook.xml", "[Content_Types].xml"
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
"""No workbook needs one; it is where entities that grow without end are declared."""


def must_be_harmless(content: bytes) -> None:
    """Mistake `lists.unpacks_too_big`, `lists.macros`, `lists.not_a_list`, `lists.broken`.

    A zip is never read beyond the size that it declares: what it declares may be believed.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        every = archive.infolist()
        parts = [part for part in every if not MEDIA.fullmatch(part.filename)]
        if (
            len(every) > MOST_PARTS
            or sum(p.file_size for p in parts) > UNPACKED_BYTES
            or any(p.file_size > _most(p) for p in parts)
        ):
            raise Mistake("lists.unpacks_too_big")
        names = {part.filename for part in every}
        if any(name.casefold().endswith("vbaproject.bin") or "/macrosheets/" in name.casefold() for name in names):
            raise Mistake("lists.macros")
        if BOOK not in names or TYPES not in names:
            raise Mistake("lists.not_a_list")
        for part in parts:
            _must_declare_nothing(archive, part)
        _must_be_what_it_says(archive)
    except (zipfile.BadZipFile, ParseError, ValueError, NotImplementedError):
        raise Mistake("lists.broken") from None


def _most(part: zipfile.ZipInfo) -> int:
    if SHEET.fullmatch(part.filename):
        return UNPACKED_BYTES
    return STRINGS_BYTES if part.filename == STRINGS_PART else PART_BYTES


def _must_declare_nothing(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    before = b""
    with archive.open(part) as opened:
        while chunk := opened.read(CHUNK_BYTES):
            if any(word in before + chunk for word in DOCTYPES):
                raise Mistake("lists.broken")
            before = chunk[-32:]


def _must_be_what_it_says(archive: zipfile.ZipFile) -> None:
    """What may be large is a sheet, or the strings, and is used as that."""
    for one in _elements(archive, TYPES):
        name, kind = one.get("PartName", "")[1:], one.get("ContentType", "")
        if SHEET.fullmatch(name) and not kind.endswith(".worksheet+xml"):
            raise Mistake("lists.broken")
        if MEDIA.fullmatch(name) and not kind.startswith("image/"):
            raise Mistake("lists.broken")
        if one.get("Extension", "").casefold() in IMAGES and not kind.startswith("image/"):
            raise Mistake("lists.broken")
        if name == STRINGS_PART and not kind.endswith(".sharedStrings+xml"):
            raise Mistake("lists.broken")
    for name in archive.namelist():
        if name.endswith(".rels"):
            for one in _elements(archive, name):
                target = one.get("Target", "")
                kind = one.get("Type", "")
                if "chartsheet" in kind and ("worksheets/" in target or "sharedStrings" in target):
                    raise Mistake("lists.broken")
                if re.search(r"(?:media|docProps)/", target, re.IGNORECASE) and not kind.endswith(HARMLESS):
                    raise Mistake("lists.broken")


def _elements(archive: zipfile.ZipFile, name: str) -> list[Element]:
    return list(fromstring(archive.read(name)))  # noqa: S314 - it is small, and declares nothing
