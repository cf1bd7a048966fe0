"""A step that can hardly be: out of order, reported long ago, before the visit's day, or home without a word before.
It is asked, whether it was typed or pressed; nothing is written over without a question."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from conversations import post
from conversations.conversation import Conversation
from conversations.pressed import on
from conversations.presses.field import ReportStep, StepIsNotSo
from conversations.talk import Talk
from conversations.visits import before_day, visit_alarms
from sotarsa_bot import texts, wording
from sotarsa_bot.field.step_order import contradicted_by, same_minute
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_steps
from sotarsa_bot.parsing.clock import cut_ago
from sotarsa_bot.parsing.step_times import said_day
from sotarsa_bot.parsing.steps import PLAIN
from sotarsa_bot.records.field import StepTaken
from sotarsa_bot.records.slots import SlotKey, SlotKind, SubjectKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway
from sotarsa_bot.visits.alarm import AlarmKind

SETTLED = timedelta(hours=1)
"""So long after a step was reported, another hour for it is more likely another step."""
PUT_RIGHT_WITHIN = timedelta(minutes=10)
_RATHER = re.compile(
    r"\b(?:salah|slh|eh|maaf|mf|ralat|koreksi|maksud(?:nya|ku)|keliru|(?:se)?harusnya)\b", re.IGNORECASE
)
_DAY_SAID = re.compile(
    r"\b(?:tadi|td|ini|barusan|baru|hanyar|sekarang|skrg|semalam|smlm|kemarin|kemaren|kmrn|tgl|tanggal|lalu)\b",
    re.IGNORECASE,
)


_NOW_SAID = re.compile(r"\b(?:hari\s+ini|barusan|sekarang|skrg|baru\s+saja|baru\s+(?:haja|ja)|hanyar)\b", re.IGNORECASE)


class Doubt(NamedTuple):
    """A sentence that says what speaks against it, and the text key of the question."""

    sentence: str
    question: str


async def ask_home(talk: Talk[Any], visit: Visit | None, text: str) -> None:
    """Unsure for "alhamdulillah sudah sampai" while the alarm rings that the team is not home: in the village it was
    long before, and an arrival there would end the alarm. With its hour it is a late report, unless below the alarm."""
    below = talk.replied is not None and talk.about(SubjectKind.ALARM) is not None
    if talk.confirmed or not (below or (visit and await _rings(talk, visit))):
        return
    try:
        reports = parse_steps(text, now=talk.incoming.at, tz=talk.office.zone)
    except (Mistake, Unsure):
        return
    steps = [one.step for one in reports if below or (one.step is Step.ARRIVED and one.happened_at is None)]
    if not steps or Step.RETURNED in {one.step for one in reports}:
        return
    home = "sudah pulang" if below or visit is None else f"{visit.code} sudah pulang"
    raise Unsure(Meaning(home, texts.plain("step.returned")), Meaning(text, texts.plain(f"step.{steps[-1].value}")))


async def _rings(talk: Talk[Any], visit: Visit) -> bool:
    return bool(await post.standing(talk.books, SlotKind.ALARM, visit_alarms.subject(visit), mark=AlarmKind.OVERDUE))


async def of(talk: Talk[Any], visit: Visit, steps: Mapping[Step, datetime], timed: Sequence[Step] = ()) -> Doubt | None:
    """What speaks against these steps (aware moments). `timed`: the ones whose hour was said, which is how an hour is
    put right."""
    taken = {one.step: one for one in await talk.books.steps.find(visit=visit.id)}
    known = {step: one.happened_at for step, one in taken.items()}
    for step, at in steps.items():
        if step not in taken or same_minute(known[step], at):
            continue
        if step not in timed or not _puts_right(talk, taken[step]):
            return Doubt(on_record(talk, step, known[step]), "step.instead")
    if other := contradicted_by(known, steps):
        return Doubt(on_record(talk, other, known[other]), "visit.early_right")
    if before := before_day.sentence_of(talk, visit, min(steps.values())):
        return Doubt(before, "visit.early_right")
    if set(steps) == {Step.RETURNED} and not taken and await _nothing_yet(talk, visit):
        return Doubt(texts.plain("step.nothing_yet", code=visit.code), "visit.early_right")
    return None


async def ask(talk: Talk[Any], visit: Visit, steps: Mapping[Step, datetime], timed: Sequence[Step], words: str) -> None:
    """Unsure if something speaks against what was typed, unless it was confirmed."""
    if talk.confirmed or (doubt := await of(talk, visit, steps, timed)) is None:
        return
    unsure = Unsure(Meaning(words, _said(talk, steps)), key=doubt.question)
    unsure.before = doubt.sentence
    raise unsure


async def ask_which_day(talk: Talk[Any], visit: Visit, steps: Mapping[Step, datetime], text: str) -> None:
    """Unsure for an hour without its day after the visit's: it may have been then, or today."""
    zone = talk.office.zone
    today = talk.incoming.at.astimezone(zone).date()
    if talk.confirmed or visit.day is None or visit.day >= today or _DAY_SAID.search(text) or said_day(text):
        return
    if any(at.astimezone(zone).date() != today for at in steps.values()):
        return
    if await _goes_on(talk, visit, today):
        return
    if visit.day != today - timedelta(days=1):
        raise Unsure(Meaning(f"{text} hari ini", texts.plain("step.today", said=_said(talk, steps))))
    then = {step: at - timedelta(days=1) for step, at in steps.items()}
    raise Unsure(Meaning(f"{text} kemarin", _said(talk, then)), Meaning(f"{text} hari ini", _said(talk, steps)))


