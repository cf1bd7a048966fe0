"""/lapangan: the field day on one panel. A step is one tap, or typed ("tiba 09.40"), in any order and late."""

from datetime import datetime, timedelta
from typing import Any

from conversations import post
from conversations.choosing.chosen_visit import label, replied_to
from conversations.command import PRIVATE, TEAM, Command
from conversations.conversation import Conversation
from conversations.field import (
    field_panel,
    loose_steps,
    step_and_hand_over,
    step_codes,
    step_doubts,
    step_forms,
    steps_in_talk,
    steps_typed,
)
from conversations.hand_overs import albums, photos
from conversations.incidents import step_trouble
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.field import BringPanel, ReportStep
from conversations.talk import Talk
from conversations.visits import before_day
from sotarsa_bot import texts
from sotarsa_bot.field import places
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import opens_with_step
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.parsing.report_form import read_form
from sotarsa_bot.parsing.step_opening import has_several_hours, plainly
from sotarsa_bot.parsing.team_talk import asks_or_urges, claims
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Unsure
from sotarsa_bot.visits import underway, visits

MOST_WORDS = 12
"""A report of a step is short; more words tell a story, which is not read for one."""
OLDEST_STEP = timedelta(days=7)
"""A button with a time in it is pressed within days, or not at all."""


async def show_panel(talk: Talk[Any]) -> None:
    """/lapangan: the panel of the visit that is meant, or the question which one. `/lapangan tiba 09.40` reports."""
    talk.need(Action.FIELD)
    if not _team_place(talk):
        await wrong_chat(talk, "common.where_team")
        return
    if _says_a_step(talk.answer):
        await steps_typed.typed(talk, talk.answer)
        return
    found = await underway.reportable(talk.books, talk.by.id, talk.today)
    if not found:
        await talk.say("field.none", as_reply=True)
        return
    if len(found) == 1:
        await field_panel.renew_here(talk, found[0])
        return
    rows = [[BringPanel(visit=v.id).labelled(await label(talk.books, v))] for v in found[:12]]
    await talk.say("field.which", buttons=rows, waits=False, as_reply=True)


async def panel_chosen(talk: Talk[Any], wish: BringPanel) -> None:
    talk.need(Action.FIELD)
    if not _team_place(talk):
        raise Mistake("common.old_button")
    if not await field_panel.bring(talk, await visits.get(talk.books, wish.visit)):
        talk.note("common.asked_already")


async def step_pressed(talk: Talk[Any], wish: ReportStep) -> None:
    talk.need(Action.FIELD)
    visit, step = await visits.get(talk.books, wish.visit), wish.step
    if wish.minute is None and await talk.books.steps.first(visit=visit.id, step=step):
        talk.note("field.reported_already")  # a double press must not move the time
        return
    if wish.minute is None and (before := await before_day.sentence(talk, visit, of_step=True)):
        raise Mistake("field.early", before=before, step=texts.plain(f"step.{step}"))
    asked, at = None if wish.minute is None else await talk.pressed_slot(), _moment(wish.minute, talk.now)
    if asked:
        await post.settle(talk.books, asked)
    if not wish.asked and await step_doubts.pressed(talk, visit, step, at):
        return
    await steps_typed.report(talk, visit, {step: at})
    talk.note("field.noted", step=texts.plain(f"step.{step}").capitalize(), code=visit.code)


def _moment(minute: int | None, now: datetime) -> datetime:
    """When it happened, as the button says it; Mistake for somebody's invention."""
    if minute is None:
        return now
    seconds = minute * 60
    if not 0 <= now.timestamp() - seconds < OLDEST_STEP.total_seconds():
        raise Mistake("common.old_button")
    return datetime.fromtimestamp(seconds, tz=now.tzinfo)


async def said(talk: Talk[Any]) -> bool:
    """A step typed: directly in private, as a reply or with the visit's code in the team's group. Below a photo it is
    its caption: the photo is the visit's."""
    if not (_team_place(talk) and talk.allows(Action.FIELD)):
        return False
    if both := step_and_hand_over.confirmed(talk):
        step, hand_over = both
        await step_and_hand_over.record_hand_over(hand_over, step.incoming.text)
        return await said(step)
    if not talk.confirmed and (form := read_form(talk.incoming.text)):
        return await step_forms.heard(talk, form, said)
    if (plain := await _plainly(talk)) != talk.incoming.text:
        return await said(step_trouble.only_steps(talk, plain))
    await loose_steps.at_another_hour(talk, talk.incoming.text)
    if _says_a_step(without_code(talk.incoming.text)):
        await step_and_hand_over.asked(talk)
    if (bare := step_trouble.without_none(talk.incoming.text)) != talk.incoming.text:
        return await said(step_trouble.only_steps(talk, bare))
    steps, trouble = step_trouble.apart(talk.incoming.text)
    if trouble:
        return await _with_trouble(talk, steps, trouble)
    found = await step_codes.read(talk, _says_a_step)
    if len(found) > 1:
        return await _of_several(talk, found)
    visit, text = found[0] if found else (None, talk.incoming.text)
    try:
        return await _heard(talk, text, visit)
    except Unsure as unsure:
        unsure = step_trouble.offered(unsure, text, visit or (await _meant_by(talk) if unsure.left else None))
        if visit:
            unsure.meanings = tuple(step_codes.with_code(visit, one) for one in unsure.meanings)
        raise unsure from None


