"""What was read back may have become something else before the yes: another wish of the village, another plan. Then
the yes does not stand for it, and it is read back once more."""

import hashlib

from conversations.incoming import Incoming
from sotarsa_bot.books import Books
from sotarsa_bot.parsing.caption_code import visit_code
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.unsure import Meaning

_DAY = (VisitState.AGREED, VisitState.UNDER_WAY, VisitState.RETURNED, VisitState.CLOSED)
"""The day's own steps change nothing of what was meant."""


async def standing(books: Books, chat: int, about: Incoming, meanings: tuple[Meaning, ...]) -> str:
    """Marks of all that a reading of this message may hang on in the visits that it is about, and of what "terima" may
    be said of; empty if it is about none."""
    visits = await _visits(books, chat, about, meanings)
    states = [VisitState.AGREED if visit.state in _DAY else visit.state for visit in visits]
    plans = [(state, one.plan, one.agreed, one.choice) for state, one in zip(states, visits, strict=True)]
    return f"{_mark(*plans)} {_mark(*(('', one.counter, one.offer) for one in visits))}" if visits else ""


def same_wish(before: str, now: str) -> bool:
    """Whether what may be accepted or declined is still the same."""
    return before.rpartition(" ")[2] == now.rpartition(" ")[2]


def _mark(*parts: tuple[str | Record | None, ...]) -> str:
    words = ";".join(one.model_dump_json() if isinstance(one, Record) else one or "" for part in parts for one in part)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


async def _visits(books: Books, chat: int, about: Incoming, meanings: tuple[Meaning, ...]) -> list[Visit]:
    """The one whose message was replied to, or whose code was written; else those that are offered."""
    slot = await books.slots.first(chat=chat, message=about.reply_to) if about.reply_to else None
    subject = slot.subject if slot else None
    named = subject.id if subject and subject.kind is SubjectKind.VISIT else visit_code(about.text)
    offered = {code for one in meanings if (code := visit_code(one.words)) is not None}
    found = [named] if named is not None else sorted(offered)
    return [visit for id_ in found if (visit := await books.visits.first(id=id_))]
