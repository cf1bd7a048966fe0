"""What will have to be said, and when: rows with a unique key, so that planning twice plans once.

A reminder is settled when it was sent, or cleared when it is done, moved or too late to help.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.records.alarm_answer import AlarmAnswer
from sotarsa_bot.records.machinery import Reminder, ReminderState
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import BROKEN_OFF, Visit, VisitState
from sotarsa_bot.running.office import Office
from sotarsa_bot.visits import alarm, answer_by
from sotarsa_bot.visits.alarm import AlarmKind
from sotarsa_bot.visits.underway import on_the_road

SAID_WITHIN = timedelta(days=14)
"""What nobody answered is said, also after a long silence of the machine."""
NO_WORD = timedelta(hours=1)
"""So long after the agreed hour the team is asked whether it has left."""
OVERDUE_AGAIN = tuple(timedelta(hours=n) for n in (1, 3, 7, 15, *range(27, 14 * 24, 24)))
"""So long after the camat was told, or after an answer that did not end it, a team that is not back is rung for again:
at growing pauses, then each day for two weeks, until somebody has reached it or it reports home."""
REACHED_AGAIN = (alarm.QUIET, *(timedelta(hours=n) for n in (15, *range(27, 14 * 24, 24))))
"""So long after somebody reached a team it is rung for again, as long as it does not report home: once that day, the
next morning, then each day."""
PHONE_AGAIN = (timedelta(hours=4), timedelta(days=1))
"""So long after an answer that did not end it ("tidak nyambung") an alarm rings again, for all whom it rang for."""


async def plan(books: Books, office: Office, visit: Visit, now: datetime, *, back: bool = False) -> None:
    """Makes the visit's pending reminders what they should be after a change. `back`: the change undoes another, so
    that what fell due meanwhile and still helps is said now."""
    wanted = {r.key: r for r in await wanted_for(books, office, visit)}
    for row in await books.reminders.find(visit=visit.id):
        wish = wanted.pop(row.key, None)
        if wish is None:
            if row.state is ReminderState.PENDING:
                await books.reminders.change(row.id, state=ReminderState.CLEARED, settled_at=now)
        elif row.state is ReminderState.PENDING or (
            row.state is ReminderState.CLEARED and (_to_come(wish, now) or (back and wish.stale_at > now))
        ):
            # Its moment may have moved, or a visit that had moved away is back. Once sent is enough.
            await books.reminders.change(
                row.id, state=ReminderState.PENDING, due_at=wish.due_at, stale_at=wish.stale_at, settled_at=None
            )
    for wish in wanted.values():
        if _to_come(wish, now):
            await books.reminders.add(wish)


def _to_come(reminder: Reminder, now: datetime) -> bool:
    return reminder.stale_at > now and reminder.due_at >= now - timedelta(minutes=1)


async def wanted_for(books: Books, office: Office, visit: Visit) -> list[Reminder]:
    """The reminders that the visit's present state asks for."""
    return [*await _by_its_state(books, office, visit), *await _for_the_offer(books, office, visit)]


async def _by_its_state(books: Books, office: Office, visit: Visit) -> list[Reminder]:
    if visit.counter and visit.state in (VisitState.PROPOSED, VisitState.AGREED):
        agreed = await _agreed(books, office, visit) if visit.state is VisitState.AGREED else []
        return [*agreed, *await _for_the_coordinator(books, office, visit)]
    if visit.state is VisitState.PROPOSED:
        return [*_for_the_answer(office, visit), *await _unreached(books, visit, AlarmKind.PHONE, PHONE_AGAIN)]
    if visit.state is VisitState.AGREED:
        return [*await _agreed(books, office, visit), *_without_a_word(visit)]
    if visit.state is VisitState.UNDER_WAY or (visit.state in BROKEN_OFF and await on_the_road(books, visit)):
        return await _for_the_return(books, office, visit)
    return []


