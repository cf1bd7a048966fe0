"""What happened to a visit: said once by whoever changes the books, in its transaction, and by what it is, not by who
looks at it. What follows for the programme: settling.py; for those who look on: conversations/following.py."""

from dataclasses import dataclass

from sotarsa_bot.records.people import Person


@dataclass(frozen=True)
class Event:
    """`by` and `chat`: who did it and where, if it was somebody."""

    visit: int
    by: Person | None = None
    chat: int | None = None


class VisitChanged(Event):
    """Its plan, state, day, place, wish or offer is another; so each step of the day that moves it."""


class VisitPrepared(Event):
    """A line of a checklist, or its list of recipients."""


class DaysChanged(Event):
    """What speaks against its days: one was closed or opened, or all of them have passed."""
