"""Flows: guided conversations declared as data, and how they begin, ask and end.

A step is a question and what may answer it. A handler changes the draft and names the next step, whose question is then
asked (`flow_answers`). So each question is written once, whether it is reached by going on, going back or after a
restart.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from pydantic import BaseModel

from conversations import post
from conversations.button import Button, Rows
from conversations.presses.questions import Answer
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.machinery import PostState, TalkState
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject, SubjectKind


class FlowStep(StrEnum):
    """Where a conversation may stand. Each flow lists its own as `At`, so that a misspelt step is mypy's to find."""


class _Always(FlowStep):
    DONE = ""
    HERE = "."


DONE = _Always.DONE
"""What a handler returns when the conversation is over."""
HERE = _Always.HERE
"""What a handler returns when it goes on where it stands."""

Handler = Callable[[Talk[Any]], Awaitable[FlowStep]]
Ask = Callable[[Talk[Any]], Awaitable[None]]
Deeper = Callable[[], Iterable[tuple[str, str, str]]]


@dataclass(frozen=True)
class Way:
    """One way to answer: a kind of message ("typed", "pictured", "filed", "located", "taken_back") or a button's
    action."""

    kind: str
    handler: Handler
    action: str = ""


def tapped(action: str, handler: Handler) -> Way:
    return Way("tapped", handler, action)


def typed(handler: Handler) -> Way:
    return Way("typed", handler)


def pictured(handler: Handler) -> Way:
    return Way("pictured", handler)


def filed(handler: Handler) -> Way:
    """A file that is no picture."""
    return Way("filed", handler)


def taken_back(handler: Handler) -> Way:
    """ "batal", "salah": without such a way they end the conversation."""
    return Way("taken_back", handler)


def located(handler: Handler) -> Way:
    return Way("located", handler)


@dataclass(frozen=True)
class Question:
    """`long`: whether a text of any length may answer it (a pasted list). `under`: the step that the way back leads to,
    wherever one came from. `deeper`: choices of a level further down (label, action, value), which are taken by their
    words here already. `photos`: it asks for photos, so that in a group one without words needs no reply."""

    ask: Ask
    ways: tuple[Way, ...]
    long: bool = False
    under: FlowStep | None = None
    deeper: Deeper = tuple
    photos: bool = False

    def way(self, kind: str, action: str = "") -> Way | None:
        return next((w for w in self.ways if w.kind == kind and w.action == action), None)


def question(
    ask: Ask,
    *ways: Way,
    long: bool = False,
    under: FlowStep | None = None,
    deeper: Deeper = tuple,
    photos: bool = False,
) -> Question:
    return Question(ask, ways, long, under, deeper, photos)


@dataclass(frozen=True)
class Flow:
    """`may` is asked again at every step, `first` is where it begins. `alone`: it goes on in private only."""

    name: str
    may: Action
    draft: type[BaseModel]
    first: FlowStep
    steps: Mapping[FlowStep, Question]
    alone: bool = False

    def question(self, step: str) -> Question:
        """What is asked at a step as it was kept. KeyError if the flow has no such step."""
        return cast(Mapping[str, Question], self.steps)[step]


FLOWS: dict[str, Flow] = {}
"""Every flow by its name; filled by conversations/routing/menu.py."""


def choice(talk: Talk[Any], label: str, action: str, value: object = "") -> Button:
    """A button of the question that is being asked."""
    state = current(talk)
    return Answer(talk=state.id, step=state.step, action=action, value=(str(value),)).labelled(label)


async def start(talk: Talk[Any], flow: Flow, draft: BaseModel | None = None, *, step: FlowStep | None = None) -> None:
    """Begins a flow for this person in this chat. A talk that stood here is dropped: one at a time."""
    person = talk.need(flow.may)
    talk.draft = draft or flow.draft()
    begun = TalkState(
        key=talk_key(talk.chat.id, person.id),
        flow=flow.name,
        step=step or flow.first,
        draft=talk.draft.model_dump(mode="json"),
        chat=talk.chat.id,
        person=person.id,
        changed_at=talk.now,
    )
    if before := await talk.books.talks.first(key=begun.key):
        if _begun_twice(before, begun):
            if not talk.incoming.pressed:
                await talk.react()
            return talk.note("common.asked_already")
        await close_question(talk, before)
        await talk.books.talks.discard(id=before.id)
    talk.state = await talk.books.talks.add(begun)
    await flow.question(talk.state.step).ask(talk)


