"""Which conversation an update belongs to: one list of questions, asked in order."""

from typing import Any

from conversations import flow, flow_answers
from conversations.button import read_press
from conversations.contacts import bridge
from conversations.conversation import COMMANDS
from conversations.doubts import unsure_answers, unsure_asked, unsure_news, unsure_rounds
from conversations.hand_overs import captions, orphan_answers, orphans, wrong_photo
from conversations.incidents import incident_more, incidents
from conversations.presses.questions import Meant
from conversations.privacy import exposed
from conversations.routing import edited, lost_time, menu
from conversations.routing.around import around
from conversations.routing.listening import LISTENERS
from conversations.routing.named_press import named_press
from conversations.routing.telling import NOBODY_KNOWN, TYPED_LIMIT
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.records.slots import SubjectKind


async def route(talk: Talk[Any]) -> str:
    """Hands the update to the conversation it belongs to; a word for the log about what it was."""
    return await around(_route)(talk)


async def _route(talk: Talk[Any]) -> str:
    incoming = talk.incoming
    if await exposed.guarded(talk):
        return "exposed"
    if incoming.edited:
        return await edited.heard(talk, route)
    if await lost_time.answered(talk):
        return "lost time"
    if incoming.pressed:
        return await _pressed(talk, incoming.data)
    if incoming.ours_forwarded and not incoming.picture:
        return await _forwarded(talk)
    if incoming.command:
        return await _commanded(talk)
    if len(incoming.text) > TYPED_LIMIT and not flow_answers.takes_long(await flow.standing(talk)):
        return await _too_long(talk)
    if talk.replied and not incoming.picture and (data := named_press(incoming.text, talk.replied.buttons)) is not None:
        return await _pressed(talk, data)
    if await orphan_answers.heard(talk, route):
        return "photo's visit"
    if await unsure_answers.heard(talk, route) or await unsure_rounds.yes_to_nobody(talk):
        return "unsure"
    if await wrong_photo.heard(talk):
        return "wrong photo"
    if await _answered(talk):
        return "answer"
    for listener in LISTENERS:
        if await listener(talk):
            return f"heard:{listener.__module__.rpartition('.')[2]}"
    return await _not_understood(talk)


async def _too_long(talk: Talk[Any]) -> str:
    """Asked to be short where it is meant for us; the photo above it is kept all the same."""
    kept = captions.may_prove(talk)
    if not (talk.incoming.private or talk.replied or kept):
        return "small talk"
    if not kept:
        raise Mistake("common.too_long", limit=TYPED_LIMIT)
    await talk.say("common.too_long", as_reply=True, limit=TYPED_LIMIT)
    await orphans.ask(talk, await captions.keep_meanwhile(talk))
    return "too long"


def _is_old(talk: Talk[Any], state: TalkState) -> bool:
    """A question of yesterday is answered by a reply to it, not by whatever is written next."""
    replied = talk.replied is not None and talk.replied.name == state.question
    return not replied and talk.incoming.at - state.changed_at > unsure_asked.FRESH


def _is_of_something_else(talk: Talk[Any], state: TalkState) -> bool:
    """ "salah kirim" below a saved list is no reason for cancelling the visit, though that was asked last."""
    replied = talk.replied
    if replied is None or replied.name == state.question:
        return False
    return replied.subject is not None and not flow_answers.asks(replied)


def _is_other_news(talk: Talk[Any], state: TalkState) -> bool:
    """ "K1 4 terima" below "kendala apa?" is a hand-over, and no word of what stands in the way."""
    text = talk.incoming.text
    if bridge.names_a_question(talk):
        return True
    if not state.flow.startswith(incidents.FLOW.name) or talk.incoming.picture or visit_code(text) is None:
        return False
    return unsure_news.tells_of_a_hand_over(text) or incident_more.is_a_step(talk, without_code(text))


async def _answered(talk: Talk[Any]) -> bool:
    """In private a message answers the open question, unless it replies to another message. In a group only a reply
    does, or a photo or place."""
    state = await (flow.standing(talk) if talk.incoming.private else flow_answers.replied_to(talk))
    state = state or await flow_answers.asks_for_photos(talk)
    if state is None or _is_old(talk, state) or _is_of_something_else(talk, state) or _is_other_news(talk, state):
        return False
    return await flow_answers.resume(talk, state)


async def _pressed(talk: Talk[Any], data: str) -> str:
    press = read_press(data)
    if press and press[0] == Meant.NAME:
        await unsure_answers.answered(talk, Meant.read(press[1]), route)
        return "press:unsure"
    handler = menu.PRESSES.get(press[0]) if press else None
    if press is None or handler is None:
        talk.note("common.old_button")
        return "press:unknown"
    await handler.handle(talk, press[1])
    return f"press:{press[0]}"


async def _commanded(talk: Talk[Any]) -> str:
    command = COMMANDS.get(talk.incoming.command)
    if command is None:
        raise Mistake("common.unknown_command")
    talk.answer = talk.incoming.args
    await command.run(talk)
    return f"command:{command.name}"


async def _forwarded(talk: Talk[Any]) -> str:
    if talk.incoming.private:
        await talk.say("common.forwarded" if talk.person else NOBODY_KNOWN)
    return "forwarded"


async def _not_understood(talk: Talk[Any]) -> str:
    if talk.incoming.private and talk.person is None:
        await talk.say(NOBODY_KNOWN)
    elif talk.incoming.private:
        key = "common.photo_not_read" if talk.incoming.picture else "common.not_understood"
        key = "common.question_is_old" if await flow.standing(talk) else key
        await talk.say("common.words_please" if talk.incoming.other else key)
    elif talk.incoming.beneath and talk.incoming.anonymous:
        raise Mistake("common.anonymous")
    elif talk.incoming.beneath:
        buttons = talk.replied.buttons if talk.replied else ()
        key = "common.not_understood_here" if buttons else "common.not_understood_now"
        if talk.incoming.other == "emoji" and talk.about(SubjectKind.VISIT):
            await talk.react("🙏")
        else:
            await talk.say("common.words_please" if talk.incoming.other else key, as_reply=True)
    else:
        return "small talk"
    return "not understood"
