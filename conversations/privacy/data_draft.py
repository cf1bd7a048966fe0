"""What the conversation about personal data has in hand: whom it is about, and what is being said of them."""

from pydantic import BaseModel

from conversations import flow
from conversations.flow import DONE, FlowStep, Way, tapped
from conversations.talk import Talk


class At(FlowStep):
    OWN = "own"
    OWN_FIX = "own_fix"
    WISH = "wish"
    WHOM = "whom"
    RECIPIENT = "recipient"
    FIX = "fix"
    ERASE = "erase"
    ERASE_AGAIN = "erase_again"
    REQUESTS = "requests"
    ANSWER = "answer"
    ERASURES = "erasures"


class Draft(BaseModel):
    """`recipient`: of the register; `field`: what of them or of oneself is corrected; `request`: which is answered."""

    recipient: int = 0
    field: str = ""
    request: int = 0


DataTalk = Talk[Draft]


async def _done(talk: DataTalk) -> FlowStep:
    """What was corrected is kept; "Batal" would say that nothing is."""
    await flow.finish(talk, "data.closed")
    return DONE


DONE_WAY: Way = tapped("done", _done)
