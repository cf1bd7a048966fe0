"""The presses of what should be looked at: the visits that have flags, a flag, and what was said of it."""

from typing import ClassVar

from conversations.pressed import OfVisit, Pressed, Row


class OfFlag(Pressed):
    flag: Row


class ListFlags(Pressed):
    """The visits that have some."""

    NAME: ClassVar = "flag_list"


class LookAtVisit(OfVisit):
    """The first of its flags that waits, in a message of its own."""

    NAME: ClassVar = "flags"


class LookAtVisitHere(OfVisit):
    """The same in the place of the message that was pressed."""

    NAME: ClassVar = "flags_in"


class NextFlag(OfFlag):
    NAME: ClassVar = "flag_next"


class SeeFlagged(OfFlag):
    """Its pictures."""

    NAME: ClassVar = "flag_pictures"


class FlagIsFine(OfFlag):
    NAME: ClassVar = "flag_fine"


class FlagToCheck(OfFlag):
    NAME: ClassVar = "flag_check"


class AnswerFlagAgain(OfFlag):
    NAME: ClassVar = "flag_undo"
