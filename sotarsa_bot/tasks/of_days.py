"""What waits from a visit's hour on until it is closed, and what comes after that."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from sotarsa_bot.field import closing, load
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.benefit import ANY_AID
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import DIFFERENCES, DeliveryKind, IncidentKind
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import BROKEN_OFF, Visit, VisitState
from sotarsa_bot.tasks.look import Look
from sotarsa_bot.tasks.task import Task, TaskKind
from sotarsa_bot.visits import alarm, reminders, underway
from sotarsa_bot.visits.alarm import AlarmKind

AGREED, UNDER_WAY, RETURNED = VisitState.AGREED, VisitState.UNDER_WAY, VisitState.RETURNED


async def no_words(look: Look) -> AsyncIterator[Task]:
    """Its hour has come, and nobody has reported a step."""
    for visit in look.those(AGREED):
        if visit.agreed and visit.agreed.starts_at <= look.now:
            yield _for_the_team(TaskKind.NO_WORD, visit, visit.agreed.starts_at)


async def overdue(look: Look) -> AsyncIterator[Task]:
    """Teams that are not back, and that nobody has reached."""
    for visit in look.visits:
        stopped = visit.state in BROKEN_OFF and await underway.on_the_road(look.books, visit)
        if visit.state is not UNDER_WAY and not stopped:
            continue
        back = await reminders.expected_back(look.books, look.office, visit)
        late = back + timedelta(minutes=(await look.books.villages.get(visit.village)).margin_minutes)
        named = alarm.key(visit, AlarmKind.OVERDUE)
        answers = await look.books.alarm_answers.find(visit=visit.id, alarm=named, order="id")
        if late <= look.now and not alarm.quiet(answers, AlarmKind.OVERDUE, look.now):
            found = _for_the_team(TaskKind.OVERDUE, visit, back)
            yield found._replace(right=Action.SUMMARY, group=None, due=late)


async def counts(look: Look) -> AsyncIterator[Task]:
    """What arrived is asked of the village, and it has not said."""
    for visit in look.those(UNDER_WAY, RETURNED):
        since = await _left(look, visit)
        if since is None or await closing.last_round(look.books, visit):
            continue
        if await closing.arrived(look.books, visit):
            yield Task(TaskKind.COUNT, visit.id, since, Action.COUNT, visit.village, group=Purpose.VILLAGE, visit=visit)


async def loads(look: Look) -> AsyncIterator[Task]:
    """The team is back and has not said what became of what it carried."""
    for visit in look.those(RETURNED):
        if "load.missing_word" in await load.obstacles(look.books, visit):
            yield _for_the_team(TaskKind.LOAD, visit, await _left(look, visit) or visit.proposed_at)


async def incidents(look: Look) -> AsyncIterator[Task]:
    """What stands in the way of a visit, until somebody says how it ended."""
    async for visit, row, since, _ in _unresolved(look, differences=False):
        yield _for_the_team(TaskKind.INCIDENT, visit, since)._replace(row=row, right=Action.INCIDENT)


async def differences(look: Look) -> AsyncIterator[Task]:
    """Two counts that do not meet, and nobody has said why."""
    async for visit, row, since, kind in _unresolved(look, differences=True):
        yield _for_the_team(TaskKind.DIFFERENCE, visit, since)._replace(row=row, values={"of": kind})


async def _unresolved(look: Look, *, differences: bool) -> AsyncIterator[tuple[Visit, int, datetime, IncidentKind]]:
    open_ = {visit.id: visit for visit in look.visits}
    for one in await look.books.incidents.find(resolved_at=None, order="id"):
        if one.visit in open_ and (one.kind in DIFFERENCES) == differences:
            yield open_[one.visit], one.id, one.at, one.kind


async def closings(look: Look) -> AsyncIterator[Task]:
    """Nothing stands in the way of closing it."""
    for visit in look.those(RETURNED):
        if not await closing.obstacles(look.books, visit):
            since = await _left(look, visit) or visit.proposed_at
            yield _for_the_team(TaskKind.CLOSING, visit, since)._replace(right=Action.COORDINATE)


async def held(look: Look) -> AsyncIterator[Task]:
    """What came for a visit that is closed counts once it is opened again."""
    asked = await look.books.slots.find(kind=SlotKind.LATE, former=False, waits=True)
    for of_visit in sorted({slot.subject.id for slot in asked if slot.subject}):
        visit = await look.books.visits.get(of_visit)
        came = await look.books.deliveries.find(visit=of_visit, held=True, order="received_at")
        if visit.state is VisitState.CLOSED and not visit.erased_at and came:
            found = _for_the_team(TaskKind.HELD, visit, came[0].received_at)
            yield found._replace(right=Action.COORDINATE, values={"count": len(came)})


async def things(look: Look) -> AsyncIterator[Task]:
    """Hand-overs of which nobody has said what was given."""
    for visit in look.those(AGREED, UNDER_WAY, RETURNED):
        carried = deliveries.carried(visit)
        if len(carried) < 2 or ANY_AID in carried:
            continue
        found = await look.books.deliveries.find(
            visit=visit.id, item=ANY_AID, kind=DeliveryKind.RECEIVED, withdrawn_at=None, order="received_at"
        )
        if found:
            task = _for_the_team(TaskKind.THING, visit, found[0].received_at)
            yield task._replace(right=Action.DELIVER, values={"count": len(found)})


async def _left(look: Look, visit: Visit) -> datetime | None:
    """When the team left the village, or was back, by its word."""
    steps = await look.books.steps.find(visit=visit.id)
    said = [one.received_at for one in steps if one.step in (Step.LEFT, Step.RETURNED)]
    return min(said) if said else None


def _for_the_team(kind: TaskKind, visit: Visit, since: datetime) -> Task:
    return Task(kind, visit.id, since, Action.FIELD, visit.village, group=Purpose.TEAM, visit=visit)
