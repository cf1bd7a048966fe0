"""A coordinator's reply to what one of the team wished for a visit ("tunda dulu, mobil rusak") goes back to them."""

from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot import texts, wording
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.parsing.caption_code import looks_like_caption
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway

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


async def unheard(talk: Talk[Any]) -> bool:
    """What a member writes in private while the team is out, and no conversation has taken: it goes to the coordinators
    as it is, once that is meant ("kami sehat2 ja, isuk bulik")."""
    incoming, words = talk.incoming, talk.answer
    if not incoming.private or talk.replied or incoming.picture or incoming.command or talk.person is None:
        return False
    if not talk.allows(Action.FIELD) or talk.allows(Action.COORDINATE) or is_small_talk(words):
        return False
    out = [one for one in await underway.reportable(talk.books, talk.by.id, talk.today)
           if one.state is VisitState.UNDER_WAY and talk.by.id in one.crew]  # fmt: skip
    if not out or len(words.split()) < FEWEST_WORDS:
        return False
    if not talk.confirmed:
        raise Unsure(Meaning(words, texts.plain("summary.would_pass_on", words=wording.cut(words, 200))))
    told = await notices.to_coordinators(
        talk, out[0], "coordinate.wish_came", asker=talk.by.id, name=talk.by.name, words=wording.cut(words, WORDS_LIMIT)
    )
    await talk.say("summary.passed_on", as_reply=True, subject=out[0].subject, names=told)
    return True


FEWEST_WORDS = 3
"""Fewer words are rather a slip than a message."""
CONVERSATION = Conversation(
    listeners=(heard, unheard),
)
