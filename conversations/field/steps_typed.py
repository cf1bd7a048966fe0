"""Steps that were typed: of which visit, at what hour, what is doubtful about them; then they are reported."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from conversations.choosing.chosen_visit import label, replied_to
from conversations.field import (
    field_panel,
    loose_steps,
    step_doubts,
    step_places,
    step_stands,
    still_asked,
)
from conversations.incidents import step_trouble
from conversations.presses.field import ReportStep
from conversations.talk import Talk
from conversations.visits import before_day, visit_alarms
from sotarsa_bot import texts
from sotarsa_bot.field.step_order import same_minute
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import StepReport, match_village, parse_steps
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway, visits

AHEAD = timedelta(minutes=10)
"""Clocks differ a little; more than this is a slip of the finger."""


async def typed(talk: Talk[Any], text: str, visit: Visit | None = None) -> None:
    # by the hour at which it was written: a question about it may be answered after midnight
    meant = visit or await visit_meant(talk)
    await step_doubts.ask_home(talk, meant, text)
    if meant and not _tells_more(talk, text) and await step_stands.told(talk, meant, text):
        return
    text = await step_places.led_to(talk, text)
    reports = await _read(talk, text, meant)
    village = await _village_named(talk, next((report.place for report in reports if report.place), ""))
    visit = visit or await visit_meant(talk, village)
    steps = {report.step: report.happened_at or talk.incoming.at for report in reports}
    if visit is None:
        await _ask_which(talk, steps, text)
        return
    timed = [one.step for one in reports if one.happened_at]
    for step in await step_stands.repeated(talk, visit, text, steps.keys() - set(timed)) if len(steps) > 1 else ():
        del steps[step]
    said = ", ".join(loose_steps.said(talk, step, at) for step, at in steps.items())
    if len(timed) == len(steps):
        await step_doubts.ask_which_day(talk, visit, steps, text)
    elif not timed:
        await step_doubts.ask_when(talk, visit, steps, text)
    await before_day.ask(talk, visit, Meaning(text, said), of_step=True)
    await step_places.ask(talk, visit, {one.step: one.place for one in reports}, text, said)
    await step_doubts.ask(talk, visit, steps, timed, text)
    await report(talk, visit, steps)
    await talk.react()
    await step_stands.though_off(talk, visit, [step for step in steps if step is not Step.RETURNED])
    if not await field_panel.stands_here(talk, visit):
        await field_panel.renew_here(talk, visit)


def _tells_more(talk: Talk[Any], text: str) -> bool:
    try:
        parse_steps(text, now=talk.incoming.at, tz=talk.office.zone)
    except Unsure as unsure:
        return step_trouble.tells_more(unsure)
    except Mistake:
        return False
    return False


async def _read(talk: Talk[Any], text: str, visit: Visit | None) -> Sequence[StepReport]:
    """What else is doubtful about it is said with the question."""
    known = {one.step: one.happened_at for one in await talk.books.steps.find(visit=visit.id)} if visit else {}
    step_places.must_not_be_on_the_way(text, known)
    try:
        return parse_steps(text, now=talk.incoming.at, tz=talk.office.zone, since=known.get(Step.DEPARTED))
    except Unsure as unsure:
        await before_day.add_to(unsure, talk, visit, of_step=True)
        if visit and not talk.confirmed and len(unsure.meanings) == 1:
            reports = parse_steps(unsure.meanings[0].words, now=talk.incoming.at, tz=talk.office.zone)
            steps = {report.step: report.happened_at or talk.incoming.at for report in reports}
            doubt = await step_doubts.of(talk, visit, steps, [one.step for one in reports if one.happened_at])
            if doubt and doubt.sentence not in unsure.before:
                unsure.before = "\n".join(part for part in (unsure.before, doubt.sentence) if part)
        raise


async def visit_meant(talk: Talk[Any], village: str = "") -> Visit | None:
    """The visit that is replied to, or the only one; none if that is not in the village that was named (its code)."""
    if visit := await replied_to(talk):
        return visit if village in ("", visit.village) else None
    found = await underway.reportable(talk.books, talk.by.id, talk.today)
    if not found:
        found = await underway.to_come(talk.books, talk.by.id, talk.today)
    if not found:
        raise Mistake("field.none")
    meant = [visit for visit in found if village in ("", visit.village)]
    return meant[0] if len(meant) == 1 else None


async def _village_named(talk: Talk[Any], place: str) -> str:
    """The code of the village that "tiba di Uren" names; "" for a place that is none ("kantor")."""
    villages = [(village.code, village.name) for village in await talk.books.villages.find()] if place else []
    return match_village(place, villages).code or ""


async def _ask_which(talk: Talk[Any], steps: Mapping[Step, datetime], text: str) -> None:
    found = await underway.reportable(talk.books, talk.by.id, talk.today)
    if len(steps) > 1:
        raise Unsure(*[Meaning(f"{one.code} {text}", await label(talk.books, one)) for one in found])
    ((step, happened_at),) = steps.items()
    minute = int(happened_at.timestamp()) // 60
    rows = [[ReportStep(visit=v.id, step=step, minute=minute).labelled(await label(talk.books, v))] for v in found[:12]]
    await talk.say("field.which_step", buttons=rows, waits=True, as_reply=True, step=texts.plain(f"step.{step}"))


async def report(talk: Talk[Any], visit: Visit, steps: Mapping[Step, datetime]) -> None:
    """The steps, each in its order; what shows them follows."""
    for step, happened_at in steps.items():
        if happened_at > talk.now + AHEAD:
            raise Mistake("field.in_the_future")
        before = await talk.books.steps.first(visit=visit.id, step=step)
        if before and same_minute(before.happened_at, happened_at):
            continue  # said once more: nobody is told twice
        visit = await visits.report_step(talk.acting(), visit, step, happened_at, talk.incoming.at)
        if step is Step.RETURNED:
            await visit_alarms.came_home(talk.books, talk.office, visit, talk.by.name, talk.now, talk.chat)
    if home := steps.get(Step.RETURNED):
        await step_doubts.ask_of_others(talk, visit, home)
    if steps.keys() & {Step.LEFT, Step.RETURNED}:
        await still_asked.say(talk, visit)
