"""The presses of open questions: of a guided conversation, and of what was read back."""

from typing import ClassVar, Final, Literal

from conversations.pressed import Pressed, Row


class Answer(Pressed):
    """`step`: where the talk stood when it asked. `value` may hold the sign that parts what a button says."""

    NAME: ClassVar = "t"
    talk: Row
    step: str
    action: str
    value: tuple[str, ...] = ()


CHANGE: Final = "change"


class Meant(Pressed):
    """`which` of the meanings that were offered; none of them, if it is to be put right."""

    NAME: ClassVar = "meant"
    talk: Row
    which: Row | Literal["change"]
