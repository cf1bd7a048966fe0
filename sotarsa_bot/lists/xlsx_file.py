"""Workbooks: looked at before they are opened, then read row by row, never wholly in memory."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl

from sotarsa_bot.lists import header
from sotarsa_bot.mistake import Mistake

UNPACKED = 20_000_000
"""Bytes; a crafted file of 135 kB unpacks to gigabytes. A zip is never read beyond the size that it declares."""
PARTS, CHUNK = 500, 1 << 16
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
"""No workbook needs one; it is where entities that grow without end are declared."""

Tables = Iterator[tuple[str, Iterator[tuple[int, tuple[Any, ...]]]]]


def tables(content: bytes) -> Tables:
    """Each visible sheet by its name, with its rows numbered; formulas by the values they had.

    Mistake `lists.unpacks_too_big`, `lists.macros`, `lists.not_a_list`, `lists.broken`.
    """
    _look_first(content)
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.reset_dimensions()  # what it says about its size may be untrue
            yield sheet.title, enumerate(sheet.iter_rows(values_only=True, max_col=header.WIDTH), 1)


def _look_first(content: bytes) -> None:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Mistake("lists.broken") from None
    parts = archive.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise Mistake("lists.unpacks_too_big", most=UNPACKED // 1_000_000)
    names = {part.filename.casefold() for part in parts}
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in name for name in names):
        raise Mistake("lists.macros")
    if "xl/workbook.xml" not in names:
        raise Mistake("lists.not_a_list")
    for part in parts:
        _must_be_plain(archive, part)


def _must_be_plain(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    before = b""
    with archive.open(part) as opened:
        while chunk := opened.read(CHUNK):
            if any(word in before + chunk for word in DOCTYPES):
                raise Mistake("lists.broken")
            before = chunk[-32:]
