"""What a PDF that the bot sent says, for the tests of the papers."""

import io

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
