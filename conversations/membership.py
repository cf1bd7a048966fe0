"""What happens to chats: we are added, removed, promoted; groups grow into supergroups; people block us."""

from datetime import datetime

import telegram
from telegram.constants import ChatMemberStatus

from conversations import post
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.chats import Chat, ChatKind, Purpose
from sotarsa_bot.machinery import AuditEntry
from sotarsa_bot.office import Office

_IN = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER, ChatMemberStatus.RESTRICTED)


async def follow(books: Books, office: Office, update: telegram.Update, now: datetime) -> bool:
    """Follows an update about the chat itself. False if it is something that somebody said."""
    message = update.message
    if update.my_chat_member:
        await _own_status(books, office, update.my_chat_member, now)
    elif message and message.migrate_to_chat_id:
        await migrated(books, message.chat.id, message.migrate_to_chat_id, now)
    elif message and message.migrate_from_chat_id:
        await migrated(books, message.migrate_from_chat_id, message.chat.id, now)
    else:
        return bool(message and _service(message))
    return True


def _service(message: telegram.Message) -> bool:
    return bool(
        message.new_chat_members
        or message.left_chat_member
        or message.group_chat_created
        or message.supergroup_chat_created
        or message.pinned_message
        or message.new_chat_title
        or message.forum_topic_created
        or message.forum_topic_closed
        or message.forum_topic_reopened
    )


async def chat_row(books: Books, telegram_id: int, kind: str, title: str) -> Chat:
    """Our row for a chat of Telegram's, made when first seen; its title is kept fresh."""
    known = await books.chats.first(telegram_id=telegram_id)
    if known is None:
        return await books.chats.add(Chat(telegram_id=telegram_id, kind=ChatKind(kind), title=title))
    if title and known.title != title:
        await books.chats.change(known.id, title=title)
    return known


async def migrated(books: Books, old: int, new: int, now: datetime) -> None:
    """A group became a supergroup: same row, new id. Message ids of the old one are worth nothing there."""
    row = await books.chats.first(telegram_id=old)
    if row is None:
        return
    if already := await books.chats.first(telegram_id=new):
        # The new chat spoke before we heard of the move: what it collected joins the old row.
        await books.talks.discard(chat=already.id)
        await books.slots.discard(chat=already.id)
        await books.outbox.change_all({"chat": already.id}, chat=row.id)
        await books.photos.change_all({"chat": already.id}, chat=row.id)
        await books.audit.change_all({"chat": already.id}, chat=row.id)
        await books.chats.discard(id=already.id)
    await books.chats.change(row.id, telegram_id=new, kind=ChatKind.SUPERGROUP, thread=None, reachable=True)
    await books.slots.change_all({"chat": row.id}, message=None, fingerprint="")
    await _audit(books, row, "chat.migrated", now)


async def unreachable(books: Books, office: Office, chat: Chat, why: str, now: datetime) -> None:
    """Nobody is heard there any more: what is owed waits, and the team hears it another way, once."""
    if not await books.chats.change(chat.id, only_if={"reachable": True}, reachable=False):
        return
    await _audit(books, chat, "chat.unreachable", now, why=why)
    for team in await books.chats.find(purpose=Purpose.TEAM, reachable=True):
        if team.id != chat.id:
            await post.write(books, team, texts.html("group.unreachable", title=chat.title), now=now)


async def _own_status(books: Books, office: Office, change: telegram.ChatMemberUpdated, now: datetime) -> None:
    chat = await chat_row(books, change.chat.id, change.chat.type, change.chat.effective_name or "")
    status = change.new_chat_member.status
    if status not in _IN:
        return await unreachable(books, office, chat, status, now)
    admin = status in (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)
    sees = admin or office.reads_all or chat.private
    await books.chats.change(chat.id, reachable=True, bot_is_admin=admin, sees_photos=sees)
    if not chat.reachable:
        await _audit(books, chat, "chat.reachable", now)
    if chat.purpose and sees and not chat.sees_photos:
        await post.write(books, chat, texts.html("group.photos_seen"), now=now)


async def _audit(books: Books, chat: Chat, what: str, now: datetime, **detail: str) -> None:
    await books.audit.add(
        AuditEntry(at=now, by=None, chat=chat.id, what=what, subject=f"chat:{chat.id}", detail=detail)
    )
