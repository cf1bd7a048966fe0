"""That somebody was told, or has answered, was noted by mistake: taken back, and brought back. What was agreed by it is
changed on the visit's card."""

from typing import Any

from conversations.button import Rows
from conversations.contacts import relay_card
from conversations.conversation import Conversation
from conversations.pressed import on
from conversations.presses.contacts import RelayedBack, RelayedStands
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.contacts import contacts, relayed
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.contact import Relayed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits


def ways(one: Relayed) -> Rows:
    if one.withdrawn_at:
        return [[RelayedStands(relayed=one.id).button("relay.give_back_button")]]
    return [[RelayedBack(relayed=one.id).button("relay.undo_button")]]


async def undo(talk: Talk[Any], wish: RelayedBack) -> None:
    one, visit = await _theirs(talk, wish.relayed)
    if one.withdrawn_at or not await relayed.withdraw(talk.acting(), one, visit):
        raise Mistake("common.answered_already")
    await _said(talk, one.with_(withdrawn_at=talk.now), visit, "relay.withdrawn")


async def keep(talk: Talk[Any], wish: RelayedStands) -> None:
    one, visit = await _theirs(talk, wish.relayed)
    if not one.withdrawn_at or not await relayed.give_back(talk.acting(), one, visit):
        raise Mistake("common.answered_already")
    await _said(talk, one.with_(withdrawn_at=None), visit, "relay.given_back")


async def _theirs(talk: Talk[Any], id_: int) -> tuple[Relayed, Visit]:
    one = await talk.books.relayed.first(id=id_)
    visit = await talk.books.visits.first(id=one.visit) if one else None
    if one is None or visit is None or not relay_card.may(talk, visit) or not talk.incoming.private:
        raise Mistake("common.old_button")
    await visits.get(talk.books, visit.id)
    return one, visit


async def _said(talk: Talk[Any], one: Relayed, visit: Visit, key: str) -> None:
    slot = talk.replied or await talk.pressed_slot()
    agreed = visit.agreed is not None and visit.agreed.said_by == one.name
    stays = texts.plain("relay.stays_agreed") if one.withdrawn_at and agreed else ""
    await talk.say(key, slot=slot, buttons=ways(one), waits=False, subject=visit.subject, code=visit.code,
                   name=one.name, way=contacts.way_said(one.way), stays=stays)  # fmt: skip


CONVERSATION = Conversation(
    presses=(on(RelayedBack, undo), on(RelayedStands, keep)), undoes=frozenset({RelayedBack, RelayedStands})
)