async def _agreed(books: Books, office: Office, visit: Visit) -> list[Reminder]:
    """The return is watched, too, though nobody says "berangkat": it rings if hand-overs or photos came that day."""
    if visit.agreed is None:
        return []
    return [*_before_the_day(office, visit), *await _for_the_return(books, office, visit)]


async def _for_the_coordinator(books: Books, office: Office, visit: Visit) -> list[Reminder]:
    """A village's wish that is not answered rings again, as long after as a proposal that is not answered."""
    came = await books.audit.first(subject=f"visit:{visit.id}", what="visit.countered", order="-id")
    if came is None:
        return []
    return [
        Reminder(key=f"visit:{visit.id}:{came.at.isoformat()}:wish{n}", kind="wish", visit=visit.id,
                 due_at=came.at + wait, stale_at=came.at + wait + SAID_WITHIN)
        for n, wait in enumerate(office.reminders.no_answer, 1)
    ]  # fmt: skip


async def _for_the_offer(books: Books, office: Office, visit: Visit) -> list[Reminder]:
    """An offer that is not answered is said again to the village, like a proposal; then the coordinator hears of it."""
    made = OneOf(("visit.offered", "visit.counter_declined"))
    came = await books.audit.first(subject=f"visit:{visit.id}", what=made, order="-id") if visit.offer else None
    if visit.offer is None or came is None:
        return []
    rounds = [("offer", wait) for wait in office.reminders.no_answer]
    rounds.append(("offer_silent", office.reminders.phone_after))
    return [
        Reminder(key=f"visit:{visit.id}:{came.at.isoformat()}:{kind}{n}", kind=kind, visit=visit.id,
                 due_at=came.at + wait, stale_at=visit.offer.starts_at)
        for n, (kind, wait) in enumerate(rounds, 1)
    ]  # fmt: skip


def _for_the_answer(office: Office, visit: Visit) -> list[Reminder]:
    """The village is reminded before its answer is due; once it is past that, the coordinator hears whom to phone.
    When the days are over without an answer, that is said, too."""
    begun, end, due = (
        visit.proposed_at,
        office.at(visit.plan.window.last, office.evening),
        answer_by.ends(office, visit),
    )
    over = max(end, begun + office.reminders.no_answer[0]) if office.reminders.no_answer else end
    rounds = [("answer", at, due) for at in answer_by.reminded_at(office, visit)]
    rounds += [("phone", due, end)] if due < over else []
    return [
        *[Reminder(key=f"visit:{visit.id}:{begun.isoformat()}:{name}:{at:%Y%m%d}", kind=name, visit=visit.id, due_at=at,
                   stale_at=stale) for name, at, stale in rounds],
        Reminder(key=f"visit:{visit.id}:{begun.isoformat()}:expired", kind="expired", visit=visit.id, due_at=over,
                 stale_at=over + SAID_WITHIN),
    ]  # fmt: skip


def _before_the_day(office: Office, visit: Visit) -> list[Reminder]:
    """H-7, H-3, H-1 and H-0. Each still helps until the next is due; the last until the visit begins."""
    if visit.agreed is None or visit.day is None:
        return []
    starts = visit.agreed.starts_at
    moments = [(n, office.at(visit.day - timedelta(days=n), at)) for n, at in office.reminders.before]
    moments = [(n, due) for n, due in moments if due < starts]
    ends = [due for _, due in moments[1:]] + [starts]
    return [
        Reminder(key=f"visit:{visit.id}:{starts.isoformat()}:H-{n}", kind="before", visit=visit.id, due_at=due,
                 stale_at=end)
        for (n, due), end in zip(moments, ends, strict=True)
    ]  # fmt: skip


def _without_a_word(visit: Visit) -> list[Reminder]:
    """Nobody has reported anything some time after the agreed hour."""
    if visit.agreed is None:
        return []
    due = visit.agreed.starts_at + NO_WORD
    return [Reminder(key=f"visit:{visit.id}:{visit.agreed.starts_at.isoformat()}:no-word", kind="no_word",
                     visit=visit.id, due_at=due, stale_at=due + timedelta(hours=12))]  # fmt: skip


