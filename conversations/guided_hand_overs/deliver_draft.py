"""What /serah gathers, question by question, before it is a hand-over."""

from pydantic import BaseModel

from conversations.flow import FlowStep
from conversations.talk import Talk
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.records.field import DeliveryKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits


class At(FlowStep):
    VISIT = "visit"
    ITEM = "item"
    WHOM = "whom"
    UNLISTED = "unlisted"
    AMOUNT = "amount"
    HOW = "how"
    PROXY = "proxy"
    CONFIRM = "confirm"


class Draft(BaseModel):
    """`photos` came early: written down at once, and given to the hand-over when it is saved."""

    visit: int = 0
    item: str = ""
    amount: int = 1
    number: int | None = None
    recipient: str = ""
    kind: DeliveryKind = DeliveryKind.RECEIVED
    proxy_name: str = ""
    proxy_relation: str = ""
    note: str = ""
    photos: tuple[int, ...] = ()
    page: int = 0

    def said(self) -> HandOver:
        return HandOver.model_validate(self.model_dump(exclude={"visit", "photos", "page"}))


async def visit_of(talk: Talk[Draft]) -> Visit:
    """The visit that is handed over in; Mistake if it takes nothing (any more)."""
    visit = await visits.get(talk.books, talk.draft.visit)
    deliveries.takes_deliveries(visit)
    return visit
