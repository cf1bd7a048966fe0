"""An alarm is answered: the answer is kept, and when it rings again is planned."""

from sotarsa_bot.acting import Acting
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.alarm_answer import AlarmAnswer
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import alarm, reminders
from sotarsa_bot.visits.alarm import AlarmKind


async def answer(acting: Acting, visit: Visit, kind: AlarmKind, words: str, *, ends: bool) -> None:
    """By one of those for whom it rings. `ends`: they were reached."""
    acting.need(Action.SUMMARY)
    kept = AlarmAnswer(
        visit=visit.id, alarm=alarm.key(visit, kind), by=acting.by.id, at=acting.now, words=words, ends=ends
    )
    await acting.books.alarm_answers.add(kept)
    await acting.record("alarm.answered", visit, ends=ends, kind=kind)
    await reminders.plan(acting.books, acting.office, visit, acting.now)
