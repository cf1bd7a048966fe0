"""The village's newer count answers what was still asked about an older one, whoever wrote that."""

import re
from collections.abc import Iterable
from typing import Any

from conversations.doubts.unsure_asked import INCOMING, MISTAKE, NAME, Asked, close
from conversations.talk import Talk
from sotarsa_bot.parsing import is_small_talk


async def close_older(talk: Talk[Any], items: Iterable[str]) -> None:
    """The questions about counts of these things, in this chat; but not the one that is being answered."""
    thing = "|".join(re.escape(item) for item in items)
    counts = re.compile(rf"(?:(?:{thing}) \d+(?:, |$))+", re.IGNORECASE)
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id):
        asked = Asked.model_validate(state.draft)
        other = asked.incoming["message"] != talk.incoming.message
        if other and asked.meanings and all(counts.match(one.words) for one in asked.meanings):
            await close(talk, state, "unsure.replaced")


async def disputed(talk: Talk[Any]) -> bool:
    """Whether somebody's words with a number, below the very question that a yes answers, could not be recorded."""
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, step=MISTAKE):
        about = INCOMING.validate_python(Asked.model_validate(state.draft).incoming)
        below = about.reply_to == talk.incoming.reply_to and about.message != talk.incoming.message
        if below and not is_small_talk(about.text) and re.search(r"\d", about.text):
            return True
    return False
