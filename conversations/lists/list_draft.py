"""What /daftar has in hand between its questions."""

from pydantic import BaseModel

from conversations.flow import FlowStep
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits


class At(FlowStep):
    VISIT = "visit"
    NAMES = "names"
    KNOWN = "known"
    OFFER = "offer"
    OFF = "off"
    CLEAR = "clear"


class Asked(BaseModel):
    """Whether the new line with this number is that recipient; `same` is the guess."""

    number: int
    recipient: int
    same: bool


class Draft(BaseModel):
    """`until`: how many of the list are shown from its beginning (0: to its end); `asked`: what is to be decided;
    `taken`: who was taken off together, the last ones last, and can be put back; `new`: whose numbers were given
    last."""

    visit: int = 0
    until: int = 0
    asked: tuple[Asked, ...] = ()
    taken: tuple[tuple[Listed, ...], ...] = ()
    new: tuple[int, ...] = ()


ListTalk = Talk[Draft]


async def visit_of(talk: ListTalk) -> Visit:
    """The visit whose list it is. Mistake outside of private chats: people are named."""
    if not talk.incoming.private:
        raise Mistake("common.old_button")
    return await visits.get(talk.books, talk.draft.visit)
