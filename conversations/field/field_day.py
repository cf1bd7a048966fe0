"""/lapangan: the field day on one panel. A step is one tap, or typed ("tiba 09.40"), in any order and late."""

from datetime import datetime, timedelta
from typing import Any

from conversations import post
from conversations.button import button, number
from conversations.command import PRIVATE, TEAM, Command, Press
from conversations.field import counting, field_panel
from conversations.people.people import wrong_chat
from conversations.talk import Talk
from conversations.visits import before_day, cards, ending, reopening
from conversations.visits.chosen_visit import label, replied_to
from sotarsa_bot import texts, wording
from sotarsa_bot.field.steps import Step
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import match_village, opens_with_step, parse_step
from sotarsa_bot.people.chats import Purpose
from sotarsa_bot.people.rights import Action
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway, visits
from sotarsa_bot.visits.visit import Visit

MOST_WORDS = 12
"""A report of a step is short; more words tell a story, which is not read for one."""
AHEAD = timedelta(minutes=10)
"""Clocks differ a little; more than this is a slip of the finger."""
OLDEST = timedelta(days=7)
"""A button with a time in it is pressed within days, or not at all."""


async def show_panel(talk: Talk[Any]) -> None:
    """/lapangan: the panel of the visit that is meant, or the question which one. `/lapangan tiba 09.40` reports."""
    talk.need(Action.FIELD)
    if not _team_place(talk):
        await wrong_chat(talk, "common.where_team")
        return
    if _says_a_step(talk.answer):
        await _typed(talk, talk.answer)
        return
    found = await underway.reportable(talk.books, talk.by.id, talk.today)
    if not found:
        await talk.say("field.none", as_reply=True)
        return
    if len(found) == 1:
        await field_panel.renew_here(talk, found[0])
        return
    rows = [[button(await label(talk.books, v), "panel", v.id)] for v in found[:12]]
    await talk.say("field.which", buttons=rows, waits=False, as_reply=True)


async def panel_chosen(talk: Talk[Any], args: list[str]) -> None:
    """`panel | visit`"""
    talk.need(Action.FIELD)
    if not _team_place(talk):
        raise Mistake("common.old_button")
    if not await field_panel.bring(talk, await visits.get(talk.books, number(args))):
        talk.note("common.asked_already")


async def step_pressed(talk: Talk[Any], args: list[str]) -> None:
    """`step | visit | which | minute it happened (since 1970; left out: now)`"""
    talk.need(Action.FIELD)
    visit, step = await visits.get(talk.books, number(args)), _step(args)
    if len(args) < 3 and await talk.books.steps.first(visit=visit.id, step=step):
        talk.note("field.reported_already")  # a double press must not move the time
        return
    if len(args) < 3 and (before := await before_day.sentence(talk, visit)):
        raise Mistake("field.early", before=before, step=texts.plain(f"step.{step}"))
    await _report(talk, visit, step, _minute(args[2:], talk.now))
    if len(args) > 2 and (asked := await talk.pressed_slot()):
        await post.settle(talk.books, asked.name)
    talk.note("field.noted", step=texts.plain(f"step.{step}").capitalize(), code=visit.code)


def _minute(args: list[str], now: datetime) -> datetime:
    """When it happened, as the button says it; Mistake for somebody's invention."""
    if not args:
        return now
    seconds = number(args) * 60
    if not 0 <= now.timestamp() - seconds < OLDEST.total_seconds():
        raise Mistake("common.old_button")
    return datetime.fromtimestamp(seconds, tz=now.tzinfo)


async def said(talk: Talk[Any]) -> bool:
    """A step typed: directly in private, as a reply in the team's group."""
    if talk.incoming.picture or not _says_a_step(talk.incoming.text) or not talk.allows(Action.FIELD):
        return False
    below = talk.replied or talk.incoming.beneath
    if not (talk.incoming.private or (talk.chat.purpose is Purpose.TEAM and below)):
        return False
    await _typed(talk, talk.incoming.text)
    return True


async def located(talk: Talk[Any]) -> bool:
    """A location belongs to the last step that was reported of the visit."""
    if talk.incoming.spot is None or not (_team_place(talk) and talk.allows(Action.FIELD)):
        return False
    if not (talk.incoming.private or talk.replied):
        return False
    visit = await _visit_meant(talk)
    last = await talk.books.steps.first(visit=visit.id, order="-received_at") if visit else None
    if visit is None or last is None:
        raise Mistake("field.step_first")
    spot = talk.incoming.spot
    await talk.books.steps.change(last.id, latitude=spot.latitude, longitude=spot.longitude)
    await talk.record("step.located", f"visit:{visit.id}", step=last.step)
    await talk.react()
    await field_panel.renew(talk, visit)
    return True


async def _typed(talk: Talk[Any], text: str) -> None:
    # by the hour at which it was written: a question about it may be answered after midnight
    try:
        report = parse_step(text, now=talk.incoming.at, tz=talk.office.zone)
    except Unsure as unsure:
        await before_day.add_to(unsure, talk, await replied_to(talk))
        raise
    happened_at = report.happened_at or talk.incoming.at
    visit = await _visit_meant(talk, await _village_named(talk, report.place))
    if visit is None:
        await _ask_which(talk, report.step, happened_at)
        return
    at = _when(talk, happened_at)
    meaning = Meaning(text, texts.plain("step.said", step=texts.plain(f"step.{report.step}"), at=at))
    await before_day.ask(talk, visit, meaning, report.happened_at)
    await _report(talk, visit, report.step, happened_at)
    await talk.react()
    if not await field_panel.stands_here(talk, visit):
        await field_panel.renew_here(talk, visit)


def _when(talk: Talk[Any], at: datetime) -> str:
    local = at.astimezone(talk.office.zone)
    return wording.clock_time(local) if local.date() == talk.today else wording.moment(at, talk.office.zone)


async def _visit_meant(talk: Talk[Any], village: str = "") -> Visit | None:
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


async def _ask_which(talk: Talk[Any], step: Step, happened_at: datetime) -> None:
    minute = int(happened_at.timestamp()) // 60
    found = await underway.reportable(talk.books, talk.by.id, talk.today)
    rows = [[button(await label(talk.books, v), "step", v.id, step, minute)] for v in found[:12]]
    await talk.say("field.which_step", buttons=rows, waits=True, as_reply=True, step=texts.plain(f"step.{step}"))


async def _report(talk: Talk[Any], visit: Visit, step: Step, happened_at: datetime) -> None:
    """The step, and everything that it shows in: the card, the panels, the village's count."""
    if happened_at > talk.now + AHEAD:
        raise Mistake("field.in_the_future")
    visit = await visits.report_step(talk.acting(), visit, step, happened_at, talk.incoming.at)
    await cards.show(talk.books, talk.office, visit, talk.now)
    await field_panel.renew(talk, visit)
    await counting.refresh(talk, visit)


def _step(args: list[str]) -> Step:
    if len(args) < 2 or args[1] not in tuple(Step):
        raise Mistake("common.old_button")
    return Step(args[1])


def _says_a_step(text: str) -> bool:
    return len(text.split()) <= MOST_WORDS and opens_with_step(text)


def _team_place(talk: Talk[Any]) -> bool:
    return talk.incoming.private or talk.chat.purpose is Purpose.TEAM


COMMANDS = (Command("lapangan", show_panel, frozenset({PRIVATE, TEAM})),)
PRESSES: dict[str, Press] = {"panel": panel_chosen, "step": step_pressed, **ending.PRESSES}
LISTENERS = (said, located)
FLOWS_ = ending.FLOWS_
UNDOES = reopening.UNDOES
