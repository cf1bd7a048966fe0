"""A hand-over reported where it cannot be recorded: in a village's group, or by somebody who may not.

It is never met by silence. The photo of somebody known is kept, and one of the team records it with a button.
"""

import re
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.hand_overs import albums, captions, hand_over, orphans, photos, statement_visit, statements
from conversations.pressed import on
from conversations.presses.hand_overs import DropMisplaced, RecordMisplaced
from conversations.talk import Talk
from conversations.visits import kept_out
from sotarsa_bot import texts
from sotarsa_bot.flags import keeping_photos
from sotarsa_bot.hand_overs import bursts, deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk, lexicon, parse_caption, visit_code
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.field import Photo, PhotoKind
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.records.slots import SlotKey, SlotKind, SlotName
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway, visits

NAME = "misplaced"
"""Its questions stand among the talks, as those of unsure_asked.py do: they are no flow."""


class Held(BaseModel):
    """What was written below the photo, and where (Telegram's own chat id)."""

    words: str
    chat: int
    photo: int


async def heard(talk: Talk[Any]) -> bool:
    """A caption with a visit's code, or a photo with one, from whom or where it is not taken."""
    incoming = talk.incoming
    if incoming.private or talk.chat.purpose is None or talk.speaks_for_the_team:
        return False
    text = await _with_code(talk, incoming.text.strip())
    if captions.about_a_count(talk) or not await _is_a_hand_over(talk, text):
        return False
    if incoming.anonymous:
        await talk.say("deliver.misplaced_anonymous", as_reply=True)
    elif talk.person is None:
        await talk.say("deliver.misplaced_stranger", as_reply=True)
    elif incoming.picture and not (incoming.picture.paper or incoming.picture.form):
        await _kept_and_offered(talk, text)
    else:
        key = "common.wrong_chat" if talk.allows(Action.DELIVER) else "deliver.misplaced_not_yours"
        await talk.say(key, as_reply=True, where=texts.plain("common.where_team"))
    return True


async def _with_code(talk: Talk[Any], text: str) -> str:
    """Below a photo of the visit's own day, or one in a reply to its card, words of what happened need no code."""
    happened = any(word in lexicon.OUTCOMES for word in re.findall(r"[^\W_]+", text.casefold()))
    if not (talk.incoming.picture and happened and talk.person) or visit_code(text) or is_small_talk(text):
        return text
    visit = await replied_to(talk)
    if visit is None and talk.chat.purpose is Purpose.VILLAGE and talk.replied is None:
        today = [one for one in await underway.of_today(talk.books, talk.today) if one.village == talk.chat.village]
        visit = today[0] if len(today) == 1 else None
    return f"{visit.code} {text}" if visit else text


async def _is_a_hand_over(talk: Talk[Any], text: str) -> bool:
    """Whether it can be read, or asked about: other words with a code are somebody's own affair."""
    visit = await talk.books.visits.first(id=visit_code(text)) if text else None
    return visit is not None and statement_visit.can_be_read(text, visit)


async def _plainly(talk: Talk[Any], text: str) -> Meaning:
    """What the words mean, for the team to say yes to; as they stand, if every word says so, or more can be meant."""
    visit = await talk.books.visits.first(id=visit_code(text))
    try:
        parse_caption(text, items=deliveries.carried(visit) if visit else (), default_visit=None)
    except Unsure as unsure:
        if len(unsure.meanings) == 1:
            return Meaning(unsure.meanings[0].words, f"{text} ({unsure.meanings[0].said})")
    return Meaning(text, text)


