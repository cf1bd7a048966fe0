"""What the papers that the bot sent say, PDF or Word, for the tests."""

import io

import docx
from pypdf import PdfReader

from simulator.model import Chat
from simulator.people import Actor

SMALL = 300_000
"""Bytes: what a phone in the mountains can still load."""


def pages(content: bytes) -> list[str]:
    """The text of each page, with spaces as one."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def text(content: bytes) -> str:
    return " ".join(pages(content))


def sent(who: Actor, chat: Chat) -> dict[str, bytes]:
    """The documents that the bot sent there, by name; small, all of them."""
    found = {m.document.name or "": m.document.content for m in who.sees(chat) if m.document}
    assert all(len(content) < SMALL for content in found.values())
    return found


def words(content: bytes) -> tuple[list[str], list[str], str]:
    """Of a Word document: its headings, its tables' cells, and everything it says, headers too."""
    document = docx.Document(io.BytesIO(content))
    headings = [p.text for p in document.paragraphs if ((p.style and p.style.name) or "").startswith("Heading")]
    cells = [" ".join(cell.text.split()) for table in document.tables for row in table.rows for cell in row.cells]
    said = [document.sections[0].header.paragraphs[0].text, *(p.text for p in document.paragraphs), *cells]
    return headings, cells, " ".join(" ".join(said).split())
