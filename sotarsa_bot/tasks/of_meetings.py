"""What waits of coordination meetings: answers to invitations, minutes, and what was decided."""

from collections.abc import AsyncIterator
from datetime import timedelta

from sotarsa_bot.meetings import meetings, minutes
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.meeting import MeetingState
from sotarsa_bot.tasks.look import Look
from sotarsa_bot.tasks.task import Task, TaskKind

BEFORE_IT_BEGINS = timedelta(days=1)
"""So long before its hour a meeting wants to know who comes."""


async def replies(look: Look) -> AsyncIterator[Task]:
    """Who has not answered, each alone."""
    for meeting in await look.books.meetings.find(state=MeetingState.CALLED, order="id"):
        if meeting.starts_at <= look.now:
            continue
        for one in await meetings.invited_to(look.books, meeting.id):
            if one.reply is None and one.person:
                due = max(one.asked_at, meeting.starts_at - BEFORE_IT_BEGINS)
                group = Purpose.VILLAGE if one.village else None
                yield Task(TaskKind.REPLY, one.id, one.asked_at, Action.SCHEDULE, one.village, one.person, group,
                           due=due, values={"meeting": meeting.code, "name": one.name})  # fmt: skip


async def silent(look: Look) -> AsyncIterator[Task]:
    """How many have not answered: for who calls it, once it is time; of those without Telegram, who have to be asked,
    from the first."""
    for meeting in await look.books.meetings.find(state=MeetingState.CALLED, order="id"):
        due = max(meeting.at, meeting.starts_at - BEFORE_IT_BEGINS)
        those = [one for one in await meetings.invited_to(look.books, meeting.id) if one.reply is None]
        by_hand = any(one.person is None for one in those)
        if those and look.now < meeting.starts_at and (by_hand or due <= look.now):
            yield Task(TaskKind.SILENT, meeting.id, meeting.at, Action.MEET, due=due,
                       values={"meeting": meeting.code, "count": len(those)})  # fmt: skip


async def unwritten(look: Look) -> AsyncIterator[Task]:
    """Its hour is over, and there are no minutes."""
    for meeting in await look.books.meetings.find(state=MeetingState.CALLED, order="id"):
        if meeting.starts_at <= look.now:
            yield Task(TaskKind.MINUTES, meeting.id, meeting.starts_at, Action.MEET, values={"meeting": meeting.code})


async def decided(look: Look) -> AsyncIterator[Task]:
    """Of meetings whose minutes are written; whose it is, and for others the coordinators. What it says stays in
    private, for it may name somebody."""
    for one in await look.books.decisions.find(done_at=None, removed_at=None, order="id"):
        meeting = await look.books.meetings.get(one.meeting)
        if meeting.state is MeetingState.MINUTED and not meeting.erased_at:
            n = await minutes.place(look.books, one)
            due = look.office.at(one.due, look.office.evening)
            right = Action.SCHEDULE if one.owner else Action.MEET
            yield Task(TaskKind.DECISION, one.id, meeting.minuted_at or one.at, right, person=one.owner or 0, due=due,
                       values={"meeting": meeting.code, "n": n, "name": one.owner_name})  # fmt: skip
