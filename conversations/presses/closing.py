"""The presses of a visit's end: its closing, what is accounted for before, and its opening again."""

from typing import ClassVar

from conversations.pressed import OfVisit
from sotarsa_bot.records.field import IncidentKind


class CloseVisit(OfVisit):
    """`shown`: the stamp of what was shown as still open, where it is to be closed all the same."""

    NAME: ClassVar = "close"
    shown: str = ""


class OpenAgain(OfVisit):
    NAME: ClassVar = "reopen"


class Explain(OfVisit):
    """Why the village counted otherwise, or not all of the load is accounted for."""

    NAME: ClassVar = "explain"
    about: IncidentKind = IncidentKind.MISMATCH


class CountForVillage(OfVisit):
    """What a village that cannot press has said by telephone."""

    NAME: ClassVar = "count_for"
