"""A question to the office waits until a coordinator has answered it, below it or by telephone."""

from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.office_question import OfficeQuestion
from sotarsa_bot.records.people import Person
from sotarsa_bot.records.visit import Visit


async def ask(acting: Acting, village: str | None, visit: Visit | None, by: Person) -> OfficeQuestion:
    """`by`: who wrote it, whoever confirmed it."""
    if village is None:
        acting.need(Action.SUMMARY)
    else:
        acting.need(Action.DECIDE, village=village)
    asked = OfficeQuestion(by=by.id, village=village, visit=visit.id if visit else None, at=acting.now)
    asked = await acting.books.office_questions.add(asked)
    await acting.audit("question.asked", f"question:{asked.id}", visit=asked.visit)
    return asked


async def answer(acting: Acting, number: int) -> bool:
    """False if it was answered before."""
    acting.need(Action.COORDINATE)
    return await _change(
        acting, number, {"answered_at": None}, "question.answered", answered_by=acting.by.id, answered_at=acting.now
    )


async def take_back_answer(acting: Acting, number: int) -> bool:
    """It waits again. False if it does already."""
    acting.need(Action.COORDINATE)
    found = await acting.books.office_questions.first(id=number)
    if found is None or found.answered_at is None:
        return False
    return await _change(
        acting, number, {"answered_at": found.answered_at}, "question.waits_again", answered_by=None, answered_at=None
    )


async def _change(acting: Acting, number: int, only_if: dict[str, Any], what: str, **values: Any) -> bool:
    changed = await acting.books.office_questions.change(number, only_if=only_if, **values)
    if changed:
        await acting.audit(what, f"question:{number}")
    return changed
