"""An incident told in one message: "kendala K1 sungai naik", "K1 kendala jembatan putus", also below a photo."""

import re
from typing import Any

from conversations import flow
from conversations.hand_overs import photos
from conversations.talk import Talk
from conversations.visits import incidents
from conversations.visits.incident_more import WORDS_LIMIT
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.chats import Purpose
from sotarsa_bot.people.rights import Action
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.visit import OPEN

_TOLD = re.compile(
    r"\s*(?:ada\s+)?kendala\W+k\.?\s?(\d{1,9})\b[\s:;,.–-]*(.*)|\s*k\.?\s?(\d{1,9})\W+(?:ada\s+)?kendala\b[\s:;,.–-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)


async def heard(talk: Talk[Any]) -> bool:
    """Starts /kendala with these words: only the kind is asked."""
    told = _TOLD.fullmatch(talk.incoming.text)
    if told is None or not (talk.incoming.private or talk.chat.purpose in (Purpose.TEAM, Purpose.VILLAGE)):
        return False
    if talk.person is None or not talk.grants:
        return False
    visit = await visits.get(talk.books, int(told[1] or told[3]))
    talk.need(Action.INCIDENT, visit.village)
    if visit.state not in OPEN:
        raise Mistake(visit.is_now, code=visit.code)
    words = (told[2] or told[4] or "").strip()
    if len(words) > WORDS_LIMIT:
        raise Mistake("common.too_long", limit=WORDS_LIMIT)
    kept = ((await photos.keep(talk, visit, worded=True)).id,) if talk.incoming.picture else ()
    await flow.start(talk, incidents.FLOW, incidents.Draft(visit=visit.id, words=words, photos=kept), step="kind")
    return True


LISTENERS = (heard,)
