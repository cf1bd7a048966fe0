"""Flows: guided conversations declared as data, and the engine that walks them.

A step is a question and what may answer it. A handler changes the draft and names the next step; the engine asks that
step's question. So each question is written once, whether it is reached by going on, going back or after a restart.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, cast

from pydantic import BaseModel

from conversations import post
from conversations.button import Button, Rows, pressed_by_words
from conversations.incoming import Incoming
from conversations.presses.questions import Answer
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.parsing.taking_back import takes_back
from sotarsa_bot.parsing.yes_no import says_no, says_yes
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.machinery import PostState, Slot, TalkState
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject, SubjectKind
from sotarsa_bot.unsure import Unsure

_ANSWERS = ((says_yes, ("yes", "send", "save")), (says_no, ("no",)))
"""A plain yes or no, and what the buttons do that it means."""
JUST_NOW = timedelta(minutes=30)
"""So long a photo without words answers a question for photos."""


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
    state = _standing(talk)
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
        await _close_question(talk, before)
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


async def replied_to(talk: Talk[Any]) -> TalkState | None:
    """The open question that is replied to in a group, whoever it was put to: anybody who may, may answer it there.

    Mistake `common.question_of_another` for who may not."""
    if talk.person is None or talk.incoming.private or talk.replied is None or not asks(talk.replied):
        return None
    state = await talk.books.talks.first(question=talk.replied.name, chat=talk.chat.id)
    if state is None or state.flow not in FLOWS or state.person == talk.person.id:
        return state if state and state.flow in FLOWS else None
    if is_small_talk(talk.incoming.text):
        return None
    if not _may_answer(talk, state):
        raise Mistake("common.question_of_another", name=await roster.name(talk.books, state.person))
    return state


def asks(slot: Slot) -> bool:
    """Whether this message asks something of a talk."""
    return slot.subject is not None and slot.subject.kind is SubjectKind.TALK


def _may_answer(talk: Talk[Any], state: TalkState) -> bool:
    """Who was asked; in a group also whoever may do the same there."""
    if talk.person is None:
        return False
    return state.person == talk.person.id or (
        not talk.incoming.private
        and state.chat == talk.chat.id
        and talk.allows(FLOWS[state.flow].may, talk.chat.village)
    )


async def asks_for_photos(talk: Talk[Any]) -> TalkState | None:
    """The open question of this person, if it has just asked for photos, and this is one without words or a reply."""
    incoming = talk.incoming
    if incoming.private or incoming.picture is None or incoming.text.strip() or incoming.reply_to:
        return None
    state = await standing(talk)
    if state is None or not FLOWS[state.flow].question(state.step).photos:
        return None
    since = await talk.books.photos.first(chat=talk.chat.id, by=talk.by.id, order="-id")
    if since and since.incident is None and since.received_at >= state.changed_at:
        return None  # their pictures are of something else by now
    return state if incoming.at - state.changed_at <= JUST_NOW else None


def takes_long(state: TalkState | None) -> bool:
    return state is not None and FLOWS[state.flow].question(state.step).long


async def resume(talk: Talk[Any], state: TalkState) -> bool:
    """Answers the open question with a message, in the name of who writes. False if this kind of message cannot."""
    incoming = talk.incoming
    words = incoming.text.strip()
    if words and not incoming.picture and (answer := await _as_press(talk, state, words)):
        await press(talk, answer)
        return True
    flow = FLOWS[state.flow]
    asked = flow.question(state.step)
    taken = not incoming.picture and takes_back(words)
    if taken and state.person != talk.by.id:
        raise Mistake("common.question_begun_by", name=await roster.name(talk.books, state.person))
    back = asked.way("taken_back") if taken else None
    if taken and back is None:
        await cancel(talk, state)
        return True
    way = (
        back
        or (asked.way("filed") if incoming.picture and incoming.picture.paper else None)
        or asked.way(_kind(incoming))
    )
    if way is None:
        return False
    talk.answer = words
    await _walk(talk, flow, state, way)
    return True


async def press(talk: Talk[Any], answer: Answer) -> None:
    """A press on a question. Old, foreign and double presses do nothing."""
    action = answer.action
    state = await talk.books.talks.first(id=answer.talk)
    if state is None or state.flow not in FLOWS or (state.step != answer.step and _may_answer(talk, state)):
        talk.note("common.answered_already")
        return
    mine = talk.person is not None and state.person == talk.person.id
    if not mine and (action in ("back", "cancel") or not _may_answer(talk, state)):
        key = "common.question_begun_by" if _may_answer(talk, state) else "common.question_of_another"
        talk.note(key, alert=True, name=await roster.name(talk.books, state.person))
        return
    talk.answer = "|".join(answer.value).rstrip("|")
    flow = FLOWS[state.flow]
    if action == "back":
        await _go_back(talk, flow, state)
    elif action == "cancel":
        await cancel(talk, state)
    elif (way := flow.question(state.step).way("tapped", action)) and await _offered(talk, state):
        await _walk(talk, flow, state, way)
    else:
        talk.note("common.old_button")


async def _offered(talk: Talk[Any], state: TalkState) -> bool:
    """Whether the question holds this very button now. Others are old, or somebody's invention."""
    if not talk.incoming.data:
        return True  # pressed by its words, which were looked up there
    slot = await talk.books.slots.first(name=state.question)
    return slot is not None and any(data == talk.incoming.data for _, data in slot.buttons)


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
    state = _standing(talk)
    if talk.incoming.pressed and state.question:
        await talk.say(key, slot=state.question, buttons=buttons, subject=subject, waits=waits, **values)
    else:
        await _close_question(talk, state)
        await talk.say(key, buttons=buttons, subject=subject, waits=waits, **values)
    await talk.books.talks.discard(id=state.id)
    talk.state = None


