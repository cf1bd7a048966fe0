"""Hand-overs whose place, as it was sent, is far from where the visit was held."""

from collections.abc import Iterator
from itertools import groupby

from sotarsa_bot.flags import camera
from sotarsa_bot.flags.case import Case, Cause, ids
from sotarsa_bot.records.flag import FlagKind


def found(case: Case) -> Iterator[Cause]:
    """One for each person who recorded them."""
    far = [d for d in case.received if (km := camera.how_far(case, d)) is not None and km > camera.FAR_KILOMETRES]
    for by, theirs in groupby(sorted(far, key=lambda d: d.by), key=lambda d: d.by):
        yield Cause(FlagKind.FAR, f"far:{by}", ids(theirs))
