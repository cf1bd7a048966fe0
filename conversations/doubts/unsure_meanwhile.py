"""What was read back may have become something else before the yes: another wish of the village, another plan. Then
the yes does not stand for it, and it is read back once more."""

import hashlib
from typing import Any

from conversations.incoming import Incoming
from conversations.talk import Talk
from sotarsa_bot.parsing.caption_code import visit_code
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.records.visit import Visit, VisitState

_DAY = (VisitState.AGREED, VisitState.UNDER_WAY, VisitState.RETURNED, VisitState.CLOSED)
"""The day's own steps change nothing of what was meant."""


async def standing(talk: Talk[Any], about: Incoming) -> str:
    """Marks of all that a reading of this message may hang on in its visit, and of what "terima" may be said of; empty
    if it is about none."""
    visit = await _visit(talk, about)
    if visit is None:
        return ""
    state = VisitState.AGREED if visit.state in _DAY else visit.state
    return f"{_mark(state, visit.plan, visit.agreed, visit.choice)} {_mark('', visit.counter, visit.offer)}"


def same_wish(before: str, now: str) -> bool:
    """Whether what may be accepted or declined is still the same."""
    return before.rpartition(" ")[2] == now.rpartition(" ")[2]


def _mark(state: str, *parts: Record | None) -> str:
    words = ";".join([state, *(part.model_dump_json() if part else "" for part in parts)])
    return hashlib.sha256(words.encode()).hexdigest()[:16]


async def _visit(talk: Talk[Any], about: Incoming) -> Visit | None:
    slot = await talk.books.slots.first(chat=talk.chat.id, message=about.reply_to) if about.reply_to else None
    subject = slot.subject if slot else None
    id_ = subject.id if subject and subject.kind is SubjectKind.VISIT else visit_code(about.text)
    return await talk.books.visits.first(id=id_) if id_ is not None else None
