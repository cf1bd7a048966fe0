"""What somebody said, sent or asked for, and nobody has answered."""

from collections.abc import AsyncIterator
from typing import Any

from sotarsa_bot.books import OneOf
from sotarsa_bot.flags import asking_photos, review
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.privacy import data_requests
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import PhotoKind
from sotarsa_bot.records.machinery import Slot, TalkState
from sotarsa_bot.records.service_request import RequestState
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.summaries.attention import UNSURE
from sotarsa_bot.tasks.look import Look
from sotarsa_bot.tasks.task import Task, TaskKind

MISPLACED = "misplaced"
"""The talks that hold a report from the wrong place (conversations/hand_overs/misplaced.py)."""
ASKS = ("unsure", "again")
"""The steps of doubts that wait for a word."""


async def questions(look: Look) -> AsyncIterator[Task]:
    """What a village or the camat asks, and the books cannot answer."""
    for one in await look.books.office_questions.find(answered_at=None, order="id"):
        visit = await look.books.visits.get(one.visit) if one.visit else None
        about = "question_visit" if visit else "question_village" if one.village else "question_alone"
        values = {"name": await roster.name(look.books, one.by), "of": about}
        village = (await look.books.villages.get(one.village)).name if one.village else ""
        there = await look.books.slots.first(question=one.id, waits=True, order="name")
        group = there.chat if there and not (await look.books.chats.get(there.chat)).private else 0
        yield Task(TaskKind.QUESTION, one.id, one.at, Action.COORDINATE, visit=visit, chat=group,
                   values=values | ({"village": village} if village else {}))  # fmt: skip


async def requests(look: Look) -> AsyncIterator[Task]:
    """What citizens ask for."""
    for one in await look.books.requests.find(state=RequestState.OPEN, order="id"):
        visit = await look.books.visits.get(one.visit)
        yield Task(TaskKind.REQUEST, one.id, one.at, Action.COORDINATE, group=Purpose.TEAM, visit=visit,
                   values={"id": one.id})  # fmt: skip


async def flags(look: Look) -> AsyncIterator[Task]:
    """What does not fit, by visit."""
    found = await look.books.flags.find(verdict=OneOf(review.WAITING), order="found_at")
    for of_visit in dict.fromkeys(one.visit for one in found):
        those = [one for one in found if one.visit == of_visit]
        visit = await look.books.visits.get(of_visit)
        yield Task(TaskKind.FLAGS, of_visit, those[0].found_at, Action.REVIEW, visit=visit,
                   values={"count": len(those)})  # fmt: skip


async def photo_asks(look: Look) -> AsyncIterator[Task]:
    """The right photo is asked for."""
    for one in await look.books.photo_asks.find(ended_at=None, order="id"):
        if not await asking_photos.is_over(look.books, one):
            due = look.office.at(one.due, look.office.evening)
            yield Task(TaskKind.PHOTO_ASK, one.id, one.asked_at, Action.DELIVER, person=one.whom, due=due,
                       group=Purpose.TEAM, visit=await look.books.visits.get(one.visit))  # fmt: skip


async def photos(look: Look) -> AsyncIterator[Task]:
    """Photos that fit nothing, as they were asked about."""
    for slot in await _asked(look, SlotKind.ORPHAN):
        photo = await look.books.photos.first(id=int(slot.mark), visit=None, kind=PhotoKind.PROOF)
        if photo:
            yield Task(TaskKind.PHOTOS, photo.id, photo.received_at, Action.DELIVER, chat=slot.chat,
                       person=await _alone(look, slot.chat, photo.by))  # fmt: skip


async def twins(look: Look) -> AsyncIterator[Task]:
    """Two records of one recipient: which one counts is asked of the team."""
    for slot in [*await _asked(look, SlotKind.TWINS), *await _asked(look, SlotKind.TWINS_MANY)]:
        first = await look.books.deliveries.first(id=int(slot.mark))
        if first:
            yield Task(TaskKind.TWINS, first.id, first.received_at, Action.DELIVER, chat=slot.chat,
                       visit=await look.books.visits.get(first.visit))  # fmt: skip


async def misplaced(look: Look) -> AsyncIterator[Task]:
    """Photos of hand-overs from where they cannot be recorded; the team says whether they are right."""
    for one in await look.books.talks.find(flow=MISPLACED, order="id"):
        photo = await look.books.photos.first(id=one.draft["photo"], visit=None)
        if photo and photo.kind is not PhotoKind.APART:
            yield Task(TaskKind.MISPLACED, photo.id, photo.received_at, Action.DELIVER, group=Purpose.TEAM)


async def doubts(look: Look) -> AsyncIterator[Task]:
    """What somebody wrote and was asked about is recorded nowhere."""
    for one in await look.books.talks.find(flow=UNSURE, step=OneOf(ASKS), order="id"):
        yield await _of_talk(look, TaskKind.DOUBT, one)


async def unfinished(look: Look) -> AsyncIterator[Task]:
    """Guided conversations in which something was answered: of others, nothing is lost."""
    for one in await look.books.talks.find(order="id"):
        if one.flow not in (UNSURE, MISPLACED) and one.question and one.trail:
            yield await _of_talk(look, TaskKind.UNFINISHED, one)


async def newcomers(look: Look) -> AsyncIterator[Task]:
    """Members of a village's group who wanted to answer, and whom no official has vouched for."""
    for slot in await _asked(look, SlotKind.VOUCH):
        chat = await look.books.chats.get(slot.chat)
        asked = await look.books.outbox.first(slot=slot.name, order="id")
        if asked and chat.village:
            yield Task(TaskKind.VOUCH, int(slot.mark), asked.created_at, Action.VOUCH, chat.village,
                       group=Purpose.VILLAGE)  # fmt: skip


async def data(look: Look) -> AsyncIterator[Task]:
    """What people ask about their data has a term."""
    for one in await data_requests.open_ones(look.books):
        yield Task(TaskKind.DATA, one.id, one.asked_at, Action.DATA_OFFICE, due=one.due_at, values={"id": one.id})


async def _of_talk(look: Look, kind: TaskKind, state: TalkState) -> Task:
    values: dict[str, Any] = {"name": await roster.name(look.books, state.person)}
    return Task(kind, state.id, state.changed_at, Action.TASKS, person=state.person, chat=state.chat, values=values)


async def _asked(look: Look, kind: SlotKind) -> list[Slot]:
    return await look.books.slots.find(kind=kind, former=False, waits=True, order="name")


async def _alone(look: Look, chat: int, person: int) -> int:
    """Who sent it, where nobody else reads it."""
    return person if (await look.books.chats.get(chat)).private else 0
