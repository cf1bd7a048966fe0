"""A photo without words in a village's group, on the day of its visit: it may be anything, so it is not kept; but
whoever sent it hears once a day how it would be."""

from typing import Any

from conversations import post
from conversations.conversation import Conversation
from conversations.talk import Talk
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.visits import underway


async def heard(talk: Talk[Any]) -> bool:
    """Said to those who take part in the programme; to others it is their own affair."""
    incoming = talk.incoming
    bare = incoming.picture is not None and not (incoming.text.strip() or incoming.reply_to)
    if not bare or talk.chat.purpose is not Purpose.VILLAGE or talk.person is None or not talk.grants:
        return False
    today = [one for one in await underway.of_today(talk.books, talk.today) if one.village == talk.chat.village]
    if not today:
        return False
    slot = SlotKey.in_chat(SlotKind.UNSAID, talk.chat.id, mark=talk.today)
    if await post.lives(talk.books, slot) is None:
        await talk.say("photos.unsaid", slot=slot, as_reply=True, waits=False, code=today[0].code)
    return True


CONVERSATION = Conversation(
    listeners=(heard,),
)
