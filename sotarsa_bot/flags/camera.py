"""Photos that, as the camera says, were taken on another day or in another place. Cameras are often wrong, so one flag
for each person and day, and generous margins."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from math import asin, cos, radians, sin, sqrt

from sotarsa_bot.flags.case import Case, Cause, ids
from sotarsa_bot.records.field import Delivery, Photo
from sotarsa_bot.records.flag import FlagKind
from sotarsa_bot.records.steps import Step

ZONE_MARGIN = timedelta(hours=12)
"""More than the eight hours by which a camera that keeps UTC is off, less than a day."""
A_DAY = timedelta(hours=24)
FAR_KILOMETRES = 10.0
"""Kilometres. Hamlets may be hours from where the visit is held; the sub-district is about 30 km wide."""
EARTH_RADIUS_KILOMETRES = 6371.0
THERE = (Step.ARRIVED, Step.SERVING, Step.LEFT)

Spot = tuple[float, float]


def time(case: Case) -> Iterator[Cause]:
    span = _span(case)
    if span is not None:
        first, last = span
        far = [p for p in case.photos if p.taken_at and not first - ZONE_MARGIN <= p.taken_at <= last + ZONE_MARGIN]
        yield from _of_each(case, FlagKind.CAMERA_TIME, far)


def place(case: Case) -> Iterator[Cause]:
    spots = _spots(case)
    if spots:
        far = [
            p for p in case.photos if (here := spot_of(p)) and min(distance(here, s) for s in spots) > FAR_KILOMETRES
        ]
        yield from _of_each(case, FlagKind.CAMERA_PLACE, far)


def how_far(case: Case, one: Photo | Delivery) -> float | None:
    """Kilometres from where the visit was held, if both are known."""
    here, spots = spot_of(one), _spots(case)
    return min(distance(here, spot) for spot in spots) if here and spots else None


def spot_of(one: Photo | Delivery) -> Spot | None:
    if one.latitude is None or one.longitude is None:
        return None
    return one.latitude, one.longitude


def distance(one: Spot, other: Spot) -> float:
    """Kilometres between two places in degrees (haversine)."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KILOMETRES * asin(sqrt(half))


def _span(case: Case) -> tuple[datetime, datetime] | None:
    """When the team was on its way: from the first step told to the return, or about the agreed hour."""
    told = [taken.happened_at for taken in case.steps.values()]
    if case.visit.agreed:
        told.append(case.visit.agreed.starts_at)
    if not told:
        return None
    back = case.steps.get(Step.RETURNED)
    return min(told), back.happened_at if back else max(told) + A_DAY


def _spots(case: Case) -> list[Spot]:
    """Where the visit was held, as agreed or as the team sent it on the way."""
    agreed = case.visit.agreed.place if case.visit.agreed else None
    places = [agreed, *(case.steps[step] for step in THERE if step in case.steps)]
    return [(p.latitude, p.longitude) for p in places if p and p.latitude is not None and p.longitude is not None]


def _of_each(case: Case, kind: FlagKind, photos: list[Photo]) -> Iterator[Cause]:
    """One of each person and day on which they sent."""

    def whose(photo: Photo) -> tuple[int, str]:
        return photo.by, f"{photo.received_at.astimezone(case.zone):%Y%m%d}"

    for (by, day), these in groupby(sorted(photos, key=whose), key=whose):
        yield Cause(kind, f"{kind}:{by}:{day}", photos=ids(these))
