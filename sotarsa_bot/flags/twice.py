"""Two records for one number: received twice, or two people who differ."""

from collections.abc import Iterator

from sotarsa_bot.field import Delivery, DeliveryKind
from sotarsa_bot.flags.case import Case, Cause
from sotarsa_bot.flags.flag import FlagKind
from sotarsa_bot.twins import are_twins, differ, whom


def found(case: Case) -> Iterator[Cause]:
    """Each record with the first that it repeats or contradicts. Who says "tidak ada" and later "terima" of the same
    person has only gone on reporting."""
    earlier: dict[int | str | None, list[Delivery]] = {}
    for delivery in sorted(case.deliveries, key=lambda d: d.id):
        before = earlier.setdefault(whom(delivery), [])
        yield from [made for first in before if (made := cause(first, delivery))][:1]
        before.append(delivery)


def cause(first: Delivery, later: Delivery) -> Cause | None:
    """None where nothing has to be looked at."""
    both = (first.id, later.id)
    if not are_twins(first, later):
        return None
    if differ(first, later):
        return Cause(FlagKind.DIFFERS, f"twins:{later.id}", both)
    twice = first.kind is later.kind is DeliveryKind.RECEIVED
    return Cause(FlagKind.TWICE, f"twins:{later.id}", both) if twice else None
