"""The presses of coordination meetings."""

from enum import StrEnum
from typing import ClassVar

from conversations.pressed import Pressed, Row
from sotarsa_bot.records.meeting import Reply


class CallMeeting(Pressed):
    """A new one."""

    NAME: ClassVar = "meet_new"


class Part(StrEnum):
    """What of a meeting is opened, for who called it."""

    CARD = "card"
    PLAN = "plan"
    WHY = "why"
    OTHERS = "others"
    PRESENT = "present"
    MINUTES = "minutes"


class OpenMeeting(Pressed):
    NAME: ClassVar = "meet"
    meeting: Row
    part: Part = Part.CARD


class MeetingStands(Pressed):
    """That it was cancelled was a mistake."""

    NAME: ClassVar = "meet_stands"
    meeting: Row


class AnswerInvitation(Pressed):
    NAME: ClassVar = "rsvp"
    meeting: Row
    reply: Reply


class OfDecision(Pressed):
    decision: Row


class DecisionDone(OfDecision):
    NAME: ClassVar = "decided_done"


class DecisionOpen(OfDecision):
    """That it is done was a slip of the thumb."""

    NAME: ClassVar = "decided_open"


class DecisionVisit(OfDecision):
    """A visit is planned out of it."""

    NAME: ClassVar = "decided_visit"
