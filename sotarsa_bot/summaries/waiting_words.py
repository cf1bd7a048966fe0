"""What somebody wrote of a visit, was asked about, and has not answered: it is on record nowhere, nor is its photo."""

import re
from collections.abc import Sequence

from sotarsa_bot import wording
from sotarsa_bot.books import AtLeast, Books, OneOf
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import Photo, PhotoKind
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.summaries.attention import UNSURE

_WAITS = OneOf(("unsure", "again"))
_CODE = re.compile(r"\bk\.?\s?(\d{1,9})\b", re.IGNORECASE)


async def of_visit(books: Books, visit: Visit) -> list[TalkState]:
    """The questions about it that nobody has answered; those that name no visit are of the one that is open alone."""
    open_ = await books.visits.find(state=OneOf((VisitState.UNDER_WAY, VisitState.RETURNED)))
    alone = all(one.id == visit.id for one in open_)
    found = await books.talks.find(flow=UNSURE, step=_WAITS, order="id")
    return [one for one in found if await _is_of(books, one, visit, alone=alone)]


async def _is_of(books: Books, asked: TalkState, visit: Visit, *, alone: bool) -> bool:
    incoming = asked.draft.get("incoming") or {}
    words = [str(incoming.get("text") or ""), *(str(one[0]) for one in asked.draft.get("meanings") or ())]
    codes = {int(code) for said in words for code in _CODE.findall(said)}
    if codes:
        return visit.id in codes
    about = await _replied_to(books, asked.chat, incoming.get("reply_to"))
    if about:
        return about == visit.id
    chat = await books.chats.get(asked.chat)
    return alone and (chat.purpose is Purpose.TEAM or (chat.private and asked.person in visit.crew))


async def _replied_to(books: Books, chat: int, message: int | None) -> int:
    """The visit that the replied message is about; 0 if it is about none."""
    slot = await books.slots.first(chat=chat, message=message) if message else None
    match slot.subject if slot else None:
        case Subject(SubjectKind.VISIT | SubjectKind.COUNT | SubjectKind.LOAD) as about:
            return about.id
        case Subject(SubjectKind.DELIVERY) as about:
            delivery = await books.deliveries.first(id=about.id)
            return delivery.visit if delivery else 0
    return 0


async def who(books: Books, asked: Sequence[TalkState]) -> str:
    """Whose words they are."""
    return wording.listing([await roster.name(books, person) for person in dict.fromkeys(one.person for one in asked)])


async def photos(books: Books, visit: Visit, asked: Sequence[TalkState]) -> list[Photo]:
    """The team's photos of the day that belong to no visit yet, without those whose words wait for an answer."""
    first = await books.steps.first(visit=visit.id, order="happened_at")
    if first is None:
        return []
    theirs = {(one.chat, (one.draft.get("incoming") or {}).get("message")) for one in asked}
    found = await books.photos.find(visit=None, kind=PhotoKind.PROOF, received_at=AtLeast(first.happened_at))
    return [one for one in found if one.by in visit.crew and (one.chat, one.message) not in theirs]
