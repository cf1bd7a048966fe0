"""Reminders follow the visit: moved, moved back, asked again, on the road and back."""

from datetime import datetime, timedelta

import pytest

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.records.machinery import ReminderState
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import MOVES, Meeting, Village, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.visits import visits
from tests.field_rules.conftest import DAY, NOW, acting

THURSDAY, FRIDAY = NOW + timedelta(days=9), NOW + timedelta(days=10)


@pytest.fixture
async def budi(books: Books) -> Acting:
    """Whoever does all of it: of the office and of the village."""
    return await acting(books, "Budi", Role.COORDINATOR, Role.OFFICIAL)


@pytest.fixture
async def proposed(books: Books, budi: Acting, visit: Visit) -> Visit:
    """A visit that waits for the village's answer."""
    await books.villages.add(Village(code="2019", name="Uren", travel_minutes=90))
    window = Window(first=DAY + timedelta(days=8), last=DAY + timedelta(days=12))
    return await visits.propose(budi, "2019", visit.plan.with_(window=window))


async def pending(books: Books, visit: Visit, kind: str) -> list[datetime]:
    found = await books.reminders.find(visit=visit.id, kind=kind, state=ReminderState.PENDING, order="due_at")
    return [reminder.due_at for reminder in found]


def meeting(budi: Acting, starts_at: datetime) -> Meeting:
    return Meeting(starts_at=starts_at, by=budi.by.id)


async def on_the_way(budi: Acting, visit: Visit, *steps: Step) -> Visit:
    """Agreed for now, and these steps reported, an hour apart."""
    visit = await visits.agree(budi, visit, meeting(budi, NOW + timedelta(hours=1)))
    for n, step in enumerate(steps):
        visit = await visits.report_step(budi, visit, step, NOW + timedelta(hours=n), NOW + timedelta(hours=n))
    return visit


async def test_a_visit_that_moves_away_and_back_is_reminded_of_again(
    books: Books, budi: Acting, proposed: Visit
) -> None:
    visit = await visits.agree(budi, proposed, meeting(budi, THURSDAY))
    first = await pending(books, visit, "before")
    visit = await visits.agree(budi, visit, meeting(budi, FRIDAY))
    assert await pending(books, visit, "before") == [due + timedelta(days=1) for due in first]
    visit = await visits.agree(budi, visit, meeting(budi, THURSDAY))
    assert await pending(books, visit, "before") == first


async def test_a_village_whose_wish_was_declined_is_reminded_again(books: Books, budi: Acting, proposed: Visit) -> None:
    asked = await pending(books, proposed, "answer")
    visit = await visits.counter(budi, proposed, meeting(budi, THURSDAY + timedelta(days=30)))
    assert await pending(books, visit, "answer") == []
    visit = await visits.choose(budi, visit, None)
    assert await pending(books, visit, "answer") == asked


async def test_a_visit_that_is_proposed_again_waits_for_an_answer_again(
    books: Books, budi: Acting, proposed: Visit
) -> None:
    """From the day it was proposed again, also for the same window."""
    visit = await visits.put_off(budi, proposed, VisitState.POSTPONED, "banjir")
    budi.now = NOW + timedelta(days=3)
    visit = await visits.propose_again(budi, visit, proposed.plan)
    assert await pending(books, visit, "answer") == [budi.now + timedelta(hours=24), budi.now + timedelta(hours=48)]


async def test_what_was_said_is_not_said_again(books: Books, budi: Acting, proposed: Visit) -> None:
    (first, second) = await books.reminders.find(visit=proposed.id, kind="answer")
    await books.reminders.change(first.id, state=ReminderState.SENT)
    visit = await visits.choose(budi, proposed, None)
    assert await pending(books, visit, "answer") == [second.due_at]


async def test_the_return_watch_follows_what_the_team_reports(books: Books, budi: Acting, proposed: Visit) -> None:
    """Leaving the village early or late moves the hour at which somebody worries."""
    visit = await on_the_way(budi, proposed, Step.DEPARTED)
    begun = NOW + timedelta(minutes=90)
    assert await pending(books, visit, "overdue") == [begun + timedelta(hours=4, minutes=90 + 60)]
    left = NOW + timedelta(hours=2)
    visit = await visits.report_step(budi, visit, Step.LEFT, left, left)
    assert await pending(books, visit, "overdue") == [left + timedelta(minutes=90 + 60)]


async def test_coming_back_ends_the_watch(books: Books, budi: Acting, proposed: Visit) -> None:
    visit = await on_the_way(budi, proposed, Step.DEPARTED, Step.RETURNED)
    assert await pending(books, visit, "overdue") == []
    assert await pending(books, visit, "overdue_camat") == []


async def test_the_first_word_heard_may_be_that_the_team_is_back(budi: Acting, proposed: Visit) -> None:
    visit = await on_the_way(budi, proposed, Step.RETURNED)
    assert visit.state is VisitState.RETURNED
    assert VisitState.RETURNED in MOVES[VisitState.AGREED]


async def test_a_journey_that_was_broken_off_is_not_part_of_the_next(
    books: Books, budi: Acting, proposed: Visit
) -> None:
    """The new day begins without steps, and is watched over anew."""
    visit = await on_the_way(budi, proposed, Step.DEPARTED, Step.LEFT)
    visit = await visits.put_off(budi, visit, VisitState.POSTPONED, "jembatan putus")
    visit = await visits.agree(budi, visit, meeting(budi, THURSDAY))
    assert await books.steps.count(visit=visit.id) == 0
    visit = await visits.report_step(budi, visit, Step.DEPARTED, THURSDAY, THURSDAY)
    assert await pending(books, visit, "overdue") == [THURSDAY + timedelta(hours=4, minutes=90 + 90 + 60)]
