"""Which visit a message is about: by what it replies to, else the only one possible, else by a button."""

import re
from collections.abc import Sequence
from typing import Any

from conversations import flow
from conversations.button import Button
from conversations.talk import Talk
from sotarsa_bot.books import Books
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits

MOST_VISITS = 12
CODE = re.compile(
    r"\W*(?:(?:kode\s+)?(?:kunjungan\s+)?k[\s.-]?|kode\s+|kunjungan\s+(?:no\.?\s*|nomor\s+)?)(\d{1,9})\W*",
    re.IGNORECASE,
)


async def replied_to(talk: Talk[Any]) -> Visit | None:
    """The visit that the replied message is about, also through a hand-over, an incident or a count."""
    books = talk.books
    match talk.replied.subject if talk.replied else None:
        case Subject(SubjectKind.VISIT | SubjectKind.COUNT | SubjectKind.ALARM) as about:
            return await books.visits.first(id=about.id)
        case Subject(SubjectKind.DELIVERY) as about:
            delivery = await books.deliveries.first(id=about.id)
            return await books.visits.get(delivery.visit) if delivery else None
        case Subject(SubjectKind.INCIDENT) as about:
            incident = await books.incidents.first(id=about.id)
            return await books.visits.get(incident.visit) if incident else None
    return None


def code_of(words: str) -> int | None:
    """The number of "K12", "k 12", "K-12" or "kunjungan 12", written alone."""
    found = CODE.fullmatch(words)
    return int(found[1]) if found else None


async def written_below(talk: Talk[Any]) -> Visit | None:
    """The visit whose code stands alone below a file."""
    code = code_of(talk.incoming.text)
    return await visits.get(talk.books, code) if code is not None else None


async def choices(talk: Talk[Any], found: Sequence[Visit]) -> list[list[Button]]:
    """A flow's buttons for these visits, one below the other."""
    return [[flow.choice(talk, await label(talk.books, visit), "visit", visit.id)] for visit in found[:MOST_VISITS]]


async def label(books: Books, visit: Visit) -> str:
    """ "K12 Uren"."""
    return f"{visit.code} {(await books.villages.get(visit.village)).name}"
