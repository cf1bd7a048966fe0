"""Whatever can wait is a task: each question that stands somewhere, each record with an open state, each reminder.

If one of these fails for something new: give it a source and a row in `sotarsa_bot/tasks/table.py` ("Something that
waits" in docs/adding.md), or say here why nobody has to do anything."""

import ast
import inspect
from datetime import datetime
from importlib import import_module
from pkgutil import iter_modules
from typing import get_args

import pytest

import sotarsa_bot.records
from conversations.notifications import reminder_words
from conversations.tasks.deciding import DEFAULTS
from conversations.tasks.opening_tasks import OPENERS
from sotarsa_bot import texts
from sotarsa_bot.flags import asking_photos
from sotarsa_bot.privacy import data_requests
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.tasks.table import KINDS, waiting
from sotarsa_bot.tasks.task import Task, TaskKind, What
from tests.asked import ALONE, ASKED, Asked
from tests.conftest import Stage

VISIT_BEFORE = {
    TaskKind.ANSWER, TaskKind.UNHEARD, TaskKind.LAPSED, TaskKind.WISH, TaskKind.OFFER, TaskKind.TEAM_LIST,
    TaskKind.VILLAGE_LIST, TaskKind.NEW_DAY,
}  # fmt: skip
TASK_OF: dict[SlotKind, set[TaskKind]] = {
    SlotKind.CARD: VISIT_BEFORE,
    SlotKind.WORDS_ASKING: {TaskKind.QUESTION},
    SlotKind.WORDS_ALONE: {TaskKind.QUESTION},
    SlotKind.PANEL: {TaskKind.NO_WORD, TaskKind.OVERDUE, TaskKind.TEAM_LIST},
    SlotKind.COUNT: {TaskKind.COUNT},
    SlotKind.MISMATCH: {TaskKind.DIFFERENCE},
    SlotKind.LOAD: {TaskKind.LOAD, TaskKind.DIFFERENCE},
    SlotKind.CLOSING: {TaskKind.CLOSING, TaskKind.LOAD, TaskKind.COUNT},
    SlotKind.LATE: {TaskKind.HELD},
    SlotKind.REQUEST: {TaskKind.REQUEST},
    SlotKind.WISH: {TaskKind.WISH},
    SlotKind.OFFER: {TaskKind.OFFER},
    SlotKind.NOTICE: {TaskKind.INCIDENT},
    SlotKind.ALARM: {TaskKind.ANSWER, TaskKind.UNHEARD, TaskKind.OVERDUE, TaskKind.NO_WORD},
    SlotKind.FLAGS: {TaskKind.FLAGS},
    SlotKind.PAPER: {TaskKind.VILLAGE_APPROVAL, TaskKind.TEAM_APPROVAL, TaskKind.SIGNATURE},
    SlotKind.SIGNED: {TaskKind.PAGES},
    SlotKind.THING: {TaskKind.THING},
    SlotKind.TWINS: {TaskKind.TWINS},
    SlotKind.TWINS_MANY: {TaskKind.TWINS},
    SlotKind.ORPHAN: {TaskKind.PHOTOS},
    SlotKind.PHOTO_ASK: {TaskKind.PHOTO_ASK},
    SlotKind.MISPLACED: {TaskKind.MISPLACED},
    SlotKind.LIST: {TaskKind.LIST},
    SlotKind.FORM: {TaskKind.FORM},
    SlotKind.TALK: {TaskKind.UNFINISHED},
    SlotKind.UNSURE: {TaskKind.DOUBT},
    SlotKind.VOUCH: {TaskKind.VOUCH},
    SlotKind.DATA_REQUEST: {TaskKind.DATA},
    SlotKind.INVITATION: {TaskKind.REPLY},
    SlotKind.DECISION: {TaskKind.DECISION},
    SlotKind.RULING: {TaskKind.RULING},
}
"""By which task a question waits."""
NO_TASK = {
    SlotKind.STEP_DOUBT: "the step is not on record: the day is asked for, and the return is watched",
    SlotKind.ONCE: "which of two is meant, at the moment; of incidents: TaskKind.INCIDENT; of questions: QUESTION",
    SlotKind.SIGNED_HOW: "says how to sign; the paper itself waits",
    SlotKind.SIGNED_OUT: "asks once more before it is taken out; left alone, all stays",
    SlotKind.NUMBER: "asks once more before a number is given; left alone, none is",
    SlotKind.FULL: "asks once more before names leave; left alone, none do",
    SlotKind.DAY_CLOSED: "a caveat, never a wall: the visit may stay on its day",
    SlotKind.DAY_HOLIDAY: "the same",
}
"""Questions that nobody owes an answer to, and why."""


async def those(stage: Stage) -> list[Task]:
    await stage.starts()
    async with stage.engine.store.reading() as books:
        return await waiting(books, stage.engine.office, stage.clock.now())


def test_every_question_is_a_task_or_owed_by_nobody() -> None:
    asked = {one.kind for one in ASKED} | set(ALONE.values()) | {SlotKind.TALK}
    assert set(TASK_OF) | set(NO_TASK) == asked
    assert set(TASK_OF) & set(NO_TASK) == set()


@pytest.mark.parametrize("asked", [one for one in ASKED if one.kind in TASK_OF], ids=str)
async def test_what_is_asked_waits_as_a_task(stage: Stage, asked: Asked) -> None:
    await asked.scene(stage)
    assert {task.kind for task in await those(stage)} & TASK_OF[asked.kind]


