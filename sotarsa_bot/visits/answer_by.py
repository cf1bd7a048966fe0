"""Until when a village's answer to a proposal is awaited: a rule, unless a coordinator has named a day. Pure.

It is a whole day: past in its evening. Citizens have to be told before the team comes, so the answer has to be there
before the first of the proposed days, where there is time for that.
"""

from datetime import date, datetime, timedelta

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.visit import Plan, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.running.office import Office

A_DAY = timedelta(days=1)
NOT_AT_ONCE = timedelta(hours=12)
"""Sooner after a proposal nobody is reminded of it."""
LONGER = 2
"""By so many days one press puts it off."""


def by_rule(office: Office, proposed: date, window: Window) -> date:
    """As many days as a village usually has, and before the first day proposed; never less than until tomorrow, and
    never longer than the proposed days last."""
    before = max(window.first - A_DAY, proposed + A_DAY)
    return min(proposed + office.reminders.phone_after, before, window.last)


def of_plan(office: Office, plan: Plan, proposed: date) -> date:
    """What a coordinator named, if it is still within the proposed days; else as the rule has it."""
    named = plan.answer_by
    return named if named and named <= plan.window.last else by_rule(office, proposed, plan.window)


def of(office: Office, visit: Visit) -> date:
    return of_plan(office, visit.plan, office.today(visit.proposed_at))


def ends(office: Office, visit: Visit) -> datetime:
    """The moment at which it is past."""
    return office.at(of(office, visit), office.evening)


def is_past(office: Office, visit: Visit, now: datetime) -> bool:
    """A proposal whose answer was awaited, and has not come."""
    waits = visit.state is VisitState.PROPOSED and visit.counter is None and visit.offer is None
    return waits and ends(office, visit) <= now


def reminded_at(office: Office, visit: Visit) -> list[datetime]:
    """When the village is reminded before it: on the days before, at the hour of the proposal; on the day itself in
    the morning, if there is none before."""
    last, asked = of(office, visit), visit.proposed_at.astimezone(office.zone).time()
    days = [last - A_DAY * n for n in range(len(office.reminders.no_answer), 0, -1)]
    moments = [office.at(day, asked) for day in days] + [office.at(last, office.monday)]
    late = [at for at in moments if at >= visit.proposed_at + NOT_AT_ONCE]
    return late[:-1] or late


def longer(office: Office, visit: Visit, today: date) -> date | None:
    """The day to which one press puts it off; None where the proposed days leave no room."""
    found = min(max(of(office, visit), today) + LONGER * A_DAY, visit.plan.window.last)
    return found if found > of(office, visit) and found >= today else None


def must_suit(plan: Plan, today: date) -> None:
    """Mistake as of `must_fit`, where a day is named."""
    if plan.answer_by:
        must_fit(plan.answer_by, plan.window, today)


def must_fit(day: date, window: Window, today: date) -> None:
    """Mistake for a day that is over, or comes after the proposed days."""
    if day < today:
        raise Mistake("answer_by.past")
    if day > window.last:
        raise Mistake("answer_by.after_window")