async def _for_the_return(books: Books, office: Office, visit: Visit) -> list[Reminder]:
    """If the team is not back by the expected time plus the village's margin: the coordinator, then the camat, then
    both again and again; more seldom once somebody says that they have reached the team."""
    back = await expected_back(books, office, visit)
    late = back + timedelta(minutes=(await books.villages.get(visit.village)).margin_minutes)
    later = late + office.reminders.camat_after_coordinator
    day = back.date().isoformat()
    answers = await books.alarm_answers.find(visit=visit.id, alarm=alarm.key(visit, AlarmKind.OVERDUE), order="id")
    if one := alarm.reached(answers):
        return _though_reached(visit, one, late)
    return [
        Reminder(key=f"visit:{visit.id}:{day}:overdue", kind="overdue", visit=visit.id, due_at=late,
                 stale_at=late + timedelta(hours=24)),
        Reminder(key=f"visit:{visit.id}:{day}:overdue-camat", kind="overdue_camat", visit=visit.id, due_at=later,
                 stale_at=later + timedelta(hours=24)),
        *await _unreached(books, visit, AlarmKind.OVERDUE, OVERDUE_AGAIN, after=later),
    ]  # fmt: skip


def _though_reached(visit: Visit, answer: AlarmAnswer, late: datetime) -> list[Reminder]:
    """Somebody has reached the team: it is rung for again if it does not report home, and not before it is late."""
    moments = [max(answer.at + wait, late) for wait in REACHED_AGAIN]
    return [
        Reminder(key=f"visit:{visit.id}:answer:{answer.id}:reached{n}", kind="overdue_again", visit=visit.id,
                 due_at=due, stale_at=due + timedelta(hours=12))
        for n, due in enumerate(moments, 1)
    ]  # fmt: skip


async def _unreached(
    books: Books, visit: Visit, kind: AlarmKind, waits: Sequence[timedelta], after: datetime | None = None
) -> list[Reminder]:
    """Somebody answered the alarm, and has not reached them: it rings again, unless they are reached meanwhile. With
    `after`, the moment of its last ring, also if nobody has answered it."""
    answers = await books.alarm_answers.find(visit=visit.id, alarm=alarm.key(visit, kind), order="id")
    if alarm.reached(answers) or not (answers or after):
        return []
    moments = [answers[-1].at] if answers else []
    begun = max([*moments, *([after] if after else [])])
    of = f"answer:{answers[-1].id}" if answers else f"{visit.day}:{kind}"
    return [
        Reminder(key=f"visit:{visit.id}:{of}:again{n}", kind=f"{kind}_again", visit=visit.id,
                 due_at=begun + wait, stale_at=begun + wait + timedelta(hours=12))
        for n, wait in enumerate(waits, 1)
    ]  # fmt: skip


async def rings_next(books: Books, visit: Visit, kind: AlarmKind) -> datetime | None:
    """When the alarm is to be said again; None if nothing of it is planned."""
    planned = await books.reminders.find(visit=visit.id, state=ReminderState.PENDING, order="due_at")
    return next((one.due_at for one in planned if one.kind.startswith(kind)), None)


async def expected_back(books: Books, office: Office, visit: Visit) -> datetime:
    """Start (or departure plus the way, if later) plus the time of service plus the way back."""
    village = await books.villages.get(visit.village)
    way = timedelta(minutes=village.travel_minutes or 60)
    steps = {s.step: s.happened_at for s in await books.steps.find(visit=visit.id)}
    if left := steps.get(Step.LEFT):
        return left + way
    begun = [visit.agreed.starts_at] if visit.agreed else []
    if departed := steps.get(Step.DEPARTED):
        begun.append(departed + way)
    begun += [steps[s] for s in (Step.ARRIVED, Step.SERVING) if s in steps]
    return max(begun) + office.service_hours + way
