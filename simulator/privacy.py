"""Which messages of a group reach a bot (privacy mode)."""

from __future__ import annotations

import re

from simulator.model import Message, User

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{3,32}))?(?![A-Za-z0-9_/@])")


def reaches_bot(message: Message, bot: User) -> bool:
    """Whether Telegram hands this message to the bot."""
    chat = message.chat
    if message.sender is bot:
        return message.service is not None and "pinned_message" in message.service
    if not chat.bot_in:
        return False
    if chat.is_private or message.service is not None:
        return True
    if chat.reads_all or chat.bot_status == "administrator":
        return True
    return answers_bot(message, bot) or is_command_for(message, bot)


def answers_bot(message: Message, bot: User) -> bool:
    """Whether this is a reply to the bot."""
    return message.reply_to is not None and message.reply_to.sender is bot


def is_command_for(message: Message, bot: User) -> bool:
    """Whether this is a command, to nobody by name or to the bot."""
    match = COMMAND.match(message.text or "")
    if match is None:
        return False
    addressee = match.group(2)
    return addressee is None or addressee.lower() == (bot.username or "").lower()
