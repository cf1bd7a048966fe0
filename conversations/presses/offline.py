"""The presses of a file that came from an offline form."""

from typing import Annotated, ClassVar

from pydantic import Field

from conversations.pressed import Pressed, Row

Word = Annotated[str, Field(pattern=r"\A[0-9a-f]{16}\z")]
"""How forms name records and people."""


class OfForm(Pressed):
    file: Row


class OfRecord(OfForm):
    """A record of which the list does not tell whose it is."""

    record: Word


class SaveForm(OfForm):
    NAME: ClassVar = "form_save"


class SaveFormInstead(OfForm):
    """What changed on the phone takes the place of what is on record, too."""

    NAME: ClassVar = "form_replace"


class DropForm(OfForm):
    NAME: ClassVar = "form_drop"


class RecordOf(OfRecord):
    NAME: ClassVar = "form_who"
    person: Word


class RecordByName(OfRecord):
    """Of somebody who is not on the list: kept by name."""

    NAME: ClassVar = "form_name"


class RecordOfNobody(OfRecord):
    """Not to be saved."""

    NAME: ClassVar = "form_nobody"


class UndoForm(OfForm):
    """What it brought is taken back, and what it replaced stands again."""

    NAME: ClassVar = "form_undo"
