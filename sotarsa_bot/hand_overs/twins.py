"""When two records of a visit speak of the same recipient and cannot both be the whole truth."""

from collections.abc import Iterable
from typing import Protocol

from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.field import Delivery, DeliveryKind


class Given(Protocol):
    """What is on record, or said to be."""

    @property
    def kind(self) -> DeliveryKind: ...
    @property
    def item(self) -> str: ...
    @property
    def amount(self) -> int: ...


def whom(delivery: Delivery) -> int | str | None:
    """Who received, for comparing: the number on the list, else the name. None where only a count was given."""
    if delivery.number is not None:
        return delivery.number
    return " ".join(delivery.recipient.casefold().split()) or None


def same_item(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def are_twins(one: Delivery, other: Delivery) -> bool:
    """The same thing twice for one recipient; or two people differ on whether the recipient was there at all."""
    if one.id == other.id or whom(one) is None or whom(one) != whom(other):
        return False
    return same_item(one.item, other.item) or differ(one, other)


def differ(one: Delivery, other: Delivery) -> bool:
    """Of one recipient: one person reports a hand-over, another that there was none. "Tidak ada", moved and died are
    said of a person, whatever the item; one may refuse a thing and take another. Who corrects their own word does not
    differ."""
    kinds = {one.kind, other.kind}
    if one.by == other.by or DeliveryKind.RECEIVED not in kinds or len(kinds) == 1:
        return False
    return DeliveryKind.REFUSED not in kinds or same_item(one.item, other.item)


def parts_of_one(records: Iterable[Given], due: Iterable[Benefit]) -> bool:
    """Whether hand-overs of one thing to one recipient are together no more than the list grants: then each is a part,
    and none was received twice."""
    given = list(records)
    granted = [one.amount for one in due if one.amount and same_item(one.item, given[0].item)]
    whole = all(d.kind is DeliveryKind.RECEIVED and same_item(d.item, given[0].item) for d in given)
    return whole and bool(granted) and sum(d.amount for d in given) <= sum(granted)
