"""How an answer comes to the question that it answers: by a reply, by words in private, by a photo, by a press.

The handler of the way that fits changes the draft and names the next step; that step's question is then asked.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from conversations.button import pressed_by_words
from conversations.flow import DONE, FLOWS, HERE, Flow, Way, cancel, close_question, current, standing
from conversations.incoming import Incoming
from conversations.presses.questions import Answer
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.parsing.taking_back import takes_back
from sotarsa_bot.parsing.yes_no import says_no, says_yes
from sotarsa_bot.people import roster
from sotarsa_bot.records.machinery import Slot, TalkState
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.unsure import Unsure

_ANSWERS = ((says_yes, ("yes", "send", "save")), (says_no, ("no",)))
"""A plain yes or no, and what the buttons do that it means."""
JUST_NOW = timedelta(minutes=30)
"""So long a photo without words answers a question for photos."""


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


def _kind(incoming: Incoming) -> str:
    if incoming.picture:
        return "form" if incoming.picture.form else "pictured"
    if incoming.spot:
        return "located"
    return "typed" if incoming.text else incoming.other or "other"


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
            await close_question(talk, talk.state)
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
    state = current(talk)
    draft = talk.draft.model_dump(mode="json")
    await talk.books.talks.change(state.id, step=step, trail=trail, draft=draft, changed_at=talk.now)
    talk.state = state.with_(step=step, trail=trail, draft=draft)
    await flow.question(step).ask(talk)
