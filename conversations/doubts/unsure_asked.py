"""Questions about what was meant, as the books keep them: what was asked, which one is still the last, and its end."""

import re
from datetime import timedelta
from typing import Any

from pydantic import BaseModel, TypeAdapter

from conversations.incoming import Incoming
from conversations.talk import Talk
from sotarsa_bot.books import AtLeast
from sotarsa_bot.privacy.retention import MISUNDERSTOOD
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.summaries.attention import UNSURE
from sotarsa_bot.unsure import Meaning

NAME, MISTAKE = UNSURE, MISUNDERSTOOD
"""Its questions stand among the talks, so that they outlive a restart, move with their group and are forgotten in time;
but they are no flow: who is asked may go on with something else meanwhile."""
UNTOLD = re.compile(r"kendala K(\d+) (?!selesai\b|batal: )(.+)", re.DOTALL)
"""How an incident is offered: `incident_words` writes it so; and not that one is over."""
CRY = re.compile(r"darurat (?P<where>[^:]+): (?P<words>.+)", re.DOTALL)
"""The same of what no visit stands for (incidents/cries.py)."""
_A_TIME = re.compile(r"\d{4}-\d\d-\d\d\b")
""" "3" was read back as a day and not confirmed yet: "09.00" goes with it."""
FRESH = timedelta(days=1)
"""So long a plain "ya" in private is about the last such question."""
HASTE = timedelta(minutes=15)
NOBODY = ("not understood", "small talk")
"""The router's words for what no conversation has taken."""
NOT_TAKEN = (*NOBODY, "heard:village_words")
"""What was passed on to others answers no question either."""
KEPT = "heard:deliver"
"""The router's word for a photo that was kept, and is asked about: its words said nothing."""
INCOMING = TypeAdapter(Incoming)


class Asked(BaseModel):
    """What was written, what it may mean, and the talk whose question it answered (0: none), at which step. `late`: the
    visit that has to be opened again before (0: none). `so_far`: what was understood of words that were not enough.
    `receipt`: the message that holds the words which were read back. `standing`: how its visit stood then.
    `by_coordinator`: who wrote it may decide of visits. `untold`: what may stand in a visit's way, and
    nobody was told of it yet; `rung`: it was told unconfirmed (incidents/incident_untold.py). `turned_down`:
    "Ubah" was said, and the right words are to follow. `earlier`: words of a village that others took the place of, of
    which the office was to read the rest."""

    incoming: dict[str, Any]
    meanings: tuple[Meaning, ...]
    talk: int = 0
    step: str = ""
    late: int = 0
    so_far: str = ""
    receipt: int = 0
    standing: str = ""
    by_coordinator: bool = False
    untold: tuple[str, ...] = ()
    rung: bool = False
    turned_down: bool = False
    earlier: str = ""


async def asked_beside(talk: Talk[Any]) -> TalkState | None:
    """A yes below the card, instead of below the question about what was written there: while that is the last word."""
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, order="-id"):
        asked = Asked.model_validate(state.draft)
        if asked.meanings and INCOMING.validate_python(asked.incoming).reply_to == talk.incoming.reply_to:
            return state if await still_last(talk, state) else None
    return None


async def still_last(talk: Talk[Any], state: TalkState) -> bool:
    """Whether nothing was said in this chat since it was asked: a yes that is no reply to it may be about that."""
    said = await talk.books.outbox.find(chat=talk.chat.id, method="sendMessage", created_at=AtLeast(state.changed_at))
    slot = await talk.books.slots.first(name=state.question)
    asked = (slot.message if slot else None) or 0
    return all((one.message or 0) <= asked for one in said)  # an edit stands where its message does


async def so_far(talk: Talk[Any], *, asked_too: bool = False) -> str:
    """What the same person's words below the same message said already, where they were not enough, or (`asked_too`)
    were read back and wait for their yes."""
    if talk.incoming.reply_to is None or talk.person is None:
        return ""
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, person=talk.person.id, order="-id"):
        asked = Asked.model_validate(state.draft)
        if asked.meanings and not (asked_too and len(asked.meanings) == 1 and _A_TIME.match(asked.meanings[0].words)):
            continue
        about = INCOMING.validate_python(asked.incoming)
        if about.reply_to == talk.incoming.reply_to and about.message != talk.incoming.message:
            said = asked.meanings[0].words if asked.meanings else asked.so_far
            return said if talk.incoming.at - state.changed_at <= FRESH else ""
    return ""


async def replaced(talk: Talk[Any]) -> None:
    """The message that was asked about has other words now: what it may have meant is no longer offered."""
    state = await talk.books.talks.first(key=f"{NAME}:{talk.chat.id}:{talk.incoming.message}")
    if state:
        await close(talk, state, "unsure.replaced")


async def close(talk: Talk[Any], state: TalkState, key: str, **values: Any) -> None:
    await talk.say(key, slot=state.question, **values)
    await talk.books.talks.discard(id=state.id)
