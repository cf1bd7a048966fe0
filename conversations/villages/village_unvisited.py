"""What an official writes of a village to which no visit is planned: danger goes to the office at once, and so does
what is asked of it. There is no visit below whose messages it could be answered."""

import re
from datetime import timedelta
from typing import Any

from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.villages import village_spoken
from conversations.visits import notices, office_asked
from sotarsa_bot import wording
from sotarsa_bot.books import AtLeast
from sotarsa_bot.parsing import is_small_talk, village_talk
from sotarsa_bot.parsing.emergencies import is_grave, tells_of_emergency
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.register import discreet, recipients

WORDS_LIMIT = 300
GOES_ON = timedelta(hours=12)
_MOST_WORDS = 40
_PROPOSAL = re.compile(
    r"\W*(?:(?:ada|mohon|maaf|pak|bu)\W+)*usul(?:an)?(?:nya)?\b\W*(?:warga\b\W*)?[^\W\d_]{2,}", re.IGNORECASE
)
""" "Usulan warga: jalan diperbaiki"."""


async def heard(talk: Talk[Any]) -> bool:
    """False: the village is visited, or it is the villagers' own affair."""
    incoming, village = talk.incoming, village_spoken.village_of(talk)
    text = incoming.text.strip()
    beneath = incoming.reply_to and (incoming.beneath is None or talk.replied)
    if not village or beneath or incoming.picture or not text or is_small_talk(text):
        return False
    if len(text.split()) > _MOST_WORDS or await village_spoken.spoken_of(talk, village):
        return False
    danger = bool(tells_of_emergency(text, last=True)) or village_talk.tells_of_the_way(text)
    if danger and incoming.reply_to:
        return False  # below something of ours it is asked about (incidents/cries.py)
    later = not danger and await _goes_on(talk, village, text)
    if not (danger or later or _asks_the_office(text)):
        return False
    told = await _tell(talk, village, text, danger=danger, later=later)
    key = "passed.receipt_danger" if danger else "passed.receipt_unvisited"
    await talk.say(key, as_reply=True, told=told, village=(await talk.books.villages.get(village)).name)
    return True


async def _goes_on(talk: Talk[Any], village: str, text: str) -> bool:
    """ "Alhamdulillah sudah surut": of what the office was told of it a while ago."""
    if not village_talk.changes_what_was_told(text):
        return False
    return await talk.books.office_questions.count(village=village, visit=None, at=AtLeast(talk.now - GOES_ON)) > 0


def _asks_the_office(text: str) -> bool:
    if village_talk.keeps_us_away(text):
        return True
    if village_talk.is_of_another_matter(text):
        return False
    return (
        bool(_PROPOSAL.match(text))
        or village_talk.asks_for_something(text)
        or village_talk.asks_of_the_visit(text)
        or village_talk.asks_when_again(text)
    )


async def _tell(talk: Talk[Any], village: str, text: str, *, danger: bool, later: bool) -> str:
    """To the coordinators, and the camat where it is grave, or follows on that; who was told, in words. A group reads
    it without names. A reply goes back to who wrote it."""
    name = (await talk.books.villages.get(village)).name
    said = wording.cut(text, WORDS_LIMIT)
    listed = await recipients.of_village(talk.books, village)
    chats, names = await notices.coordinators(talk)
    told_too = await _camats(talk) if later or (danger and is_grave(text)) else []
    key = "passed.danger_unvisited" if danger else "passed.came_unvisited"
    asked = await office_asked.begin(talk, talk.by, village, None, always=not later)
    for chat in [*chats, *told_too]:
        words = said if chat.private else discreet.for_the_team(said, listed).words
        theirs = chat in chats
        where = await talk.say(key, to=chat, buttons=office_asked.ways(asked) if theirs else [],
                               waits=theirs and asked is not None, name=talk.by.name, village=name, words=words,
                               subject=Subject.of(SubjectKind.ASKED_BY, talk.by.id))  # fmt: skip
        await office_asked.stands_in(talk, where, asked)
    return notices.in_words(names)


async def _camats(talk: Talk[Any]) -> list[Chat]:
    found = [await roster.private_chat(talk.books, one) for one in await roster.with_role(talk.books, Role.CAMAT)]
    return [chat for chat in found if chat and chat.reachable]


CONVERSATION = Conversation(
    listeners=(heard,),
)
