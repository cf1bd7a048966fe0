"""What the camat writes in private without replying to anything: it goes to the coordinators, once that is meant."""

import re
from typing import Any

from conversations.conversation import Conversation
from conversations.notifications import summaries, summary_rounds
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.unsure import Meaning, Unsure

FEWEST_WORDS = 3
"""Fewer words are rather a slip than a message."""
_CODE = re.compile(r"\bk\s?(\d{1,5})\b", re.IGNORECASE)


async def heard(talk: Talk[Any]) -> bool:
    """Once nobody has understood it. With a visit's code it is plain whom it concerns."""
    incoming, words = talk.incoming, talk.answer
    if not incoming.private or talk.replied or incoming.picture or incoming.command or not talk.has(Role.CAMAT):
        return False
    code = _CODE.search(words)
    if len(words.split()) < FEWEST_WORDS - bool(code) or is_small_talk(words):
        return False
    visit = await talk.books.visits.first(id=int(code[1])) if code else None
    if visit is None and not talk.confirmed:
        raise Unsure(Meaning(words, texts.plain("summary.would_pass_on", words=wording.cut(words, 200))))
    today = Subject.of(SubjectKind.SUMMARY, talk.today)
    await summary_rounds.pass_on(talk, summaries.subject_of_visit(visit) if visit else today)
    return True


CONVERSATION = Conversation(
    listeners=(heard,),
)
