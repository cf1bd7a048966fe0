"""What the rules look at: one visit, as it is known now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sotarsa_bot.hand_overs.twins import whom
from sotarsa_bot.records.field import Delivery, DeliveryKind, Listed, Photo, StepTaken
from sotarsa_bot.records.flag import AGAIN, Flag, FlagKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit


class Cause(NamedTuple):
    """What a rule found. `key` is the same whenever the same is found again."""

    kind: FlagKind
    key: str
    deliveries: tuple[int, ...] = ()
    photos: tuple[int, ...] = ()


@dataclass(frozen=True)
class Case:
    """`deliveries` are those that stand; `photos` all of the visit that are no broken files, but for the `letters` of
    proxies: they prove no hand-over, and look alike (`wants_letters`: the office asks for them); `others` photos of
    other visits that are the same or look alike; `alike` says which do; `flags` are those that the visit has, of any
    verdict; `listed` are lines of its list, at least of those who have more than one record; `signed` are deliveries
    that somebody signed for on a phone."""

    visit: Visit
    now: datetime
    zone: ZoneInfo
    steps: Mapping[Step, StepTaken] = field(default_factory=dict)
    deliveries: tuple[Delivery, ...] = ()
    photos: tuple[Photo, ...] = ()
    others: tuple[Photo, ...] = ()
    alike: Mapping[int, frozenset[int]] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()
    listed: tuple[Listed, ...] = ()
    signed: frozenset[int] = frozenset()
    letters: tuple[Photo, ...] = ()
    wants_letters: bool = False

    @property
    def again(self) -> list[int]:
        """Deliveries for which a photo of the visit was sent once more."""
        return [flag.deliveries[-1] for flag in self.flags if flag.cause.startswith(AGAIN)]

    @property
    def received(self) -> list[Delivery]:
        return [d for d in self.deliveries if d.kind is DeliveryKind.RECEIVED]

    @cached_property
    def by_message(self) -> dict[str, list[Delivery]]:
        """Hand-overs that were said together, whose photo is usually sent once ("K12 3-9 terima")."""
        found: dict[str, list[Delivery]] = {}
        for delivery in self.deliveries:
            found.setdefault(message(delivery), []).append(delivery)
        return found

    @cached_property
    def _messages(self) -> dict[int, str]:
        return {delivery.id: message(delivery) for delivery in self.deliveries}

    def said_with(self, delivery: int | None) -> list[Delivery]:
        """All that was said together with this one; none if it was taken back."""
        known = self._messages.get(delivery) if delivery is not None else None
        return self.by_message[known] if known else []


def message(delivery: Delivery) -> str:
    """What a hand-over was said in; its source numbers the hand-overs of one message."""
    return delivery.source.rpartition(":")[0] or delivery.source


def recipients(deliveries: Iterable[Delivery]) -> set[int | str]:
    """Different recipients, as far as they are told."""
    return {found for delivery in deliveries if (found := whom(delivery)) is not None}


def ids(records: Iterable[Delivery] | Iterable[Photo]) -> tuple[int, ...]:
    return tuple(sorted(record.id for record in records))
