"""What was to be asked in a village's group, and was not: we could not write there, or Telegram refused it.

Whoever waits for the answer must not take the silence for one.
"""

from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.machinery import PostState
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit

QUESTIONS = (SlotKind.CARD, SlotKind.COUNT)
"""Which day and where; how much arrived."""


async def unasked(books: Books, visit: Visit) -> bool:
    """Whether a question of this visit waits before a group that does not hear us, or was refused there."""
    chats = {chat.id: chat for chat in await books.chats.find(purpose=Purpose.VILLAGE, village=visit.village)}
    names = tuple(SlotKey.in_chat(kind, chat, visit=visit.id).name for kind in QUESTIONS for chat in chats)
    silent = await books.slots.find(name=OneOf(names), message=None) if names else []
    for slot in silent:
        if not chats[slot.chat].heard or await books.outbox.count(slot=slot.name, state=PostState.FAILED):
            return True
    return False
