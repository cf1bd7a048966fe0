"""/kunjungan: the team proposes a visit; the village will set time and place."""

from typing import Any

from pydantic import BaseModel

from conversations import cards, flow
from conversations.button import Button, in_rows
from conversations.command import PRIVATE, TEAM, Command
from conversations.decide import acting
from conversations.flow import DONE, Flow, question, tapped, typed
from conversations.talk import Talk
from conversations.villages import village_page, village_typed
from sotarsa_bot import roster, texts, visits, wording
from sotarsa_bot.calendar_rules import day_warnings
from sotarsa_bot.cargo import CargoItem
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, parse_cargo, parse_window
from sotarsa_bot.people import Role
from sotarsa_bot.rights import Action
from sotarsa_bot.texts import Html
from sotarsa_bot.visit import Plan
from sotarsa_bot.window import Window

SERVICES = ("asuransi sosial", "pengamanan sosial", "program perumahan", "makanan")
"""Jenis layanan of the programme; the office names more by typing them."""
JOINT = ("Posyandu", "KTP-el", "Vaksinasi")
PARTNERS = ("Puskesmas", "Dukcapil", "PKK", "LSM")


class Draft(BaseModel):
    page: int = 0
    village: str = ""
    services: tuple[str, ...] = ()
    window: Window | None = None
    joint: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    crew: tuple[int, ...] = ()
    vehicle: str = ""
    cargo: tuple[CargoItem, ...] = ()
    note: str = ""

    def plan(self, leader: int) -> Plan:
        if self.window is None:
            raise Mistake("plan.window_first")
        return Plan(
            services=self.services,
            window=self.window,
            joint_activities=self.joint,
            partners=self.partners,
            leader=leader,
            members=self.crew,
            vehicle=self.vehicle,
            cargo=self.cargo,
            note=self.note,
        )


PlanTalk = Talk[Draft]


async def _which_village(talk: PlanTalk) -> None:
    await flow.ask(talk, "plan.which_village", await village_page(talk, talk.draft.page))


async def _page_turned(talk: PlanTalk) -> str:
    talk.draft.page = int(talk.answer)
    return "village"


async def _village_chosen(talk: PlanTalk) -> str:
    talk.draft.village = (await talk.books.villages.get(talk.answer)).code
    return "services"


async def _village_typed(talk: PlanTalk) -> str:
    talk.draft.village = await village_typed(talk)
    return "services"


def _toggles(talk: PlanTalk, known: tuple[str, ...], chosen: tuple[str, ...], going_on: str) -> list[list[Button]]:
    """A button for each choice, marked when chosen, and one to go on."""
    every = (*known, *(c for c in chosen if c not in known))
    made = [flow.choice(talk, f"{'☑️' if name in chosen else '▫️'} {name}", "toggle", n) for n, name in enumerate(every)]
    return [*in_rows(made), [flow.choice(talk, texts.plain(going_on), "on")]]


def _toggled(known: tuple[str, ...], chosen: tuple[str, ...], answer: str) -> tuple[str, ...]:
    every = (*known, *(c for c in chosen if c not in known))
    if not answer.isdigit() or int(answer) >= len(every):
        raise Mistake("common.old_button")
    name = every[int(answer)]
    return tuple(c for c in chosen if c != name) if name in chosen else (*chosen, name)


def _added(known: tuple[str, ...], chosen: tuple[str, ...], words: str) -> tuple[str, ...]:
    """Typed names, separated by commas; a known one in its known spelling."""
    spelled = {name.casefold(): name for name in known}
    names = [clean_name(part) for part in words.split(",") if part.strip()]
    return tuple(dict.fromkeys((*chosen, *(spelled.get(n.casefold(), n) for n in names))))


async def _which_services(talk: PlanTalk) -> None:
    village = await talk.books.villages.get(talk.draft.village)
    await flow.ask(
        talk,
        "plan.which_services",
        _toggles(talk, SERVICES, talk.draft.services, "plan.on_button"),
        village=village.name,
    )


async def _service_toggled(talk: PlanTalk) -> str:
    talk.draft.services = _toggled(SERVICES, talk.draft.services, talk.answer)
    return "services"


async def _services_typed(talk: PlanTalk) -> str:
    talk.draft.services = _added(SERVICES, talk.draft.services, talk.answer)
    return "services"


async def _services_done(talk: PlanTalk) -> str:
    if not talk.draft.services:
        raise Mistake("plan.no_service")
    return "window"


