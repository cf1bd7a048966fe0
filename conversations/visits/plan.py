"""/kunjungan: the team proposes a visit; the village will set time and place."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from conversations import flow
from conversations.button import number
from conversations.choosing.chosen_village import which_village
from conversations.command import PRIVATE, TEAM, Command
from conversations.conversation import Conversation
from conversations.flow import Flow, FlowStep, question, tapped, typed
from conversations.open_words import must_fit
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.visits import Replan
from conversations.several import Check, Option, Options, optional, several
from conversations.talk import Talk
from conversations.visits import plan_preview, replanning
from conversations.visits.plan_draft import At, Draft, PlanTalk
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import office_facts
from sotarsa_bot.parsing import answer_by_words, clean_name, is_small_talk, parse_cargo, parse_window
from sotarsa_bot.parsing.misplaced_words import looks_like
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.people import roster
from sotarsa_bot.people.called import people_called
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import OPEN, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import answer_by, load_changes, visits


def _then(step: FlowStep) -> Callable[[PlanTalk], FlowStep]:
    return lambda talk: _next(talk, step)


def _next(talk: PlanTalk, step: FlowStep) -> FlowStep:
    """The first time question by question, what is seldom needed left out; from the preview, there and back."""
    talk.draft.previewed = talk.draft.previewed or step is At.CONFIRM
    return At.CONFIRM if talk.draft.previewed else step


async def _village_chosen(talk: PlanTalk, code: str) -> FlowStep:
    talk.draft.village = code
    return _next(talk, At.SERVICES)


async def _window_given(talk: PlanTalk) -> FlowStep:
    talk.draft.window = parse_window(talk.answer, today=talk.today)
    talk.draft.answer_by = None
    return _next(talk, At.CREW)


async def _which_window(talk: PlanTalk) -> None:
    await flow.ask(talk, "plan.which_window")


async def _village_name(talk: PlanTalk) -> dict[str, Any]:
    return {"village": (await talk.books.villages.get(talk.draft.village)).name}


async def _window_words(talk: PlanTalk) -> dict[str, Any]:
    window = talk.draft.window
    return {"window": wording.span(window.first, window.last) if window else ""}


async def _team(talk: PlanTalk) -> Sequence[Option]:
    people = await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR)
    gone = [one for one in talk.draft.crew if one not in {person.id for person in people}]
    return [
        *(Option(person.id, person.name) for person in people),
        *[Option(one, await roster.name(talk.books, one)) for one in gone],
    ]


async def _people_named(talk: PlanTalk) -> list[int | str]:
    people = await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR)
    if re.fullmatch(r"\W*(?:kami\s+)?(?:semua|semuanya|sabarataan)\W*", talk.answer, re.IGNORECASE):
        return [one.id for one in people]
    words = re.sub(r"\b(?:saya|ulun)\b", talk.by.name, talk.answer, flags=re.IGNORECASE)
    words = re.sub(r"\b(?:ikut|umpat|berangkat|yang|juga)\b", " ", words, flags=re.IGNORECASE)
    found, exact = people_called(words, people)
    names = [one.name for one in found]
    if not (exact or talk.confirmed):
        raise Unsure(Meaning(", ".join(names), wording.listing(names)))
    return [one.id for one in found]


_SLOTS = {"services": Slot.SERVICE, "joint": Slot.SERVICE, "partners": Slot.PARTNER, "vehicle": Slot.VEHICLE}
"""What an answer to a line is, of those that take any words."""


def _in_its_place(line: str) -> Check:
    """Asks about words that look like the answer to another question: a car among the services."""

    def check(talk: Talk[Any], words_: str) -> None:
        if talk.confirmed:
            return
        if is_small_talk(words_):
            raise Mistake("plan.pick_or_type", what=texts.plain(f"plan.line_{line}"))
        if looks_like(words_, talk.today) not in ("", line):
            said = f"{texts.plain(f'plan.line_{line}')} “{words_}”"
            raise Unsure(Meaning(talk.answer, said), key="plan.misplaced", what=texts.plain(f"plan.line_{line}"))
        must_fit(talk, _SLOTS[line], f"plan.line_{line}", words_)

    return check


def _of_the_office(name: str) -> Options:
    """What the office lists of its own; more is typed."""

    async def listed(talk: PlanTalk) -> Sequence[Option]:
        known = office_facts.choices(await office_facts.of(talk.books), name, talk.office)
        return [Option(one, one) for one in known]

    return listed


SERVICES, JOINT, PARTNERS = (_of_the_office(name) for name in ("services", "joint", "partners"))


async def _vehicles(talk: PlanTalk) -> Sequence[Option]:
    """Those of the latest visits, to save typing."""
    latest = await talk.books.visits.find(order="-id", limit=30)
    names = dict.fromkeys(visit.plan.vehicle for visit in latest if visit.plan.vehicle)
    return [Option(name, name) for name in list(names)[:4]]


def _is_carried(talk: PlanTalk, words_: str) -> None:
    """ "25 desember tetap masuk" is no thing of which there are 25."""
    if not talk.confirmed and looks_like(words_, talk.today) == "window":
        must_fit(talk, Slot.CARGO, "plan.line_cargo", words_)
    for one in load_changes.typed(words_, talk.draft.cargo):
        if one.item not in [known.item for known in talk.draft.cargo]:
            must_fit(talk, Slot.CARGO, "plan.line_cargo", one.item)


def _cargo_words(cargo: Sequence[CargoItem]) -> str:
    return wording.listing([str(item) for item in cargo])


def _is_note(talk: Talk[Any], _words: str) -> None:
    must_fit(talk, Slot.NOTE, "plan.line_note")


def _note(words: str) -> str:
    return clean_name(words, limit=300)


async def _who_leads(talk: PlanTalk) -> None:
    crew = talk.draft.crew
    rows = [[flow.choice(talk, await roster.name(talk.books, one), "leads", one)] for one in crew]
    await flow.ask(talk, "plan.who_leads", rows)


async def _leads(talk: PlanTalk) -> FlowStep:
    if number([talk.answer]) not in talk.draft.crew:
        raise Mistake("common.old_button")
    talk.draft.leader = number([talk.answer])
    return At.CONFIRM


async def _where(talk: PlanTalk) -> None:
    await flow.ask(talk, "plan.which_place")


async def _where_typed(talk: PlanTalk) -> FlowStep:
    must_fit(talk, Slot.PLACE, "plan.line_place")
    talk.draft.place = clean_name(talk.answer)
    return At.CONFIRM


async def _until_when(talk: PlanTalk) -> None:
    day = plan_preview.answer_by_day(talk)
    rows = (
        [[flow.choice(talk, texts.plain("common.keep_button", value=wording.short_day(day)), "as_is")]] if day else []
    )
    await flow.ask(talk, "plan.until_when", rows, example=wording.weekday_and_day(day or talk.today))


async def _until_then(talk: PlanTalk) -> FlowStep:
    day = answer_by_words.read_day(talk.answer, talk.today)
    if talk.draft.window:
        answer_by.must_fit(day, talk.draft.window, talk.today)
    talk.draft.answer_by = day
    return At.CONFIRM


async def _as_it_is(_talk: PlanTalk) -> FlowStep:
    return At.CONFIRM


async def _edit(talk: PlanTalk) -> FlowStep:
    """A line of the preview was pressed."""
    if talk.answer not in plan_preview.lines(talk.draft):
        raise Mistake("common.old_button")
    return At(talk.answer)


async def replan(talk: Talk[Any], wish: Replan) -> None:
    """The preview of a visit that is there, each line a button."""
    visit = await visits.get(talk.books, wish.visit)
    replanning.must_be_theirs(talk, visit)
    visits.only_in(visit, *OPEN)
    plan = visit.plan
    place = visit.agreed.place.name if visit.agreed and visit.agreed.place else ""
    draft = Draft(
        village=visit.village, services=plan.services, window=plan.window, joint=plan.joint_activities,
        partners=plan.partners, crew=visit.crew, leader=plan.leader, vehicle=plan.vehicle, cargo=plan.cargo,
        note=plan.note, place=place, visit=visit.id, before=plan, previewed=True, answer_by=plan.answer_by,
        asked=talk.office.today(visit.proposed_at) if visit.state is VisitState.PROPOSED else None,
    )  # fmt: skip
    await flow.start(talk, PLAN, draft, step=At.CONFIRM)


async def begin(talk: Talk[Any]) -> None:
    """In private or in the team's group."""
    talk.need(Action.PROPOSE)
    if not (talk.incoming.private or talk.chat.purpose is Purpose.TEAM):
        return await wrong_chat(talk, "common.where_team")
    await flow.start(talk, PLAN)


