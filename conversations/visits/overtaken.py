"""What is to become of a visit was asked, and is settled or denied elsewhere: the question closes itself, so that no
later "ya" does what nobody wants any more."""

from typing import Any

from conversations.doubts.unsure_asked import NAME, Asked
from conversations.talk import Talk
from sotarsa_bot.parsing.visit_verbs import Verb, read_visit_verb
from sotarsa_bot.records.visit import Visit


async def close(talk: Talk[Any], visit: Visit) -> int:
    """How many questions of the kind were open, in all chats."""
    found = 0
    for state in await talk.books.talks.find(flow=NAME):
        if _is_of(visit, Asked.model_validate(state.draft)):
            chat = await talk.books.chats.get(state.chat)
            await talk.say("unsure.replaced", to=None if chat.id == talk.chat.id else chat, slot=state.question)
            await talk.books.talks.discard(id=state.id)
            found += 1
    return found


def _is_of(visit: Visit, asked: Asked) -> bool:
    read = [read_visit_verb(one.words) for one in asked.meanings]
    return any(one and one.code == visit.id and one.verb is not Verb.CLOSE for one in read)
