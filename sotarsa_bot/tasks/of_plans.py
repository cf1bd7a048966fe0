"""What waits before a visit's day: answers of the village and of the office, checklists, a new day."""

from collections.abc import AsyncIterator
from datetime import datetime

from sotarsa_bot.official import signed_papers
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.tasks.look import Look
from sotarsa_bot.tasks.task import Task, TaskKind
from sotarsa_bot.visits import answer_by, checklist, visits
from sotarsa_bot.visits.unasked import unasked

PROPOSED, AGREED, POSTPONED = VisitState.PROPOSED, VisitState.AGREED, VisitState.POSTPONED


async def answers(look: Look) -> AsyncIterator[Task]:
    """Proposals that the village has read and not answered."""
    for visit in _proposed(look):
        if not visits.is_over(look.office, visit, look.now) and not await unasked(look.books, visit):
            task = _for_the_village(TaskKind.ANSWER, visit, Action.DECIDE)
            yield task._replace(due=answer_by.ends(look.office, visit))


async def unheard(look: Look) -> AsyncIterator[Task]:
    """Proposals that no group of the village could be asked about."""
    for visit in _proposed(look):
        if not visits.is_over(look.office, visit, look.now) and await unasked(look.books, visit):
            yield _for_coordinators(TaskKind.UNHEARD, visit)


async def lapsed(look: Look) -> AsyncIterator[Task]:
    """Proposals whose days went by."""
    for visit in _proposed(look):
        if visits.is_over(look.office, visit, look.now):
            over = max(look.office.at(visit.plan.window.last, look.office.evening), visit.proposed_at)
            yield _for_coordinators(TaskKind.LAPSED, visit)._replace(since=over)


async def wishes(look: Look) -> AsyncIterator[Task]:
    """The village wishes for another time."""
    for visit in look.those(PROPOSED, AGREED):
        if visit.counter:
            since = await look.since(visit, "visit.countered")
            yield _for_coordinators(TaskKind.WISH, visit)._replace(since=since)


async def offers(look: Look) -> AsyncIterator[Task]:
    """The office offers another time; once that is over, it is the coordinators who have to look on."""
    for visit in look.those(PROPOSED, AGREED, POSTPONED):
        if visit.offer and not visit.counter:
            since = await look.since(visit, "visit.offered", "visit.counter_declined")
            due = min(since + look.office.reminders.phone_after, visit.offer.starts_at)
            yield _for_the_village(TaskKind.OFFER, visit, Action.DECIDE)._replace(since=since, due=due)


async def team_lists(look: Look) -> AsyncIterator[Task]:
    """What the team has not ticked."""
    async for visit, left, due in _unticked(look, "team", checklist.TEAM_LIST):
        since = await look.since(visit, "visit.agreed")
        yield Task(TaskKind.TEAM_LIST, visit.id, since, Action.TICK_TEAM, visit.village,
                   group=Purpose.TEAM, visit=visit, due=due, values={"count": left})  # fmt: skip


async def village_lists(look: Look) -> AsyncIterator[Task]:
    """What the village has not ticked."""
    async for visit, left, due in _unticked(look, "village", checklist.VILLAGE_LIST):
        found = _for_the_village(TaskKind.VILLAGE_LIST, visit, Action.TICK_VILLAGE)
        yield found._replace(since=await look.since(visit, "visit.agreed"), due=due, values={"count": left})


async def _unticked(look: Look, which: str, items: tuple[str, ...]) -> AsyncIterator[tuple[Visit, int, datetime]]:
    for visit in look.those(AGREED):
        ticked = await look.books.ticks.count(visit=visit.id, list=which)
        if visit.agreed and visit.agreed.starts_at > look.now and ticked < len(items):
            yield visit, len(items) - ticked, visit.agreed.starts_at


async def letters(look: Look) -> AsyncIterator[Task]:
    """Assignment letters that bear a number and no signature."""
    for visit in look.those(AGREED, VisitState.UNDER_WAY, VisitState.RETURNED):
        number = await look.books.paper_numbers.first(visit=visit.id, kind=PaperKind.LETTER)
        filed = await signed_papers.filed(look.books, visit, PaperKind.LETTER) if number else None
        if number and not (filed and filed.true):
            yield _for_coordinators(TaskKind.LETTER, visit)._replace(since=number.at, group=None)


async def new_days(look: Look) -> AsyncIterator[Task]:
    """Visits that were put off, and that nobody has found a day for."""
    for visit in look.those(POSTPONED):
        if visit.offer is None:
            since = await look.since(visit, "visit.postponed")
            yield _for_coordinators(TaskKind.NEW_DAY, visit)._replace(since=since)


def _proposed(look: Look) -> list[Visit]:
    return [visit for visit in look.those(PROPOSED) if visit.counter is None and visit.offer is None]


def _for_the_village(kind: TaskKind, visit: Visit, right: Action) -> Task:
    return Task(kind, visit.id, visit.proposed_at, right, visit.village, group=Purpose.VILLAGE, visit=visit)


def _for_coordinators(kind: TaskKind, visit: Visit) -> Task:
    return Task(kind, visit.id, visit.proposed_at, Action.COORDINATE, visit.village, group=Purpose.TEAM, visit=visit)
