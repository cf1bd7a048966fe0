"""An official of a village's group vouches for a member who wanted to answer there, and may take it back."""

import re
from typing import Any

from conversations import post
from conversations.conversation import Conversation
from conversations.pressed import on
from conversations.presses.people import Unvouch, Vouch
from conversations.talk import Talk
from sotarsa_bot import members, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import invites
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.slots import SlotKey, SlotKind

_WRONGLY_VOUCHED = re.compile(
    r"\b(?:salah|batal\w*|cabut|tarik)\s+(?:men?)?jamin\w*|\bjaminan\w*\s+(?:\w+\s+)?(?:salah|batal\w*|dicabut|ditarik)",
    re.I,
)


async def vouch(talk: Talk[Any], wish: Vouch) -> None:
    """An official of this village's group vouches for a member: one tap, audited."""
    village = talk.chat.village
    if talk.chat.purpose is not Purpose.VILLAGE or village is None:
        raise Mistake("common.old_button")
    official = talk.need(Action.VOUCH, village)
    newcomer = await talk.books.people.first(id=wish.person)
    if newcomer is None or await post.lives(talk.books, _vouching(talk.chat, newcomer)) is None:
        raise Mistake("common.old_button")  # only for those who wanted to answer in this very group
    await members.vouch(talk.acting(), newcomer, village)
    back = [[Unvouch(person=newcomer.id).button("group.unvouch_button")]]
    await talk.say("group.vouched", slot=_vouching(talk.chat, newcomer), buttons=back, waits=False,
                   name=newcomer.name, official=official.name)  # fmt: skip


async def unvouch(talk: Talk[Any], wish: Unvouch) -> None:
    """An official of the village takes it back, whoever of them gave it."""
    village = talk.chat.village
    if talk.chat.purpose is not Purpose.VILLAGE or village is None:
        raise Mistake("common.old_button")
    talk.need(Action.VOUCH, village)
    person = await talk.books.people.first(id=wish.person)
    if person is None or await post.lives(talk.books, _vouching(talk.chat, person)) is None:
        raise Mistake("common.old_button")
    grant = await talk.books.grants.first(person=person.id, role=Role.OFFICIAL, village=village, revoked_at=None)
    if grant:
        await members.revoke(talk.acting(), grant)
    await talk.say("group.unvouched", slot=_vouching(talk.chat, person), name=person.name, official=talk.by.name)


async def wrongly_vouched(talk: Talk[Any]) -> bool:
    """ "Salah jamin, itu lain urang kami", below nothing: where it is taken back is said."""
    if talk.chat.purpose is not Purpose.VILLAGE or talk.replied or not _WRONGLY_VOUCHED.search(talk.incoming.text):
        return False
    if not talk.allows(Action.VOUCH, talk.chat.village or ""):
        return False
    raise Mistake("group.unvouch_how")


def _vouching(chat: Chat, newcomer: Person) -> SlotKey:
    return SlotKey.in_chat(SlotKind.VOUCH, chat.id, mark=newcomer.id)


async def ask_to_vouch(talk: Talk[Any]) -> None:
    """A member who is no registered official wanted to answer: an official may vouch for them.

    Mistake for anonymous admins, and for those whose part in the programme is another.
    """
    if talk.incoming.anonymous:
        raise Mistake("common.anonymous")
    if talk.has(*(role for role in Role if role is not Role.OFFICIAL)):
        raise Mistake("decide.village_decides")
    person = await invites.know(talk.books, talk.incoming.sender, talk.incoming.sender_name, talk.now)
    await talk.say(
        "group.vouch_ask",
        slot=_vouching(talk.chat, person),
        buttons=[[Vouch(person=person.id).button("group.vouch_button", name=wording.cut(person.name, 30))]],
        waits=True,
        name=person.name,
    )
    talk.note("group.vouch_needed", alert=True)


CONVERSATION = Conversation(
    presses=(on(Vouch, vouch), on(Unvouch, unvouch)), undoes=frozenset({Unvouch}), listeners=(wrongly_vouched,)
)
