"""The same photo, or one that looks like it, for two hand-overs or in two visits.

Signed sheets all look like each other: of them only the very same picture is one. What proves nothing (a wrong photo
that was put apart, the photo of a request, a proxy's letter) is compared with nothing.
"""

from collections.abc import Iterable, Iterator

from sotarsa_bot.flags.case import Case, Cause, recipients
from sotarsa_bot.records.field import SHOWN, Photo, PhotoKind
from sotarsa_bot.records.flag import FlagKind


def found(case: Case) -> Iterator[Cause]:
    """At most one of each photo of the visit: with the first that it repeats."""
    known = {photo.id: photo for photo in (*case.photos, *case.others) if photo.kind in SHOWN}
    copies = _copies(known.values())
    for photo in (photo for photo in case.photos if photo.id in known):
        same = _repeated(case, photo, [other for name in _names(photo) for other in copies[name]])
        alike = _repeated(case, photo, _looking_like(case, photo, known))
        if first := same or alike:
            kind = FlagKind.SAME_PHOTO if same else FlagKind.LIKE_PHOTO
            deliveries = tuple(d for d in (first.delivery, photo.delivery) if d is not None)
            yield Cause(kind, f"photo:{photo.id}", deliveries, (first.id, photo.id))


def _looking_like(case: Case, photo: Photo, known: dict[int, Photo]) -> list[Photo]:
    found = (known[id_] for id_ in case.alike.get(photo.id, ()) if id_ in known)
    return [one for one in found if PhotoKind.SHEET not in (photo.kind, one.kind)]


def _names(photo: Photo) -> list[str]:
    """Two photos that share one of these are the same picture."""
    return [photo.file_unique_id, *([photo.sha256] if photo.sha256 else [])]


def _copies(photos: Iterable[Photo]) -> dict[str, list[Photo]]:
    copies: dict[str, list[Photo]] = {}
    for photo in photos:
        for name in _names(photo):
            copies.setdefault(name, []).append(photo)
    return copies


def _repeated(case: Case, photo: Photo, others: list[Photo]) -> Photo | None:
    """The first of these that came before the photo and proves something else."""
    before = [o for o in others if _came_first(o, photo) and _proves_something_else(case, photo, o)]
    return min(before, key=lambda other: (other.received_at, other.id), default=None)


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
