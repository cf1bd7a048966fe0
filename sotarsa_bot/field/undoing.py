"""Taking back what was done with a visit by mistake, with what followed from it. The audit keeps both."""

from sotarsa_bot import texts
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.field import differences, incidents
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import DIFFERENCES, Delivery
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import BROKEN_OFF, Before, Visit, VisitState
from sotarsa_bot.visits.visits import change, only_in

AFTER_LEAVING = (Step.LEFT, Step.RETURNED)
"""Once the team has left, the village is asked to count, and the team what came back."""


async def take_back_step(acting: Acting, visit: Visit, step: Step) -> Visit:
    """The step did not happen: the visit is where its other steps put it. If nobody says any more that the team has
    left, what was answered since does not count either.

    Mistake `field.not_reported` if there is no such step, or in words for the visit's state.
    """
    acting.need(Action.FIELD)
    stopped = visit.state in BROKEN_OFF
    if not stopped:
        only_in(visit, VisitState.AGREED, VisitState.UNDER_WAY, VisitState.RETURNED)
    taken = await acting.books.steps.first(visit=visit.id, step=step)
    if taken is None:
        raise Mistake("field.not_reported", code=visit.code, step=texts.plain(f"step.{step}"))
    await acting.books.steps.discard(id=taken.id)
    rest = {one.step for one in await acting.books.steps.find(visit=visit.id)}
    state = visit.state if stopped else _where(rest)
    detail = {"step": step, "happened_at": taken.happened_at.isoformat()}
    changed = await change(acting, visit, "step.taken_back", detail, back=True, state=state)
    if step in AFTER_LEAVING and not rest & set(AFTER_LEAVING):
        await _forget_answers(acting, changed)
    return changed


def _where(steps: set[Step]) -> VisitState:
    if Step.RETURNED in steps:
        return VisitState.RETURNED
    return VisitState.UNDER_WAY if steps else VisitState.AGREED


async def restore(acting: Acting, visit: Visit) -> Visit:
    """A visit that was postponed or cancelled by mistake is what it was, with what was heard of it since, and with the
    incident that it was put off for.

    Mistake, in words for its state, if it is neither.
    """
    acting.need(Action.COORDINATE)
    only_in(visit, *BROKEN_OFF)
    before = visit.before or await _before_that_was_kept(acting.books, visit)
    state = before.state
    if state is VisitState.UNDER_WAY:
        state = _where({one.step for one in await acting.books.steps.find(visit=visit.id)})
    restored = await change(
        acting,
        visit,
        "visit.restored",
        {"was": visit.state},
        back=True,
        state=state,
        reason=before.reason,
        choice=before.choice,
        counter=before.counter,
        before=before.before,
    )
    await incidents.open_with_visit(acting, restored, visit.reason)
    return restored


async def reopen(acting: Acting, visit: Visit, reason: str) -> tuple[Visit, list[Delivery]]:
    """A closed visit is open again, for a reason that its card shows until it is closed anew; what came meanwhile
    counts from now on, and is told.

    Mistake, in words for its state, if it is not closed, or if what names people is erased from it.
    """
    acting.need(Action.COORDINATE)
    only_in(visit, VisitState.CLOSED)
    if visit.erased_at:
        raise Mistake("visit.is_erased", code=visit.code)
    opened = await change(
        acting, visit, "visit.reopened", back=True, state=VisitState.RETURNED, closed_at=None, reason=reason
    )
    return opened, await deliveries.release(acting, opened)


async def _before_that_was_kept(books: Books, visit: Visit) -> Before:
    """For visits that were put off before it was written down what they had been."""
    if visit.agreed is None:
        return Before(state=VisitState.PROPOSED)
    steps = await books.steps.count(visit=visit.id)
    return Before(state=VisitState.UNDER_WAY if steps else VisitState.AGREED)


async def answered(books: Books, visit: Visit) -> bool:
    """Whether the village or the team has answered what is asked once the team has left."""
    return bool(await books.counts.count(visit=visit.id) or await books.leftovers.count(visit=visit.id))


async def _forget_answers(acting: Acting, visit: Visit) -> None:
    """What the village and the team said of numbers that were asked for too early does not count, and both are asked
    again when the team has really left."""
    books = acting.books
    counted, stated = await books.counts.find(visit=visit.id), await books.leftovers.find(visit=visit.id)
    if not counted and not stated:
        return
    await books.counts.discard(visit=visit.id)
    await books.leftovers.discard(visit=visit.id)
    detail = {
        "counts": [[one.round, one.amount] for one in counted],
        "leftovers": [[one.back, one.damaged, one.lost] for one in stated],
    }
    await acting.record("visit.answers_void", visit, **detail)
    for kind in DIFFERENCES:
        await differences.compare(acting, visit, kind, "")
