"""A visit's plan is changed in words, below its card: "bawaannya tambah selimut 10", "ketua tim ganti Hendra".

What follows from them is read back first: the village and the team are told of it.
"""

import re
from collections.abc import Sequence
from typing import Any

from conversations.talk import Talk
from conversations.visits import replanning
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, lexicon, read_moment
from sotarsa_bot.parsing.places import calls_off
from sotarsa_bot.parsing.plan_changes import PlanChange, Way, names_a_line, read_plan_changes
from sotarsa_bot.parsing.things import meant
from sotarsa_bot.parsing.visit_verbs import read_visit_verb
from sotarsa_bot.people import roster
from sotarsa_bot.people.called import people_called
from sotarsa_bot.people.chats import Purpose
from sotarsa_bot.people.people import Person, Role
from sotarsa_bot.people.rights import Action
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import load_changes, visits
from sotarsa_bot.visits.cargo import CargoItem
from sotarsa_bot.visits.visit import OPEN, Place, Plan, Visit, VisitState

PLANNED = (VisitState.PROPOSED, VisitState.AGREED, VisitState.POSTPONED)
_CODE = re.compile(r"\s*k\s?(\d{1,5})\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:tgl|tanggal|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|besok|lusa)\b", re.IGNORECASE)
_OF_CARGO = re.compile(r"\W*(?:barang|bawaan|muatan)(?:nya)?\b", re.IGNORECASE)
NAMED = frozenset({"services", "partners", "joint"})
FIELDS = {"services": "services", "partners": "partners", "joint": "joint_activities"}


async def heard(talk: Talk[Any]) -> bool:
    """A reply to the card, by those who may change the plan. False: no line of it is named."""
    changes = read_plan_changes(talk.incoming.text)
    if not changes and _below_a_card(talk) and names_a_line(talk.incoming.text):
        raise Mistake("plan.words_how")
    visit = await _meant(talk) if changes or _names_a_day(talk) else None
    if visit is None:
        return False
    if not changes:
        return _day_by_button(visit)
    named = _OF_CARGO.match(talk.answer) or all(one.line in ("vehicle", "leader", "crew") for one in changes)
    if visit.state not in PLANNED and not named:
        return False  # on the day itself "tambah 2 sembako" is no plan; "barang tambah 2 sembako" is
    if not all(_of_goods(one, visit.plan.cargo) for one in changes):
        return False
    replanning.must_be_theirs(talk, visit)
    visits.only_in(visit, *OPEN)
    people = await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR)
    plan, place, said = visit.plan, visit.agreed.place if visit.agreed else None, []
    for change in changes:
        plan, place = _changed(plan, place, change, people)
        said.append(_said(plan, place, change, people))
    if not talk.confirmed:
        words = "\n".join(one.said for one in changes)
        words = words if talk.replied else f"{visit.code} {words}"
        raise Unsure(Meaning(words, texts.plain("plan.would_change", code=visit.code, what="; ".join(said))))
    await _save(talk, visit, plan, place)
    return True


async def _meant(talk: Talk[Any]) -> Visit | None:
    """The visit whose card stands above; or the one whose code stands before the words, until its day has come: then
    they may tell of what was handed over."""
    if _below_a_card(talk) and talk.replied:
        return await visits.get(talk.books, int(talk.replied.subject.removeprefix("visit:")))
    code = _CODE.match(talk.incoming.text)
    if code is None or talk.replied or talk.incoming.picture or not talk.allows(Action.PROPOSE):
        return None
    visit = await talk.books.visits.first(id=int(code[1])) if talk.chat.purpose is not Purpose.VILLAGE else None
    early = visit and visit.state in PLANNED and (visit.day is None or visit.day > talk.today)
    return visit if early else None


def _names_a_day(talk: Talk[Any]) -> bool:
    """ "Salah, tgl 4": a day and no more, which is the village's to say."""
    text = talk.incoming.text
    if not (_below_a_card(talk) and _DAY.search(text)) or calls_off(text) or read_visit_verb(text):
        return False
    try:
        read = read_moment(text, today=talk.today)
    except Mistake:
        return False
    return bool(read.options) and not (read.denied or read.more)


def _day_by_button(visit: Visit) -> bool:
    """Mistake that says how a day is changed, where no wish for one is to be answered."""
    if visit.counter is None and visit.state in PLANNED:
        raise Mistake("plan.days_by_button")
    return False


def _of_goods(change: PlanChange, cargo: tuple[CargoItem, ...]) -> bool:
    """ "jadi sabtu jam 9" has the form of "jadi 30 sembako", and is of no thing."""
    if change.way not in (Way.AMOUNT, Way.LESS):
        return True
    said = re.findall(r"[^\W\d_]+", change.words.casefold())
    return any(word in lexicon.GOODS or meant(word, [one.item for one in cargo]) for word in said)


def _below_a_card(talk: Talk[Any]) -> bool:
    replied = talk.replied
    if replied is None or talk.incoming.picture or not talk.allows(Action.PROPOSE):
        return False
    if talk.chat.purpose is Purpose.VILLAGE or not replied.subject.startswith("visit:"):
        return False
    return any(mark in replied.name for mark in (":card:", ":told:"))


async def _save(talk: Talk[Any], before: Visit, plan: Plan, place: Place | None) -> None:
    visit = await visits.replan(talk.acting(), before, plan, place)
    await replanning.tell(talk, visit, replanning.changed(before, visit))


def _changed(
    plan: Plan, place: Place | None, change: PlanChange, people: Sequence[Person]
) -> tuple[Plan, Place | None]:
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


def _said(plan: Plan, place: Place | None, change: PlanChange, people: Sequence[Person]) -> str:
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
    }[change.line]
    what = texts.plain(f"plan.line_{change.line}")
    return texts.plain("plan.would_be", what=what, words=words or texts.plain("plan.would_be_empty"))


LISTENERS = (heard,)
