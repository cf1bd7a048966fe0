"""What can be done with a visit. Every change is compare-and-set on its version, audited, and plans its reminders."""

from datetime import date, datetime
from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, Taken
from sotarsa_bot.events import StepReported, VisitChanged
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import StepTaken
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import (
    BROKEN_OFF,
    MOVES,
    Before,
    Choice,
    Meeting,
    Plan,
    Visit,
    VisitState,
)
from sotarsa_bot.running import high_water
from sotarsa_bot.running.office import Office
from sotarsa_bot.visits import answer_by, reminders
from sotarsa_bot.visits.underway import on_the_road

UNTRUE_WHEN_MOVED = ("place_ready", "citizens_told")
"""What a village did for a day that is no longer the day."""


async def get(books: Books, number: int) -> Visit:
    """The visit with this number; Mistake if there is none."""
    visit = await books.visits.first(id=number)
    if visit is None:
        raise Mistake("visit.none_such", code=f"K{number}")
    return visit


async def propose(acting: Acting, village: str, plan: Plan) -> Visit:
    """A new visit, for the village to decide on."""
    acting.need(Action.PROPOSE, village=village)
    answer_by.must_suit(plan, acting.office.today(acting.now))
    visit = await acting.books.visits.add(
        Visit(
            id=await high_water.next_id(acting.books, high_water.VISITS),
            village=village,
            plan=plan,
            proposed_by=acting.by.id,
            proposed_at=acting.now,
        )
    )
    await acting.record("visit.proposed", visit)
    await reminders.plan(acting.books, acting.office, visit, acting.now)
    acting.happened(VisitChanged, visit)
    return visit


async def choose(acting: Acting, visit: Visit, choice: Choice | None) -> Visit:
    """The village's choice so far (a day, then a time). None starts the choosing afresh."""
    acting.need(Action.DECIDE, village=visit.village)
    only_in(visit, VisitState.PROPOSED)
    return await change(acting, visit, "visit.choosing", choice=choice, counter=None)


async def counter(acting: Acting, visit: Visit, meeting: Meeting) -> Visit:
    """A village's wish outside the window: the coordinator accepts it or answers."""
    acting.need(Action.DECIDE, village=visit.village)
    only_in(visit, VisitState.PROPOSED, VisitState.AGREED)
    return await change(acting, visit, "visit.countered", counter=meeting, choice=None)


async def agree(acting: Acting, visit: Visit, meeting: Meeting) -> Visit:
    """Time and place are fixed. Moving an agreed visit is agreeing again."""
    acting.need(Action.DECIDE, Action.COORDINATE, Action.SETTLE, village=visit.village)
    may_become(visit, VisitState.AGREED)
    must_be_to_come(meeting, acting.now)
    if visit.agreed and visit.agreed.starts_at != meeting.starts_at:
        await _forget_what_moved(acting, visit)
    # A journey that was broken off is not part of the next one; the audit keeps it.
    await acting.books.steps.discard(visit=visit.id)
    return await change(
        acting,
        visit,
        "visit.agreed",
        state=VisitState.AGREED,
        agreed=meeting,
        counter=None,
        choice=None,
        day=acting.office.today(meeting.starts_at),
        reason="",
        before=None,
    )


def days_to_come(office: Office, visit: Visit, now: datetime) -> list[date]:
    """The proposed days that a village may still choose; a day is past in its evening."""
    return [day for day in visit.plan.window.days() if office.at(day, office.evening) > now]


def is_over(office: Office, visit: Visit, now: datetime) -> bool:
    """A proposal that nobody answered while its days lasted."""
    waits = visit.state is VisitState.PROPOSED and visit.counter is None
    return waits and not days_to_come(office, visit, now)


def must_be_to_come(meeting: Meeting, now: datetime) -> None:
    """Mistake `visit.in_the_past`."""
    if meeting.starts_at <= now:
        raise Mistake("visit.in_the_past")


async def put_off(acting: Acting, visit: Visit, state: VisitState, reason: str) -> Visit:
    """Postponed (it will be proposed again) or cancelled (it will not), with a reason."""
    acting.need(Action.COORDINATE, Action.SETTLE)
    may_become(visit, state)
    before = Before(
        state=visit.state, reason=visit.reason, choice=visit.choice, counter=visit.counter, before=visit.before
    )
    return await change(
        acting, visit, f"visit.{state}", state=state, reason=reason, choice=None, counter=None, before=before
    )


async def propose_again(acting: Acting, visit: Visit, plan: Plan) -> Visit:
    """A postponed visit, or one that cannot hold, goes to the village (again) with a new window."""
    acting.need(Action.COORDINATE)
    may_become(visit, VisitState.PROPOSED)
    await _forget_what_moved(acting, visit)
    return await change(
        acting,
        visit,
        "visit.proposed_again",
        state=VisitState.PROPOSED,
        plan=plan.with_(answer_by=None),
        agreed=None,
        day=None,
        choice=None,
        counter=None,
        reason="",
        before=None,
        proposed_at=acting.now,
    )