async def ask_when(talk: Talk[Any], visit: Visit, steps: Mapping[Step, datetime], text: str) -> None:
    """Unsure for steps without any time, told after the visit's day: they were hardly taken just now."""
    zone = talk.office.zone
    today = talk.incoming.at.astimezone(zone).date()
    late = visit.day is not None and visit.day < today
    if visit.day is None or not late or talk.confirmed or _NOW_SAID.search(text) or await _goes_on(talk, visit, today):
        return
    then = {step: wording.hour_unknown(visit.day, zone) for step in steps}
    words = "; ".join(f"{PLAIN[step]} tanggal {visit.day.day} {wording.WITHOUT_HOUR}" for step in steps)
    now = texts.plain("step.today", said=_said(talk, steps))
    unsure = Unsure(Meaning(words, _said(talk, then)), Meaning(f"{text} hari ini", now))
    unsure.before = texts.plain("step.when", example=wording.day_and_month(visit.day))
    raise unsure


async def _goes_on(talk: Talk[Any], visit: Visit, today: date) -> bool:
    known = await talk.books.steps.find(visit=visit.id)
    return any(one.happened_at.astimezone(talk.office.zone).date() == today for one in known)


async def pressed(talk: Talk[Any], visit: Visit, step: Step, at: datetime) -> bool:
    """Whether something speaks against it, so that the press is asked about first."""
    doubt = await of(talk, visit, {step: at}, [step])
    if doubt is None:
        return False
    minute = int(at.timestamp()) // 60
    rows = [[ReportStep(visit=visit.id, step=step, minute=minute, asked=True).button("unsure.yes"),
             StepIsNotSo(visit=visit.id).button("step.no")]]  # fmt: skip
    question = texts.plain(doubt.question, said=_said(talk, {step: at}))
    await talk.say("step.pressed", slot=_slot(talk, visit.id), buttons=rows, waits=True, subject=visit.subject,
                   doubt=doubt.sentence, question=question, step=texts.plain(f"step.{step}"))  # fmt: skip
    talk.note("step.asked_below")
    return True


async def ask_of_others(talk: Talk[Any], home: Visit, at: datetime) -> None:
    """The same team, or car, that came home may have served another village before: that it is back from there, too, is
    asked, or an alarm would ring for people who are at home."""
    for other in await underway.left_with(talk.books, home):
        minute = int(at.timestamp()) // 60
        rows = [[ReportStep(visit=other.id, step=Step.RETURNED, minute=minute, asked=True).button("unsure.yes"),
                 StepIsNotSo(visit=other.id).button("step.no")]]  # fmt: skip
        await talk.say("step.also_home", slot=_slot(talk, other.id), buttons=rows, waits=True, below_all=True,
                       subject=other.subject, code=other.code, at=_at(talk, at))  # fmt: skip


async def answered_no(talk: Talk[Any], wish: StepIsNotSo) -> None:
    asked = await talk.pressed_slot()
    if asked is None or asked.name != _slot(talk, wish.visit).name:
        raise Mistake("common.old_button")
    await talk.say("step.left_out", slot=asked)
    await post.settle(talk.books, asked)


def _slot(talk: Talk[Any], visit: int) -> SlotKey:
    return SlotKey.in_chat(SlotKind.STEP_DOUBT, talk.chat.id, visit=visit)


async def _nothing_yet(talk: Talk[Any], visit: Visit) -> bool:
    return not (await deliveries.standing(talk.books, visit) or await talk.books.photos.count(visit=visit.id))


def _puts_right(talk: Talk[Any], taken: StepTaken) -> bool:
    """An hour of the clock, from whoever reported it, soon after: for a step that was reported without one; for any
    other only where it is said, or done by changing the message."""
    soon = talk.incoming.at - taken.received_at <= SETTLED
    if not soon or taken.by != talk.by.id or cut_ago(talk.incoming.text)[1] is not None:
        return False
    without = same_minute(taken.happened_at, taken.received_at)
    said = bool(_RATHER.search(talk.incoming.text)) and talk.incoming.at - taken.received_at <= PUT_RIGHT_WITHIN
    return without or talk.incoming.edited or said


def on_record(talk: Talk[Any], step: Step, at: datetime) -> str:
    return texts.plain("step.on_record", step=texts.plain(f"step.{step}").capitalize(), at=_at(talk, at))


def _said(talk: Talk[Any], steps: Mapping[Step, datetime]) -> str:
    return ", ".join(f"{texts.plain(f'step.{step}')} {_at(talk, at)}" for step, at in steps.items())


def _at(talk: Talk[Any], at: datetime) -> str:
    """The hour, and its day if that is not today."""
    local = at.astimezone(talk.office.zone)
    today = talk.incoming.at.astimezone(talk.office.zone).date()
    return wording.step_time(local) if local.date() == today else wording.step_moment(at, talk.office.zone)


CONVERSATION = Conversation(
    presses=(on(StepIsNotSo, answered_no),),
)
