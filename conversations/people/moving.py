"""A group becomes a supergroup: the same row under a new id, in whatever order the signs of it come.

There are three: the old chat's word, the new chat's, and the refusal of what we send to the old one. Before the first
of them the new chat may speak, and after the last one what was said in the old chat may still arrive.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram.constants import ChatType

from conversations import menu_scopes, post
from conversations.incoming import Incoming
from conversations.talk import Talk
from sotarsa_bot.books import AtLeast, Books, Unlike
from sotarsa_bot.records.chats import Chat, ChatKind
from sotarsa_bot.records.machinery import InboxState, PostState, TalkState
from sotarsa_bot.records.slots import SlotKey, SlotKind, SlotName
from sotarsa_bot.running import notes

BEFORE = 2**40
"""Taken from the numbers of the old chat's messages: in order, and below all that the new one gives."""
EARLY = "early"
"""The problem of a done update that is worked again if it turns out that its chat is one of ours."""
ANSWERED = ("command:", "press:", "answer", "exposed")
"""Outcomes that were not the worse for the chat being bound to nothing."""


async def new_id(books: Books, telegram_id: int) -> int | None:
    """Where the group of this number is now, if it has moved."""
    moved = await notes.get(books, _note(telegram_id))
    return int(moved) if moved else None


def _note(telegram_id: int) -> str:
    return f"moved:{telegram_id}"


def from_before(incoming: Incoming) -> Incoming:
    """What was said in the old chat and comes after the move: its numbers are no message's of the new one."""
    return replace(incoming, message=_old(incoming.message), reply_to=_old(incoming.reply_to))


def _old(message: int | None) -> int | None:
    return message - BEFORE if message else message


def may_be_early(talk: Talk[Any], outcome: str) -> bool:
    """Whether it was said by somebody registered in a supergroup that we know nothing of: perhaps one of ours."""
    unknown = talk.incoming.chat_kind == ChatType.SUPERGROUP and talk.chat.purpose is None
    return unknown and talk.person is not None and not talk.incoming.pressed and not outcome.startswith(ANSWERED)


async def moved(books: Books, old: int, new: int, now: datetime) -> Chat | None:
    """Its row, under the new id; None if we know of the move already, or not of the group."""
    row = await books.chats.first(telegram_id=old)
    if row is None:
        return None
    await notes.put(books, _note(old), str(new))
    waiting = await _uprooted(books, row)
    already = await books.chats.first(telegram_id=new)
    if already:
        row = await _joined(books, row, already)
    kind = ChatKind.SUPERGROUP
    await books.chats.change(row.id, telegram_id=new, kind=kind, thread=None, reachable=True, muted_until=None)
    row = row.with_(telegram_id=new, kind=kind, thread=None, reachable=True, muted_until=None)
    for name in waiting:  # a press on the old message does nothing any more
        await post.say_again(books, row, name, now=now)
    await menu_scopes.offer_anew(books, row, now)
    said = {"chat": new, "state": InboxState.DONE, "problem": EARLY, "raw": Unlike("")}
    await books.inbox.change_all(said, state=InboxState.NEW, problem="")
    return row


async def _uprooted(books: Books, row: Chat) -> list[SlotName]:
    """Nothing names a message of the old chat by a number that another bears in the new one. The slots that wait."""
    for photo in await books.photos.find(chat=row.id, message=AtLeast(1)):
        await books.photos.change(photo.id, message=photo.message - BEFORE)
    for owed in await books.outbox.find(chat=row.id, state=PostState.QUEUED):
        await post.uproot(books, owed)
    # What is on its way may still be said in the old chat, where nobody can answer it.
    on_way = {"chat": row.id, "state": PostState.SENDING, "slot": Unlike(None)}
    await books.outbox.change_all(on_way, state=PostState.QUEUED, problem="uncertain: moved")
    waiting = await books.slots.find(chat=row.id, waits=True, order="message")
    await books.slots.change_all({"chat": row.id}, message=None, fingerprint="")
    return [slot.name for slot in waiting]


async def _joined(books: Books, row: Chat, already: Chat) -> Chat:
    """The new chat spoke before we heard of the move: what it collected joins the old row."""
    await post.take_back(books, SlotKey.in_chat(SlotKind.HELLO, already.id))
    commands = {"chat": already.id, "method": "setMyCommands", "state": PostState.QUEUED}
    await books.outbox.change_all(commands, state=PostState.DROPPED)
    for talk in await books.talks.find(chat=already.id):
        await _talk_joined(books, talk, row)
    for shelf in (books.slots, books.outbox, books.photos, books.list_files, books.form_files, books.signed_pages):
        await shelf.change_all({"chat": already.id}, chat=row.id)
    if await books.audit.count(chat=already.id):  # which is never changed: an empty shell stays for it
        await books.chats.change(already.id, telegram_id=-already.id, title="", purpose=None, reachable=False)
    else:
        await books.chats.discard(id=already.id)
    bound: dict[str, Any] = {"purpose": already.purpose, "village": already.village} if already.purpose else {}
    seen: dict[str, Any] = {
        "bot_is_admin": already.bot_is_admin or row.bot_is_admin,
        "sees_photos": already.sees_photos or row.sees_photos,
    }
    await books.chats.change(row.id, **bound, **seen)
    return row.with_(**bound, **seen)


async def _talk_joined(books: Books, talk: TalkState, row: Chat) -> None:
    """The newer of two conversations of one person goes on."""
    key = talk.key.replace(f"{talk.chat}:", f"{row.id}:", 1)
    await books.talks.discard(key=key)
    await books.talks.change_all({"id": talk.id}, key=key, chat=row.id)