async def decline(acting: Acting, visit: Visit, offer: Meeting | None = None) -> Visit:
    """The coordinator cannot follow the village's own wish: what was before it stands again, and perhaps an offer."""
    acting.need(Action.COORDINATE)
    only_in(visit, VisitState.PROPOSED, VisitState.AGREED)
    if offer:
        must_be_to_come(offer, acting.now)
    return await change(acting, visit, "visit.counter_declined", counter=None, offer=offer)


async def offer(acting: Acting, visit: Visit, meeting: Meeting) -> Visit:
    """The office offers another time of its own accord; what is agreed stands until the village takes it."""
    acting.need(Action.COORDINATE)
    may_become(visit, VisitState.AGREED)
    must_be_to_come(meeting, acting.now)
    return await change(acting, visit, "visit.offered", offer=meeting)


async def withdraw(acting: Acting, visit: Visit) -> Visit:
    """The village no longer wishes for another time: what is agreed stands, or its days are to be chosen from anew."""
    acting.need(Action.DECIDE, Action.COORDINATE, village=visit.village)
    only_in(visit, VisitState.PROPOSED, VisitState.AGREED)
    return await change(acting, visit, "visit.counter_withdrawn", counter=None)


async def refuse_offer(acting: Acting, visit: Visit) -> Visit:
    """The village cannot take what the office offered."""
    acting.need(Action.DECIDE, Action.COORDINATE, village=visit.village)
    return await change(acting, visit, "visit.offer_refused", offer=None)


async def _forget_what_moved(acting: Acting, visit: Visit) -> None:
    for item in UNTRUE_WHEN_MOVED:
        await acting.books.ticks.discard(visit=visit.id, list="village", item=item)


async def report_step(
    acting: Acting,
    visit: Visit,
    step: Step,
    happened_at: datetime,
    received_at: datetime,
    spot: tuple[float, float] | None = None,
) -> Visit:
    """A step of the field day, in any order and however late. A second report of a step corrects its time.

    Raises Mistake for a visit that is not on its way (not agreed, closed, cancelled before anybody set out).
    """
    acting.need(Action.FIELD)
    stopped = visit.state in BROKEN_OFF and await on_the_road(acting.books, visit)
    if not stopped:
        only_in(visit, VisitState.AGREED, VisitState.UNDER_WAY, VisitState.RETURNED)
    taken = StepTaken(
        visit=visit.id,
        step=step,
        happened_at=happened_at,
        received_at=received_at,
        by=acting.by.id,
        latitude=spot[0] if spot else None,
        longitude=spot[1] if spot else None,
    )
    try:
        await acting.books.steps.add(taken)
    except Taken:
        values = taken.model_dump(exclude={"id", "visit", "step"})
        if spot is None:
            del values["latitude"], values["longitude"]
        await acting.books.steps.change_all({"visit": visit.id, "step": step}, **values)
    acting.happened(StepReported, visit)
    state = VisitState.RETURNED if step is Step.RETURNED else VisitState.UNDER_WAY
    if stopped or visit.state is VisitState.RETURNED:
        state = visit.state  # a late word sends nobody back on the road, and coming home takes up nothing again
    when = {"happened_at": happened_at.isoformat()}
    return await change(acting, visit, f"step.{step}", when, state=state, counter=None)


def only_in(visit: Visit, *states: VisitState) -> None:
    """Mistake, in words for its state, if the visit is in none of these."""
    if visit.state not in states:
        raise Mistake(visit.is_now, code=visit.code)


def may_become(visit: Visit, state: VisitState) -> None:
    """Mistake, in words for its state, if the visit cannot become this."""
    if state not in MOVES[visit.state]:
        raise Mistake(visit.is_now, code=visit.code)


async def change(
    acting: Acting, visit: Visit, what: str, detail: dict[str, Any] | None = None, *, back: bool = False, **values: Any
) -> Visit:
    """One change of a visit, by compare-and-set, with its entry and its reminders. `back`: something is undone, so that
    a reminder which was cleared by it and still helps is said.

    Mistake `visit.changed_meanwhile` if somebody was first."""
    if values.keys() & {"counter", "state"}:
        values.setdefault("offer", None)  # whatever is answered or done ends it
    version = visit.version + 1
    if not await acting.books.visits.change(visit.id, only_if={"version": visit.version}, version=version, **values):
        raise Mistake("visit.changed_meanwhile", code=visit.code)
    changed = visit.with_(version=version, **values)
    await acting.record(what, changed, **(detail or {}))
    await reminders.plan(acting.books, acting.office, changed, acting.now, back=back)
    acting.happened(VisitChanged, changed)
    return changed