async def ask(talk: Talk[Any], key: str, rows: Rows = (), **values: Any) -> None:
    """Asks the standing question, with the way back and the way out below its buttons.

    Where a button was pressed the question is edited in place; below a typed answer a new one is asked.
    """
    state = _standing(talk)
    text = texts.html(key, **values)
    ways = [choice(talk, texts.plain("common.back_button"), "back")] if state.trail else []
    ways.append(choice(talk, texts.plain("common.close_button"), "cancel"))
    if not talk.incoming.private and FLOWS[state.flow].question(state.step).way("typed"):
        text = texts.Html(f"{text}\n{texts.html('common.reply_to_answer')}")
    slot: post.Where = state.question
    if not (talk.incoming.pressed and slot):
        await _close_question(talk, state)
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


async def _walk(talk: Talk[Any], flow: Flow, state: TalkState, way: Way) -> None:
    _may_go_on(talk, flow)
    talk.state = state
    talk.draft = flow.draft.model_validate(state.draft)
    try:
        following = await way.handler(talk)
    except Unsure as unsure:
        unsure.answers = (state.id, state.step)
        raise
    if talk.state is not None and talk.state.id != state.id:
        return  # the answer began another conversation, which ended this one
    if following == DONE:
        if talk.state is not None:
            await _close_question(talk, talk.state)
            await talk.books.talks.discard(id=state.id)
        return
    step = state.step if following is HERE else following
    trail = state.trail if step == state.step else (*state.trail, state.step)
    if under := flow.question(step).under:
        trail = (under,)
    await _stand(talk, flow, step, trail)


def _may_go_on(talk: Talk[Any], flow: Flow) -> None:
    talk.need(flow.may)
    if flow.alone and not talk.incoming.private:
        raise Mistake("common.old_button")


async def _go_back(talk: Talk[Any], flow: Flow, state: TalkState) -> None:
    _may_go_on(talk, flow)
    if not state.trail:
        return talk.note("common.first_question")
    talk.state = state
    talk.draft = flow.draft.model_validate(state.draft)
    await _stand(talk, flow, state.trail[-1], state.trail[:-1])


async def _stand(talk: Talk[Any], flow: Flow, step: str, trail: tuple[str, ...]) -> None:
    """Writes down where the talk stands now, and asks."""
    state = _standing(talk)
    draft = talk.draft.model_dump(mode="json")
    await talk.books.talks.change(state.id, step=step, trail=trail, draft=draft, changed_at=talk.now)
    talk.state = state.with_(step=step, trail=trail, draft=draft)
    await flow.question(step).ask(talk)


async def _as_press(talk: Talk[Any], state: TalkState, words: str) -> Answer | None:
    slot = await talk.books.slots.first(name=state.question) if state.question else None
    if slot is None:
        return None
    deeper = FLOWS[state.flow].question(state.step).deeper()
    unseen = [
        (label, Answer(talk=state.id, step=state.step, action=action, value=(value,)).labelled(label).data)
        for label, action, value in deeper
    ]
    named = pressed_by_words(words, slot.buttons) or pressed_by_words(words, unseen)
    return Answer.of(named) if named else _by_yes_or_no(words, slot.buttons)


def _by_yes_or_no(words: str, buttons: Iterable[tuple[str, str]]) -> Answer | None:
    """The one button that a plain "ya" or "tidak" means: what sends or saves what is shown, or leaves it."""
    means = {action for said, actions in _ANSWERS if said(words) for action in actions}
    found = [answer for _, data in buttons if (answer := Answer.of(data)) and answer.action in means]
    return found[0] if len(found) == 1 else None


async def _close_question(talk: Talk[Any], state: TalkState) -> None:
    """Takes the buttons off a question that is no longer the current one; one not yet sent is simply dropped."""
    slot = await talk.books.slots.first(name=state.question) if state.question else None
    if slot is None or not slot.buttons:
        return
    await talk.books.outbox.change_all({"slot": slot.name, "state": PostState.QUEUED}, state=PostState.DROPPED)
    if slot.message:
        # Without a keyboard given, Telegram takes the old one away.
        await post.owe(talk.books, talk.chat, "editMessageReplyMarkup", {"message_id": slot.message}, now=talk.now)
    await talk.books.slots.change(slot.name, **post.SILENT)


def _kind(incoming: Incoming) -> str:
    if incoming.picture:
        return "form" if incoming.picture.form else "pictured"
    if incoming.spot:
        return "located"
    return "typed" if incoming.text else incoming.other or "other"


def _standing(talk: Talk[Any]) -> TalkState:
    if talk.state is None:
        raise Mistake("common.answered_already")
    return talk.state
