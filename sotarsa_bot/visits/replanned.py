"""Another team, load, place or term for a visit whose days stay, and the way back from it."""

from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.events import LeaderChanged
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.visit import OPEN, Place, Plan, Replanned, Visit, VisitState
from sotarsa_bot.visits import answer_by, visits


def must_be_theirs(acting: Acting, visit: Visit) -> None:
    """Mistake for all but coordinators and those who travel."""
    acting.need(Action.PROPOSE)
    if not acting.may(Action.COORDINATE) and acting.by.id not in visit.crew:
        raise Mistake("plan.crew_only", code=visit.code)


async def replan(acting: Acting, visit: Visit, plan: Plan, place: Place | None = None) -> Visit:
    """Another team, load or place, while the visit is open; its days stay. Mistake if nothing is different."""
    must_be_theirs(acting, visit)
    visits.only_in(visit, *OPEN)
    names = [name for name in Plan.model_fields if getattr(plan, name) != getattr(visit.plan, name)]
    if "answer_by" in names:
        visits.only_in(visit, VisitState.PROPOSED)
        answer_by.must_suit(plan, acting.office.today(acting.now))
    agreed = visit.agreed.with_(place=place) if visit.agreed and place else visit.agreed
    if agreed != visit.agreed:
        names.append("place")
    if not names:
        raise Mistake("plan.nothing_changed")
    was = visit.agreed.place if visit.agreed else None
    if "leader" in names:
        acting.happened(LeaderChanged, visit)
    return await planned(acting, visit, "visit.replanned", plan, {"agreed": agreed}, was, fields=names)


async def planned(
    acting: Acting, visit: Visit, what: str, plan: Plan, values: dict[str, Any] | None = None,
    place: Place | None = None, **detail: Any,
) -> Visit:  # fmt: skip
    """Another plan, so that it can be taken back (plan_back); `place`: the one that was agreed before."""
    before = Replanned(plan=visit.plan, place=place, version=visit.version + 1)
    return await visits.change(acting, visit, what, detail, plan=plan, replanned=before, **(values or {}))


async def plan_back(acting: Acting, visit: Visit, version: int) -> Visit:
    """The plan as it was before the change that gave the visit this version; its days stay.

    Mistake for any but the last change."""
    must_be_theirs(acting, visit)
    was = visit.replanned
    if was is None or was.version != version:
        raise Mistake("plan.changed_since", code=visit.code)
    return await replan(acting, visit, was.plan.with_(window=visit.plan.window), was.place)
