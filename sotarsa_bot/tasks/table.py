"""Whatever can wait: where it is found, its term, and what happens at it. One row a kind; nothing waits beside it.

Moments are told from when it is due. Rungs with `by` are said by a reminder of that kind, as before
(`visits/reminders.py`); the others by the rounds of the tasks (conversations/tasks/task_rounds.py).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog

from sotarsa_bot.books import Books
from sotarsa_bot.people.rights import Action
from sotarsa_bot.running.office import Office
from sotarsa_bot.tasks import of_days, of_decrees, of_meetings, of_papers, of_plans, of_rulings, of_words
from sotarsa_bot.tasks.look import Look, Source, look
from sotarsa_bot.tasks.task import Rung, Task, TaskKind, What
from sotarsa_bot.trouble import Trouble

log = structlog.get_logger()

AT_ONCE, AN_HOUR, A_DAY, A_WEEK = timedelta(), timedelta(hours=1), timedelta(days=1), timedelta(days=7)
COORDINATORS, CAMAT = Action.COORDINATE, Action.SUMMARY
"""To whom a task is handed on: those who hold these rights."""


class Kind(NamedTuple):
    """`term`: how long it may wait, where its record names no day."""

    source: Source
    term: timedelta
    ladder: tuple[Rung, ...]


def remind(after: timedelta = AT_ONCE, by: str = "") -> Rung:
    return Rung(after, What.REMIND, by=by)


def hand_on(to: Action, after: timedelta, by: str = "") -> Rung:
    return Rung(after, What.HAND_ON, to, by)


def decide(after: timedelta = AT_ONCE) -> Rung:
    return Rung(after, What.DECIDE)


TWO_DAYS, THREE_DAYS = 2 * A_DAY, 3 * A_DAY

KINDS: dict[TaskKind, Kind] = {
    TaskKind.ANSWER: Kind(of_plans.answers, THREE_DAYS, (
        remind(-TWO_DAYS, "answer"), remind(-A_DAY, "answer"), hand_on(COORDINATORS, AT_ONCE, "phone"),
        decide(), remind(4 * AN_HOUR, "phone_again"))),
    TaskKind.UNHEARD: Kind(of_plans.unheard, A_DAY, (remind(by="answer"), decide(TWO_DAYS))),
    TaskKind.LAPSED: Kind(of_plans.lapsed, AT_ONCE, (
        remind(by="expired"), decide(A_DAY), remind(THREE_DAYS))),
    TaskKind.WISH: Kind(of_plans.wishes, A_DAY, (
        remind(by="wish"), remind(A_DAY, "wish"), hand_on(CAMAT, TWO_DAYS))),
    TaskKind.OFFER: Kind(of_plans.offers, THREE_DAYS, (
        remind(-TWO_DAYS, "offer"), remind(-A_DAY, "offer"), hand_on(COORDINATORS, AT_ONCE, "offer_silent"),
        hand_on(COORDINATORS, A_DAY), hand_on(CAMAT, THREE_DAYS))),
    TaskKind.TEAM_LIST: Kind(of_plans.team_lists, AT_ONCE, (remind(-A_WEEK, "before"), remind(-A_DAY, "before"))),
    TaskKind.VILLAGE_LIST: Kind(of_plans.village_lists, AT_ONCE, (remind(-A_WEEK, "before"), remind(-A_DAY, "before"))),
    TaskKind.LETTER: Kind(of_plans.letters, A_WEEK, (remind(), hand_on(CAMAT, A_WEEK))),
    TaskKind.NEW_DAY: Kind(of_plans.new_days, A_WEEK, (decide(-A_WEEK), remind(), hand_on(CAMAT, A_WEEK))),
    TaskKind.NO_WORD: Kind(of_days.no_words, AN_HOUR, (
        remind(by="no_word"), hand_on(COORDINATORS, A_DAY), hand_on(CAMAT, THREE_DAYS))),
    TaskKind.OVERDUE: Kind(of_days.overdue, AT_ONCE, (
        remind(by="overdue"), hand_on(CAMAT, AN_HOUR, "overdue_camat"), remind(2 * AN_HOUR, "overdue_again"),
        decide(2 * AN_HOUR))),
    TaskKind.COUNT: Kind(of_days.counts, A_DAY, (remind(), hand_on(COORDINATORS, TWO_DAYS), hand_on(CAMAT, A_WEEK))),
    TaskKind.LOAD: Kind(of_days.loads, A_DAY, (remind(), hand_on(COORDINATORS, TWO_DAYS), hand_on(CAMAT, A_WEEK))),
    TaskKind.DIFFERENCE: Kind(of_days.differences, A_DAY, (
        remind(), hand_on(COORDINATORS, TWO_DAYS), decide(A_WEEK))),
    TaskKind.INCIDENT: Kind(of_days.incidents, TWO_DAYS, (remind(), hand_on(COORDINATORS, TWO_DAYS))),
    TaskKind.CLOSING: Kind(of_days.closings, THREE_DAYS, (remind(), hand_on(CAMAT, A_WEEK))),
    TaskKind.HELD: Kind(of_days.held, A_DAY, (remind(), hand_on(CAMAT, A_WEEK))),
    TaskKind.QUESTION: Kind(of_words.questions, A_DAY, (remind(), hand_on(CAMAT, TWO_DAYS))),
    TaskKind.REQUEST: Kind(of_words.requests, THREE_DAYS, (remind(), decide(A_WEEK))),
    TaskKind.FLAGS: Kind(of_words.flags, THREE_DAYS, (remind(), hand_on(CAMAT, 2 * A_WEEK))),
    TaskKind.PHOTO_ASK: Kind(of_words.photo_asks, AT_ONCE, (
        remind(-A_DAY / 2, "photo_ask"), hand_on(COORDINATORS, AN_HOUR))),
    TaskKind.PHOTOS: Kind(of_words.photos, A_DAY, (remind(), hand_on(COORDINATORS, TWO_DAYS))),
    TaskKind.MISPLACED: Kind(of_words.misplaced, A_DAY, (remind(), hand_on(COORDINATORS, TWO_DAYS))),
    TaskKind.THING: Kind(of_days.things, A_DAY, (remind(), hand_on(COORDINATORS, TWO_DAYS))),
    TaskKind.TWINS: Kind(of_words.twins, A_DAY, (remind(), hand_on(COORDINATORS, TWO_DAYS))),
    TaskKind.DOUBT: Kind(of_words.doubts, A_DAY, (remind(), hand_on(COORDINATORS, TWO_DAYS))),
    TaskKind.UNFINISHED: Kind(of_words.unfinished, TWO_DAYS, (remind(),)),
    TaskKind.VOUCH: Kind(of_words.newcomers, A_DAY, (remind(), hand_on(COORDINATORS, TWO_DAYS))),
    TaskKind.VILLAGE_APPROVAL: Kind(of_papers.village_approvals, THREE_DAYS, (
        remind(), hand_on(COORDINATORS, THREE_DAYS), hand_on(CAMAT, 2 * A_WEEK))),
    TaskKind.TEAM_APPROVAL: Kind(of_papers.team_approvals, THREE_DAYS, (remind(), hand_on(CAMAT, 2 * A_WEEK))),
    TaskKind.SIGNATURE: Kind(of_papers.signatures, A_WEEK, (
        remind(), hand_on(COORDINATORS, A_WEEK), hand_on(CAMAT, 2 * A_WEEK))),
    TaskKind.PAGES: Kind(of_papers.pages, A_DAY, (remind(), hand_on(COORDINATORS, THREE_DAYS))),
    TaskKind.LIST: Kind(of_papers.lists, A_DAY, (remind(), Rung(2 * A_WEEK, What.DEFAULT))),
    TaskKind.FORM: Kind(of_papers.forms, A_DAY, (remind(), hand_on(COORDINATORS, TWO_DAYS))),
    TaskKind.DATA: Kind(of_words.data, AT_ONCE, (
        remind(-A_DAY, "request"), remind(by="request"), hand_on(CAMAT, AN_HOUR))),
    TaskKind.REPLY: Kind(of_meetings.replies, AT_ONCE, (remind(-A_DAY), remind())),
    TaskKind.SILENT: Kind(of_meetings.silent, AT_ONCE, (remind(),)),
    TaskKind.MINUTES: Kind(of_meetings.unwritten, A_DAY, (remind(), hand_on(CAMAT, A_WEEK))),
    TaskKind.DECREE_ENDS: Kind(of_decrees.ending, AT_ONCE, (
        remind(-of_decrees.WARNED_BEFORE), remind(-30 * A_DAY), hand_on(CAMAT, -2 * A_WEEK), remind())),
    TaskKind.DECREE_BEGINS: Kind(of_decrees.beginning, AT_ONCE, (Rung(AT_ONCE, What.DEFAULT),)),
    TaskKind.DECISION: Kind(of_meetings.decided, AT_ONCE, (
        remind(-A_DAY), remind(), hand_on(COORDINATORS, TWO_DAYS), hand_on(CAMAT, A_WEEK))),
    TaskKind.RULING: Kind(of_rulings.to_decide, TWO_DAYS, (
        remind(), remind(THREE_DAYS), hand_on(COORDINATORS, A_WEEK))),
    TaskKind.EXPLANATION: Kind(of_rulings.to_explain, A_DAY, (remind(), hand_on(CAMAT, TWO_DAYS))),
}  # fmt: skip


async def waiting(books: Books, office: Office, now: datetime) -> list[Task]:
    """Everything that waits for anybody, the oldest first."""
    seen = await look(books, office, now)
    found = [task for kind in KINDS for task in await _of_kind(seen, kind)]
    return sorted(found, key=lambda task: (task.since, task.kind, task.row))


async def _of_kind(seen: Look, kind: TaskKind) -> list[Task]:
    """One record that a source cannot read hides no other kind."""
    source, term, ladder = KINDS[kind]
    found = []
    try:
        async for task in source(seen):
            found.append(task._replace(due=task.due or task.since + term, ladder=ladder))
    except Trouble:
        raise  # of the disk or the database
    except Exception:
        log.exception("tasks.unread", kind=kind)
    return found


def overdue(found: Sequence[Task], now: datetime) -> int:
    """How many are past their time."""
    return sum(task.overdue(now) for task in found)
