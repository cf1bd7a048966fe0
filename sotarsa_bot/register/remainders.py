"""What somebody still has open: what they are entitled to, less what was handed over to them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sotarsa_bot.lists.twins import bare
from sotarsa_bot.parsing.things import without_unit
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.recipient import Entitlement


class Given(NamedTuple):
    """Something that was handed over; `day` is in the office's zone."""

    item: str
    amount: int
    day: date


class Remainder(NamedTuple):
    """`amount` is above 0, and less than the entitlement's if part of it was handed over."""

    entitlement: Entitlement
    amount: int

    @property
    def partial(self) -> bool:
        return self.amount < self.entitlement.quantity

    @property
    def benefit(self) -> Benefit:
        """As a visit's list grants it."""
        return self.entitlement.benefit.with_(amount=self.amount) if self.partial else self.entitlement.benefit


def remainders(entitlements: Iterable[Entitlement], given: Iterable[Given]) -> list[Remainder]:
    """What is open, the oldest first.

    A hand-over fills the oldest entitlement to its thing that had begun by then, what is left of it the next one.
    An entitlement that names no thing is filled by whatever came first.
    """
    every = sorted(entitlements, key=lambda one: (one.starts, one.id))
    left = [one.quantity for one in every]
    for came in sorted(given, key=lambda one: one.day):
        amount = came.amount
        for n, one in enumerate(every):
            if one.starts > came.day:
                break
            if not one.item:
                left[n] = 0 if came.amount else left[n]
            elif bare(without_unit(one.item)) == bare(without_unit(came.item)):
                taken = min(amount, left[n])
                amount, left[n] = amount - taken, left[n] - taken
    return [Remainder(one, amount) for one, amount in zip(every, left, strict=True) if amount > 0]
