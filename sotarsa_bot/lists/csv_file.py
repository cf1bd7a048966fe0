"""Text files: which encoding and which delimiter, by what they hold."""

from collections.abc import Iterator
from itertools import islice

from sotarsa_bot.lists import header
from sotarsa_bot.lists.csv_records import Records
from sotarsa_bot.lists.sheets import MOST_COLUMNS, MOST_ROWS, Contents, Row, Sheet
from sotarsa_bot.mistake import Mistake

DELIMITERS = ";,\t|"
MOST_LINES = 2_000_000
HEAD_ROWS = 40
"""Rows that are looked at to find the delimiter."""


def contents(text: str) -> Contents:
    """One sheet without a name, its rows numbered as Excel numbers them. Mistake `lists.too_many_rows`."""
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise Mistake("lists.too_many_rows", most=MOST_ROWS)
    best = max(DELIMITERS, key=lambda delimiter: _score(text, delimiter))
    records = Records(text, best)
    return Contents(iter([Sheet("", _rows(records), wider=records.width > MOST_COLUMNS)]), typed=True)


def decoded(content: bytes) -> str:
    """UTF-8 (with or without BOM), UTF-16 (with or without BOM), else cp1252. Mistake `lists.broken` for what is no
    text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _text(content, "utf-16")
    if b"\0" in content[:200]:
        return _text(content, "utf-16-be" if content[0] == 0 else "utf-16-le")
    try:
        return _text(content, "utf-8-sig")
    except UnicodeDecodeError:
        return _text(content.translate(None, b"\x81\x8d\x8f\x90\x9d"), "cp1252")  # bytes that cp1252 has not


def _text(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if encoding.startswith("utf-16"):
            raise Mistake("lists.broken") from None
        raise
    if any(ord(c) < 32 and c not in "\t\r\n" for c in text[:4000]) or "\0" in text:
        raise Mistake("lists.broken")
    return text


def _score(text: str, delimiter: str) -> tuple[int, int]:
    return header.score(row for row in islice(Records(text[:100_000], delimiter), HEAD_ROWS))


def _rows(records: Records) -> Iterator[Row]:
    for number, cells in enumerate(records, 1):
        yield Row(number, tuple(cells[:MOST_COLUMNS]))
