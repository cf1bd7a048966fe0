"""What is ticked on a signed sheet so far."""

from pydantic import BaseModel

from conversations.flow import FlowStep
from conversations.talk import Talk
from sotarsa_bot import wording
from sotarsa_bot.hand_overs import deliveries, sheets
from sotarsa_bot.hand_overs.sheets import Sheet
from sotarsa_bot.parsing import read_spans
from sotarsa_bot.visits import visits

UNDOABLE = 10
MOST_NUMBERS = 100_000


class At(FlowStep):
    TICK = "tick"
    NOT_CARRIED = "not_carried"
    ITEM = "item"
    PREVIEW = "preview"


class Draft(BaseModel):
    """`ticked` and what it was before, for taking back, as people write numbers ("1–9, 12"). `items`: what those get
    of whom the list does not say it. `instead`: what those got who are due only what is not carried (sheet_instead.py).
    """

    visit: int
    photo: int
    ticked: str = ""
    before: tuple[str, ...] = ()
    page: int = 0
    items: tuple[str, ...] = ()
    instead: str = ""


SheetTalk = Talk[Draft]


async def sheet_of(talk: SheetTalk) -> Sheet:
    visit = await visits.get(talk.books, talk.draft.visit)
    deliveries.takes_deliveries(visit)
    return await sheets.of_visit(talk.books, visit)


def ticked(talk: SheetTalk) -> frozenset[int]:
    return frozenset(read_spans(talk.draft.ticked, MOST_NUMBERS)) if talk.draft.ticked else frozenset()


def tick(talk: SheetTalk, numbers: frozenset[int]) -> FlowStep:
    """Sets what is ticked, so that it can be taken back."""
    if numbers != ticked(talk):
        talk.draft.before = (*talk.draft.before, talk.draft.ticked)[-UNDOABLE:]
        talk.draft.ticked = wording.spans(numbers)
    return At.TICK
