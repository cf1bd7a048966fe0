"""The same photo, or one that looks like it, for two hand-overs or in two visits."""

from collections.abc import Iterator

from sotarsa_bot.field import Photo
from sotarsa_bot.flags.case import Case, Cause, recipients
from sotarsa_bot.flags.flag import FlagKind


def found(case: Case) -> Iterator[Cause]:
    """At most one of each photo of the visit: with the first that it repeats."""
    known = [*case.photos, *case.others]
    for photo in case.photos:
        before = [other for other in known if _came_first(other, photo) and _proves_something_else(case, photo, other)]
        same = [other for other in before if same_picture(photo, other)]
        alike = [other for other in before if other.id in case.alike.get(photo.id, ())]
        if same or alike:
            first = min(same or alike, key=lambda other: (other.received_at, other.id))
            kind = FlagKind.SAME_PHOTO if same else FlagKind.LIKE_PHOTO
            deliveries = tuple(d for d in (first.delivery, photo.delivery) if d is not None)
            yield Cause(kind, f"photo:{photo.id}", deliveries, (first.id, photo.id))


def same_picture(one: Photo, other: Photo) -> bool:
    return one.file_unique_id == other.file_unique_id or (one.sha256 is not None and one.sha256 == other.sha256)


def _came_first(other: Photo, photo: Photo) -> bool:
    return (other.received_at, other.id) < (photo.received_at, photo.id)


def _proves_something_else(case: Case, photo: Photo, other: Photo) -> bool:
    """In another visit, or for another hand-over to somebody else. A picture of the visit as a whole may also be one
    of a hand-over, and what was said together shares its pictures."""
    if photo.visit != other.visit:
        return True
    these, those = case.said_with(photo.delivery), case.said_with(other.delivery)
    if not these or not those or these is those:
        return False
    here, there = recipients(these), recipients(those)
    return not (here and there and (here <= there or there <= here))
