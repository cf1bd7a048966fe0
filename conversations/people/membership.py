"""What happens to chats: we are added, removed, promoted; groups grow into supergroups; people block us."""

import re
from datetime import datetime, timedelta

import telegram
from telegram.constants import ChatMemberStatus, ChatType

from conversations import menu_scopes, post
from conversations.people import moving
from sotarsa_bot import texts
from sotarsa_bot.books import Books, Unlike
from sotarsa_bot.parsing import one_line
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat, ChatKind, Purpose
from sotarsa_bot.records.machinery import PostState
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.running import audit
from sotarsa_bot.running.office import Office

HELLO_AFTER = timedelta(seconds=3)
"""A link that adds the bot asks what to bind in the same moment: then nothing else needs to be said."""
LOOK = "getChatMember"
PROBE = timedelta(minutes=10)
"""After which it is tried whether we may write there again: if all members may, Telegram tells no bot."""
ABOUT_THE_CHAT = (
    "migrate_to_chat_id", "migrate_from_chat_id", "new_chat_members", "left_chat_member", "group_chat_created",
    "supergroup_chat_created", "pinned_message", "new_chat_title", "forum_topic_created", "forum_topic_closed",
    "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden",
)  # fmt: skip
"""What a message holds that nobody said: it tells of the chat."""
_IN = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER, ChatMemberStatus.RESTRICTED)


async def follow(books: Books, office: Office, update: telegram.Update, now: datetime) -> bool:
    """Follows an update about the chat itself. False if it is something that somebody said."""
    message = update.message
    if update.my_chat_member:
        if update.my_chat_member.chat.type != ChatType.CHANNEL:  # nobody answers there
            await _own_status(books, office, update.my_chat_member, now)
    elif message and message.migrate_to_chat_id:
        await migrated(books, message.chat.id, message.migrate_to_chat_id, now)
    elif message and message.migrate_from_chat_id:
        await migrated(books, message.migrate_from_chat_id, message.chat.id, now)
    elif message and _service(message):
        reopened = message.forum_topic_reopened or message.general_forum_topic_unhidden
        if reopened and (chat := await books.chats.first(telegram_id=message.chat.id)):
            await _may_write_again(books, chat, now)
    else:
        return False
    return True


def _service(message: telegram.Message) -> bool:
    return any(getattr(message, name) for name in ABOUT_THE_CHAT)


async def chat_row(books: Books, telegram_id: int, kind: str, title: str) -> Chat:
    """Our row for a chat of Telegram's, made when first seen; its title is kept fresh. Of a group that has moved, also
    for its old number."""
    title = one_line(title)
    known = await books.chats.first(telegram_id=telegram_id)
    if known is None and (new := await moving.new_id(books, telegram_id)):
        known = await books.chats.first(telegram_id=new)
    if known is None:
        return await books.chats.add(Chat(telegram_id=telegram_id, kind=ChatKind(kind), title=title))
    if title and known.title != title:
        await books.chats.change(known.id, title=title)
    return known


async def migrated(books: Books, old: int, new: int, now: datetime) -> None:
    """A group became a supergroup: same row, new id. Message ids of the old one are worth nothing there."""
    if row := await moving.moved(books, old, new, now):
        await _audit(books, row, "chat.migrated", now)


async def unreachable(books: Books, office: Office, chat: Chat, why: str, now: datetime) -> None:
    """Nobody is heard there any more: what is owed waits, and the team hears it another way, once."""
    if await books.chats.change(chat.id, only_if={"reachable": True}, reachable=False):
        await _lost(books, chat, why, "group.unreachable", now)


async def muted(books: Books, chat: Chat, why: str, now: datetime) -> None:
    """We may not write there for a while: as `unreachable`, but it is tried again by itself."""
    until = now + PROBE
    first = await books.chats.change(chat.id, only_if={"muted_until": None}, muted_until=until)
    if not first:
        await books.chats.change(chat.id, muted_until=until)
    elif chat.reachable:
        await _lost(books, chat, why, "group.muted", now)


async def _lost(books: Books, chat: Chat, why: str, key: str, now: datetime) -> None:
    await _audit(books, chat, "chat.unreachable", now, why=re.sub(r"\W+", "_", why.casefold())[:40])
    if chat.purpose is None and not await _of_somebody_registered(books, chat):
        return
    for other in await _who_hears_of(books, chat):
        await post.write(books, other, texts.html(key, title=chat.title), now=now)


