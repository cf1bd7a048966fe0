"""/kunjungan: the team proposes a visit; the village will set time and place."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.command import PRIVATE, TEAM, Command
from conversations.flow import DONE, Flow, question, tapped, typed
from conversations.office.villages import which_village
from conversations.people.people import wrong_chat
from conversations.several import Option, optional, several, words
from conversations.talk import Talk
from conversations.visits import cards
from sotarsa_bot import texts, wording
from sotarsa_bot.field import requests
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, parse_cargo, parse_window
from sotarsa_bot.people import roster
from sotarsa_bot.people.chats import Purpose
from sotarsa_bot.people.people import Role
from sotarsa_bot.people.rights import Action
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import caveats, visits
from sotarsa_bot.visits.cargo import CargoItem
from sotarsa_bot.visits.caveats import Needs
from sotarsa_bot.visits.visit import Plan
from sotarsa_bot.visits.window import Window

SERVICES = ("asuransi sosial", "pengamanan sosial", "program perumahan", "makanan")
"""Jenis layanan of the programme; the office names more by typing them."""
JOINT = ("Posyandu", "KTP-el", "Vaksinasi")
PARTNERS = ("Puskesmas", "Dukcapil", "PKK", "LSM")
MOST_CAVEATS = 6


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


async def _village_chosen(talk: PlanTalk, code: str) -> str:
    talk.draft.village = code
    return "services"


async def _window_given(talk: PlanTalk) -> str:
    talk.draft.window = parse_window(talk.answer, today=talk.today)
    return "joint"


async def _which_window(talk: PlanTalk) -> None:
    await flow.ask(talk, "plan.which_window")


async def _village_name(talk: PlanTalk) -> dict[str, Any]:
    return {"village": (await talk.books.villages.get(talk.draft.village)).name}


async def _window_words(talk: PlanTalk) -> dict[str, Any]:
    window = talk.draft.window
    return {"window": wording.span(window.first, window.last) if window else ""}


async def _team(talk: PlanTalk) -> Sequence[Option]:
    people = await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR)
    return [Option(person.id, person.name) for person in people]


async def _vehicles(talk: PlanTalk) -> Sequence[Option]:
    """Those of the latest visits, to save typing."""
    latest = await talk.books.visits.find(order="-id", limit=30)
    names = dict.fromkeys(visit.plan.vehicle for visit in latest if visit.plan.vehicle)
    return [Option(name, name) for name in list(names)[:4]]


def _cargo_words(cargo: Sequence[CargoItem]) -> str:
    return wording.listing([str(item) for item in cargo])


def _note(words: str) -> str:
    return clean_name(words, limit=300)


async def _confirm(talk: PlanTalk) -> None:
    await flow.ask(
        talk,
        "plan.confirm",
        [[flow.choice(talk, texts.plain("plan.save_button"), "save")]],
        summary=await _summary(talk),
        caveats=Html("\n".join([*await _waiting(talk), *await _caveats(talk)])),
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


async def _caveats(talk: PlanTalk) -> list[Html]:
    """What the team should know about these days before saving."""
    draft = talk.draft
    if draft.window is None:
        return []
    needs = Needs(draft.village, frozenset(await _crew(talk)), draft.vehicle)
    found = await caveats.of_days(talk.books, needs, draft.window.days(), talk.today)
    return list(dict.fromkeys(texts.html(c.key, **c.values) for c in found))[:MOST_CAVEATS]


async def _waiting(talk: PlanTalk) -> list[Html]:
    """What citizens of the village asked for since; without their names."""
    found = await requests.waiting(talk.books, talk.draft.village)
    needs = "; ".join(one.need[:60] for one in found[:MOST_CAVEATS])
    return [texts.html("request.waiting", count=len(found), needs=needs)] if found else []


async def _saved(talk: PlanTalk) -> str:
    crew = await _crew(talk)
    visit = await visits.propose(talk.acting(), talk.draft.village, talk.draft.plan(crew[0]))
    await requests.take_up(talk.acting(), visit)
    village = await talk.books.villages.get(visit.village)
    groups = await roster.village_groups(talk.books, visit.village)
    key = "plan.saved" if groups else "plan.saved_without_group"
    await flow.finish(talk, key, code=visit.code, village=village.name)
    await cards.show(talk.books, talk.office, visit, talk.now)
    return DONE


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
    first="village",
    steps={
        "village": which_village("plan.which_village", step="village", chosen=_village_chosen),
        "services": several(
            "services", "plan.which_services", step="services", following="window", options=words(*SERVICES),
            values=_village_name, at_least_one="plan.no_service",
        ),
        "window": question(_which_window, typed(_window_given)),
        "joint": several(
            "joint", "plan.which_joint", step="joint", following="partners", options=words(*JOINT),
            values=_window_words,
        ),
        "partners": several(
            "partners", "plan.which_partners", step="partners", following="crew", options=words(*PARTNERS)
        ),
        "crew": several(
            "crew", "plan.who_goes", step="crew", following="vehicle", options=_team, typing=False,
            at_least_one="plan.nobody_goes",
        ),
        "vehicle": optional(
            "vehicle", "plan.which_vehicle", following="cargo", read=clean_name, options=_vehicles
        ),
        "cargo": optional("cargo", "plan.what_is_carried", following="note", read=parse_cargo, said=_cargo_words),
        "note": optional("note", "plan.any_note", following="confirm", read=_note),
        "confirm": question(_confirm, tapped("save", _saved)),
    },
)  # fmt: skip
COMMANDS = (Command("kunjungan", begin, frozenset({PRIVATE, TEAM})),)
FLOWS_ = (PLAN,)
