"""Who is speaking, where, and what they may do: how a talk about one update begins."""

from datetime import datetime

from conversations.incoming import Incoming
from conversations.people import membership, moving
from conversations.talk import Talk
from sotarsa_bot.books import Books
from sotarsa_bot.parsing import one_line
from sotarsa_bot.records import people
from sotarsa_bot.records.chats import Here
from sotarsa_bot.running.office import Office

GENERAL = 0


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
