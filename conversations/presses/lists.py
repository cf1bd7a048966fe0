"""The presses of lists of recipients: of a file that holds one, and of a visit's list."""

from typing import ClassVar

from conversations.pressed import OfVisit, Pressed, Row, Yes
from sotarsa_bot.lists.records import Why


class OfListFile(Pressed):
    file: Row


class SaveList(OfListFile):
    NAME: ClassVar = "list_save"


class UndoList(OfListFile):
    """A saved file is taken back."""

    NAME: ClassVar = "list_undo"


class ListProblems(OfListFile):
    """All of them, as a workbook."""

    NAME: ClassVar = "list_problems"


class DropList(OfListFile):
    NAME: ClassVar = "list_drop"


class ComparePairs(OfListFile):
    """The first of those who may be known already."""

    NAME: ClassVar = "list_pairs"


class SamePerson(OfListFile):
    """`place`: the row's on the page. The same person, or another."""

    NAME: ClassVar = "list_turn"
    place: Row
    same: Yes


class PairsDecided(OfListFile):
    """They are as the buttons say."""

    NAME: ClassVar = "list_decided"


class TakeRows(OfListFile):
    """`why`: what makes them doubtful. Such rows are taken, or left out."""

    NAME: ClassVar = "list_rows"
    why: Why
    take: Yes


class ReadList(OfVisit):
    """By an official of its village."""

    NAME: ClassVar = "list_read"
    page: Row = 0


class ToTheList(OfVisit):
    """From a card: where its names are written."""

    NAME: ClassVar = "list"
