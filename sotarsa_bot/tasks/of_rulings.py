"""What waits for the camat's ruling, and for what they want explained."""

from collections.abc import AsyncIterator

from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.ruling import Ruling
from sotarsa_bot.rulings import rulings
from sotarsa_bot.tasks.look import Look
from sotarsa_bot.tasks.task import Task, TaskKind


async def to_decide(look: Look) -> AsyncIterator[Task]:
    """Those that were put to the camat; while something is to be explained, they wait for that."""
    for one in await rulings.open_ones(look.books):
        if one.question_at is None or one.explained_at:
            since = one.explained_at or one.asked_at
            yield (await _task(look, TaskKind.RULING, one, Action.RULE))._replace(since=since)


async def to_explain(look: Look) -> AsyncIterator[Task]:
    for one in await rulings.open_ones(look.books):
        if one.question_at and one.explained_at is None:
            task = await _task(look, TaskKind.EXPLANATION, one, Action.COORDINATE)
            yield task._replace(since=one.question_at)


async def _task(look: Look, kind: TaskKind, one: Ruling, right: Action) -> Task:
    visit = await look.books.visits.get(one.visit)
    return Task(kind, one.id, one.asked_at, right, visit=visit, values={"id": one.code, "of": one.kind})