async def _meant_by(talk: Talk[Any]) -> Visit | None:
    """The visit that is replied to; in private the only one, too."""
    if (visit := await replied_to(talk)) or not talk.incoming.private:
        return visit
    found = await underway.reportable(talk.books, talk.by.id, talk.today)
    return found[0] if len(found) == 1 else None


async def _plainly(talk: Talk[Any]) -> str:
    """A late report, or one with a greeting before it, of the visit that it is about."""
    code = visit_code(talk.incoming.text)
    visit = await talk.books.visits.first(id=code) if code else await replied_to(talk)
    if visit is None and not code and opens_with_step(talk.incoming.text):
        found = await underway.reportable(talk.books, talk.by.id, talk.today)
        visit = found[0] if len(found) == 1 else None
    day = visit.day if visit else None
    return plainly(talk.incoming.text, day, talk.incoming.at.astimezone(talk.office.zone).date())


async def _with_trouble(talk: Talk[Any], steps: str, trouble: str) -> bool:
    """ "Tiba 09.20, kendala: ban bocor": each is recorded; False where the visit is not plain."""
    code = visit_code(talk.incoming.text)
    visit = await talk.books.visits.first(id=code) if code else await steps_typed.visit_meant(talk)
    if visit is None:
        return False
    try:
        if not await said(step_trouble.only_steps(talk, steps)):
            return False
    except Unsure as unsure:
        raise step_trouble.with_trouble(unsure, trouble) from None
    await step_trouble.recorded(talk, visit, trouble)
    return True


async def _heard(talk: Talk[Any], text: str, visit: Visit | None) -> bool:
    if visit is None:
        await loose_steps.hour_alone(talk, text)
        if await loose_steps.have_left(talk, text):
            return True
    if not _says_a_step(text):
        return False
    if not (visit or talk.replied or talk.incoming.beneath):
        if not talk.incoming.private:
            return await steps_in_talk.heard(talk, text)
        if not (claims(text) or talk.confirmed):  # "pulang" alone may be a question there, too
            await steps_in_talk.heard(talk, text)
    if talk.incoming.picture:
        return await _below_a_photo(talk, visit or await replied_to(talk), text)
    await steps_typed.typed(talk, text, visit)
    return True


async def _of_several(talk: Talk[Any], found: step_codes.Reports) -> bool:
    """Read back as a whole, then each for itself."""
    if not talk.confirmed:
        raise await step_codes.doubt(talk, found)
    for visit, words in found:
        await steps_typed.typed(talk, words, visit)
    return True


async def _below_a_photo(talk: Talk[Any], visit: Visit | None, text: str) -> bool:
    if visit is None:
        return False
    await steps_typed.typed(talk, text, visit)
    await albums.gather(talk, await photos.keep(talk, visit, worded=True))
    return True


async def located(talk: Talk[Any]) -> bool:
    """A location belongs to the last step that was reported of the visit."""
    if talk.incoming.spot is None or not (_team_place(talk) and talk.allows(Action.FIELD)):
        return False
    if not (talk.incoming.private or talk.replied):
        return False
    visit = await steps_typed.visit_meant(talk)
    last = await talk.books.steps.first(visit=visit.id, order="-received_at") if visit else None
    if visit is None or last is None:
        raise Mistake("field.step_first")
    spot = talk.incoming.spot
    await places.of_step(talk.acting(), visit, last, (spot.latitude, spot.longitude))
    await talk.react()
    return True


def _says_a_step(text: str) -> bool:
    brief = len(text.split()) <= MOST_WORDS or has_several_hours(text)
    return brief and opens_with_step(text) and not asks_or_urges(text)


def _team_place(talk: Talk[Any]) -> bool:
    return talk.incoming.private or talk.chat.purpose is Purpose.TEAM


CONVERSATION = Conversation(
    commands=(Command("lapangan", show_panel, frozenset({PRIVATE, TEAM})),),
    presses=(on(BringPanel, panel_chosen), on(ReportStep, step_pressed)),
    listeners=(said, located),
)
