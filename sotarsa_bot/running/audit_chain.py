"""The audit as a chain: each row bears the hash of itself and of the one before.

Rows are linked soon after they were committed, in the order of their numbers, so that no update has to wait for it. A
row that is changed, left out or slipped in afterwards breaks the chain there. The hash needs no key: whoever inspects
the office can check it with the file alone, and a change of key leaves it as it is. Somebody who can write the whole
database could also link it anew; against that the newest hash is told outside of it, in the log and by the doctor.
"""

import hashlib
import json
from datetime import UTC

from sotarsa_bot.books import AtLeast, Books, Store, Unlike
from sotarsa_bot.records.machinery import AuditEntry
from sotarsa_bot.running import notes
from sotarsa_bot.running.health import Finding, broken, good

ROWS_AT_ONCE = 200
"""Rows in one transaction: the bot is held up for a few hundredths of a second at most."""
ROWS_A_PAGE = 5_000
BEFORE_ALL = -(1 << 62)
HEAD = "audit_head"
"""The note of the newest link, "number hash": rows that are missing at the end are missed."""


def link(before: str, entry: AuditEntry) -> str:
    """The hash of an entry after the one whose hash is `before` ("" for the first)."""
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    said = [before, entry.id, at, entry.by, entry.chat, entry.what, entry.subject, entry.detail]
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


async def extend(store: Store) -> int:
    """Links what was written since; how many rows. Killed anywhere, the next call goes on there."""
    linked = 0
    while True:
        async with store.reading() as books:
            _, waiting = await _waiting(books)
        if not waiting:
            return linked
        async with store.writing() as books:
            linked += await _linked(books)


async def _waiting(books: Books) -> tuple[str, list[AuditEntry]]:
    """The newest hash, and the next rows after it."""
    last = await books.audit.first(hash=Unlike(""), order="-id")
    following = await books.audit.find(id=AtLeast(last.id + 1 if last else 0), order="id", limit=ROWS_AT_ONCE)
    return last.hash if last else "", following


async def _linked(books: Books) -> int:
    before, waiting = await _waiting(books)
    for entry in waiting:
        before = link(before, entry)
        await books.audit.change(entry.id, hash=before)
    if waiting:
        await notes.put(books, HEAD, f"{waiting[-1].id} {before}")
    return len(waiting)


async def newest(books: Books) -> tuple[int, str]:
    """The number and hash of the newest link; 0 and "" before the first."""
    number, _, hash_ = (await notes.get(books, HEAD)).partition(" ")
    return int(number or 0), hash_


async def examine(store: Store) -> Finding:
    """Goes through the whole chain, page by page: the first row that does not fit, or how far it holds. What is linked
    meanwhile is left for the next time."""
    async with store.reading() as books:
        end, head = await newest(books)
        loose = await books.audit.count(id=AtLeast(end + 1))
        beyond = await books.audit.count(id=AtLeast(end + 1), hash=Unlike(""))
    before, last = "", BEFORE_ALL
    while last < end:
        async with store.reading() as books:
            page = await books.audit.find(id=AtLeast(last + 1), order="id", limit=ROWS_A_PAGE)
        for entry in page:
            if entry.id > end:
                break
            if entry.hash != link(before, entry):
                return broken("doctor.audit_broken", number=entry.id, day=f"{entry.at:%d-%m-%Y}")
            before, last = entry.hash, entry.id
        if not page or page[-1].id >= end:
            break
    if before != head or (beyond and not end):
        return broken("doctor.audit_cut", number=end, last=max(last, 0))
    return good("doctor.audit", number=end, hash=head[:16] or "-", loose=loose)
