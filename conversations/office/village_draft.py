"""What /desa gathers, at which step it is, and of which village."""

from datetime import date

from pydantic import BaseModel

from conversations.flow import FlowStep
from conversations.talk import Talk
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import Village


class At(FlowStep):
    VILLAGE = "village"
    FACTS = "facts"
    FACT = "fact"
    CLOSED = "closed"
    PHONES = "phones"
    PHONE = "phone"


class Draft(BaseModel):
    """`opened`: days that were taken out here, with their reasons, the last one last."""

    page: int = 0
    village: str = ""
    field: str = ""
    person: int = 0
    opened: tuple[tuple[date, str], ...] = ()


FactsTalk = Talk[Draft]


async def village_of(talk: FactsTalk) -> Village:
    talk.need(Action.VILLAGE, talk.draft.village)
    return await talk.books.villages.get(talk.draft.village)


async def to_facts(talk: FactsTalk) -> FlowStep:
    return At.FACTS


def may_see_numbers(talk: FactsTalk) -> bool:
    """Telephone numbers never reach groups."""
    return talk.incoming.private and talk.has(Role.ADMIN, Role.COORDINATOR)
