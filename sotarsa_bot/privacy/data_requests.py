"""Requests about personal data: written down with their term, reminded of before it ends, answered once."""

from datetime import timedelta

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.privacy.personal_data import Dossier
from sotarsa_bot.records.data_request import DataRequest
from sotarsa_bot.records.machinery import Reminder, ReminderState
from sotarsa_bot.running import high_water

TERM = timedelta(hours=72)
"""3x24 hours, which the law gives (UU 27/2022)."""
REMINDED_BEFORE = timedelta(hours=24)
"""So long before the term ends whoever answers is reminded, and again when it ends."""
KIND = "request"


async def ask(acting: Acting, words: str) -> DataRequest:
    """Whoever acts asks something of what is kept of them."""
    acting.need(Action.OWN_DATA)
    return await _written(acting, f"person:{acting.by.id}", words)


async def ask_for(acting: Acting, found: Dossier, words: str) -> DataRequest:
    """The same on behalf of a recipient; an official for their own village."""
    acting.need(Action.RECIPIENT_DATA, village=found.recipient.village)
    return await _written(acting, found.about, words)


async def _written(acting: Acting, about: str, words: str) -> DataRequest:
    """`about`: see DataRequest."""
    due = acting.now + TERM
    asked = await acting.books.data_requests.add(
        DataRequest(
            id=await high_water.next_id(acting.books, high_water.DATA_REQUESTS),
            about=about,
            words=words,
            by=acting.by.id,
            asked_at=acting.now,
            due_at=due,
        )
    )
    for key, at in ((_key(asked), due - REMINDED_BEFORE), (_late_key(asked), due)):
        await acting.books.reminders.add(Reminder(key=key, kind=KIND, due_at=at, stale_at=due + timedelta(days=7)))
    await acting.audit("data.asked", _key(asked))
    return asked


async def answer(acting: Acting, asked: DataRequest, words: str) -> None:
    """Mistake `data.answered` if somebody answered before."""
    acting.need(Action.DATA_OFFICE)
    await _end(acting, asked, words)


async def withdraw(acting: Acting, asked: DataRequest, words: str) -> None:
    """Whoever asked does not ask any more. Mistake as of `answer`, and for everybody else."""
    if asked.by != acting.by.id:
        raise Mistake("common.not_yours")
    await _end(acting, asked, words)


async def _end(acting: Acting, asked: DataRequest, words: str) -> None:
    values = {"answer": words, "answered_by": acting.by.id, "answered_at": acting.now}
    if not await acting.books.data_requests.change(asked.id, only_if={"answered_at": None}, **values):
        raise Mistake("data.answered")
    waiting = {"key": OneOf((_key(asked), _late_key(asked))), "state": ReminderState.PENDING}
    await acting.books.reminders.change_all(waiting, state=ReminderState.CLEARED, settled_at=acting.now)
    await acting.audit("data.answered", _key(asked), late=acting.now > asked.due_at)


async def open_ones(books: Books) -> list[DataRequest]:
    """Those that wait for an answer, the most urgent first."""
    return await books.data_requests.find(answered_at=None, order="due_at")


async def reminded_of(books: Books, key: str) -> DataRequest | None:
    """The request that a reminder is about, if it still waits."""
    return await books.data_requests.first(id=int(key.split(":")[1]), answered_at=None)


def _key(asked: DataRequest) -> str:
    return f"request:{asked.id}"


def _late_key(asked: DataRequest) -> str:
    return f"request:{asked.id}:late"
