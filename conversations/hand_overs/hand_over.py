"""Recording hand-overs: each is said back with a way to undo it, and shown wherever it changes something."""

from collections.abc import Sequence
from typing import Any

from conversations.button import Rows
from conversations.conversation import Conversation
from conversations.hand_overs import late, read_back, twins_asked, which_item
from conversations.hand_overs.delivery_words import in_lines
from conversations.pressed import on
from conversations.presses.hand_overs import GiveBack, Undo, UndoDoubles, UndoOne
from conversations.talk import Talk
from sotarsa_bot.books import StartsWith
from sotarsa_bot.flags import proxy_letters
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import Delivery, Photo
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits


async def record(talk: Talk[Any], visit: Visit, said: Sequence[HandOver], base: str) -> list[Delivery]:
    """Confirms each; `base` names what said them, so that the same word twice records once."""
    confirmed = [
        await deliveries.confirm(talk.acting(), visit, one, f"{base}:{n}", talk.incoming.at)
        for n, one in enumerate(said)
    ]
    await late.came(talk, visit, say=False)
    return confirmed


async def say_recorded(
    talk: Talk[Any], visit: Visit, confirmed: Sequence[Delivery], base: str, photo: Photo | None = None
) -> None:
    """Reads back what was understood, and asks about what does not fit; `photo` came with it."""
    await read_back.say(talk, visit, confirmed, base, photo)
    if any(one.held for one in confirmed):
        return  # asked about when the visit is open again
    if await which_item.ask_about(talk, visit, confirmed):
        await read_back.go_on(talk.books, base, talk.now)


def meant(talk: Talk[Any]) -> bool:
    """Whether this is a reply to words about a hand-over."""
    return talk.about(SubjectKind.DELIVERY) is not None


async def replied_to(talk: Talk[Any]) -> Delivery | None:
    about = talk.about(SubjectKind.DELIVERY)
    return await talk.books.deliveries.first(id=about) if about else None


async def recorded_above(talk: Talk[Any]) -> list[Delivery]:
    """All that the message which is replied to recorded and that still stands."""
    replied = await replied_to(talk)
    return await proxy_letters.said_with(talk.books, replied) if replied else []


async def undo(talk: Talk[Any], wish: Undo) -> None:
    """Takes back what one message or one talk recorded."""
    base = wish.source
    first = await talk.books.deliveries.first(source=f"{base}:0") if wish.count else None
    every = await talk.books.deliveries.find(visit=first.visit, source=StartsWith(f"{base}:")) if first else []
    await _undo(talk, first, [one.source for one in every], await _pressed_slot(talk))


async def _pressed_slot(talk: Talk[Any]) -> Slot | None:
    """The living message whose button was pressed (or named in a reply): it turns into the answer."""
    return talk.replied or await talk.pressed_slot()


async def undo_one(talk: Talk[Any], wish: UndoOne) -> None:
    """Takes back one of two records of the same recipient."""
    delivery = await talk.books.deliveries.first(id=wish.delivery)
    await _undo(talk, delivery, [delivery.source] if delivery else [], None)


async def undo_doubles(talk: Talk[Any], wish: UndoDoubles) -> None:
    """Of what was said with it, only that which stands on record twice."""
    first = await talk.books.deliveries.first(id=wish.delivery)
    doubles = await twins_asked.doubles(talk.books, first) if first else []
    if first and not doubles:
        raise Mistake("common.answered_already")
    await _undo(talk, first, [one.source for one in doubles], None)


async def take_back(talk: Talk[Any], records: Sequence[Delivery]) -> None:
    """Some of what was read back, by a reply that names them."""
    await _undo(talk, records[0], [one.source for one in records], None)


async def _undo(talk: Talk[Any], first: Delivery | None, sources: list[str], slot: Slot | None) -> None:
    talk.need(Action.DELIVER)
    if first is None or talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    visit = await visits.get(talk.books, first.visit)
    withdrawn = await deliveries.withdraw(talk.acting(), visit, sources)
    if not withdrawn:
        talk.note("deliver.withdrawn_already")
        return
    talk.note("deliver.withdrawn_note")
    await talk.say(
        "deliver.withdrawn",
        slot=slot,
        subject=visit.subject,
        buttons=_way_back(visit, withdrawn),
        waits=False,
        name=talk.by.name,
        code=visit.code,
        what=in_lines(withdrawn, named=talk.chat.private),
    )


def _way_back(visit: Visit, withdrawn: Sequence[Delivery]) -> Rows:
    """Also what is kept for a closed visit is withdrawn; it came to nothing, and may be said anew."""
    if visit.state not in deliveries.TAKING:
        return ()
    return [[GiveBack(delivery=withdrawn[0].id).button("deliver.give_back")]]


async def give_back(talk: Talk[Any], wish: GiveBack) -> None:
    """Taking it back was a mistake."""
    talk.need(Action.DELIVER)
    first = await talk.books.deliveries.first(id=wish.delivery)
    if first is None or talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    visit, slot = await visits.get(talk.books, first.visit), await _pressed_slot(talk)
    back = await deliveries.give_back(talk.acting(), visit, first)
    if not back:
        return talk.note("common.answered_already")
    talk.note("deliver.given_back_note")
    await talk.say("deliver.given_back", slot=slot, subject=back[0].subject, waits=False, name=talk.by.name,
                   buttons=read_back.undo_rows(message(back[0]), len(back)), code=visit.code,
                   what=in_lines(back, named=talk.chat.private))  # fmt: skip


CONVERSATION = Conversation(
    presses=(on(Undo, undo), on(UndoOne, undo_one), on(UndoDoubles, undo_doubles), on(GiveBack, give_back)),
)