async def _which_window(talk: PlanTalk) -> None:
    await flow.ask(talk, "plan.which_window")


async def _window_given(talk: PlanTalk) -> str:
    talk.draft.window = parse_window(talk.answer, today=talk.today)
    return "joint"


async def _which_joint(talk: PlanTalk) -> None:
    window = talk.draft.window
    said = wording.span(window.first, window.last) if window else ""
    await flow.ask(talk, "plan.which_joint", _toggles(talk, JOINT, talk.draft.joint, "plan.on_button"), window=said)


async def _joint_toggled(talk: PlanTalk) -> str:
    talk.draft.joint = _toggled(JOINT, talk.draft.joint, talk.answer)
    return "joint"


async def _joint_typed(talk: PlanTalk) -> str:
    talk.draft.joint = _added(JOINT, talk.draft.joint, talk.answer)
    return "joint"


async def _joint_done(talk: PlanTalk) -> str:
    return "partners"


async def _which_partners(talk: PlanTalk) -> None:
    await flow.ask(talk, "plan.which_partners", _toggles(talk, PARTNERS, talk.draft.partners, "plan.on_button"))


async def _partner_toggled(talk: PlanTalk) -> str:
    talk.draft.partners = _toggled(PARTNERS, talk.draft.partners, talk.answer)
    return "partners"


async def _partners_typed(talk: PlanTalk) -> str:
    talk.draft.partners = _added(PARTNERS, talk.draft.partners, talk.answer)
    return "partners"


async def _partners_done(talk: PlanTalk) -> str:
    return "crew"


async def _who_goes(talk: PlanTalk) -> None:
    people = await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR)
    made = [
        flow.choice(talk, f"{'☑️' if p.id in talk.draft.crew else '▫️'} {p.name[:24]}", "toggle", p.id) for p in people
    ]
    await flow.ask(talk, "plan.who_goes", [*in_rows(made), [flow.choice(talk, texts.plain("plan.on_button"), "on")]])


async def _crew_toggled(talk: PlanTalk) -> str:
    team = {p.id for p in await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR)}
    if not talk.answer.isdigit() or int(talk.answer) not in team:
        raise Mistake("common.old_button")
    one = int(talk.answer)
    crew = talk.draft.crew
    talk.draft.crew = tuple(p for p in crew if p != one) if one in crew else (*crew, one)
    return "crew"


async def _crew_done(talk: PlanTalk) -> str:
    if not talk.draft.crew:
        raise Mistake("plan.nobody_goes")
    return "vehicle"


def _skip(talk: PlanTalk) -> list[list[Button]]:
    return [[flow.choice(talk, texts.plain("plan.skip_button"), "skip")]]


async def _which_vehicle(talk: PlanTalk) -> None:
    await flow.ask(talk, "plan.which_vehicle", _skip(talk))


async def _vehicle_typed(talk: PlanTalk) -> str:
    talk.draft.vehicle = clean_name(talk.answer)
    return "cargo"


async def _vehicle_skipped(talk: PlanTalk) -> str:
    talk.draft.vehicle = ""
    return "cargo"


async def _what_is_carried(talk: PlanTalk) -> None:
    await flow.ask(talk, "plan.what_is_carried", _skip(talk))


async def _cargo_typed(talk: PlanTalk) -> str:
    talk.draft.cargo = tuple(parse_cargo(talk.answer))
    return "note"


async def _cargo_skipped(talk: PlanTalk) -> str:
    talk.draft.cargo = ()
    return "note"


async def _any_note(talk: PlanTalk) -> None:
    await flow.ask(talk, "plan.any_note", _skip(talk))


async def _note_typed(talk: PlanTalk) -> str:
    talk.draft.note = clean_name(talk.answer, limit=300)
    return "confirm"


async def _note_skipped(talk: PlanTalk) -> str:
    talk.draft.note = ""
    return "confirm"


async def _confirm(talk: PlanTalk) -> None:
    await flow.ask(
        talk,
        "plan.confirm",
        [[flow.choice(talk, texts.plain("plan.save_button"), "save")]],
        summary=await _summary(talk),
        warnings=Html("\n".join(await _warnings(talk))),
    )


