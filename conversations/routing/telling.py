"""What a step that ended in a Mistake, in doubt, or in trouble says to whoever began it."""

from datetime import datetime
from typing import Any

from conversations import post, unnamed
from conversations.button import Rows
from conversations.closing import late_words
from conversations.command import VILLAGE
from conversations.conversation import COMMANDS
from conversations.doubts import unsure, unsure_answers, unsure_asked, unsure_incidents
from conversations.hand_overs import captions
from conversations.incidents import incident_answers, incident_words
from conversations.people import vouching
from conversations.presses.people import PlayCommand
from conversations.talk import Talk, Toast
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.running.office import Office
from sotarsa_bot.unsure import Unsure

TYPED_LIMIT = 2000
"""Longer than anything that somebody types here; a pasted report is asked to be short."""
NOBODY_KNOWN = "common.ask_to_be_let_in"


async def tell_mistake(talk: Talk[Any], mistake: Mistake) -> None:
    """One place says what went wrong. Whatever was open stays open, so that the person can answer again."""
    if _may_be_vouched_for(talk, mistake):
        return await vouching.ask_to_vouch(talk)
    if doubt := await unsure_incidents.instead_of(talk, mistake) or await _may_be_over(talk, mistake):
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
    command = COMMANDS.get(talk.incoming.command)
    return talk.incoming.pressed or (command is not None and VILLAGE in command.scopes)


async def _say_mistake(talk: Talk[Any], mistake: Mistake) -> None:
    """A reply to it takes the place of the words that were not understood, where these had anything to say. Not of a
    command: one answer stands for all equal ones (post.py)."""
    incoming = talk.incoming
    if incoming.edited:
        await unsure_asked.replaced(talk)
    await unsure_answers.denied(talk, unread=mistake.key not in ("unsure.press_one", "unsure.press_or_reply"))
    worded = 0 < len(incoming.text) <= TYPED_LIMIT and not (incoming.command or incoming.edited)
    if talk.person and incoming.message and worded:
        if await late_words.kept(talk, mistake):
            return None
        if captions.may_prove(talk) and not talk.instead_of:
            return await captions.wait_for_words(talk, mistake)
        return await unsure.misunderstood(talk, mistake, rows=_way_on(talk))
    values = (await unnamed.here(talk, incoming.text)).values(mistake.values)
    await talk.say(mistake.key, as_reply=True, buttons=_way_on(talk), waits=False, **values)


async def tell_unsure(talk: Talk[Any], doubt: Unsure) -> None:
    """Asks what was meant; a photo that came with the words is kept meanwhile, and waits for the answer, too."""
    if talk.person is None:
        return await tell_mistake(talk, Mistake("common.anonymous" if talk.incoming.anonymous else NOBODY_KNOWN))
    if captions.may_prove(talk):
        await captions.keep_meanwhile(talk)
    await unsure_answers.denied(talk)
    await unsure.ask(talk, await incident_words.beside(talk, doubt))


def _way_on(talk: Talk[Any]) -> Rows:
    """A press tells who an anonymous admin is: their command, as a button."""
    name = talk.incoming.command
    if not (talk.incoming.anonymous and name in COMMANDS):
        return ()
    return [[PlayCommand(command=name).button(f"menu.{name}")]] if f"menu.{name}" in texts.catalogue() else ()


async def tell_trouble(books: Books, office: Office, now: datetime, telegram_chat: int) -> Toast:
    """Something of ours failed: said plainly where it is wanted, without a trace of the machinery."""
    chat = await books.chats.first(telegram_id=telegram_chat)
    if chat and (chat.private or chat.purpose in tuple(Purpose)):
        await post.write(books, chat, texts.html("common.trouble"), now=now)
    return Toast(texts.plain("common.trouble_short"), alert=True)
