"""Looking at a visit: gathers what is known, asks the rules, and keeps what they found as flags.

An answer covers what it was shown. What comes on top of it opens the flag again; what is no longer so closes it.
"""

from collections import Counter
from datetime import datetime
from typing import Any, NamedTuple

from sotarsa_bot.books import Books, OneOf, Taken, Unlike
from sotarsa_bot.flags import proxy_letters
from sotarsa_bot.flags.alike import Alike
from sotarsa_bot.flags.case import Case, Cause, message
from sotarsa_bot.records.field import Delivery, Listed, Photo, PhotoKind, PhotoState
from sotarsa_bot.records.flag import AGAIN, Flag, FlagKind, Verdict
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.office import Office

STANDING = Unlike(PhotoState.BROKEN)
LETTER = PhotoKind.LETTER


async def case_of(books: Books, office: Office, visit: Visit, alike: Alike, now: datetime) -> Case:
    """What is known of the visit. `alike` knows its pictures already."""
    every = await books.photos.find(visit=visit.id, state=STANDING)
    photos = [photo for photo in every if photo.kind is not LETTER]
    near = {photo.id: found for photo in photos if (found := alike.near(photo.id))}
    deliveries = await books.deliveries.find(visit=visit.id, withdrawn_at=None)
    return Case(
        visit=visit,
        now=now,
        zone=office.zone,
        steps={taken.step: taken for taken in await books.steps.find(visit=visit.id)},
        deliveries=tuple(deliveries),
        photos=tuple(photos),
        others=tuple(await _elsewhere(books, visit, photos, {id_ for found in near.values() for id_ in found})),
        alike=near,
        flags=tuple(await books.flags.find(visit=visit.id)),
        listed=tuple(await _listed(books, visit, deliveries)),
        signed=frozenset(one.delivery for one in await books.signatures.find(visit=visit.id)),
        letters=tuple(photo for photo in every if photo.kind is LETTER),
        wants_letters=await proxy_letters.required(books),
    )


async def _listed(books: Books, visit: Visit, found: list[Delivery]) -> list[Listed]:
    """Those who have more than one record: the list itself may be long."""
    count = Counter(delivery.number for delivery in found if delivery.number is not None)
    several = tuple(number for number, records in count.items() if records > 1)
    return await books.listed.find(visit=visit.id, number=OneOf(several)) if several else []


async def _elsewhere(books: Books, visit: Visit, photos: list[Photo], near: set[int]) -> list[Photo]:
    """Photos of other visits that are the very same, or among those that look alike."""
    here = {photo.id for photo in photos}
    hashes = tuple({photo.sha256 for photo in photos if photo.sha256})
    no_letter = Unlike(LETTER)
    found = await books.photos.find(sha256=OneOf(hashes), kind=no_letter) if hashes else []
    found += await books.photos.find(id=OneOf(tuple(near - here)), kind=no_letter) if near - here else []
    elsewhere = {p.id: p for p in found if p.visit not in (None, visit.id) and p.state is not PhotoState.BROKEN}
    return list(elsewhere.values())


class News(NamedTuple):
    """`new` are to be raised; `changed` are flags with what changes of them."""

    new: list[Cause]
    changed: list[tuple[Flag, dict[str, Any]]]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed)


def news(case: Case, causes: list[Cause]) -> News:
    """What the visit's flags have to learn of what was found."""
    known = {flag.cause: flag for flag in case.flags}
    found = {cause.key: cause for cause in causes}
    new = [cause for key, cause in found.items() if key not in known]
    changed = [(flag, _renewed(flag, found[key])) for key, flag in known.items() if key in found]
    standing = {delivery.id for delivery in case.deliveries}
    over = [flag for key, flag in known.items() if key not in found and not _happened(flag, standing)]
    changed += [(flag, {"verdict": Verdict.GONE}) for flag in over if flag.verdict is not Verdict.GONE]
    return News(new, [(flag, values) for flag, values in changed if values])


async def write(books: Books, case: Case, told: News) -> None:
    for cause in told.new:
        await raise_(books, case.visit.id, cause, case.now)
    for flag, values in told.changed:
        await books.flags.change(flag.id, only_if={"verdict": flag.verdict}, **values)


async def raise_(books: Books, visit: int, cause: Cause, now: datetime) -> Flag | None:
    """A new flag; None if the cause has one."""
    try:
        return await books.flags.add(
            Flag(visit=visit, kind=cause.kind, cause=cause.key, deliveries=cause.deliveries, photos=cause.photos,
                 found_at=now)
        )  # fmt: skip
    except Taken:
        return None


async def sent_again(books: Books, photo: Photo, delivery: Delivery | None, now: datetime) -> None:
    """A picture of a visit came once more, for another hand-over: it is not kept twice, but it is to be looked at."""
    if delivery is None or photo.delivery in (None, delivery.id):
        return
    first = await books.deliveries.get(photo.delivery)
    if message(first) != message(delivery) and (first.number, first.recipient) != (delivery.number, delivery.recipient):
        cause = Cause(FlagKind.SAME_PHOTO, f"{AGAIN}{photo.id}:{delivery.id}", (first.id, delivery.id), (photo.id,))
        await raise_(books, delivery.visit, cause, now)


def _renewed(flag: Flag, cause: Cause) -> dict[str, Any]:
    """What changes of a flag whose cause is found again; nothing, as a rule."""
    gone = flag.verdict is Verdict.GONE
    if not gone and (flag.deliveries, flag.photos) == (cause.deliveries, cause.photos):
        return {}
    more = bool(set(cause.deliveries) - set(flag.deliveries) or set(cause.photos) - set(flag.photos))
    values: dict[str, Any] = {"kind": cause.kind, "deliveries": cause.deliveries, "photos": cause.photos}
    if gone or (more and flag.verdict is not Verdict.OPEN):
        values |= {"verdict": Verdict.OPEN, "reason": "", "by": None, "at": None}
    return values


def _happened(flag: Flag, standing: set[int]) -> bool:
    """Whether this is a flag that no rule finds, and what it is about still stands."""
    return flag.cause.startswith(AGAIN) and standing.issuperset(flag.deliveries)
