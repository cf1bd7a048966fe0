"""Answering presses, and reactions."""

from __future__ import annotations

from simulator import access
from simulator.inbox import PRESS_LIFETIME
from simulator.methods.kind import Method
from simulator.model import Chat, Message
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.world import World

MAX_ANSWER = 200
_ALLOWED = (
    "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 "
    "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 "
    "✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡"
)
EMOJI = frozenset(_ALLOWED.split())


async def answer_callback_query(world: World, params: Params) -> bool:
    """Stop the spinner, once and in time."""
    press = world.presses.get(params.text("callback_query_id"))
    late = press is not None and world.clock.now() - press.at > PRESS_LIFETIME
    if press is None or press.answered or late:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(params.text("text")) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answered, press.text, press.show_alert = True, params.text("text"), params.flag("show_alert")
    world.feed.add(
        "answered", message=press.message, user_id=press.user.id, text=press.text, show_alert=press.show_alert
    )
    return True


async def set_message_reaction(world: World, params: Params) -> bool:
    """React to a message; a bot may set one emoji, an empty list takes it away."""
    chat = access.member_chat(world, params)
    message = access.message_in(chat, params.number("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    wanted = [str(one.get("emoji", "")).replace("\ufe0f", "") for one in params.array("reaction")]
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not EMOJI.issuperset(wanted) or message.service is not None:
        raise bad_request("REACTION_INVALID")
    shown = _first_of_album(chat, message)
    if wanted:
        shown.reactions[world.bot.id] = wanted
    else:
        shown.reactions.pop(world.bot.id, None)
    world.feed.add("reaction", message=shown, emoji=wanted, asked=message.message_id)
    return True


def _first_of_album(chat: Chat, message: Message) -> Message:
    """Where a reaction shows: an album carries it under its first message."""
    if message.media_group_id is None:
        return message
    return next(one for one in chat.timeline if one.media_group_id == message.media_group_id)


METHODS: dict[str, Method] = {
    "answerCallbackQuery": answer_callback_query,
    "setMessageReaction": set_message_reaction,
}
