"""Who comes to a meeting: what they answer, and who was there."""

from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.meetings import meetings
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.rsvp import Rsvp
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.meeting import Invited, MeetingState, OfficeMeeting, Reply

MOST_INVITED = 60
"""So many people of one meeting: more do not stand on a card."""


async def of_person(books: Books, meeting: int, person: int) -> Invited | None:
    return await books.invited.first(meeting=meeting, person=person, removed_at=None)


async def give(acting: Acting, meeting: OfficeMeeting, one: Invited, said: Rsvp) -> Invited:
    """Their own answer, or one that a coordinator notes for them; the last one counts. Mistake for a meeting that is
    cancelled or was held."""
    acting.need(Action.SCHEDULE)
    if one.person != acting.by.id:
        acting.need(Action.MEET)
    meetings.must_be_open(meeting)
    values: dict[str, Any] = {
        "reply": said.reply,
        "words": said.words,
        "replied_by": acting.by.id,
        "replied_at": acting.now,
    }
    await acting.books.invited.change(one.id, **values)
    await acting.audit("meeting.answered", f"meeting:{meeting.id}", invited=one.id, reply=said.reply)
    return one.with_(**values)


async def came(acting: Acting, meeting: OfficeMeeting, one: Invited, present: bool) -> None:
    """By somebody's word on the day. Mistake before it."""
    acting.need(Action.MEET)
    must_have_come(acting, meeting)
    if await acting.books.invited.change(one.id, only_if={"present": not present}, present=present):
        await acting.audit("meeting.attended", f"meeting:{meeting.id}", invited=one.id, present=present)


async def add_guest(acting: Acting, meeting: OfficeMeeting, name: str) -> Invited:
    """Somebody came who was not invited."""
    acting.need(Action.MEET)
    must_have_come(acting, meeting)
    those = await meetings.invited_to(acting.books, meeting.id)
    if known := next((one for one in those if one.name.casefold() == name.casefold()), None):
        await came(acting, meeting, known, True)
        return known
    if len(those) >= MOST_INVITED:
        raise Mistake("meeting.too_many", most=MOST_INVITED)
    guest = Invited(meeting=meeting.id, name=name, asked_at=acting.now, reply=Reply.COMES, present=True,
                    replied_by=acting.by.id, replied_at=acting.now)  # fmt: skip
    added = await acting.books.invited.add(guest)
    await acting.audit("meeting.attended", f"meeting:{meeting.id}", invited=added.id, present=True)
    return added


async def file_photo(acting: Acting, meeting: OfficeMeeting, field: str, photo: int) -> OfficeMeeting:
    """A picture of the signed list of who came (`list_photos`), or of the signed minutes (`signed_photos`)."""
    acting.need(Action.MEET)
    must_have_come(acting, meeting)
    now: dict[str, Any] = {field: tuple(dict.fromkeys((*getattr(meeting, field), photo)))}
    await acting.books.meetings.change(meeting.id, **now)
    await acting.audit("meeting.pictured", f"meeting:{meeting.id}", photo=photo, of=field)
    return meeting.with_(**now)


def must_have_come(acting: Acting, meeting: OfficeMeeting) -> None:
    """Mistake for a meeting whose day is to come, or that was cancelled."""
    if meeting.state is MeetingState.CANCELLED:
        raise Mistake("meeting.is_cancelled", code=meeting.code)
    if acting.office.today(meeting.starts_at) > acting.office.today(acting.now):
        raise Mistake("meeting.not_yet", code=meeting.code)
