"""Two records of one recipient, and which counts: what is answered to the question about them (twins_asked.py)."""

from collections.abc import Sequence
from typing import Any

from conversations.button import Button
from conversations.conversation import Conversation
from conversations.hand_overs import twins_asked
from conversations.hand_overs.delivery_words import in_lines
from conversations.pressed import on
from conversations.presses.hand_overs import KeepAll, KeepBoth, NotAll, NotBoth
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import StartsWith
from sotarsa_bot.flags import review
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits


async def keep_both(talk: Talk[Any], wish: KeepBoth) -> None:
    """By one of those who recorded, or a coordinator."""
    first, found = await _with_twins(talk, wish.delivery)
    visit = await visits.get(talk.books, first.visit)
    asked = _open(await twins_asked.asked(talk.books, visit, first))
    await review.keep_both(talk.acting(), found, texts.plain("flags.because_both"))
    await _say_kept(talk, visit, asked, found, NotBoth(delivery=first.id).button("deliver.not_both"))


async def keep_all(talk: Talk[Any], wish: KeepAll) -> None:
    """As `keep_both`, of all that was said with it."""
    first = await _pressed(talk, wish.delivery)
    review.must_be_theirs(talk.acting(), [first])
    visit = await visits.get(talk.books, first.visit)
    asked = _open(await twins_asked.named(talk.books, visit, SlotKind.TWINS_MANY, [first]))
    together = await talk.books.deliveries.find(
        visit=visit.id, source=StartsWith(f"{message(first)}:"), withdrawn_at=None
    )
    for delivery in together:
        if others := await deliveries.twins(talk.books, delivery):
            await review.keep_both(talk.acting(), [*others, delivery], texts.plain("flags.because_both"))
    await _say_kept(talk, visit, asked, together, NotAll(delivery=first.id).button("deliver.not_both"))


async def not_both(talk: Talk[Any], wish: NotBoth) -> None:
    """It was said by mistake that both are right: it is asked again."""
    first, found = await _with_twins(talk, wish.delivery)
    visit = await visits.get(talk.books, first.visit)
    await review.not_both(talk.acting(), found, texts.plain("flags.because_both"))
    for slot in await twins_asked.asked(talk.books, visit, first):
        chat = await talk.books.chats.get(slot.chat)
        await twins_asked.ask(talk, talk.chat, chat, visit, found, slot)
    talk.note("deliver.twins_asked_again")


async def not_all(talk: Talk[Any], wish: NotAll) -> None:
    """As `not_both`, of all that was said with it."""
    first = await _pressed(talk, wish.delivery)
    review.must_be_theirs(talk.acting(), [first])
    visit = await visits.get(talk.books, first.visit)
    together = await talk.books.deliveries.find(
        visit=visit.id, source=StartsWith(f"{message(first)}:"), withdrawn_at=None, order="id"
    )
    parted = await twins_asked.doubles(talk.books, first)
    if not parted:
        raise Mistake("common.answered_already")
    for one in parted:
        others = await deliveries.twins(talk.books, one)
        await review.not_both(talk.acting(), [*others, one], texts.plain("flags.because_both"))
    for slot in await twins_asked.named(talk.books, visit, SlotKind.TWINS_MANY, [first]):
        chat = await talk.books.chats.get(slot.chat)
        await twins_asked.ask_of_many(talk, talk.chat, chat, visit, together, parted)
    talk.note("deliver.twins_asked_again")


async def _with_twins(talk: Talk[Any], id_: int) -> tuple[Delivery, list[Delivery]]:
    """The one that is pressed, and all of the same recipient; Mistake once only one of them stands."""
    first = await _pressed(talk, id_)
    found = sorted([first, *await deliveries.twins(talk.books, first)], key=lambda d: d.id)
    if first.withdrawn_at or len(found) < 2:
        raise Mistake("common.answered_already")
    review.must_be_theirs(talk.acting(), found)
    return first, found


async def _pressed(talk: Talk[Any], id_: int) -> Delivery:
    talk.need(Action.DELIVER)
    first = await talk.books.deliveries.first(id=id_)
    if first is None or talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    return first


def _open(asked: Sequence[Slot]) -> list[Slot]:
    """The questions that nobody has answered; Mistake if there are none."""
    if not (still := [slot for slot in asked if slot.waits]):
        raise Mistake("common.answered_already")
    return still


async def _say_kept(
    talk: Talk[Any], visit: Visit, asked: Sequence[Slot], records: Sequence[Delivery], back: Button
) -> None:
    talk.note("deliver.twins_kept_note")
    for slot in asked:
        chat = await talk.books.chats.get(slot.chat)
        what = in_lines(records, named=chat.private)
        to = None if chat.id == talk.chat.id else chat
        await talk.say("deliver.twins_kept", to=to, slot=slot, buttons=[[back]], waits=False, code=visit.code,
                       name=talk.by.name, what=what)  # fmt: skip


CONVERSATION = Conversation(
    presses=(on(KeepBoth, keep_both), on(KeepAll, keep_all), on(NotBoth, not_both), on(NotAll, not_all)),
    undoes=frozenset({NotBoth, NotAll}),
)
