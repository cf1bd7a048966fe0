"""A coordinator's reply to what one of the team wished for a visit ("tunda dulu, mobil rusak") goes back to them."""

from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.talk import Talk
from sotarsa_bot import wording
from sotarsa_bot.parsing.caption_code import looks_like_caption
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.slots import SlotKind

WORDS_LIMIT = 300


async def heard(talk: Talk[Any]) -> bool:
    """What puts the visit off or lets it go on has been read before (visit_words.py)."""
    asked = talk.replied if talk.below(SlotKind.ASKED) else None
    text = talk.incoming.text.strip()
    if asked is None or not text or talk.incoming.picture or not talk.allows(Action.COORDINATE):
        return False
    if looks_like_caption(text):
        return False
    visit = await replied_to(talk)
    if visit is None:
        return False
    person = await talk.books.people.get(int(asked.mark))
    alone = await roster.private_chat(talk.books, person)
    chats = [alone] if alone and alone.reachable else await roster.team_groups(talk.books)
    words = wording.cut(text, WORDS_LIMIT)
    for chat in chats:
        await talk.say("coordinate.wish_answered", to=chat, subject=visit.subject, code=visit.code,
                       name=talk.by.name, words=words)  # fmt: skip
    await talk.say("coordinate.wish_answer_sent", subject=visit.subject, who=person.name, code=visit.code)
    return True


CONVERSATION = Conversation(
    listeners=(heard,),
)
