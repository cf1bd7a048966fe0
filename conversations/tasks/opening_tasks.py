"""A task is opened by the very question that waits: said again where it stands, or shown by whoever shows it."""

from collections.abc import Awaitable, Callable
from typing import Any

from conversations import post
from conversations.decrees import decree_card
from conversations.field import field_day, load_card, request_answers
from conversations.flags import flags
from conversations.meetings import decisions, invitations, meetings_talk
from conversations.notifications import summaries
from conversations.papers import bast
from conversations.presses.field import AnswerRequest, BringPanel, OpenLoad
from conversations.presses.flags import LookAtVisit
from conversations.presses.meetings import Part
from conversations.presses.notifications import SummaryOfVisit
from conversations.presses.papers import ShowPaper
from conversations.presses.privacy import AnswerDataRequest
from conversations.presses.visits import BringCard
from conversations.privacy import own_data
from conversations.rulings import explaining, ruling_card
from conversations.talk import Talk
from conversations.tasks import task_list
from conversations.visits import schedule
from sotarsa_bot.meetings import meetings, minutes
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.slots import SlotKind, Subject, SubjectKind
from sotarsa_bot.rulings import rulings
from sotarsa_bot.tasks.task import Task, TaskKind

Opener = Callable[[Talk[Any], Task], Awaitable[None]]


async def open_(talk: Talk[Any], task: Task) -> None:
    """Who may not do it themselves, but was handed it, sees that others are asked again, or how its visit stands."""
    if talk.incoming.private and not task.is_theirs(talk.by.id, talk.grants):
        return await _handed(talk, task)
    await OPENERS[task.kind](talk, task)


async def _handed(talk: Talk[Any], task: Task) -> None:
    """A coordinator has the card, or has the question asked again; the camat reads the visit, and replies to that."""
    leads = talk.allows(Action.COORDINATE)
    if leads and OPENERS[task.kind] in (_card, _decision):
        return await OPENERS[task.kind](talk, task)
    if leads and await _again_anywhere(talk, await _standing(talk, task)):
        return None
    if OPENERS[task.kind] in (_decision, _decree) and talk.allows(Action.SUMMARY):
        return await OPENERS[task.kind](talk, task)
    if task.visit and talk.allows(Action.SUMMARY):
        return await summaries.visit(talk, SummaryOfVisit(visit=task.visit.id))
    await talk.say("tasks.of_others", what=await task_list.words(talk.books, task))


async def _card(talk: Talk[Any], task: Task) -> None:
    await schedule.bring_card(talk, BringCard(visit=task.row))


async def _panel(talk: Talk[Any], task: Task) -> None:
    await field_day.panel_chosen(talk, BringPanel(visit=task.row))


async def _load(talk: Talk[Any], task: Task) -> None:
    await load_card.opened(talk, OpenLoad(visit=task.row))


async def _request(talk: Talk[Any], task: Task) -> None:
    """Where it was told, it is said again; elsewhere it is shown."""
    here = [slot for slot in await _standing(talk, task) if slot.chat == talk.chat.id]
    if here:
        return await lower(talk, here[0])
    await request_answers.pressed(talk, AnswerRequest(request=task.row))


async def _flags(talk: Talk[Any], task: Task) -> None:
    await flags.of_visit(talk, LookAtVisit(visit=task.row))


async def _data(talk: Talk[Any], task: Task) -> None:
    await own_data.to_answer(talk, AnswerDataRequest(request=task.row))


async def _decree(talk: Talk[Any], task: Task) -> None:
    await decree_card.show(talk, task.row)


async def _reply(talk: Talk[Any], task: Task) -> None:
    """The invitation, for whom it is."""
    one = await talk.books.invited.get(task.row)
    await invitations.bring(talk, await meetings.get(talk.books, one.meeting))


async def _silent(talk: Talk[Any], task: Task) -> None:
    """Who has not answered; the text for those without Telegram is a button below."""
    await meetings_talk.open_part(talk, await meetings.get(talk.books, task.row), Part.CARD)


async def _minutes(talk: Talk[Any], task: Task) -> None:
    await meetings_talk.open_part(talk, await meetings.get(talk.books, task.row), Part.MINUTES)


async def _decision(talk: Talk[Any], task: Task) -> None:
    await decisions.show(talk, await minutes.get(talk.books, task.row))


async def _ruling(talk: Talk[Any], task: Task) -> None:
    await ruling_card.bring(talk, await rulings.get(talk.books, task.row), talk.chat)


async def _explanation(talk: Talk[Any], task: Task) -> None:
    await explaining.ask_here(talk, await rulings.get(talk.books, task.row))


async def _record(talk: Talk[Any], task: Task) -> None:
    """The record's card; an official alone, and the team alone, have it in their groups."""
    if talk.incoming.private and not talk.allows(Action.SUMMARY):
        return await _question(talk, task)
    await bast.paper(talk, ShowPaper(visit=task.row, kind=PaperKind.HANDOVER))


async def _letter(talk: Talk[Any], task: Task) -> None:
    await bast.paper(talk, ShowPaper(visit=task.row, kind=PaperKind.LETTER))


async def _question(talk: Talk[Any], task: Task) -> None:
    """Its question is said again, here or in the group where it stands; where nothing stands, the visit's card."""
    if await _again_anywhere(talk, await _standing(talk, task)):
        return
    if task.visit is None:
        raise Mistake("tasks.gone")
    await schedule.bring_card(talk, BringCard(visit=task.visit.id))


async def _again_anywhere(talk: Talk[Any], found: list[Slot]) -> bool:
    here = [one for one in found if one.chat == talk.chat.id]
    if here:
        await lower(talk, here[0])
        return True
    for one in found:
        chat = await talk.books.chats.get(one.chat)
        if not chat.private and chat.reachable:
            await lower(talk, one)
            await talk.say("tasks.said_there", where=chat.title)
            return True
    return False


