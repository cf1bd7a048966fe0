"""A step of which a part is not said: an hour without its step, below the panel; a step without its visit."""

import re
from datetime import datetime
from typing import Any

from conversations.field import field_panel
from conversations.talk import Talk
from conversations.visits.chosen_visit import replied_to
from sotarsa_bot import texts, wording
from sotarsa_bot.field.steps import Step
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_steps
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway

_HOUR_ALONE = re.compile(r"\s*(?:(?:jam|pukul)\s*\d{1,2}(?:[.:]\d{2})?|\d{1,2}[.:]\d{2})(?:\s*wita)?\s*", re.IGNORECASE)


async def hour_alone(talk: Talk[Any], text: str) -> None:
    """Unsure about the next step, for an hour alone below the panel; nothing where all are reported."""
    if not (field_panel.replied_to(talk) and _HOUR_ALONE.fullmatch(text)):
        return
    visit = await replied_to(talk)
    taken = {one.step for one in await talk.books.steps.find(visit=visit.id)} if visit else set()
    step = field_panel.next_step(taken)
    if visit and step:
        words = f"{texts.plain(f'step.{step}')} {text.strip()}"
        raise Unsure(Meaning(words, words))


async def beside(talk: Talk[Any], text: str) -> bool:
    """A step with its hour, in the team's group and a reply to nothing: asked, if one visit can be meant. Without its
    hour it may be talk."""
    found = await underway.reportable(talk.books, talk.by.id, talk.today) if re.search(r"\d", text) else []
    if len(found) != 1 or talk.incoming.picture:
        return False
    try:
        reports = parse_steps(text, now=talk.incoming.at, tz=talk.office.zone)
    except (Mistake, Unsure):
        return False
    steps = ", ".join(said(talk, one.step, one.happened_at or talk.incoming.at) for one in reports)
    raise Unsure(Meaning(f"{found[0].code} {text}", f"{found[0].code} {steps}"))


def said(talk: Talk[Any], step: Step, at: datetime) -> str:
    local = at.astimezone(talk.office.zone)
    clock = wording.clock_time(local) if local.date() == talk.today else wording.moment(at, talk.office.zone)
    return texts.plain("step.said", step=texts.plain(f"step.{step}"), at=clock)
