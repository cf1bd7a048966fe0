"""Meetings: called, changed, cancelled; and whom they concern."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.contacts import contacts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.meeting import Invited, MeetingState, OfficeMeeting, Reply
from sotarsa_bot.records.people import Role
from sotarsa_bot.running import high_water


class Called(NamedTuple):
    """What is said of a meeting: `people` of the bot, whole `villages` (their officials and contacts), `guests`."""

    branch: str
    starts_at: datetime
    place: str
    agenda: tuple[str, ...]
    people: tuple[int, ...] = ()
    villages: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()


class Concerned(NamedTuple):
    """Who is to hear of a change: who was asked before and is still, who is new, who is no longer invited. `moved`: its
    time is another, so that each is asked again."""

    meeting: OfficeMeeting
    kept: Sequence[Invited] = ()
    new: Sequence[Invited] = ()
    gone: Sequence[Invited] = ()
    moved: bool = False
    changed: bool = True


async def get(books: Books, id_: int) -> OfficeMeeting:
    """Mistake for one that there is not, or whose words were erased."""
    found = await books.meetings.first(id=id_)
    if found is None or found.erased_at:
        raise Mistake("common.old_button")
    return found


async def standing(books: Books, id_: int) -> OfficeMeeting:
    """The same; Mistake for one that was cancelled."""
    found = await get(books, id_)
    if found.state is MeetingState.CANCELLED:
        raise Mistake("meeting.is_cancelled", code=found.code)
    return found


async def invited_to(books: Books, meeting: int) -> list[Invited]:
    return await books.invited.find(meeting=meeting, removed_at=None, order="id")


async def call(acting: Acting, called: Called) -> Concerned:
    """A new meeting, and an answer asked of each whom it concerns. Mistake for nobody, or a time that is over."""
    acting.need(Action.MEET)
    _must_be_to_come(acting, called)
    meeting = await acting.books.meetings.add(
        OfficeMeeting(
            id=await high_water.next_id(acting.books, high_water.MEETINGS),
            branch=called.branch,
            starts_at=called.starts_at,
            place=called.place,
            agenda=called.agenda,
            villages=called.villages,
            by=acting.by.id,
            at=acting.now,
        )
    )
    new = await _add(acting, meeting, await _wanted(acting.books, called))
    if not new:
        raise Mistake("meeting.nobody")
    await _caller_comes(acting, meeting)
    await acting.audit("meeting.called", f"meeting:{meeting.id}", invited=len(new))
    return Concerned(meeting, new=new)


async def change(acting: Acting, meeting: OfficeMeeting, called: Called) -> Concerned:
    """Who said that they come at another hour, is asked again; who is left out hears it. Mistake as `call`, and for one
    whose minutes are written."""
    acting.need(Action.MEET)
    must_be_open(meeting)
    _must_be_to_come(acting, called)
    moved = called.starts_at != meeting.starts_at
    values = called._asdict()
    of_it = {name: values[name] for name in ("branch", "starts_at", "place", "agenda", "villages")}
    other = any(getattr(meeting, name) != value for name, value in of_it.items())
    await acting.books.meetings.change(meeting.id, **of_it)
    wanted = await _wanted(acting.books, called)
    before = await invited_to(acting.books, meeting.id)
    gone = [one for one in before if _who(one) not in {_who(another) for another in wanted}]
    for one in gone:
        await acting.books.invited.change(one.id, removed_at=acting.now)
    if moved:
        asked = {"meeting": meeting.id, "removed_at": None}
        await acting.books.invited.change_all(asked, reply=None, words="", replied_at=None, asked_at=acting.now)
    await _caller_comes(acting, meeting)
    known = {_who(one) for one in before}
    new = await _add(acting, meeting, [one for one in wanted if _who(one) not in known])
    kept = [one for one in await invited_to(acting.books, meeting.id) if one.id not in {added.id for added in new}]
    if not kept and not new:
        raise Mistake("meeting.nobody")
    await acting.audit("meeting.changed", f"meeting:{meeting.id}", moved=moved, new=len(new), gone=len(gone))
    return Concerned(meeting.with_(**of_it), kept, new, gone, moved, other)


async def cancel(acting: Acting, meeting: OfficeMeeting, reason: str) -> OfficeMeeting:
    acting.need(Action.MEET)
    must_be_open(meeting)
    await acting.books.meetings.change(meeting.id, state=MeetingState.CANCELLED, reason=reason)
    await acting.audit("meeting.cancelled", f"meeting:{meeting.id}")
    return meeting.with_(state=MeetingState.CANCELLED, reason=reason)


async def restore(acting: Acting, meeting: OfficeMeeting) -> OfficeMeeting:
    """It was cancelled by mistake. Mistake if it is not, or its hour is over."""
    acting.need(Action.MEET)
    if meeting.state is not MeetingState.CANCELLED:
        raise Mistake("common.answered_already")
    if meeting.starts_at <= acting.now:
        raise Mistake("meeting.is_over", code=meeting.code)
    await acting.books.meetings.change(meeting.id, state=MeetingState.CALLED, reason="")
    await acting.audit("meeting.restored", f"meeting:{meeting.id}")
    return meeting.with_(state=MeetingState.CALLED, reason="")


def must_be_open(meeting: OfficeMeeting) -> None:
    """Mistake for what was cancelled, or written down."""
    if meeting.state is MeetingState.CANCELLED:
        raise Mistake("meeting.is_cancelled", code=meeting.code)
    if meeting.state is MeetingState.MINUTED:
        raise Mistake("meeting.is_minuted", code=meeting.code)


async def without_telegram(books: Books, villages: Iterable[str]) -> list[str]:
    """Of these villages those in which nobody can be invited at all."""
    found = []
    for code in villages:
        if not await roster.with_role(books, Role.OFFICIAL, village=code) and not await contacts.of_village(
            books, code
        ):
            found.append(code)
    return found


def _must_be_to_come(acting: Acting, called: Called) -> None:
    if called.starts_at <= acting.now:
        raise Mistake("meeting.too_late")


async def _wanted(books: Books, called: Called) -> list[Invited]:
    """Each once: a contact whose number is an official's is that official."""
    now = called.starts_at
    found = [
        Invited(meeting=0, person=one.id, name=one.name, asked_at=now)
        for one in await books.people.find(id=OneOf(called.people), order="name")
    ]
    for code in called.villages:
        officials = await roster.with_role(books, Role.OFFICIAL, village=code)
        found += [Invited(meeting=0, person=one.id, name=one.name, village=code, asked_at=now)
                  for one in officials if one.id not in called.people]  # fmt: skip
        phones = {one.phone for one in officials if one.phone}
        found += [Invited(meeting=0, contact=one.id, name=one.name, village=code, asked_at=now)
                  for one in await contacts.of_village(books, code) if one.phone not in phones]  # fmt: skip
    return found + [Invited(meeting=0, name=name, asked_at=now) for name in called.guests]


async def _add(acting: Acting, meeting: OfficeMeeting, those: Iterable[Invited]) -> list[Invited]:
    asked = [one.with_(meeting=meeting.id, asked_at=acting.now) for one in those]
    return [await acting.books.invited.add(one) for one in asked]


async def _caller_comes(acting: Acting, meeting: OfficeMeeting) -> None:
    """Whoever sets the time is not asked whether it suits."""
    own = {"meeting": meeting.id, "person": acting.by.id, "reply": None, "removed_at": None}
    comes = {"reply": Reply.COMES, "replied_by": acting.by.id, "replied_at": acting.now}
    await acting.books.invited.change_all(own, **comes)


def _who(one: Invited) -> tuple[int | None, int | None, str]:
    return (one.person, one.contact, "" if one.person or one.contact else one.name.casefold())
