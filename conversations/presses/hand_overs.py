"""The presses of hand-overs: what was recorded, said twice or of no thing, and photos that belong to none."""

from typing import ClassVar, Final

from conversations.pressed import OfVisit, Pressed, Row


class Undo(Pressed):
    """`source`: the message or the talk that recorded them; `count`: how many they are."""

    NAME: ClassVar = "undo"
    source: str
    count: Row


class OfDelivery(Pressed):
    """Of this record, or of all that was said with it."""

    delivery: Row


class UndoOne(OfDelivery):
    """One of two records of the same recipient."""

    NAME: ClassVar = "undo_one"


class UndoDoubles(OfDelivery):
    """Of what was said with it, only that which stands on record twice."""

    NAME: ClassVar = "undo_doubles"


class GiveBack(OfDelivery):
    """Taking back was a mistake."""

    NAME: ClassVar = "undo_back"


class Uncorrect(OfDelivery):
    """The first of the new records: what stood before them counts again."""

    NAME: ClassVar = "uncorrect"


class KeepBoth(OfDelivery):
    NAME: ClassVar = "keep_both"


class KeepAll(OfDelivery):
    """As `KeepBoth`, of all that was said with it."""

    NAME: ClassVar = "keep_all"


class NotBoth(OfDelivery):
    """It was said by mistake that both are right."""

    NAME: ClassVar = "not_both"


class NotAll(OfDelivery):
    """As `NotBoth`, of all that was said with it."""

    NAME: ClassVar = "not_all"


EACH: Final = "each"
"""Each thing that was carried."""


class NameThing(OfVisit):
    """`person`: who left it open; `thing`: its tag, or `EACH`."""

    NAME: ClassVar = "thing"
    person: Row
    thing: str


class OfPhoto(Pressed):
    photo: Row


class PhotoForVisit(OfPhoto):
    """`photo`: the first of those that came together."""

    NAME: ClassVar = "photo_for"
    visit: Row


class PhotoOfDelivery(OfPhoto):
    """`delivery`: 0 is the visit as a whole."""

    NAME: ClassVar = "photo_of"
    visit: Row
    delivery: Row


class PhotoIsNoProof(OfPhoto):
    """Kept, but for no visit."""

    NAME: ClassVar = "photo_no"


class PhotoOfTheDay(OfPhoto):
    """Nothing is asked any more about the words below it."""

    NAME: ClassVar = "photo_day"
    visit: Row


class RecordMisplaced(OfPhoto):
    """Somebody of the team says that it is so, in their own name."""

    NAME: ClassVar = "misplaced"


class DropMisplaced(OfPhoto):
    """It is no hand-over; the photo is kept apart."""

    NAME: ClassVar = "misplaced_no"


class OpenSheet(OfPhoto):
    """Ticking off a sheet that was kept while something else was being asked."""

    NAME: ClassVar = "sheet"
