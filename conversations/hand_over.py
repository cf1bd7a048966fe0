"""Recording hand-overs: each is said back with a way to undo it, and shown wherever it changes something."""

from collections.abc import Sequence
from typing import Any

from conversations import cards, conflicts, counting, post
from conversations.button import Rows, button, number, read_press
from conversations.command import Press
from conversations.delivery_words import in_lines
from conversations.talk import Talk
from sotarsa_bot import deliveries, proxy_letters, texts, visits, wording
from sotarsa_bot.books import OneOf, StartsWith
from sotarsa_bot.chats import Purpose
from sotarsa_bot.deliveries import HandOver
from sotarsa_bot.field import Delivery
from sotarsa_bot.flags.case import message
from sotarsa_bot.machinery import Slot
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.rights import Action
from sotarsa_bot.texts import Html
from sotarsa_bot.visit import Visit


async def record(talk: Talk[Any], visit: Visit, said: Sequence[HandOver], base: str) -> list[Delivery]:
    """Confirms each; `base` names what said them, so that the same word twice records once."""
    confirmed = [
        await deliveries.confirm(talk.acting(), visit, one, f"{base}:{n}", talk.incoming.at)
        for n, one in enumerate(said)
    ]
    await counting.refresh(talk, visit)
    await cards.show(talk.books, talk.office, visit, talk.now)
    return confirmed


def undo_rows(base: str, count: int) -> Rows:
    return [[button(texts.plain("deliver.undo"), "undo", base, count)]]


async def say_recorded(talk: Talk[Any], visit: Visit, confirmed: Sequence[Delivery], base: str) -> None:
    """Reads back what was understood."""
    await talk.say(
        "deliver.recorded",
        slot=slot_of(base),
        buttons=undo_rows(base, len(confirmed)),
        subject=f"delivery:{confirmed[0].id}",
        as_reply=True,
        code=visit.code,
        what=await read_back(talk, visit, confirmed),
    )
    await conflicts.warn(talk, visit, confirmed)


def slot_of(base: str) -> str:
    return f"delivery:{base}"


async def read_back(talk: Talk[Any], visit: Visit, confirmed: Sequence[Delivery]) -> Html:
    """What was understood, and of a proxy: that the letter is here, or that the office wants it."""
    lines = [in_lines(confirmed)]
    if proxied := proxy_letters.by_proxy(confirmed):
        lacking = await proxy_letters.lacking(talk.books, proxied)
        if not lacking:
            lines.append(texts.html("deliver.letter_here"))
        elif await proxy_letters.required(talk.books):
            lines.append(_letter_please(talk, visit, lacking))
    return Html("\n".join(lines))


def _letter_please(talk: Talk[Any], visit: Visit, lacking: Sequence[Delivery]) -> Html:
    """Such a letter often holds numbers of people, which are not for groups."""
    names = wording.listing([one.proxy_name for one in lacking])
    asked = texts.html("deliver.letter_please", names=names)
    numbered = next((one.number for one in lacking if one.number is not None), None)
    if talk.incoming.private or numbered is None:
        return asked
    return Html(f"{asked}\n{texts.html('deliver.letter_in_private', code=visit.code, number=numbered)}")


async def say_anew(talk: Talk[Any], visit: Visit, delivery: Delivery) -> None:
    """Brings the words that read this hand-over back up to what is known now, wherever they stand."""
    together, base = await proxy_letters.said_with(talk.books, delivery), message(delivery)
    subjects = OneOf(tuple(f"delivery:{one.id}" for one in together))
    for slot in await talk.books.slots.find(subject=subjects):
        if _undoes(slot, base):
            chat = await talk.books.chats.get(slot.chat)
            said = texts.html("deliver.recorded", code=visit.code, what=await read_back(talk, visit, together))
            buttons = undo_rows(base, len(together))
            await post.write(talk.books, chat, said, now=talk.now, slot=slot.name, buttons=buttons, sort=post.ANSWER)


def _undoes(slot: Slot, base: str) -> bool:
    presses = [read_press(data) for _, data in slot.buttons]
    return any(press and press[0] == "undo" and press[1][:1] == [base] for press in presses)


def meant(talk: Talk[Any]) -> bool:
    """Whether this is a reply to words about a hand-over."""
    return talk.replied is not None and talk.replied.subject.startswith("delivery:")


async def replied_to(talk: Talk[Any]) -> Delivery | None:
    if talk.replied is None or not meant(talk):
        return None
    return await talk.books.deliveries.first(id=int(talk.replied.subject.removeprefix("delivery:")))


async def undo(talk: Talk[Any], args: list[str]) -> None:
    """`undo | source | how many`: takes back what one message or one talk recorded."""
    base, count = args[0] if args else "", number(args[1:])
    first = await talk.books.deliveries.first(source=f"{base}:0") if count else None
    every = await talk.books.deliveries.find(visit=first.visit, source=StartsWith(f"{base}:")) if first else []
    await _undo(talk, first, [one.source for one in every], await _pressed_slot(talk))


async def _pressed_slot(talk: Talk[Any]) -> str | None:
    """The living message whose button was pressed (or named in a reply): it turns into the answer."""
    slot = talk.replied or await talk.pressed_slot()
    return slot.name if slot else None


async def undo_one(talk: Talk[Any], args: list[str]) -> None:
    """`undo_one | delivery`: takes back one of two records of the same recipient."""
    delivery = await talk.books.deliveries.first(id=number(args))
    await _undo(talk, delivery, [delivery.source] if delivery else [], None)


async def _undo(talk: Talk[Any], first: Delivery | None, sources: list[str], slot: str | None) -> None:
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
        subject=f"visit:{visit.id}",
        name=talk.by.name,
        code=visit.code,
        what=in_lines(withdrawn),
    )
    await conflicts.after_withdrawal(talk, visit, withdrawn)
    await counting.refresh(talk, visit)
    await cards.show(talk.books, talk.office, visit, talk.now)


PRESSES: dict[str, Press] = {"undo": undo, "undo_one": undo_one}
