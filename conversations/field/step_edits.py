"""A step follows the message that it was reported with: its hour is put right, or it was another step."""

from typing import Any

from conversations.doubts import unsure_asked
from conversations.field import field_day, step_back
from conversations.hand_overs import correcting
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.visits import visits


async def edited(talk: Talk[Any]) -> bool:
    """False: neither was a step reported with it, nor do its words report one now. Mistake for words that are no step:
    what was reported stays, and how to take it back is said."""
    if talk.person is None or talk.incoming.picture or not talk.allows(Action.FIELD):
        return False
    before = await talk.books.steps.find(by=talk.by.id, received_at=talk.incoming.at)
    if not before and (not talk.incoming.text or await correcting.of_this_message(talk)):
        return False
    if await field_day.said(talk):
        await unsure_asked.replaced(talk)
        after = await talk.books.steps.find(by=talk.by.id, received_at=talk.incoming.at)
        if len(before) == 1 and len(after) == 2:  # it was another step
            await step_back.take_back(talk, await visits.get(talk.books, before[0].visit), before[0].step)
        return True
    if before:
        step = texts.plain(f"step.{before[-1].step}")
        raise Mistake("step.edit_is_none", code=f"K{before[-1].visit}", step=step)
    return False
