"""A step that is said once more: without an hour it puts nothing right, and what stands is said."""

import re
from collections.abc import Collection
from typing import Any

from conversations.field import step_doubts
from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot import texts, wording
from sotarsa_bot.parsing.repeated import says_now, steps_without_an_hour
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import BROKEN_OFF, Visit


async def told(talk: Talk[Any], visit: Visit, text: str) -> bool:
    """Says what stands, where nothing but that is repeated. False if anything else may be meant."""
    said = steps_without_an_hour(text)
    known = {one.step: one.happened_at for one in await talk.books.steps.find(visit=visit.id)} if said else {}
    if not said or not said <= known.keys() or await _names_another(talk, visit, text):
        return False
    stands = " ".join(step_doubts.on_record(talk, step, known[step]) for step in Step if step in said)
    first = texts.plain(f"step.{next(step for step in Step if step in said)}")
    await talk.say("step.stands", as_reply=True, subject=visit.subject, code=visit.code, stands=stands,
                   step=first)  # fmt: skip
    return True


async def though_off(talk: Talk[Any], visit: Visit, steps: Collection[Step]) -> None:
    """The team goes on though the visit is put off or called off: said here, and to the coordinators."""
    if not steps or visit.state not in BROKEN_OFF:
        return
    said = wording.listing([texts.plain(f"step.{step}") for step in steps])
    state = texts.plain(f"summary.state_{visit.state}")
    await talk.say("step.though_off", as_reply=True, subject=visit.subject, code=visit.code, step=said,
                   state=state)  # fmt: skip
    await notices.to_coordinators(talk, visit, "step.though_off_came", name=talk.by.name, step=said, state=state)


async def repeated(talk: Talk[Any], visit: Visit, text: str, untimed: Collection[Step]) -> set[Step]:
    """Of these, the ones which stand already, and which are not said to be now."""
    if not untimed or says_now(text):
        return set()
    known = {one.step for one in await talk.books.steps.find(visit=visit.id)}
    return known & set(untimed)


async def _names_another(talk: Talk[Any], visit: Visit, text: str) -> bool:
    others = [one.name for one in await talk.books.villages.find() if one.code != visit.village]
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in others)
