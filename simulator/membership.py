"""Coming and going: the bot's standing in a group, blocked chats, upgrades to a supergroup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator import wire
from simulator.model import Chat, Member, Message, Status, User

if TYPE_CHECKING:
    from simulator.world import World


def owner(world: World, chat: Chat) -> User:
    """Who acts in a group when nobody is named: its creator."""
    return next((member.user for member in chat.members.values()), world.bot)


def change_bot(world: World, chat: Chat, status: Status, by: User | None = None) -> None:
    """Give the bot another standing, and tell it."""
    old, chat.bot_status = chat.bot_status, status
    if old == status:
        return
    actor = by or owner(world, chat)
    told: Status = "left" if status == "kicked" and chat.type == "group" else status  # basic groups remember no ban
    _tell(world, chat, actor, old, told)
    if status in {"left", "kicked"}:
        world.service(chat, actor, {"left_chat_member": wire.user_json(world.bot)})


def add_bot(world: World, chat: Chat, by: User | None, payload: str | None) -> None:
    """Add the bot; a ?startgroup link also writes the command for the person."""
    actor = by or owner(world, chat)
    chat.reads_all = not world.privacy
    change_bot(world, chat, "member", actor)
    bot = wire.user_json(world.bot)
    world.service(chat, actor, {"new_chat_members": [bot], "new_chat_member": bot, "new_chat_participant": bot})
    if payload is not None:
        command = f"/start@{world.bot.username}"
        entity = {"type": "bot_command", "offset": 0, "length": len(command)}
        text = f"{command} {payload}"
        world.post(Message(0, chat, actor, world.clock.now(), text=text, entities=[entity]))


def set_blocked(world: World, user: User, blocked: bool) -> None:
    """A person blocks the bot, or unblocks it."""
    chat = world.private(user)
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    _tell(world, chat, user, before, after)  # type: ignore[arg-type]


def _tell(world: World, chat: Chat, by: User, old: Status, new: Status) -> None:
    change = wire.member_change(
        chat, by, int(world.clock.now().timestamp()), Member(world.bot, old), Member(world.bot, new)
    )
    world.inbox.add("my_chat_member", change)
    world.feed.add("member", chat_id=chat.id, user_id=world.bot.id, status=new)


def join(world: World, chat: Chat, user: User, by: User | None = None) -> None:
    """A person comes in, by themselves or brought by another."""
    chat.members[user.id] = Member(user)
    who = wire.user_json(user)
    world.service(chat, by or user, {"new_chat_members": [who], "new_chat_member": who, "new_chat_participant": who})
    world.feed.add("member", chat_id=chat.id, user_id=user.id, status="member")


def leave(world: World, chat: Chat, user: User) -> None:
    """A person goes."""
    chat.members.pop(user.id, None)
    who = wire.user_json(user)
    world.service(chat, user, {"left_chat_member": who, "left_chat_participant": who})
    world.feed.add("member", chat_id=chat.id, user_id=user.id, status="left")


def set_anonymous(chat: Chat, user: User, on: bool) -> None:
    """From now on this admin writes in the group's name."""
    member = chat.members[user.id]
    member.anonymous = on
    if on and member.status == "member":
        member.status = "administrator"


def migrate(world: World, chat: Chat) -> Chat:
    """Upgrade a group; members and the bot's standing go along, message ids do not."""
    new = Chat(world.supergroup_id(), "supergroup", chat.title, bot_status=chat.bot_status, reads_all=chat.reads_all)
    new.forbidden = set(chat.forbidden)
    new.members = {member.user.id: member for member in chat.members.values()}
    world.chats[new.id] = new
    by = owner(world, chat)
    world.service(chat, by, {"migrate_to_chat_id": new.id})
    chat.migrated_to = new.id
    world.feed.add("migrated", chat_id=chat.id, new_chat_id=new.id)
    world.service(new, by, {"migrate_from_chat_id": chat.id})
    return new


def close_topic(world: World, chat: Chat, thread: int | None) -> None:
    """Close a thread (None: General); only admins may write there afterwards."""
    _topic(world, chat, thread, closed=True)


def reopen_topic(world: World, chat: Chat, thread: int | None) -> None:
    """Open a thread again."""
    _topic(world, chat, thread, closed=False)


def _topic(world: World, chat: Chat, thread: int | None, *, closed: bool) -> None:
    if thread is None:
        chat.general_closed = closed
    else:
        chat.topics[thread].closed = closed
    message = Message(0, chat, owner(world, chat), world.clock.now(), thread_id=thread)
    message.service = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    world.post(message)