PLAN = Flow(
    "kunjungan",
    may=Action.PROPOSE,
    draft=Draft,
    first=At.VILLAGE,
    steps={
        At.VILLAGE: which_village("plan.which_village", step=At.VILLAGE, chosen=_village_chosen),
        At.SERVICES: several(
            "services", "plan.which_services", step=At.SERVICES, following=_then(At.WINDOW), options=SERVICES,
            values=_village_name, at_least_one="plan.no_service", check=_in_its_place("services"),
        ),
        At.WINDOW: question(_which_window, typed(_window_given)),
        At.JOINT: several(
            "joint", "plan.which_joint", step=At.JOINT, following=_then(At.CONFIRM), options=JOINT,
            check=_in_its_place("joint"),
        ),
        At.PARTNERS: several(
            "partners", "plan.which_partners", step=At.PARTNERS, following=_then(At.CONFIRM), options=PARTNERS,
            check=_in_its_place("partners"),
        ),
        At.CREW: several(
            "crew", "plan.who_goes", step=At.CREW, following=_then(At.VEHICLE), options=_team, values=_window_words,
            read=_people_named, at_least_one="plan.nobody_goes",
        ),
        At.VEHICLE: optional(
            "vehicle", "plan.which_vehicle", following=_then(At.CARGO), read=clean_name, options=_vehicles,
            check=_in_its_place("vehicle"),
        ),
        At.CARGO: optional(
            "cargo", "plan.what_is_carried", following=_then(At.CONFIRM), read=parse_cargo, said=_cargo_words,
            change=load_changes.typed, check=_is_carried,
        ),
        At.NOTE: optional("note", "plan.any_note", following=_then(At.CONFIRM), read=_note, check=_is_note),
        At.LEADER: question(_who_leads, tapped("leads", _leads)),
        At.ANSWER_BY: question(_until_when, tapped("as_is", _as_it_is), typed(_until_then)),
        At.PLACE: question(_where, typed(_where_typed)),
        At.CONFIRM: question(
            plan_preview.ask,
            tapped("edit", _edit),
            tapped("save", plan_preview.saved),
            tapped("change", replanning.saved),
        ),
    },
)  # fmt: skip


CONVERSATION = Conversation(
    commands=(Command("kunjungan", begin, frozenset({PRIVATE, TEAM})),),
    flows=(PLAN,),
    presses=(on(Replan, replan),),
)