async def heard_again(books: Books, chat: Chat, now: datetime) -> None:
    """Something was said in a chat in which we could say nothing: whoever heard of that hears of this."""
    if await books.chats.change(chat.id, only_if={"muted_until": Unlike(None)}, muted_until=None):
        await _audit(books, chat, "chat.reachable", now)
        for other in await _who_hears_of(books, chat) if chat.purpose else ():
            await post.write(books, other, texts.html("group.heard_again", title=chat.title), now=now)


async def _may_write_again(books: Books, chat: Chat, now: datetime) -> None:
    """Perhaps: it is tried at once, and not only when it was to be tried next."""
    await books.chats.change(chat.id, only_if={"muted_until": Unlike(None)}, muted_until=now)


async def _of_somebody_registered(books: Books, chat: Chat) -> bool:
    person = await books.people.first(telegram_id=chat.telegram_id) if chat.private else None
    return person is not None and await books.grants.count(person=person.id, revoked_at=None) > 0


async def _who_hears_of(books: Books, lost: Chat) -> list[Chat]:
    """The team's groups; where there is no other, coordinators and administrators in private."""
    found = await books.chats.find(purpose=Purpose.TEAM, reachable=True, muted_until=None)
    if others := [chat for chat in found if chat.id != lost.id]:
        return others
    people = await roster.with_role(books, Role.COORDINATOR, Role.ADMIN)
    alone = [await roster.private_chat(books, person) for person in people]
    return [chat for chat in alone if chat is not None and chat.heard and chat.id != lost.id]


async def _own_status(books: Books, office: Office, change: telegram.ChatMemberUpdated, now: datetime) -> None:
    chat = await chat_row(books, change.chat.id, change.chat.type, change.chat.effective_name or "")
    if chat.telegram_id != change.chat.id:
        return None  # of the chat that the group has left
    status, limits = change.new_chat_member.status, change.new_chat_member
    if status not in _IN or getattr(limits, "is_member", True) is False:
        return await unreachable(books, office, chat, status, now)
    if getattr(limits, "can_send_messages", True) is False:
        await muted(books, chat, status, now)
    else:
        await _may_write_again(books, chat, now)
    admin = status in (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)
    sees = admin or office.reads_all or chat.private
    await books.chats.change(chat.id, reachable=True, bot_is_admin=admin, sees_photos=sees)
    if not chat.reachable:
        await _audit(books, chat, "chat.reachable", now)
    if chat.purpose and sees != chat.sees_photos:
        key = "group.photos_seen" if sees else "group.photos_unseen"
        await post.write(books, chat, texts.html(key, bot=office.username), now=now)
    if chat.purpose is None and not chat.private and change.old_chat_member.status not in _IN:
        await _say_hello(books, chat, now)


async def look(books: Books, office: Office, chat: Chat, now: datetime) -> None:
    """Asks what the bot may see in a group: it may have been made an administrator before it kept books."""
    await post.owe(books, chat, LOOK, {"user_id": office.bot_id}, now=now, sort=post.ANSWER)


async def looked(books: Books, office: Office, chat: Chat, now: datetime, *, admin: bool) -> None:
    """What came of it: the group hears whether photos are seen there."""
    sees = admin or office.reads_all
    await books.chats.change(chat.id, bot_is_admin=admin, sees_photos=sees)
    key = "group.photos_seen" if sees else "group.photos_unseen"
    await post.write(books, chat, texts.html(key, bot=office.username), now=now)


async def _say_hello(books: Books, chat: Chat, now: datetime) -> None:
    """To a group that is bound to nothing yet: how it is bound."""
    await menu_scopes.offer(books, chat, (), now)
    await post.forget_slot(books, hello(chat.id))
    await post.write(books, chat, texts.html("group.hello"), now=now, slot=hello(chat.id))
    await books.outbox.change_all({"slot": hello(chat.id).name, "state": PostState.QUEUED}, due_at=now + HELLO_AFTER)


async def hold_hello(books: Books, chat: Chat) -> None:
    """What the group is asked now says it all."""
    await post.take_back(books, hello(chat.id))


def hello(chat: int) -> SlotKey:
    """What says how a new group is bound."""
    return SlotKey.in_chat(SlotKind.HELLO, chat)


async def _audit(books: Books, chat: Chat, what: str, now: datetime, **detail: str) -> None:
    await audit.write(books, what, f"chat:{chat.id}", at=now, by=None, chat=chat.id, **detail)
