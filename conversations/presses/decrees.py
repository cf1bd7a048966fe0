"""The presses of the decree."""

from typing import ClassVar

from conversations.pressed import Pressed, Row


class EnterDecree(Pressed):
    """A new one."""

    NAME: ClassVar = "decree_new"


class OfDecree(Pressed):
    decree: Row


class OpenDecree(OfDecree):
    NAME: ClassVar = "decree"


class RemoveDecree(OfDecree):
    """It was entered by mistake."""

    NAME: ClassVar = "decree_out"


class DecreeStands(OfDecree):
    """That was no mistake after all."""

    NAME: ClassVar = "decree_back"