async def _summary(talk: PlanTalk) -> Html:
    draft = talk.draft
    village = await talk.books.villages.get(draft.village)
    window = wording.span(draft.window.first, draft.window.last) if draft.window else ""
    said = {
        "services": wording.listing(draft.services),
        "joint": wording.listing(draft.joint),
        "partners": wording.listing(draft.partners),
        "crew": wording.listing([await roster.name(talk.books, p) for p in await _crew(talk)]),
        "vehicle": draft.vehicle,
        "cargo": wording.listing([str(item) for item in draft.cargo]),
        "note": draft.note,
    }
    lines = [texts.html("plan.summary_head", village=village.name), texts.html("card.window", window=window)]
    lines += [texts.html(f"card.{key}", **{key: value}) for key, value in said.items() if value]
    return Html("\n".join(lines))


async def _crew(talk: PlanTalk) -> list[int]:
    """Who goes, the leader first: a coordinator among them, else the first coordinator of the office."""
    coordinators = [p.id for p in await roster.with_role(talk.books, Role.COORDINATOR)]
    leaders = [p for p in talk.draft.crew if p in coordinators] or coordinators or list(talk.draft.crew)
    return [leaders[0], *(p for p in talk.draft.crew if p != leaders[0])]


async def _warnings(talk: PlanTalk) -> list[Html]:
    """What the team should know about these days before saving. Warnings, never walls."""
    window = talk.draft.window
    if window is None:
        return []
    holidays = {h.day: h for h in await talk.books.holidays.find()}
    closed = {c.day: c.reason for c in await talk.books.closed_days.find(village=talk.draft.village)}
    found = [
        w
        for day in window.days()
        for w in day_warnings(day, time=None, holidays=holidays, closed=closed, today=talk.today)
    ]
    lines = [texts.html(w.key, **w.values) for w in found]
    taken = await visits_in_the_way(talk)
    return list(dict.fromkeys([*lines, *taken]))[:6]


async def visits_in_the_way(talk: PlanTalk) -> list[Html]:
    """Agreed visits in the window that need the same people, vehicle or village."""
    window, lines = talk.draft.window, []
    for other in await talk.books.visits.find(state="agreed"):
        if window is None or other.day is None or not window.first <= other.day <= window.last:
            continue
        shared = set(other.crew) & set(talk.draft.crew)
        same = other.village == talk.draft.village or (talk.draft.vehicle and other.plan.vehicle == talk.draft.vehicle)
        if shared or same:
            lines.append(texts.html("plan.taken", code=other.code, day=wording.long_day(other.day)))
    return lines


async def _saved(talk: PlanTalk) -> str:
    crew = await _crew(talk)
    visit = await visits.propose(acting(talk), talk.draft.village, talk.draft.plan(crew[0]))
    village = await talk.books.villages.get(visit.village)
    groups = await roster.village_groups(talk.books, visit.village)
    key = "plan.saved" if groups else "plan.saved_without_group"
    await flow.finish(talk, key, code=visit.code, village=village.name)
    await cards.show(talk.books, talk.office, visit, talk.now)
    return DONE


async def begin(talk: Talk[Any]) -> None:
    """In private or in the team's group."""
    await flow.start(talk, PLAN)


PLAN = Flow(
    "kunjungan",
    may=Action.PROPOSE,
    draft=Draft,
    first="village",
    steps={
        "village": question(
            _which_village, tapped("page", _page_turned), tapped("village", _village_chosen), typed(_village_typed)
        ),
        "services": question(
            _which_services, tapped("toggle", _service_toggled), tapped("on", _services_done), typed(_services_typed)
        ),
        "window": question(_which_window, typed(_window_given)),
        "joint": question(
            _which_joint, tapped("toggle", _joint_toggled), tapped("on", _joint_done), typed(_joint_typed)
        ),
        "partners": question(
            _which_partners, tapped("toggle", _partner_toggled), tapped("on", _partners_done), typed(_partners_typed)
        ),
        "crew": question(_who_goes, tapped("toggle", _crew_toggled), tapped("on", _crew_done)),
        "vehicle": question(_which_vehicle, tapped("skip", _vehicle_skipped), typed(_vehicle_typed)),
        "cargo": question(_what_is_carried, tapped("skip", _cargo_skipped), typed(_cargo_typed)),
        "note": question(_any_note, tapped("skip", _note_skipped), typed(_note_typed)),
        "confirm": question(_confirm, tapped("save", _saved)),
    },
)
COMMANDS = (Command("kunjungan", begin, frozenset({PRIVATE, TEAM})),)
FLOWS_ = (PLAN,)
