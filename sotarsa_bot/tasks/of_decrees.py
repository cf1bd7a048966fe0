"""What waits of decrees: that the one in force ends, and that a new one begins."""

from collections.abc import AsyncIterator
from datetime import timedelta

from sotarsa_bot.decrees import decrees
from sotarsa_bot.people.rights import Action
from sotarsa_bot.tasks.look import Look
from sotarsa_bot.tasks.task import Task, TaskKind

WARNED_BEFORE = timedelta(days=60)


async def ending(look: Look) -> AsyncIterator[Task]:
    """Until the next one is entered."""
    today = look.office.today(look.now)
    one = await decrees.current(look.books, today)
    if one is None or one.ends is None:
        return
    ends = look.office.at(one.ends, look.office.evening)
    following = [other for other in await decrees.saved(look.books) if other.starts and other.starts > today]
    if ends - WARNED_BEFORE <= look.now and not following:
        yield Task(TaskKind.DECREE_ENDS, one.id, ends - WARNED_BEFORE, Action.DECREE, due=ends,
                   values={"number": one.number})  # fmt: skip


async def beginning(look: Look) -> AsyncIterator[Task]:
    """Its first day has come, and the rights do not follow it yet: that is done by itself."""
    one = await decrees.current(look.books, look.office.today(look.now))
    if one and one.applied_at is None and one.starts:
        starts = look.office.at(one.starts, look.office.monday)
        yield Task(TaskKind.DECREE_BEGINS, one.id, starts, Action.DECREE, values={"number": one.number})
