"""A plain paper of headed parts, each with labelled lines."""

from sotarsa_bot.papers.press import pdf
from sotarsa_bot.records.record import Record


class Part(Record):
    head: str
    rows: tuple[tuple[str, str], ...]


class Sheet(Record):
    """Everything as it is printed."""

    title: str
    intro: str
    parts: tuple[Part, ...]
    footer: str


def sheet_pdf(sheet: Sheet) -> bytes:
    """A4."""
    return pdf("sheet", sheet)
