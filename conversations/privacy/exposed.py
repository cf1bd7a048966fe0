"""Numbers and cards of people in a group: taken away where the bot may, with a word to the sender alone.

The number itself was left out when the message was read (incoming.py): it is in no talk, no post and no log.
"""

from typing import Any

from conversations import post
from conversations.hand_overs.captions import means_a_hand_over
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import exposure, parse_caption, visit_code
from sotarsa_bot.records.chats import Chat, ChatKind
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.unsure import Unsure


async def guarded(talk: Talk[Any]) -> bool:
    """Looks after a message that exposes somebody. True if nothing else is to be done with it: it is a card, and is not
    kept."""
    incoming = talk.incoming
    if incoming.private or incoming.pressed or talk.chat.purpose is None:
        return False
    card = await _is_card(talk)
    if card or incoming.number:
        await _take_away(talk)
        await _hint(talk)
    return card


async def _is_card(talk: Talk[Any]) -> bool:
    """Also the others of an album whose caption said so. A hand-over's photo is none, whatever its note says."""
    incoming = talk.incoming
    if incoming.picture is None:
        return False
    if exposure.names_card(incoming.text, incoming.picture.name):
        by_team = talk.speaks_for_the_team and incoming.text
        if by_team and await means_a_hand_over(talk, incoming.text) and await _can_be_read(talk):
            return False
        if incoming.album and await post.lives(talk.books, _album(talk)) is None:
            await talk.books.slots.add(Slot(**_album(talk)._asdict(), chat=talk.chat.id))
        return True
    return bool(incoming.album and not incoming.text and await post.lives(talk.books, _album(talk)))


async def _can_be_read(talk: Talk[Any]) -> bool:
    """Whether the words tell of a hand-over, beside the card that they name; "K1 KTP Aminah" does not."""
    text = talk.incoming.text
    visit = await talk.books.visits.first(id=visit_code(text) or 0)
    try:
        parse_caption(text, items=deliveries.carried(visit) if visit else (), default_visit=visit.id if visit else None)
    except Unsure:
        return True
    except Mistake:
        return False
    return True


def _album(talk: Talk[Any]) -> SlotKey:
    return SlotKey.in_chat(SlotKind.ID_CARDS, talk.chat.id, mark=talk.incoming.album)


async def _take_away(talk: Talk[Any]) -> None:
    """The sender waits until a photo that counts is downloaded."""
    if talk.chat.bot_is_admin and (talk.incoming.message or 0) > 0:
        payload = {"message_id": talk.incoming.message}
        await post.owe(talk.books, talk.chat, "deleteMessage", payload, now=talk.now, sort=post.ANSWER)
        await talk.record("message.taken_away", f"chat:{talk.chat.id}")


async def _hint(talk: Talk[Any]) -> None:
    """In full once an hour: the same words in the same slot are not said again. What is taken away in that hour is told
    to its sender with few words, for nothing may disappear in silence."""
    alone = await _private(talk)
    whom = alone.id if alone else talk.chat.id
    slot = SlotKey.in_chat(SlotKind.EXPOSED, whom, mark=f"{talk.now:%Y%m%d%H}")
    key = "exposed.alone" if alone else "exposed.here"
    if alone and await post.lives(talk.books, slot):
        slot = SlotKey.in_chat(SlotKind.EXPOSED, whom, mark=f"{talk.now:%Y%m%d%H%M}")
        key = "exposed.again"
    words = texts.html(key, group=talk.chat.title)
    await post.write(talk.books, alone or talk.chat, words, now=talk.now, slot=slot, sort=post.ANSWER)


async def _private(talk: Talk[Any]) -> Chat | None:
    if talk.incoming.anonymous:
        return None
    return await talk.books.chats.first(telegram_id=talk.incoming.sender, kind=ChatKind.PRIVATE, reachable=True)
