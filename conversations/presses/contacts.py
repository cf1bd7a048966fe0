"""The presses of a village that is reached without Telegram."""

from typing import ClassVar, Literal

from conversations.pressed import OfVisit, Pressed, Row
from sotarsa_bot.contacts.codes import Asked


class ReachVillage(OfVisit):
    """Whom one reaches, and what one sends them. `kind`: which message; "" the most urgent one."""

    NAME: ClassVar = "reach"
    kind: Asked | Literal[""] = ""


class VillageTold(OfVisit):
    """Somebody was told of it, and perhaps has answered."""

    NAME: ClassVar = "reached"
    kind: Asked | Literal[""] = ""


class RelayedBack(Pressed):
    """That somebody was told was noted by mistake."""

    NAME: ClassVar = "relayed_back"
    relayed: Row


class RelayedStands(Pressed):
    NAME: ClassVar = "relayed_stands"
    relayed: Row
