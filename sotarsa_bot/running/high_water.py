"""Codes and numbers that people read are never given twice, not even after a restore.

How far they have been given stands beside the books, in a file that no restore touches (storage/mark_file.py): what the
restored books do not know was given all the same, and stands in chats and on paper.
"""

from datetime import datetime
from typing import Any

from sotarsa_bot.books import Books, Shelf

VISITS, REQUESTS, DATA_REQUESTS, FORMS = "visits", "requests", "data_requests", "forms"
MEETINGS = "meetings"
CODES = (VISITS, REQUESTS, DATA_REQUESTS, FORMS, MEETINGS)
"""Whose ids people read: K12, usulan no. 5."""
REMINDED = "reminded"
"""Reminders that were due until then (seconds since 1970) have been seen to."""
MINUTES = "minutes"
"""Of meetings: their numbers count by the year, too."""
UNKNOWN_STRIDE = 20
"""Where nothing is known of what was given after the backup, so many codes are passed over."""


async def next_id(books: Books, name: str) -> int:
    """The id of the next record on this shelf, above all that were ever given. Within the transaction that adds it."""
    following = max(await last_id(books, name), books.high_water.before(name)) + 1
    await books.high_water.reach(name, following)
    return following


async def last_id(books: Books, name: str) -> int:
    """The newest that the books know; 0 if there is none."""
    shelf: Shelf[Any] = getattr(books, name)
    newest = await shelf.first(order="-id")
    return newest.id if newest else 0


def paper(kind: str, year: int) -> str:
    """The mark of the numbers of one kind of paper in one year."""
    return f"{kind}/{year}"


async def reminded(books: Books, due_at: datetime) -> None:
    await books.high_water.reach(REMINDED, int(due_at.timestamp()))


async def catch_up(books: Books) -> None:
    """The marks say all that the books know: of an office that had none yet, or whose file was lost."""
    for name in CODES:
        await books.high_water.reach(name, await last_id(books, name))
    for number in await books.paper_numbers.find(order="sequence"):
        await books.high_water.reach(paper(number.kind, number.year), number.sequence)
    for meeting in await books.meetings.find(order="sequence"):
        if meeting.sequence:
            await books.high_water.reach(paper(MINUTES, meeting.year), meeting.sequence)
