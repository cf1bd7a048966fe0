"""Recording hand-overs: each is said back with a way to undo it, and shown wherever it changes something."""

from collections.abc import Sequence
from typing import Any

from conversations import cards, counting
from conversations.button import Rows, button, number
from conversations.command import Press
from conversations.talk import Talk
from sotarsa_bot import deliveries, roster, texts, visits, wording
from sotarsa_bot.books import StartsWith
from sotarsa_bot.chats import Chat, Purpose
from sotarsa_bot.deliveries import HandOver
from sotarsa_bot.field import Delivery
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.rights import Action
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
        what=in_lines(confirmed),
    )
    await warn_of_twins(talk, visit, confirmed)


def slot_of(base: str) -> str:
    return f"delivery:{base}"


def in_lines(confirmed: Sequence[Delivery]) -> texts.Html:
    return texts.Html("\n".join(line(d) for d in confirmed))


def line(delivery: Delivery | HandOver) -> texts.Html:
    """ "• 1 sembako untuk nomor 3, diwakili Siti (anak)"."""
    parts = [texts.html(f"deliver.line_{delivery.kind}", amount=delivery.amount, item=delivery.item)]
    if whom := recipient(delivery):
        parts.append(texts.html("deliver.line_whom", whom=whom))
    if delivery.proxy_name:
        key = "deliver.line_proxy_of" if delivery.proxy_relation else "deliver.line_proxy"
        parts.append(texts.html(key, name=delivery.proxy_name, relation=delivery.proxy_relation))
    if delivery.note:
        parts.append(texts.html("deliver.line_note", note=delivery.note))
    return texts.Html("".join(parts))


def recipient(delivery: Delivery | HandOver) -> str:
    number_ = texts.plain("deliver.number", number=delivery.number) if delivery.number is not None else ""
    return " ".join(part for part in (number_, delivery.recipient) if part)


async def warn_of_twins(talk: Talk[Any], visit: Visit, confirmed: Sequence[Delivery]) -> None:
    """Another record of the same recipient stands: both are kept and shown, and a person decides."""
    for delivery in confirmed:
        if delivery.withdrawn_at is None and (others := await deliveries.twins(talk.books, delivery)):
            for chat in await _where_it_matters(talk):
                await _show_twins(talk, chat, visit, [*others, delivery])


async def _show_twins(talk: Talk[Any], chat: Chat, visit: Visit, found: list[Delivery]) -> None:
    lines, rows = [], []
    for twin in sorted(found, key=lambda d: d.id):
        who, at = (
            await roster.name(talk.books, twin.by),
            wording.clock_time(twin.happened_at.astimezone(talk.office.zone)),
        )
        lines.append(texts.Html(f"{line(twin)}{texts.html('deliver.twin_by', name=who, at=at)}"))
        rows.append([button(texts.plain("deliver.undo_of", name=who[:30], at=at), "undo_one", twin.id)])
    await talk.say(
        "deliver.twins",
        to=None if chat.id == talk.chat.id else chat,
        slot=f"twins:{min(d.id for d in found)}:{chat.id}",
        buttons=rows,
        subject=f"visit:{visit.id}",
        code=visit.code,
        what=texts.Html("\n".join(lines)),
    )


async def _where_it_matters(talk: Talk[Any]) -> list[Chat]:
    """Here, and where the other reporter reads it. Never in a village's group: recipients are named."""
    team = await roster.team_groups(talk.books)
    return team if any(chat.id == talk.chat.id for chat in team) else [talk.chat, *team]


async def undo(talk: Talk[Any], args: list[str]) -> None:
    """`undo | source | how many`: takes back what one message or one talk recorded."""
    base, count = args[0] if args else "", number(args[1:])
    first = await talk.books.deliveries.first(source=f"{base}:0") if count else None
    every = await talk.books.deliveries.find(visit=first.visit, source=StartsWith(f"{base}:")) if first else []
    await _undo(talk, first, [one.source for one in every], await _pressed_slot(talk))


async def _pressed_slot(talk: Talk[Any]) -> str | None:
    """The living message whose button was pressed (or named in a reply): it turns into the answer."""
    if talk.replied:
        return talk.replied.name
    slot = await talk.books.slots.first(chat=talk.chat.id, message=talk.incoming.message)
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
    await _settle_twins(talk, withdrawn)
    await counting.refresh(talk, visit)
    await cards.show(talk.books, talk.office, visit, talk.now)


async def _settle_twins(talk: Talk[Any], withdrawn: list[Delivery]) -> None:
    """The warning about two records loses its buttons when one is left."""
    for delivery in withdrawn:
        left = await deliveries.twins(talk.books, delivery)
        if len(left) != 1:
            continue
        for chat in await _where_it_matters(talk):
            slot = f"twins:{min(delivery.id, left[0].id)}:{chat.id}"
            if await talk.books.slots.first(name=slot):
                to = None if chat.id == talk.chat.id else chat
                await talk.say("deliver.twins_settled", to=to, slot=slot, what=line(left[0]))


PRESSES: dict[str, Press] = {"undo": undo, "undo_one": undo_one}
