"""What is being planned: a new visit, or changes of one that is there."""

from datetime import date

from pydantic import BaseModel

from conversations.flow import FlowStep
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import Plan
from sotarsa_bot.records.window import Window


class At(FlowStep):
    VILLAGE = "village"
    SERVICES = "services"
    WINDOW = "window"
    JOINT = "joint"
    PARTNERS = "partners"
    CREW = "crew"
    VEHICLE = "vehicle"
    CARGO = "cargo"
    NOTE = "note"
    LEADER = "leader"
    PLACE = "place"
    ANSWER_BY = "answer_by"
    CONFIRM = "confirm"


class Draft(BaseModel):
    """`leader`: who of the crew was chosen to lead (0: nobody yet). `previewed`: each answer leads back to the preview.
    Of a visit that is there: its number, its plan as it was when this began, the place that was agreed, and since when
    its answer is awaited (None: it is not)."""

    page: int = 0
    village: str = ""
    services: tuple[str, ...] = ()
    window: Window | None = None
    leader: int = 0
    place: str = ""
    visit: int = 0
    before: Plan | None = None
    previewed: bool = False
    joint: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    crew: tuple[int, ...] = ()
    vehicle: str = ""
    cargo: tuple[CargoItem, ...] = ()
    note: str = ""
    answer_by: date | None = None
    asked: date | None = None

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
            answer_by=self.answer_by,
        )


PlanTalk = Talk[Draft]


async def crew(talk: PlanTalk) -> list[int]:
    """Who goes, the leader first: whoever was chosen, else a coordinator who travels, else the one named first."""
    going = talk.draft.crew
    coordinators = [person.id for person in await roster.with_role(talk.books, Role.COORDINATOR)]
    asked = [one for one in (talk.draft.leader, *coordinators, *going) if one in going]
    return [*asked[:1], *(one for one in going if one not in asked[:1])]
