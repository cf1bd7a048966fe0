""" "K12 3 terima" where several things are carried and no list says which: recorded at once, asked about on one card.

An official record needs the thing, so a guess would not do; but a photo from the mountain must not wait for an answer.
"""

from collections.abc import Sequence
from typing import Any

from conversations.button import tag
from conversations.conversation import Conversation
from conversations.pressed import on
from conversations.presses.hand_overs import EACH, NameThing
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.benefit import ANY_AID
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import Delivery, DeliveryKind
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits


async def ask_about(talk: Talk[Any], visit: Visit, recorded: Sequence[Delivery]) -> bool:
    """Asks if one of these names no thing; about all that the same person left open here, on one card."""
    if not any(_names_nothing(visit, one) for one in recorded):
        return False
    items = deliveries.carried(visit)
    rows = [
        [NameThing(visit=visit.id, person=talk.by.id, thing=tag(item)).labelled(wording.cut(item))] for item in items
    ]
    rows.append([NameThing(visit=visit.id, person=talk.by.id, thing=EACH).button("deliver.each_thing")])
    found = await _open(talk, visit, talk.by.id)
    await talk.say("deliver.which_thing", slot=_slot(talk, visit, talk.by.id), buttons=rows, waits=True,
                   subject=visit.subject, code=visit.code, whom=_whom(found))  # fmt: skip
    return True


async def answered(talk: Talk[Any], wish: NameThing) -> None:
    """All that they left open is that."""
    talk.need(Action.DELIVER)
    if talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    visit, person = await visits.get(talk.books, wish.visit), wish.person
    every = deliveries.carried(visit)
    items = every if wish.thing == EACH else [item for item in every if tag(item) == wish.thing]
    found = await _open(talk, visit, person)
    if not items:
        raise Mistake("common.old_button")
    if not found:
        talk.note("common.answered_already")
        return
    await deliveries.name_things(talk.acting(), visit, found, items)
    await talk.say("deliver.things_named", slot=_slot(talk, visit, person), subject=visit.subject,
                   code=visit.code, whom=_whom(found), items=wording.listing(items))  # fmt: skip


async def _open(talk: Talk[Any], visit: Visit, person: int) -> list[Delivery]:
    by_them = await talk.books.deliveries.find(visit=visit.id, by=person, withdrawn_at=None)
    return [one for one in by_them if _names_nothing(visit, one)]


def _names_nothing(visit: Visit, one: Delivery) -> bool:
    items = deliveries.carried(visit)
    unnamed = one.item == ANY_AID and one.item not in items
    return unnamed and one.kind is DeliveryKind.RECEIVED and len(items) > 1


def _whom(found: Sequence[Delivery]) -> str:
    """By their numbers; a name that is on no list is not repeated here."""
    numbers = [one.number for one in found if one.number is not None]
    whom = [texts.plain("deliver.number", number=wording.spans(numbers))] if numbers else []
    if len(numbers) < len(found):
        whom.append(texts.plain("deliver.of_no_list"))
    return wording.listing(whom)


def _slot(talk: Talk[Any], visit: Visit, person: int) -> SlotKey:
    return SlotKey.in_chat(SlotKind.THING, talk.chat.id, visit=visit.id, mark=person)


CONVERSATION = Conversation(
    presses=(on(NameThing, answered),),
)
