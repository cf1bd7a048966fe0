"""What happened to a visit: said once by whoever changes the books, in its transaction, and by what it is, not by who
looks at it. What follows for the programme: settling.py; for those who look on: conversations/routing/following.py."""

from dataclasses import dataclass

from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.people import Person


@dataclass(frozen=True)
class Event:
    """`by` and `chat`: who did it and where, if it was somebody; `topic`: in which topic of a forum (0: General)."""

    visit: int
    by: Person | None = None
    chat: int | None = None
    topic: int | None = None


class VisitChanged(Event):
    """Its plan, state, day, place, wish or offer is another; so each step of the day that moves it."""


class VisitPrepared(Event):
    """A line of a checklist, or its list of recipients."""


class DaysChanged(Event):
    """What speaks against its days: one was closed or opened, or they have passed, or the day until
    which its answer is awaited."""


class DaysMarked(Event):
    """An official said on which of the proposed days they can."""


class RulingChanged(Event):
    """Something of it that was put to the camat is explained, decided, open again, or over."""


class LeaderChanged(Event):
    """Somebody else leads the team, and signs for it."""


class VillageReached(Event):
    """Somebody of the village was told of it without Telegram, or has answered so."""


class StepReported(Event):
    """A step of the field day, or the place of one."""


@dataclass(frozen=True)
class HandedOver(Event):
    """Hand-overs were recorded, corrected, withdrawn, or count again. `new`: those that count since; `gone`: those that
    no longer do; `in_file`: a file brought them, and what it brought is told as a whole."""

    new: tuple[Delivery, ...] = ()
    gone: tuple[Delivery, ...] = ()
    in_file: bool = False


class PhotoStored(Event):
    """A photo of it is in the books, belongs to it now, or does no longer."""


class LoadCounted(Event):
    """What the team says came back, or takes back of that."""


class CountGiven(Event):
    """What the village says arrived."""


class IncidentChanged(Event):
    """An incident was reported, mended, ended or opened again; a difference was explained."""


class PaperChanged(Event):
    """A paper of it got its number, its signed pages, or an approval, or lost one."""


class ApprovalsEnded(Event):
    """What was approved is no longer what was handed over."""
