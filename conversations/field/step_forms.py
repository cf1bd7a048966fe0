"""A whole report, or one in which the visit's code stands within the sentence (report_form.py): its steps are read as
any are, and what else was said is named with the question."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from conversations.field import loose_steps, steps_in_talk
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.parsing import parse_steps
from sotarsa_bot.parsing.report_form import Form
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway

Reader = Callable[[Talk[Any]], Awaitable[bool]]


async def heard(talk: Talk[Any], form: Form, read: Reader) -> bool:
    """Unsure with what is left out; what is said plainly and with nothing beside it is taken as if it stood alone."""
    words = await _with_code(talk, form)
    try:
        if not await read(replace(talk, incoming=replace(talk.incoming, text=words), answer=words)):
            return False
    except Unsure as doubt:
        raise _named(doubt, form) from None
    if form.others:
        reports = parse_steps(form.steps, now=talk.incoming.at, tz=talk.office.zone)
        steps = ", ".join(loose_steps.said(talk, one.step, one.happened_at or talk.incoming.at) for one in reports)
        raise _named(Unsure(Meaning(words, f"{words.split()[0]} {steps}" if form.code else steps)), form)
    return True


def _named(doubt: Unsure, form: Form) -> Unsure:
    if form.others:
        left = texts.plain("step.others_left", others=wording.cut("; ".join(form.others), 200))
        doubt.before = "\n".join(part for part in (left, doubt.before) if part)
    return doubt


async def _with_code(talk: Talk[Any], form: Form) -> str:
    """Also where only the village is named, or one visit is under way."""
    if form.code is not None:
        return f"K{form.code} {form.steps}"
    found = await underway.reportable(talk.books, talk.by.id, talk.today)
    meant = await steps_in_talk.named(talk, found, talk.incoming.text)
    return f"{meant[0].code} {form.steps}" if len(meant) == 1 and not talk.replied else form.steps
