"""Hand-overs at times when the team was not there, or faster than anybody hands over.

A message that waited in a phone has no time of its own: it "happened" when it arrived. So an arrival proves that
something happened before it, never that it happened then: a phone that finds a signal sends dozens at once, hours
later.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import groupby, takewhile

from sotarsa_bot import wording
from sotarsa_bot.flags.case import Case, Cause, ids, message
from sotarsa_bot.records.field import Delivery, StepTaken
from sotarsa_bot.records.flag import FlagKind
from sotarsa_bot.records.steps import Step

TAP_MARGIN = timedelta(minutes=15)
"""A step is tapped when somebody thinks of it."""
RECORDED_WITHIN = timedelta(hours=2)
ARRIVED_AFTER = timedelta(hours=24)
"""Phones have a signal at the office at the latest: what arrives a day after the return was written there."""
MINUTE = timedelta(minutes=1)
MOST_A_MINUTE = 10
"""With 100 recipients in four hours one person records one in 2.4 minutes; with one in six seconds nobody looked."""


def early(case: Case) -> Iterator[Cause]:
    """Before the departure (or, if that was not told, before they arrived)."""
    if (begun := departure(case.steps)) is not None:
        yield from _of_each(case, FlagKind.EARLY, [d for d in case.received if d.happened_at < begun - TAP_MARGIN])


def departure(steps: Mapping[Step, StepTaken]) -> datetime | None:
    """When the visit began, as far as it was told."""
    told = (steps.get(step) for step in (Step.DEPARTED, Step.ARRIVED, Step.SERVING))
    return next((taken.happened_at for taken in told if taken), None)


def late(case: Case) -> Iterator[Cause]:
    """Long after the return."""
    returned = case.steps.get(Step.RETURNED)
    if returned is not None:
        back = returned.happened_at
        yield from _of_each(
            case, FlagKind.LATE, [d for d in case.received if d.happened_at > back + _patience(case, d)]
        )


def fast(case: Case) -> Iterator[Cause]:
    """More than `MOST_A_MINUTE` by one person within a minute, where it is known when each happened. A range or a
    ticked sheet is one word about many, and counts once."""
    timed = sorted((d for d in case.received if timed_apart(case, d)), key=lambda d: (d.by, d.happened_at, d.id))
    for by, theirs in groupby(timed, key=lambda d: d.by):
        left = list(theirs)
        while left:
            window = _first_minute(left)
            many = len({(message(d), d.happened_at) for d in window}) > MOST_A_MINUTE
            if many:
                yield Cause(FlagKind.FAST, f"fast:{by}:{window[0].happened_at:%Y%m%d%H%M%S}", ids(window))
            left = left[len(window) if many else 1 :]


def _first_minute(timed: list[Delivery]) -> list[Delivery]:
    return list(takewhile(lambda d: d.happened_at < timed[0].happened_at + MINUTE, timed))


def timed_apart(case: Case, delivery: Delivery) -> bool:
    """Whether its hour is known, and not only when it arrived, or the day."""
    local = delivery.happened_at.astimezone(case.zone)
    return delivery.happened_at != delivery.received_at and not wording.is_hour_unknown(local)


def _patience(case: Case, delivery: Delivery) -> timedelta:
    return RECORDED_WITHIN if timed_apart(case, delivery) else ARRIVED_AFTER


def _of_each(case: Case, kind: FlagKind, deliveries: list[Delivery]) -> Iterator[Cause]:
    """One of each person and day: who was early was so with all of them."""

    def whose(delivery: Delivery) -> tuple[int, str]:
        return delivery.by, _day(case, delivery.happened_at)

    for (by, day), these in groupby(sorted(deliveries, key=whose), key=whose):
        yield Cause(kind, f"{kind}:{by}:{day}", ids(these))


def _day(case: Case, moment: datetime) -> str:
    return f"{moment.astimezone(case.zone):%Y%m%d}"
