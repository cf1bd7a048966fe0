"""What a coordinator or the camat answers below a cry for help: it goes on at once, as it is, to the team on the spot
and to whoever else was alarmed. Nobody is asked first while somebody is hurt."""

from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.visits import kept_out
from sotarsa_bot import wording
from sotarsa_bot.parsing import is_nod, is_thanks, one_line
from sotarsa_bot.parsing.visit_verbs import read_visit_verb
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SlotKey, SlotKind

WORDS_LIMIT = 300


async def heard(talk: Talk[Any]) -> bool:
    """What puts the visit off or lets it go on has been read before (visit_words.py)."""
    words = wording.cut(one_line(talk.incoming.text), WORDS_LIMIT)
    if not (talk.incoming.private and talk.below(SlotKind.CRY)) or talk.incoming.picture or not words:
        return False
    visit = await replied_to(talk)
    if visit is None or not talk.allows(Action.SUMMARY) or read_visit_verb(words):
        return False
    if is_nod(words) or is_thanks(words):
        await talk.react("👍")
        return True
    hidden = (await kept_out.hidden(talk, visit, words)).words
    village = (await talk.books.villages.get(visit.village)).name
    for chat in await _others(talk):
        await talk.say("incident.cry_answer", to=chat, slot=SlotKey.new(SlotKind.CRY, visit=visit.id),
                       subject=visit.subject, code=visit.code, village=village, name=talk.by.name,
                       words=words if chat.private else hidden)  # fmt: skip
    await talk.say("incident.cry_answer_sent", as_reply=True, subject=visit.subject, code=visit.code)
    return True


async def _others(talk: Talk[Any]) -> list[Chat]:
    """The team's groups, and each coordinator and the camat but who wrote it."""
    people = await roster.with_role(talk.books, Role.COORDINATOR, Role.CAMAT)
    alone = [await roster.private_chat(talk.books, one) for one in people if one.id != talk.by.id]
    found = [*(chat for chat in alone if chat and chat.reachable), *await roster.team_groups(talk.books)]
    return list({chat.id: chat for chat in found}.values())


CONVERSATION = Conversation(
    listeners=(heard,),
)