def test_every_kind_has_its_row_its_words_and_a_way_to_be_opened() -> None:
    assert set(KINDS) == set(TaskKind) == set(OPENERS)
    assert [kind for kind in TaskKind if f"tasks.{kind}" not in texts.catalogue()] == []
    assert [kind for kind, row in KINDS.items() if not row.ladder] == []
    decided = {kind for kind, row in KINDS.items() for rung in row.ladder if rung.what is What.DEFAULT}
    assert decided == set(DEFAULTS)
    assert all((rung.what is What.HAND_ON) == (rung.to is not None) for row in KINDS.values() for rung in row.ladder)


OPEN_UNTIL: dict[str, TaskKind | str] = {
    "Visit.state": TaskKind.ANSWER,
    "Visit.counter": TaskKind.WISH,
    "Visit.offer": TaskKind.OFFER,
    "Delivery.held": TaskKind.HELD,
    "Incident.resolved_at": TaskKind.INCIDENT,
    "Incident.ended": TaskKind.INCIDENT,
    "ServiceRequest.state": TaskKind.REQUEST,
    "ServiceRequest.answered_at": TaskKind.REQUEST,
    "OfficeQuestion.answered_at": TaskKind.QUESTION,
    "Flag.verdict": TaskKind.FLAGS,
    "Flag.at": TaskKind.FLAGS,
    "PhotoAsk.ended_at": TaskKind.PHOTO_ASK,
    "DataRequest.answered_at": TaskKind.DATA,
    "Deputy.ended_at": "they decide until then",
    "Ruling.verdict": TaskKind.RULING,
    "Ruling.decided_at": TaskKind.RULING,
    "Ruling.ended_at": TaskKind.RULING,
    "Ruling.explained_at": TaskKind.EXPLANATION,
    "Ruling.question_at": TaskKind.EXPLANATION,
    "SignedPage.state": TaskKind.PAGES,
    "SignedPage.settled_at": TaskKind.PAGES,
    "ListFile.state": TaskKind.LIST,
    "FormFile.state": TaskKind.FORM,
    "TalkState.step": TaskKind.DOUBT,
    "Approval.ended": TaskKind.TEAM_APPROVAL,
    "Approval.ended_at": TaskKind.TEAM_APPROVAL,
    "Photo.asked_at": TaskKind.PHOTOS,
    "Visit.closed_at": TaskKind.CLOSING,
    "Visit.erased_at": "an end, not a wait",
    "Before.state": "how it was, so that it can be taken back",
    "Before.counter": "the same",
    "Delivery.withdrawn_at": "an end: it counts until then",
    "Relayed.withdrawn_at": "an end: it counts until then",
    "Photo.state": "the machine fetches it, and tries again",
    "Photo.taken_at": "the camera's",
    "Grant.revoked_at": "a right stands until then",
    "Contact.removed_at": "they are asked until then",
    "Invite.used_at": "whoever was invited is in no chat yet; it lapses after seven days",
    "Reminder.state": "the machine says it",
    "Reminder.settled_at": "the machine says it",
    "Arrival.state": "the machine works it; bot.py doctor counts what it could not",
    "Post.state": "the machine sends it; bot.py doctor counts what it could not",
    "StepTaken.step": "what was done",
    "Decree.saved_at": "it counts for nothing until then; what was begun is dropped by the next",
    "Decree.applied_at": TaskKind.DECREE_BEGINS,
    "Decree.removed_at": "an end, not a wait",
    "OfficeMeeting.state": TaskKind.MINUTES,
    "OfficeMeeting.minuted_at": TaskKind.MINUTES,
    "OfficeMeeting.erased_at": "an end, not a wait",
    "Invited.replied_at": TaskKind.REPLY,
    "Invited.removed_at": "they are asked until then",
    "MeetingDecision.done_at": TaskKind.DECISION,
    "MeetingDecision.removed_at": "an end: it counts until then",
    "Chat.muted_until": "Telegram's",
    "Here.muted_until": "Telegram's",
}
"""Fields that say whether something is still open, and by which task it waits, or why nobody has to do anything."""


def records() -> list[type[Record]]:
    modules = [import_module(f"sotarsa_bot.records.{one.name}") for one in iter_modules(sotarsa_bot.records.__path__)]
    found = {one for module in modules for one in vars(module).values() if inspect.isclass(one)}
    return sorted((one for one in found if issubclass(one, Record)), key=lambda one: one.__name__)


def fields() -> list[str]:
    """A state, a verdict, or a moment that is not there yet."""
    return [
        f"{record.__name__}.{name}"
        for record in records()
        for name, field in record.model_fields.items()
        if name in ("state", "verdict", "held", "ended", "counter", "offer", "step") or _may_come(field.annotation)
    ]


def _may_come(kind: object) -> bool:
    either = get_args(kind)
    return type(None) in either and datetime in [getattr(one, "__origin__", one) for one in either]


def test_every_record_that_may_be_open_is_a_task_or_owed_by_nobody() -> None:
    assert set(OPEN_UNTIL) == set(fields())


def test_every_reminder_is_a_rung() -> None:
    """What is said by itself is seen through the one table, whoever says it."""
    cases = ast.walk(ast.parse(inspect.getsource(reminder_words.say)))
    said = {p.value.value for p in cases if isinstance(p, ast.MatchValue) and isinstance(p.value, ast.Constant)}
    rungs = {rung.by for row in KINDS.values() for rung in row.ladder if rung.by}
    assert rungs == {*said, "overdue_camat", asking_photos.KIND, data_requests.KIND}
