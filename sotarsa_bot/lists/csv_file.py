"""Text files: which encoding and which delimiter, by what they hold."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from sotarsa_bot.lists import header
from sotarsa_bot.mistake import Mistake

DELIMITERS = ";,\t|"
HEAD = 40
"""Rows that are looked at to find the delimiter."""

Rows = Iterator[tuple[int, tuple[str, ...]]]


def rows(content: bytes) -> Rows:
    """Each record with its number, as Excel numbers rows. Mistake `lists.broken` for what is no text."""
    text = decoded(content)
    best = max(DELIMITERS, key=lambda delimiter: _score(text, delimiter))
    return _rows(text, best)


def decoded(content: bytes) -> str:
    """UTF-8 (with or without BOM), UTF-16 (with or without BOM), else cp1252."""
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
    return header.score(row for _, row in islice(_rows(text[:100_000], delimiter), HEAD))


def _rows(text: str, delimiter: str) -> Rows:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader, 1):
            yield number, tuple(row[: header.WIDTH])
    except csv.Error:
        raise Mistake("lists.broken") from None
