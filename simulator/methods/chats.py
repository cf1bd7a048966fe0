"""Chats and who is in them; pins."""

from __future__ import annotations

from simulator import access, membership, wire
from simulator.methods.kind import Method
from simulator.model import Chat, Json, Member, Message
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.world import World


async def get_chat(world: World, params: Params) -> Json:
    """A chat in full."""
    chat = access.known_chat(world, params)
    if chat.is_private:
        return wire.chat_full_json(chat)
    return wire.chat_full_json(access.member_chat(world, params))


async def get_chat_member(world: World, params: Params) -> Json:
    """One member; of others it is certain only for an admin."""
    chat = access.member_chat(world, params)
    user_id = params.number("user_id")
    if user_id == world.bot.id:
        return wire.member_json(_bot(world, chat))
    if user_id in chat.members:
        return wire.member_json(chat.members[user_id])
    if user_id not in world.users:
        raise bad_request("user not found")
    return wire.member_json(Member(world.users[user_id], "left"))


def _bot(world: World, chat: Chat) -> Member:
    return Member(world.bot, "member" if chat.is_private else chat.bot_status)


async def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """The creator and the admins."""
    chat = access.member_chat(world, params)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    members = [*chat.members.values(), _bot(world, chat)]
    return [wire.member_json(one) for one in members if one.status in {"creator", "administrator"}]


async def get_chat_member_count(world: World, params: Params) -> int:
    """How many are in the chat, the bot included."""
    return len(access.member_chat(world, params).members) + 1


async def leave_chat(world: World, params: Params) -> bool:
    """The bot goes."""
    chat = access.member_chat(world, params)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    membership.change_bot(world, chat, "left", world.bot)
    return True


def _may_pin(chat: Chat) -> None:
    if not chat.is_private and chat.bot_status != "administrator" and chat.type == "supergroup":
        raise bad_request("not enough rights to manage pinned messages in the chat")


async def pin_chat_message(world: World, params: Params) -> bool:
    """Pin a message, with a service message about it."""
    chat = access.member_chat(world, params)
    message = access.message_in(chat, params.number("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    _may_pin(chat)
    if message.pinned:
        return True
    message.pinned = True
    chat.pinned.append(message.message_id)
    world.feed.add("pinned", message=message, pinned=True)
    world.service(chat, world.bot, {"pinned_message": wire.message_json(message, nested=True)})
    return True


def _unpin(world: World, chat: Chat, message: Message) -> None:
    message.pinned = False
    chat.pinned.remove(message.message_id)
    world.feed.add("pinned", message=message, pinned=False)


async def unpin_chat_message(world: World, params: Params) -> bool:
    """Unpin a message, or the newest pinned one."""
    chat = access.member_chat(world, params)
    _may_pin(chat)
    message_id = params.number("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    _unpin(world, chat, chat.messages[message_id])
    return True


async def unpin_all_chat_messages(world: World, params: Params) -> bool:
    """Unpin everything."""
    chat = access.member_chat(world, params)
    _may_pin(chat)
    for message_id in list(chat.pinned):
        _unpin(world, chat, chat.messages[message_id])
    return True


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