def _begun_twice(before: TalkState, begun: TalkState) -> bool:
    """A thumb that presses twice gets one question; whoever asks again later gets it again, below."""
    soon = abs(begun.changed_at - before.changed_at) < post.DOUBLE
    return soon and before.with_(id=0, question="", changed_at=begun.changed_at) == begun


def talk_key(chat: int, person: int) -> str:
    return f"{chat}:{person}"


async def standing(talk: Talk[Any]) -> TalkState | None:
    """The talk that this person has open in this chat."""
    if talk.person is None:
        return None
    return await talk.books.talks.first(key=talk_key(talk.chat.id, talk.person.id))


async def cancel(talk: Talk[Any], state: TalkState) -> None:
    talk.state = state
    await finish(talk, "common.cancelled")


async def finish(
    talk: Talk[Any],
    key: str,
    *,
    buttons: Rows = (),
    subject: Subject | None = None,
    waits: bool | None = None,
    **values: Any,
) -> None:
    """Ends the talk: the question turns into this text (where it was pressed), or the text follows it. `waits`: as in
    post.write."""
    state = current(talk)
    if talk.incoming.pressed and state.question:
        await talk.say(key, slot=state.question, buttons=buttons, subject=subject, waits=waits, **values)
    else:
        await close_question(talk, state)
        await talk.say(key, buttons=buttons, subject=subject, waits=waits, **values)
    await talk.books.talks.discard(id=state.id)
    talk.state = None


async def ask(talk: Talk[Any], key: str, rows: Rows = (), **values: Any) -> None:
    """Asks the standing question, with the way back and the way out below its buttons.

    Where a button was pressed the question is edited in place; below a typed answer a new one is asked.
    """
    state = current(talk)
    text = texts.html(key, **values)
    ways = [choice(talk, texts.plain("common.back_button"), "back")] if state.trail else []
    ways.append(choice(talk, texts.plain("common.close_button"), "cancel"))
    if not talk.incoming.private and FLOWS[state.flow].question(state.step).way("typed"):
        text = texts.Html(f"{text}\n{texts.html('common.reply_to_answer')}")
    slot: post.Where = state.question
    if not (talk.incoming.pressed and slot):
        await close_question(talk, state)
        slot = SlotKey.only(SlotKind.TALK, state.id, talk.incoming.update_id)
    name = await post.write(
        talk.books,
        talk.chat,
        text,
        now=talk.now,
        buttons=[*rows, ways],
        waits=True,
        slot=slot,
        subject=Subject.of(SubjectKind.TALK, state.id),
        reply_to=None if talk.incoming.private or talk.incoming.pressed else talk.incoming.message,
        sort=post.ANSWER,
    )
    await talk.books.talks.change(state.id, question=name, changed_at=talk.now)
    talk.state = state.with_(question=name)


async def close_question(talk: Talk[Any], state: TalkState) -> None:
    """Takes the buttons off a question that is no longer the current one; one not yet sent is simply dropped."""
    slot = await talk.books.slots.first(name=state.question) if state.question else None
    if slot is None or not slot.buttons:
        return
    await talk.books.outbox.change_all({"slot": slot.name, "state": PostState.QUEUED}, state=PostState.DROPPED)
    if slot.message:
        # Without a keyboard given, Telegram takes the old one away.
        await post.owe(talk.books, talk.chat, "editMessageReplyMarkup", {"message_id": slot.message}, now=talk.now)
    await talk.books.slots.change(slot.name, **post.SILENT)


def current(talk: Talk[Any]) -> TalkState:
    if talk.state is None:
        raise Mistake("common.answered_already")
    return talk.state
