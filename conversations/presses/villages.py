"""The presses of what a village or the team has to prepare."""

from enum import StrEnum
from typing import ClassVar

from conversations.pressed import OfVisit


class Side(StrEnum):
    """Whose list it is."""

    TEAM = "team"
    VILLAGE = "village"


class Tick(OfVisit):
    """A second press takes the tick back."""

    NAME: ClassVar = "tick"
    side: Side
    item: str
