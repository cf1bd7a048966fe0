"""May the bot write here? Finds chats and messages, and refuses in Telegram's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.model import Chat, Message
from simulator.params import Params
from simulator.refusal import Refused, bad_request, forbidden

if TYPE_CHECKING:
    from simulator.world import World


def known_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """The chat of a request, whether or not the bot may write there."""
    if not params.has(name):
        raise bad_request("chat_id is empty")
    chat = world.chats.get(params.number(name))
    if chat is None and params.number(name) in world.users:
        chat = world.private(world.users[params.number(name)])
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        words = "group chat was upgraded to a supergroup chat"
        raise Refused(400, words, migrate_to_chat_id=chat.migrated_to)
    return chat


def member_chat(world: World, params: Params) -> Chat:
    """The chat, if the bot is in it."""
    chat = known_chat(world, params)
    if chat.is_private:
        _check_private(chat)
    elif chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    elif chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def _check_private(chat: Chat) -> None:
    if chat.user is not None and chat.user.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def open_thread(chat: Chat, params: Params) -> int | None:
    """The thread that a request names."""
    if not params.has("message_thread_id"):
        return None
    thread = params.number("message_thread_id")
    if thread not in chat.topics:
        raise bad_request("message thread not found")
    return thread


def check_thread(chat: Chat, thread: int | None) -> None:
    """A closed thread takes words from admins only."""
    topic = chat.topics.get(thread) if thread is not None else None
    closed = topic.closed if topic is not None else chat.general_closed
    if closed and chat.bot_status != "administrator":
        raise bad_request("TOPIC_CLOSED")


def check_rights(chat: Chat, message: Message) -> None:
    """A group may let its members send no texts, photos or documents."""
    what = "photos" if message.photo else "documents" if message.document else "text messages"
    if what in chat.forbidden and chat.bot_status != "administrator":
        raise bad_request(f"not enough rights to send {what} to the chat")


def message_in(chat: Chat, message_id: int) -> Message | None:
    """A message that is still there."""
    message = chat.messages.get(message_id)
    return None if message is None or message.deleted else message


def own_message(world: World, params: Params) -> Message:
    """The bot's own message that a request wants to edit."""
    chat = member_chat(world, params)
    message = message_in(chat, params.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    foreign = message.sender is not world.bot or message.service is not None or message.forward_origin is not None
    if foreign or (message.reply_markup and not message.buttons):  # a message that opened a reply field stays as it is
        raise bad_request("message can't be edited")
    return message


def reply_target(world: World, chat: Chat, params: Params) -> Message | None:
    """The message that a new one answers; missing is a refusal unless the bot allowed for it."""
    wanted = params.object("reply_parameters")
    message_id = int(wanted.get("message_id") or params.number("reply_to_message_id"))
    if not message_id:
        return None
    lenient = bool(wanted.get("allow_sending_without_reply")) or params.flag("allow_sending_without_reply")
    source = world.chats.get(int(wanted.get("chat_id") or chat.id))
    target = message_in(source, message_id) if source is not None else None
    if target is None and not lenient:
        raise bad_request("message to be replied not found")
    return target


def spend(world: World, chat: Chat, count: int = 1) -> None:
    """Account for messages into a chat; too many are refused."""
    if world.strict_rates:
        world.rates.spend(chat.id, not chat.is_private, world.clock.now(), count)
