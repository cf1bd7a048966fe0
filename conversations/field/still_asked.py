"""The team is done, or home, and some of what it wrote still waits for an answer: it is in no count yet, and that is
said while those who know are there."""

from typing import Any

from conversations.talk import Talk
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.summaries import waiting_words


async def say(talk: Talk[Any], visit: Visit) -> None:
    """One message a visit and place, which is edited as long as there is something to say."""
    waiting = await waiting_words.of_visit(talk.books, visit)
    asked = [one for one in waiting if one.draft["incoming"].get("message") != talk.incoming.message]
    if asked:
        who = await waiting_words.who(talk.books, asked)
        slot = SlotKey.in_chat(SlotKind.STILL_ASKED, talk.chat.id, visit=visit.id)
        await talk.say("field.still_asked", slot=slot, subject=visit.subject,
                       waits=False, below_all=True, code=visit.code, count=len(asked), who=who)  # fmt: skip
