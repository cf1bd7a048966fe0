"""What an official writes in private and nobody has read: who is missing on the list, a question, a wish.

It reaches the coordinators, for private is where names may be written; the way to change a visit stays its card."""

import re
from typing import Any

from conversations.choosing.chosen_visit import code_of
from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.villages import village_words
from sotarsa_bot.books import OneOf
from sotarsa_bot.parsing.sentence_kinds import calls_off
from sotarsa_bot.parsing.small_talk import is_small_talk
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.records.visit import OPEN, Visit

FEWEST = 2
"""Words, below which nothing was said that somebody could answer."""


async def heard(talk: Talk[Any]) -> bool:
    """About the visit that is replied to or named, or the only one of the village."""
    incoming, words = talk.incoming, talk.incoming.text.strip()
    if not incoming.private or incoming.picture or incoming.command or talk.allows(Action.PROPOSE):
        return False
    if (
        (len(re.findall(r"[^\W\d_]{2,}", words)) < FEWEST and not calls_off(words))
        or is_small_talk(words)
        or all(map(is_small_talk, words.split()))
    ):
        return False
    if (visit := await _meant(talk, words)) is None:
        return False
    await village_words.pass_on(talk, visit)
    return True


async def _meant(talk: Talk[Any], words: str) -> Visit | None:
    own = tuple({grant.village for grant in talk.grants if grant.village and talk.allows(Action.DECIDE, grant.village)})
    found = await talk.books.visits.find(state=OneOf(OPEN), village=OneOf(own), order="id") if own else []
    number = talk.about(SubjectKind.VISIT) or code_of(words)
    if number is not None:
        return next((visit for visit in found if visit.id == number), None)
    return found[0] if len(found) == 1 else None


CONVERSATION = Conversation(
    listeners=(heard,),
)
