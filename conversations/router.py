"""Which conversation an update belongs to: one list of questions, asked in order."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from conversations import (
    edited,
    flow,
    lost_time,
    menu,
    post,
    questions,
    unsure,
    unsure_answers,
    unsure_news,
    unsure_rounds,
)
from conversations.button import Rows, agreed_to, button, pressed_by_words, read_press
from conversations.command import VILLAGE
from conversations.hand_overs import captions, orphan_answers, orphans, wrong_photo
from conversations.incoming import Incoming
from conversations.lists import file_words
from conversations.news import camat_words
from conversations.people import exposed, groups, membership, moving
from conversations.talk import Talk, Toast
from conversations.visits import card_buttons, incident_answers, incident_more, incident_words, incidents, late_words
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import one_line, visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.taking_back import asks_for_undoing, wants_it_back
from sotarsa_bot.people import people
from sotarsa_bot.people.chats import Here, Purpose
from sotarsa_bot.running.machinery import TalkState
from sotarsa_bot.running.office import Office
from sotarsa_bot.unsure import Unsure

TYPED_LIMIT = 2000
"""Longer than anything that somebody types here; a pasted report is asked to be short."""


GENERAL = 0
NOBODY_KNOWN = "common.ask_to_be_let_in"


async def open_talk(books: Books, office: Office, now: datetime, incoming: Incoming) -> Talk[None]:
    """A Talk about one update: who is speaking, where, and what they may do."""
    chat = await membership.chat_row(books, incoming.chat, incoming.chat_kind, incoming.chat_title)
    if chat.telegram_id != incoming.chat:
        incoming = moving.from_before(incoming)
    if incoming.private and not chat.reachable:
        await books.chats.change(chat.id, reachable=True)
    if not incoming.private and (chat.thread or incoming.thread):
        chat = Here(**chat.model_dump(), asked_in=incoming.thread or GENERAL)
    person = None if incoming.anonymous else await books.people.first(telegram_id=incoming.sender)
    if person and person.name == people.UNNAMED and (name := one_line(incoming.sender_name)):
        await books.people.change(person.id, name=name)
        person = person.with_(name=name)
    grants = tuple(await books.grants.find(person=person.id, revoked_at=None)) if person else ()
    replied = None
    if incoming.reply_to:
        replied = await books.slots.first(chat=chat.id, message=incoming.reply_to)
    return Talk(books, office, now, incoming, chat, person, grants, None, answer=incoming.text.strip(), replied=replied)


async def route(talk: Talk[Any]) -> str:
    """Hands the update to the conversation it belongs to; a word for the log about what it was."""
    return await questions.recorded_only_if_meant(talk, _route)


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
    if len(incoming.text) > TYPED_LIMIT and not flow.takes_long(await flow.standing(talk)):
        return await _too_long(talk)
    if (data := _named_button(talk)) is not None:
        return await _pressed(talk, data)
    if (data := _agreeing(talk)) is not None:
        return await _pressed(talk, data)
    if (data := _taking_back(talk)) is not None:
        return await _pressed(talk, data)
    if await orphan_answers.heard(talk, route):
        return "photo's visit"
    if await unsure_answers.heard(talk, route) or await unsure_rounds.yes_to_nobody(talk):
        return "unsure"
    if await wrong_photo.heard(talk):
        return "wrong photo"
    if await _answered(talk):
        return "answer"
    for listener in menu.LISTENERS:
        if await listener(talk):
            return f"heard:{listener.__module__.rpartition('.')[2]}"
    return await _not_understood(talk)


def _named_button(talk: Talk[Any]) -> str | None:
    """The press whose label these words are, also of what is folded away."""
    if talk.replied is None or talk.incoming.picture:
        return None
    shown = talk.replied.buttons
    return pressed_by_words(talk.incoming.text, shown) or pressed_by_words(
        talk.incoming.text, card_buttons.behind(shown)
    )


def _agreeing(talk: Talk[Any]) -> str | None:
    """The press that a plain yes below a question means; those of talks, meanings, and rows of files hear
    it themselves."""
    if talk.replied is None or talk.incoming.picture:
        return None
    return agreed_to(talk.incoming.text, talk.replied.buttons, unsure.PRESS, flow.PRESS, *file_words.HEAR_YES)


def _taking_back(talk: Talk[Any]) -> str | None:
    """The press that undoes what the replied message tells of, if these words ask for no more than that."""
    if talk.replied is None or talk.incoming.picture or not asks_for_undoing(talk.incoming.text):
        return None
    found = {press[0]: data for _, data in talk.replied.buttons
             if (press := read_press(data)) and press[0] in menu.UNDOES}  # fmt: skip
    if found.keys() & menu.TAKES_BACK and wants_it_back(talk.incoming.text):
        raise Mistake("common.still_stands")  # "jangan jadi dibatalkan" below what was not taken back
    return next(iter(found.values())) if len(found) == 1 else None


async def _too_long(talk: Talk[Any]) -> str:
    """Asked to be short where it is meant for us; the photo above it is kept all the same."""
    kept = _holds_a_proof(talk)
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
    return not replied and talk.incoming.at - state.changed_at > unsure.FRESH


def _is_of_something_else(talk: Talk[Any], state: TalkState) -> bool:
    """ "salah kirim" below a saved list is no reason for cancelling the visit, though that was asked last."""
    replied = talk.replied
    return replied is not None and replied.name != state.question and not flow.is_question(replied.subject or "talk:")


def _is_other_news(talk: Talk[Any], state: TalkState) -> bool:
    """ "K1 4 terima" below "kendala apa?" is a hand-over, and no word of what stands in the way."""
    text = talk.incoming.text
    if not state.flow.startswith(incidents.FLOW.name) or talk.incoming.picture or visit_code(text) is None:
        return False
    return unsure_news.tells_of_a_hand_over(text) or incident_more.is_a_step(talk, without_code(text))


def _holds_a_proof(talk: Talk[Any]) -> bool:
    picture = talk.incoming.picture
    if picture is None or picture.paper or picture.form:
        return False
    return captions.speaks_for_the_team(talk)


async def _answered(talk: Talk[Any]) -> bool:
    """In private a message answers the open question, unless it replies to another message. In a group only a reply
    does, or a photo or place."""
    state = await (flow.standing(talk) if talk.incoming.private else flow.replied_to(talk))
    state = state or await flow.asks_for_photos(talk)
    if state is None or _is_old(talk, state) or _is_of_something_else(talk, state) or _is_other_news(talk, state):
        return False
    return await flow.resume(talk, state)


async def _pressed(talk: Talk[Any], data: str) -> str:
    press = read_press(data)
    if press and press[0] == unsure.PRESS:
        await unsure_answers.answered(talk, press[1], route)
        return "press:unsure"
    handler = menu.PRESSES.get(press[0]) if press else None
    if press is None or handler is None:
        talk.note("common.old_button")
        return "press:unknown"
    await handler(talk, press[1])
    return f"press:{press[0]}"


async def _commanded(talk: Talk[Any]) -> str:
    command = menu.COMMANDS.get(talk.incoming.command)
    if command is None:
        raise Mistake("common.unknown_command")
    talk.answer = talk.incoming.args
    await command.run(talk)
    return f"command:{command.name}"


async def _forwarded(talk: Talk[Any]) -> str:
    if talk.incoming.private:
        await talk.say("common.forwarded" if talk.person else NOBODY_KNOWN)
    return "forwarded"


async def _command_without_its_stroke(talk: Talk[Any]) -> bool:
    """ "ringkasan minggu ini", in private, where nothing else is meant by it."""
    name, _, rest = talk.incoming.text.strip().partition(" ")
    command = menu.COMMANDS.get(name.casefold())
    if command is None or not talk.incoming.private or talk.person is None or talk.incoming.picture or talk.replied:
        return False
    talk.incoming = replace(talk.incoming, command=command.name, args=rest.strip())
    talk.answer = rest.strip()
    await command.run(talk)
    return True


async def _not_understood(talk: Talk[Any]) -> str:
    if await _command_without_its_stroke(talk):
        return "command"
    if await camat_words.heard(talk):
        return "heard:camat_words"
    await incident_words.unheard(talk)
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
        if talk.incoming.other == "emoji" and talk.replied and talk.replied.subject.startswith("visit:"):
            await talk.react("🙏")
        else:
            await talk.say("common.words_please" if talk.incoming.other else key, as_reply=True)
    else:
        return "small talk"
    return "not understood"


async def tell_mistake(talk: Talk[Any], mistake: Mistake) -> None:
    """One place says what went wrong. Whatever was open stays open, so that the person can answer again."""
    if _may_be_vouched_for(talk, mistake):
        return await groups.ask_to_vouch(talk)
    if doubt := await incident_words.instead_of(talk, mistake) or await _may_be_over(talk, mistake):
        return await tell_unsure(talk, doubt)
    if talk.incoming.pressed:
        talk.note(mistake.key, alert=True, **mistake.values)
        await late_words.kept(talk, mistake)
    else:
        await _say_mistake(talk, mistake)


async def _may_be_over(talk: Talk[Any], mistake: Mistake) -> Unsure | None:
    read_wrongly = mistake.key.startswith(("parsing.", "caption."))
    unread = not (talk.incoming.pressed or talk.incoming.edited or talk.instead_of or talk.person is None)
    return await incident_answers.over(talk) if read_wrongly and unread else None


def _may_be_vouched_for(talk: Talk[Any], mistake: Mistake) -> bool:
    """Somebody without any part in the programme wanted, in a village's group, what its officials do."""
    if talk.chat.purpose is not Purpose.VILLAGE or talk.grants or talk.incoming.anonymous:
        return False
    if mistake.key not in (NOBODY_KNOWN, "common.not_yours") or not talk.incoming.sender:
        return False
    command = menu.COMMANDS.get(talk.incoming.command)
    return talk.incoming.pressed or (command is not None and VILLAGE in command.scopes)