async def lower(talk: Talk[Any], slot: Slot) -> None:
    """The words that live there once more, below what was said since; further up they lose their buttons."""
    chat = await talk.books.chats.get(slot.chat)
    if await post.retire(talk.books, chat, slot, now=talk.now):
        await talk.books.slots.add(slot.with_(message=None))
        await post.say_again(talk.books, chat, slot.name, now=talk.now)


STANDS: dict[TaskKind, tuple[SlotKind, ...]] = {
    TaskKind.OVERDUE: (SlotKind.ALARM,),
    TaskKind.COUNT: (SlotKind.COUNT,),
    TaskKind.DIFFERENCE: (SlotKind.MISMATCH, SlotKind.LOAD),
    TaskKind.INCIDENT: (SlotKind.ONCE, SlotKind.NOTICE),
    TaskKind.HELD: (SlotKind.LATE,),
    TaskKind.QUESTION: (SlotKind.WORDS_ASKING, SlotKind.WORDS_ALONE, SlotKind.ONCE),
    TaskKind.REQUEST: (SlotKind.REQUEST,),
    TaskKind.PHOTO_ASK: (SlotKind.PHOTO_ASK,),
    TaskKind.PHOTOS: (SlotKind.ORPHAN,),
    TaskKind.MISPLACED: (SlotKind.MISPLACED,),
    TaskKind.THING: (SlotKind.THING,),
    TaskKind.TWINS: (SlotKind.TWINS, SlotKind.TWINS_MANY),
    TaskKind.DOUBT: (SlotKind.UNSURE,),
    TaskKind.UNFINISHED: (SlotKind.TALK,),
    TaskKind.VOUCH: (SlotKind.VOUCH,),
    TaskKind.VILLAGE_APPROVAL: (SlotKind.PAPER,),
    TaskKind.TEAM_APPROVAL: (SlotKind.PAPER,),
    TaskKind.SIGNATURE: (SlotKind.PAPER,),
    TaskKind.PAGES: (SlotKind.SIGNED,),
    TaskKind.LIST: (SlotKind.LIST,),
    TaskKind.FORM: (SlotKind.FORM,),
}
"""The kinds of messages in which a task's question stands."""
BY_ROW = {
    SlotKind.PHOTO_ASK, SlotKind.ORPHAN, SlotKind.MISPLACED, SlotKind.VOUCH, SlotKind.LIST, SlotKind.FORM,
    SlotKind.TWINS, SlotKind.TWINS_MANY, SlotKind.REQUEST,
}  # fmt: skip
"""Their mark is the row that the task is about."""
ABOUT = {
    SlotKind.ONCE: SubjectKind.INCIDENT, SlotKind.NOTICE: SubjectKind.INCIDENT, SlotKind.ALARM: SubjectKind.ALARM,
    SlotKind.COUNT: SubjectKind.COUNT, SlotKind.LOAD: SubjectKind.LOAD,
}  # fmt: skip
"""What they are about, where it is not the visit."""
OF_THE_VISIT = {SubjectKind.ALARM, SubjectKind.COUNT, SubjectKind.LOAD}


async def _standing(talk: Talk[Any], task: Task) -> list[Slot]:
    """The messages in which it is asked."""
    if task.kind is TaskKind.QUESTION:
        return await talk.books.slots.find(question=task.row, former=False, waits=True, order="name")
    if task.kind in (TaskKind.DOUBT, TaskKind.UNFINISHED):
        state = await talk.books.talks.first(id=task.row)
        return await talk.books.slots.find(name=state.question) if state else []
    found = []
    for kind in STANDS.get(task.kind, ()):
        found += await _of_kind(talk, task, kind)
    return found


async def _of_kind(talk: Talk[Any], task: Task, kind: SlotKind) -> list[Slot]:
    where: dict[str, Any] = {"kind": kind, "former": False, "waits": True}
    if kind in BY_ROW:
        where["mark"] = str(task.row)
    elif about := ABOUT.get(kind):
        of_visit = about in OF_THE_VISIT and task.visit is not None
        where["subject"] = Subject.of(about, task.visit.id if of_visit and task.visit else task.row)
    elif task.visit:
        where["subject"] = task.visit.subject
    else:
        return []
    return await talk.books.slots.find(**where, order="name")


OPENERS: dict[TaskKind, Opener] = {
    **dict.fromkeys(STANDS, _question),
    **dict.fromkeys((
        TaskKind.ANSWER, TaskKind.UNHEARD, TaskKind.LAPSED, TaskKind.WISH, TaskKind.OFFER, TaskKind.TEAM_LIST,
        TaskKind.VILLAGE_LIST, TaskKind.NEW_DAY,
    ), _card),
    TaskKind.CLOSING: _panel,
    TaskKind.NO_WORD: _panel,
    TaskKind.LOAD: _load,
    TaskKind.REQUEST: _request,
    TaskKind.FLAGS: _flags,
    TaskKind.DATA: _data,
    TaskKind.DECREE_ENDS: _decree,
    TaskKind.DECREE_BEGINS: _decree,
    TaskKind.REPLY: _reply,
    TaskKind.SILENT: _silent,
    TaskKind.MINUTES: _minutes,
    TaskKind.DECISION: _decision,
    TaskKind.RULING: _ruling,
    TaskKind.EXPLANATION: _explanation,
    TaskKind.LETTER: _letter,
    TaskKind.VILLAGE_APPROVAL: _record,
    TaskKind.TEAM_APPROVAL: _record,
    TaskKind.SIGNATURE: _record,
}  # fmt: skip
"""How each kind is opened."""
