"""Thanks and "siap, Pak": answered by a sign, for nobody wants to read that this was not understood."""

import re
from typing import Any

from conversations import flow
from conversations.talk import Talk

_TO = r"(?:\W+(?:pak|bu|bapak|ibu|min|semua|banyak|semuanya))*\W*"
THANKS = re.compile(
    rf"\W*(?:(?:baik|siap|ok|oke|ya|sudah|pak|bu|bapak|ibu)\W+)*(?:terima\s*kasih|terimakasih|makasih|trims|tks|trmksh){_TO}",
    re.IGNORECASE,
)
NODS = re.compile(rf"\W*(?:siap|baik|ok|oke|okey|inggih|alhamdulillah|mantap){_TO}", re.IGNORECASE)


def is_courtesy(words: str) -> bool:
    return bool(THANKS.fullmatch(words) or NODS.fullmatch(words))


async def heard(talk: Talk[Any]) -> bool:
    """A nod below a question may be meant as an answer; which one, it does not say: there it is no courtesy."""
    if talk.person is None or talk.incoming.picture or not (talk.incoming.private or talk.replied):
        return False
    asked = talk.replied and talk.replied.buttons and ":card:" not in talk.replied.name  # a card asks in decide.py
    if THANKS.fullmatch(talk.incoming.text):
        await talk.react("🙏")
        return True
    if asked or not NODS.fullmatch(talk.incoming.text):
        return False
    if talk.incoming.private and await flow.standing(talk):
        return False
    await talk.react("👍")
    return True


LISTENERS = (heard,)
