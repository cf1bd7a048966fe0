"""What kind of file somebody sent, by what it holds; what is no list is refused with the true reason."""

import io
import re
import zipfile

from sotarsa_bot.lists import csv_file, html_file, xlsx_file, xml_2003_file
from sotarsa_bot.lists.sheets import Contents
from sotarsa_bot.mistake import Mistake

OLE = b"\xd0\xcf\x11\xe0"
PICTURES_AND_PAPERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"GIF8")
_HTML = re.compile(r"<(?:!doctype\s+html|html|table|head|meta|body)\b", re.IGNORECASE)
_FRAMES = re.compile(r"<frameset\b", re.IGNORECASE)
"""A page whose tables are in other files."""
_INSIDE = {
    "word/document.xml": "lists.not_a_list",
    "ppt/presentation.xml": "lists.not_a_list",
    "xl/workbook.bin": "lists.binary_excel",
    "Index/Document.iwa": "lists.not_a_list",
}
HEAD_LETTERS = 4_000


def contents(content: bytes) -> Contents:
    """Mistake `lists.password`, `lists.old_excel`, `lists.strict_excel`, `lists.binary_excel`, `lists.open_document`,
    `lists.web_archive`, `lists.not_a_list`, and those of the formats."""
    if content.startswith(b"PK"):
        _must_be_excel(content)
        return xlsx_file.contents(content)
    if content.startswith(OLE):
        raise Mistake(_of_ole(content))
    if content.startswith(PICTURES_AND_PAPERS):
        raise Mistake("lists.not_a_list")
    text = csv_file.decoded(content)
    head = text[:HEAD_LETTERS].lstrip()
    if head.startswith("MIME-Version:") or "Content-Type: multipart/related" in head or _FRAMES.search(text):
        raise Mistake("lists.web_archive")
    if head.startswith("<") and "urn:schemas-microsoft-com:office:spreadsheet" in head and "<html" not in head.lower():
        return xml_2003_file.contents(text)
    if head.startswith("<") and _HTML.search(head):
        return html_file.contents(text)
    return csv_file.contents(text)


def _of_ole(content: bytes) -> str:
    """An old workbook, or any paper behind a password: the streams' names stand there in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "lists.password"
    if "WordDocument".encode("utf-16-le") in content or "PowerPoint Document".encode("utf-16-le") in content:
        return "lists.not_a_list"
    return "lists.old_excel"


def _must_be_excel(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if any(part.flag_bits & 1 for part in archive.infolist()):
                raise Mistake("lists.password")
            names = set(archive.namelist())
            book = archive.getinfo("xl/workbook.xml") if "xl/workbook.xml" in names else None
            strict = book and book.file_size < 1_000_000 and b"purl.oclc.org/ooxml" in archive.read(book)
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        raise Mistake("lists.broken") from None
    if strict:
        raise Mistake("lists.strict_excel")
    if found := [key for name, key in _INSIDE.items() if name in names]:
        raise Mistake(found[0])
    if "content.xml" in names and "mimetype" in names:
        raise Mistake("lists.open_document")
