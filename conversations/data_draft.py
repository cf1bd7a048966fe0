"""What the conversation about personal data has in hand: whom it is about, and what is being said of them."""

from pydantic import BaseModel

from conversations.talk import Talk


class Draft(BaseModel):
    """`listed`: a line of a list, for a recipient; `field`: what of them is corrected; `request`: which is answered."""

    listed: int = 0
    field: str = ""
    request: int = 0


DataTalk = Talk[Draft]
