"""The minutes of a meeting: decision by decision, until they have a number; and what became of each decision."""

from datetime import date
from typing import Any, NamedTuple

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.meetings import answers
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import office_facts
from sotarsa_bot.official.numbering_scheme import number_of
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.meeting import MeetingDecision, MeetingState, OfficeMeeting
from sotarsa_bot.running import high_water

MOST_DECISIONS = 30
"""So many of one meeting: more do not stand in a message."""


class Decided(NamedTuple):
    """What, whose (`owner` 0: of somebody whom the bot does not know), and until when."""

    what: str
    owner: int
    owner_name: str
    due: date
    village: str | None = None


async def of_meeting(books: Books, meeting: int) -> list[MeetingDecision]:
    """In their order, as they are numbered."""
    return await books.decisions.find(meeting=meeting, removed_at=None, order="id")


async def get(books: Books, id_: int) -> MeetingDecision:
    """Mistake for one that was taken out."""
    found = await books.decisions.first(id=id_, removed_at=None)
    if found is None:
        raise Mistake("meeting.decision_gone")
    return found


async def place(books: Books, decision: MeetingDecision) -> int:
    """Which one of its meeting's it is."""
    return [one.id for one in await of_meeting(books, decision.meeting)].index(decision.id) + 1


async def add(acting: Acting, meeting: OfficeMeeting, decided: Decided) -> MeetingDecision:
    acting.need(Action.MEET)
    answers.must_have_come(acting, meeting)
    if len(await of_meeting(acting.books, meeting.id)) >= MOST_DECISIONS:
        raise Mistake("meeting.too_many_decisions", most=MOST_DECISIONS)
    added = await acting.books.decisions.add(
        MeetingDecision(meeting=meeting.id, by=acting.by.id, at=acting.now, **_values(decided))
    )
    await acting.audit("meeting.decided", f"meeting:{meeting.id}", decision=added.id)
    return added


async def change(acting: Acting, decision: MeetingDecision, decided: Decided) -> None:
    """As it is meant: it waits for whom it names now."""
    acting.need(Action.MEET)
    values = _values(decided)
    if any(getattr(decision, name) != value for name, value in values.items()):
        await acting.books.decisions.change(decision.id, **values, by=acting.by.id, at=acting.now)
        await acting.audit("meeting.decision_changed", f"meeting:{decision.meeting}", decision=decision.id)


async def remove(acting: Acting, decision: MeetingDecision) -> None:
    acting.need(Action.MEET)
    if await acting.books.decisions.change(decision.id, only_if={"removed_at": None}, removed_at=acting.now):
        await acting.audit("meeting.decision_removed", f"meeting:{decision.meeting}", decision=decision.id)


async def bring_back(acting: Acting, id_: int) -> None:
    """It was taken out by mistake."""
    acting.need(Action.MEET)
    was = await acting.books.decisions.first(id=id_)
    if was is None or not await acting.books.decisions.change(id_, removed_at=None):
        raise Mistake("common.old_button")
    await acting.audit("meeting.decision_back", f"meeting:{was.meeting}", decision=id_)


async def finish(acting: Acting, meeting: OfficeMeeting) -> OfficeMeeting:
    """Gives the minutes their number, once and for good; from now on what was decided waits for its people. Mistake
    without a decision."""
    acting.need(Action.MEET)
    answers.must_have_come(acting, meeting)
    if not await of_meeting(acting.books, meeting.id):
        raise Mistake("meeting.no_decision")
    if meeting.state is MeetingState.MINUTED:
        return meeting
    day = acting.office.today(acting.now)
    facts = await office_facts.of(acting.books)
    mark = high_water.paper(high_water.MINUTES, day.year)
    last = await acting.books.meetings.first(year=day.year, order="-sequence")
    sequence = max(last.sequence if last else 0, acting.books.high_water.before(mark)) + 1
    scheme = facts.minutes_scheme or office_facts.by_itself("minutes_scheme", acting.office)
    values: dict[str, Any] = {
        "state": MeetingState.MINUTED, "number": number_of(scheme, sequence, day), "year": day.year,
        "sequence": sequence, "minuted_at": acting.now,
    }  # fmt: skip
    await acting.books.high_water.reach(mark, sequence)
    await acting.books.meetings.change(meeting.id, **values)
    await acting.audit("meeting.minuted", f"meeting:{meeting.id}", sequence=sequence)
    return meeting.with_(**values)


async def signed(books: Books, meeting: OfficeMeeting) -> bool:
    """Whether a picture of the signed minutes is kept, and nothing was decided otherwise since."""
    photos = await books.photos.find(id=OneOf(meeting.signed_photos)) if meeting.signed_photos else []
    said = await books.decisions.find(meeting=meeting.id)
    changed = [at for one in said for at in (one.at, one.removed_at) if at]
    return bool(photos) and max(one.received_at for one in photos) >= max(changed, default=meeting.at)


def may_close(acting: Acting, decision: MeetingDecision) -> bool:
    """Whose it is, and coordinators."""
    return decision.owner == acting.by.id or acting.may(Action.MEET)


async def done(acting: Acting, decision: MeetingDecision, *, done: bool = True) -> bool:
    """By the word of whose it is. False if it was said before; Mistake for others."""
    acting.need(Action.SCHEDULE)
    if not may_close(acting, decision):
        acting.need(Action.MEET)
    before = {"done_at": None} if done else {"done_at": decision.done_at}
    by, at = (acting.by.id, acting.now) if done else (None, None)
    if (decision.done_at is None) != done:
        return False
    changed = await acting.books.decisions.change(decision.id, only_if=before, done_by=by, done_at=at)
    if changed:
        what = "decision.done" if done else "decision.reopened"
        await acting.audit(what, f"meeting:{decision.meeting}", decision=decision.id)
    return changed


def _values(decided: Decided) -> dict[str, Any]:
    return {**decided._asdict(), "owner": decided.owner or None}