async def _kept_and_offered(talk: Talk[Any], text: str) -> None:
    photo = await photos.keep(talk, worded=True)
    await albums.gather(talk, photo)
    meant = await _plainly(talk, text)
    held = Held(words=meant.words, chat=talk.incoming.chat, photo=photo.id)
    await talk.books.talks.discard(key=_key(photo))
    await talk.books.talks.add(
        TalkState(key=_key(photo), flow=NAME, step=NAME, draft=held.model_dump(mode="json"), chat=talk.chat.id,
                  person=talk.by.id, question=SlotName(""), changed_at=talk.now)
    )  # fmt: skip
    rows = [[RecordMisplaced(photo=photo.id).button("deliver.misplaced_record"),
             DropMisplaced(photo=photo.id).button("deliver.misplaced_drop")]]  # fmt: skip
    visit = await visits.get(talk.books, visit_code(text) or 0)
    readable = (await kept_out.hidden(talk, visit, meant.said)).words  # another group reads it than it was written in
    for chat in await roster.team_groups(talk.books):
        await talk.say("deliver.misplaced_offered", to=chat, slot=_slot(photo, chat), buttons=rows, waits=True,
                       name=talk.by.name, where=talk.chat.title, words=readable)  # fmt: skip
    here = talk.chat.purpose is Purpose.TEAM
    await talk.say("deliver.misplaced_asked" if here else "deliver.misplaced_kept", as_reply=True)


def _key(photo: Photo) -> str:
    return f"{NAME}:{photo.id}"


def _slot(photo: Photo, chat: Chat) -> SlotKey:
    return SlotKey.in_chat(SlotKind.MISPLACED, chat.id, mark=photo.id)


async def _waiting(talk: Talk[Any], id_: int) -> tuple[Photo, TalkState]:
    """The photo that a press is about, and what was written with it. Mistake unless it still waits for the team."""
    talk.need(Action.DELIVER)
    photo = await talk.books.photos.first(id=id_)
    if photo is None or talk.chat.purpose is not Purpose.TEAM:
        raise Mistake("common.old_button")
    state = await talk.books.talks.first(key=_key(photo), flow=NAME)
    if state is None or photo.visit is not None or photo.kind is PhotoKind.APART:
        raise Mistake("common.answered_already")
    return photo, state


async def recorded(talk: Talk[Any], wish: RecordMisplaced) -> None:
    """Somebody of the team says that it is so, in their own name."""
    photo, state = await _waiting(talk, wish.photo)
    held = Held.model_validate(state.draft)
    said_there = replace(talk.incoming, data="", query="", chat=held.chat, message=photo.message, text=held.words,
                         at=photo.received_at)  # fmt: skip
    there = replace(talk, incoming=said_there, replied=None, answer=held.words, confirmed=True)
    try:
        visit, said = await statements.read(there, held.words)
    except Unsure as doubt:
        raise Mistake("deliver.misplaced_unclear", words=held.words) from doubt
    base = statements.source(there)
    made = await hand_over.record(there, visit, said, base)
    await orphans.adopt(talk, await _with_its_album(talk, photo), visit, made[0])
    await talk.books.talks.discard(id=state.id)
    for chat in await roster.team_groups(talk.books):
        to = None if chat.id == talk.chat.id else chat
        await talk.say("deliver.misplaced_done", to=to, slot=_slot(photo, chat), name=talk.by.name, code=visit.code)
    await hand_over.say_recorded(talk, visit, made, base)


async def dropped(talk: Talk[Any], wish: DropMisplaced) -> None:
    photo, state = await _waiting(talk, wish.photo)
    await keeping_photos.put_apart(talk.acting(), await _with_its_album(talk, photo))
    await talk.books.talks.discard(id=state.id)
    for chat in await roster.team_groups(talk.books):
        to = None if chat.id == talk.chat.id else chat
        await talk.say("deliver.misplaced_dropped", to=to, slot=_slot(photo, chat), name=talk.by.name)


async def _with_its_album(talk: Talk[Any], photo: Photo) -> list[Photo]:
    album = await bursts.of_album(talk.books, photo.chat, photo.album) if photo.album else []
    return [photo, *bursts.follow(photo, album)]


CONVERSATION = Conversation(
    presses=(on(RecordMisplaced, recorded), on(DropMisplaced, dropped)),
    listeners=(heard,),
)
