"""A typed reason for what others are told of: read back first, as most things that people write below a "Mengapa?" are
none. A pressed one counts at once."""

from typing import Any

from conversations import flow
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.reasons import is_no_longer_wanted, is_no_reason
from sotarsa_bot.people import roster
from sotarsa_bot.unsure import Meaning, Unsure


async def given(talk: Talk[Any], said: str, before: str = "") -> bool:
    """Whether what was typed is the reason and was read back (`said`). False: it is not wanted any more, and the
    question was closed. Mistake for words that are no reason."""
    if talk.confirmed:
        return True
    if is_no_longer_wanted(talk.answer) and talk.state is not None:
        if talk.state.person != talk.by.id:
            raise Mistake("common.question_begun_by", name=await roster.name(talk.books, talk.state.person))
        await flow.cancel(talk, talk.state)
        return False
    if is_no_reason(talk.answer):
        raise Mistake("common.no_reason")
    doubt = Unsure(Meaning(talk.answer, said))
    doubt.before = before
    raise doubt
