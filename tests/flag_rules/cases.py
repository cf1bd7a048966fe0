"""Cases for the rules: a visit to Uren on 3 December, from 08.00 to 14.00 WITA, and what is told of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sotarsa_bot.flags.case import Case
from sotarsa_bot.records.field import Delivery, DeliveryKind, Photo, PhotoState, StepTaken
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Meeting, Place, Plan, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.running.office import WITA

DAY = date(2026, 12, 3)
EIGHT = datetime(2026, 12, 3, 0, tzinfo=UTC)
"""08.00 WITA."""
TEN, TWO = EIGHT + timedelta(hours=2), EIGHT + timedelta(hours=6)
LATER = EIGHT + timedelta(days=2)
UREN = (-2.2447, 115.6131)


def visit(number: int = 1) -> Visit:
    place = Place(name="Balai Desa", latitude=UREN[0], longitude=UREN[1])
    plan = Plan(services=("makanan",), window=Window(first=DAY, last=DAY), leader=1)
    return Visit(id=number, state=VisitState.RETURNED, village="2019", plan=plan, proposed_by=1, proposed_at=EIGHT,
                 agreed=Meeting(starts_at=EIGHT + timedelta(hours=1), place=place, by=2), day=DAY)  # fmt: skip


def step(which: Step, at: datetime) -> StepTaken:
    return StepTaken(visit=1, step=which, happened_at=at, received_at=at, by=1)


STEPS = {Step.DEPARTED: step(Step.DEPARTED, EIGHT), Step.RETURNED: step(Step.RETURNED, TWO)}


def delivery(number: int | None, *, id_: int = 0, at: datetime = TEN, source: str = "", **more: Any) -> Delivery:
    """Each in a message of its own, and in the phone of person 1, unless said otherwise."""
    id_ = id_ or number or 0
    told: dict[str, Any] = {"item": "sembako", "amount": 1, "by": 1, "happened_at": at, "received_at": at, **more}
    return Delivery(id=id_, source=source or f"msg:1:{id_}:0", visit=1, number=number, **told)


def absent(number: int, **more: Any) -> Delivery:
    return delivery(number, kind=DeliveryKind.ABSENT, **more)


def photo(id_: int, of: int | None = None, *, at: datetime = TEN, visit_: int = 1, **more: Any) -> Photo:
    """A picture like no other, unless its `sha256` or `file_unique_id` says so."""
    told: dict[str, Any] = {"file_unique_id": f"u{id_}", "sha256": f"{id_:064x}", "by": 1, **more}
    return Photo(id=id_, chat=1, message=id_, file_id=f"f{id_}", visit=visit_, delivery=of, received_at=at,
                 next_try=at, state=PhotoState.STORED, **told)  # fmt: skip


def case(*told: Delivery | Photo, **more: Any) -> Case:
    """Photos of other visits are found by their visit."""
    pictures = [one for one in told if isinstance(one, Photo)]
    made = Case(
        visit(),
        LATER,
        WITA,
        STEPS,
        deliveries=tuple(one for one in told if isinstance(one, Delivery)),
        photos=tuple(p for p in pictures if p.visit == 1),
        others=tuple(p for p in pictures if p.visit != 1),
    )
    return replace(made, **more)
