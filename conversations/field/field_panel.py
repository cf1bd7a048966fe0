"""The panel of a field day: what was reported, what likely comes next. One message a chat, edited in place."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from conversations import post
from conversations.button import Button, Rows, in_rows
from conversations.choosing.chosen_visit import label
from conversations.presses.closing import CloseVisit
from conversations.presses.field import AskForService, OpenLoad, ReportStep, TakeStepBack
from conversations.presses.papers import ShowPaper
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.field import StepTaken
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import BROKEN_OFF, Visit, VisitState
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.texts import Html

LATE_AFTER = timedelta(minutes=10)
"""A report that came later than this says when it came."""


def _slot(visit: Visit, chat: Chat) -> SlotKey:
    return SlotKey.in_chat(SlotKind.PANEL, chat.id, visit=visit.id)


async def renew_here(talk: Talk[Any], visit: Visit) -> None:
    """A fresh panel below what was said last here; the old one loses its buttons. A press edits in place."""
    if not talk.incoming.pressed:
        await post.retire(talk.books, talk.chat, _slot(visit, talk.chat), now=talk.now)
    await _write(talk, visit, talk.chat)


async def bring(talk: Talk[Any], visit: Visit) -> bool:
    """The panel below what was said since, wherever the press was. False if it came a moment ago."""
    if not await post.asked_below(talk.books, talk.chat, _slot(visit, talk.chat), now=talk.now):
        return False
    await _write(talk, visit, talk.chat)
    return True


def replied_to(talk: Talk[Any]) -> bool:
    """Whether these words stand below a panel."""
    return talk.below(SlotKind.PANEL)


def next_step(taken: Collection[Step]) -> Step | None:
    """The one after the last that was reported."""
    order = list(Step)
    return next(iter(order[max((order.index(step) for step in taken), default=-1) + 1 :]), None)


async def stands_here(talk: Talk[Any], visit: Visit) -> bool:
    return await post.lives(talk.books, _slot(visit, talk.chat)) is not None


async def renew(scene: Scene, visit: Visit) -> None:
    """Every panel of this visit that stands in some chat shows what is known now."""
    for standing in await post.standing(scene.books, SlotKind.PANEL, visit.subject):
        await _write(scene, visit, await scene.books.chats.get(standing.chat))


async def _write(scene: Scene, visit: Visit, chat: Chat) -> None:
    taken = {s.step: s for s in await scene.books.steps.find(visit=visit.id)}
    rows = _buttons(visit, taken, chat)
    await post.write(
        scene.books,
        chat,
        await _words(scene, visit, taken),
        now=scene.now,
        buttons=rows,
        waits=bool(rows),
        slot=_slot(visit, chat),
        subject=visit.subject,
        sort=post.ANSWER,
    )


async def _words(scene: Scene, visit: Visit, taken: dict[Step, StepTaken]) -> Html:
    lines = [texts.html("field.head", visit=await label(scene.books, visit))]
    lines += [_line(scene, visit, step, taken.get(step)) for step in Step]
    if visit.state in (VisitState.AGREED, VisitState.UNDER_WAY):
        lines.append(texts.html("field.how_to"))
    return Html("\n".join(lines))


def _line(scene: Scene, visit: Visit, step: Step, taken: StepTaken | None) -> Html:
    name = texts.plain(f"step.{step}").capitalize()
    if taken is None:
        return texts.html("field.open", step=name)
    zone = scene.office.zone
    happened, received = taken.happened_at.astimezone(zone), taken.received_at.astimezone(zone)
    at = wording.step_time(happened)
    if visit.day is not None and happened.date() != visit.day:
        at = f"{wording.day_and_month(happened.date())} {at}"
    said = texts.html("field.taken", step=name, at=at)
    if abs(received - happened) > LATE_AFTER:
        when = wording.clock_time(received)
        if received.date() != happened.date():
            when = f"{wording.day_and_month(received.date())} {when}"
        said = Html(said + texts.html("field.reported_at", at=when))
    return Html(said + texts.html("field.with_place")) if taken.latitude is not None else said


def _buttons(visit: Visit, taken: dict[Step, StepTaken], chat: Chat) -> Rows:
    """The next likely step has a row of its own; steps before it that were not reported can still be."""
    back = [[_take_back(visit, taken)]] if taken else []
    if visit.state in BROKEN_OFF and taken:
        return back if Step.RETURNED in taken else [[_step(visit, Step.RETURNED, "field.next")], *back]
    if visit.state not in (VisitState.AGREED, VisitState.UNDER_WAY, VisitState.RETURNED):
        return []
    order = list(Step)
    furthest = max((order.index(s) for s in taken), default=-1)
    following = order[furthest + 1 :]
    rows = [[_step(visit, following[0], "field.next")]] if following else []
    others = [*following[1:], *(s for s in order[: max(furthest, 0)] if s not in taken)]
    rows += [*in_rows(_step(visit, s, "field.other") for s in others), *back]
    if visit.plan.cargo and taken.keys() & {Step.LEFT, Step.RETURNED}:
        rows.append([OpenLoad(visit=visit.id).button("load.open")])
    rows.append([AskForService(visit=visit.id).button("request.open")])
    if visit.state is VisitState.RETURNED:
        rows.append([CloseVisit(visit=visit.id).button("field.close")])
        if not chat.private:
            rows[-1].append(ShowPaper(visit=visit.id, kind=PaperKind.HANDOVER).button("field.record"))
    return rows


def _take_back(visit: Visit, taken: dict[Step, StepTaken]) -> Button:
    """The one that was reported last can be taken back; then the one before it."""
    last = max(taken.values(), key=lambda one: (one.received_at, one.id)).step
    return TakeStepBack(visit=visit.id, step=last).button("field.take_back", step=texts.plain(f"step.{last}"))


def _step(visit: Visit, step: Step, key: str) -> Button:
    return ReportStep(visit=visit.id, step=step).button(key, step=texts.plain(f"step.{step}").capitalize())