async def _say_mistake(talk: Talk[Any], mistake: Mistake) -> None:
    """A reply to it takes the place of the words that were not understood, where these had anything to say. Not of a
    command: one answer stands for all equal ones (post.py)."""
    incoming = talk.incoming
    if incoming.edited:
        await unsure.replaced(talk)
    await unsure_answers.denied(talk)
    worded = 0 < len(incoming.text) <= TYPED_LIMIT and not (incoming.command or incoming.edited)
    if talk.person and incoming.message and worded:
        if await late_words.kept(talk, mistake):
            return None
        if _holds_a_proof(talk) and not talk.instead_of:
            return await captions.wait_for_words(talk, mistake)
        return await unsure.misunderstood(talk, mistake, rows=_way_on(talk))
    await talk.say(mistake.key, as_reply=True, buttons=_way_on(talk), waits=False, **mistake.values)


async def tell_unsure(talk: Talk[Any], doubt: Unsure) -> None:
    """Asks what was meant; a photo that came with the words is kept meanwhile, and waits for the answer, too."""
    if talk.person is None:
        return await tell_mistake(talk, Mistake("common.anonymous" if talk.incoming.anonymous else NOBODY_KNOWN))
    if _holds_a_proof(talk):
        await captions.keep_meanwhile(talk)
    await unsure_answers.denied(talk)
    await unsure.ask(talk, await incident_words.beside(talk, doubt))


def _way_on(talk: Talk[Any]) -> Rows:
    """A press tells who an anonymous admin is: their command, as a button."""
    name = talk.incoming.command
    if not (talk.incoming.anonymous and name in menu.COMMANDS):
        return ()
    return [[button(texts.plain(f"menu.{name}"), "go", name)]] if f"menu.{name}" in texts.catalogue() else ()


async def tell_trouble(books: Books, office: Office, now: datetime, telegram_chat: int) -> Toast:
    """Something of ours failed: said plainly where it is wanted, without a trace of the machinery."""
    chat = await books.chats.first(telegram_id=telegram_chat)
    if chat and (chat.private or chat.purpose in tuple(Purpose)):
        await post.write(books, chat, texts.html("common.trouble"), now=now)
    return Toast(texts.plain("common.trouble_short"), alert=True)
