"""A line of a visit's plan with a change that was named in words, and what the line would be."""

from collections.abc import Sequence

from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.parsing.plan_changes import PlanChange, Way
from sotarsa_bot.people.called import people_called
from sotarsa_bot.records.people import Person
from sotarsa_bot.records.visit import Place, Plan
from sotarsa_bot.visits import load_changes

LINES = frozenset({
    "cargo", "vehicle", "leader", "crew", "services", "partners", "joint", "note", "place", "answer_by",
})  # fmt: skip
FIELDS = {"services": "services", "partners": "partners", "joint": "joint_activities"}


def changed(plan: Plan, place: Place | None, change: PlanChange, people: Sequence[Person]) -> tuple[Plan, Place | None]:
    match change.line:
        case "cargo":
            return plan.with_(cargo=load_changes.changed(plan.cargo, change)), place
        case "vehicle":
            return plan.with_(vehicle="" if change.way is Way.REMOVE else clean_name(change.words)), place
        case "leader" | "crew":
            return _with_people(plan, change, people), place
        case "note":
            return plan.with_(note=_note(plan.note, change)), place
        case "place":
            if place is None or change.way is not Way.SET:
                raise Mistake("plan.place_by_village")
            return plan, Place(name=clean_name(change.words))
        case "window":
            raise Mistake("plan.days_by_button")
    field = FIELDS[change.line]
    return plan.with_(**{field: _names(getattr(plan, field), change)}), place


def _with_people(plan: Plan, change: PlanChange, people: Sequence[Person]) -> Plan:
    named = [one.id for one in people_called(change.words, people)[0]]
    crew = [plan.leader, *(one for one in plan.members if one != plan.leader)]
    if change.line == "leader" and change.way is not Way.REMOVE:
        if len(named) != 1:
            raise Mistake("plan.one_leader")
        return plan.with_(leader=named[0], members=tuple(dict.fromkeys([*plan.members, *named])))
    if change.way is Way.ADD:
        crew = list(dict.fromkeys([*crew, *named]))
    elif change.way is Way.REMOVE:
        crew = [one for one in crew if one not in named]
    else:
        crew = named
    if not crew:
        raise Mistake("plan.nobody_goes")
    leader = plan.leader if plan.leader in crew else crew[0]
    return plan.with_(leader=leader, members=tuple(crew))


def _note(note: str, change: PlanChange) -> str:
    if change.way is Way.REMOVE:
        return ""
    return clean_name(f"{note}; {change.words}" if note and change.way is Way.ADD else change.words, limit=300)


def _names(known: tuple[str, ...], change: PlanChange) -> tuple[str, ...]:
    said = tuple(clean_name(part, limit=40) for part in change.words.split(",") if part.strip())
    if change.way is Way.REMOVE:
        return tuple(one for one in known if one.casefold() not in {name.casefold() for name in said})
    return tuple(dict.fromkeys([*known, *said])) if change.way is Way.ADD else said


def said(plan: Plan, place: Place | None, line: str, people: Sequence[Person]) -> str:
    """What the line would be."""
    names = {one.id: one.name for one in people}
    crew = [plan.leader, *(one for one in plan.members if one != plan.leader)]
    words = {
        "cargo": wording.listing([str(one) for one in plan.cargo]),
        "vehicle": plan.vehicle,
        "leader": names.get(plan.leader, ""),
        "crew": wording.listing([names.get(one, "?") for one in crew]),
        "services": wording.listing(plan.services),
        "partners": wording.listing(plan.partners),
        "joint": wording.listing(plan.joint_activities),
        "note": plan.note,
        "place": place.name if place else "",
        "answer_by": wording.long_day(plan.answer_by) if plan.answer_by else texts.plain("answer_by.by_rule"),
    }[line]
    what = texts.plain(f"plan.line_{line}")
    return texts.plain("plan.would_be", what=what, words=words or texts.plain("plan.would_be_empty"))
