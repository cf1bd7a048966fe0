"""Two records for one number: received twice, or two people who differ."""

from collections.abc import Iterator

from sotarsa_bot.flags.case import Case, Cause
from sotarsa_bot.hand_overs.twins import are_twins, differ, parts_of_one, whom
from sotarsa_bot.records.field import Delivery, DeliveryKind
from sotarsa_bot.records.flag import FlagKind


def found(case: Case) -> Iterator[Cause]:
    """Each record with the first that it repeats or contradicts. Who says "tidak ada" and later "terima" of the same
    person has only gone on reporting, and parts of what the list grants are no whole."""
    due = {one.number: one.benefits for one in case.listed}
    earlier: dict[int | str | None, list[Delivery]] = {}
    for delivery in sorted(case.deliveries, key=lambda d: d.id):
        before = earlier.setdefault(whom(delivery), [])
        twins = [first for first in before if are_twins(first, delivery)]
        if not (twins and delivery.number and parts_of_one([*twins, delivery], due.get(delivery.number, ()))):
            yield from [made for first in twins if (made := cause(first, delivery))][:1]
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
