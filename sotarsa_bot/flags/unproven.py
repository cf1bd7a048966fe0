"""Hand-overs that no photo has come for, and nobody has signed for."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from sotarsa_bot.flags.case import Case, Cause, ids
from sotarsa_bot.records.flag import FlagKind

PHOTO_DUE_AFTER = timedelta(hours=2)
"""After it arrived: photos go up slowly, and after the words."""


def found(case: Case) -> Iterator[Cause]:
    """One for each person who recorded them. A photo proves all that was said in the message it belongs to; a
    signed sheet, all that was ticked off from it."""
    shown = {d.id for photo in case.photos for d in case.said_with(photo.delivery)}
    shown |= {d.id for other in (*case.again, *case.signed) for d in case.said_with(other)}
    shown |= {d.id for d in case.received if d.sheet}
    bare = [d for d in case.received if d.id not in shown and d.received_at <= case.now - PHOTO_DUE_AFTER]
    for by, theirs in groupby(sorted(bare, key=lambda d: d.by), key=lambda d: d.by):
        yield Cause(FlagKind.NO_PHOTO, f"no_photo:{by}", ids(theirs))
