"""Who did what: written in one place, and only in words that name nobody.

What is written here stays for good (audit_chain.py), so that erasing a person must never need to change it: numbers,
dates and code words, but nothing that somebody typed. What was typed stands in the record that the entry is about.
"""

import re
from datetime import datetime
from typing import Any

from sotarsa_bot.books import Books
from sotarsa_bot.records.machinery import AuditEntry

CODE = re.compile(r"[a-z0-9_.]{0,40}|[\d:.T+-]{4,40}")
"""A role, a state, a village's code; a day, a moment. Names have capitals, sentences spaces; a NIK is too long."""
LONG_NUMBER = re.compile(r"\d{9}")


async def write(
    books: Books, what: str, subject: str, *, at: datetime, by: int | None, chat: int | None, **detail: Any
) -> None:
    """One entry. `detail` that may name somebody is left out of it."""
    kept = {name: value for name, value in detail.items() if names_nobody(value)}
    await books.audit.add(AuditEntry(at=at, by=by, chat=chat, what=what, subject=subject, detail=kept))


def names_nobody(value: Any) -> bool:
    """Whether it is a number, a code word, or a list of those."""
    if isinstance(value, list | tuple | frozenset):
        return all(names_nobody(one) for one in value)
    if isinstance(value, str):
        return bool(CODE.fullmatch(value)) and not LONG_NUMBER.search(value)
    return value is None or isinstance(value, bool | int | float)
