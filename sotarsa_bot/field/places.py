"""Where a step was taken or something handed over, as somebody sent it: degrees, latitude first. A live location moves;
its last point is kept, silently."""

from collections.abc import Sequence

from sotarsa_bot.acting import Acting
from sotarsa_bot.events import StepReported
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Delivery, StepTaken
from sotarsa_bot.records.visit import Visit

Point = tuple[float, float]


async def of_step(acting: Acting, visit: Visit, taken: StepTaken, at: Point) -> None:
    """The team was there when it reported this step."""
    acting.need(Action.FIELD)
    await acting.books.steps.change(taken.id, latitude=at[0], longitude=at[1])
    await acting.record("step.located", visit, step=taken.step)
    acting.happened(StepReported, visit)


async def step_moved(acting: Acting, taken: StepTaken, at: Point) -> None:
    """Nothing, where nothing was kept of its first point."""
    acting.need(Action.FIELD)
    if taken.latitude is not None:
        await acting.books.steps.change(taken.id, latitude=at[0], longitude=at[1])


async def hand_overs_moved(acting: Acting, those: Sequence[Delivery], at: Point) -> None:
    """As `step_moved`."""
    acting.need(Action.DELIVER)
    for one in those:
        if one.latitude is not None:
            await acting.books.deliveries.change(one.id, latitude=at[0], longitude=at[1])
