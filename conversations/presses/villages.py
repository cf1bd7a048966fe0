"""The presses of what a village or the team has to prepare."""

from typing import ClassVar

from conversations.pressed import OfVisit
from sotarsa_bot.records.paperwork import Side


class Tick(OfVisit):
    """A line of one side's list; a second press takes the tick back."""

    NAME: ClassVar = "tick"
    side: Side
    item: str
