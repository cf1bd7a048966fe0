"""Two records of one recipient: both are kept and shown, and it is asked which counts.

Asked where the later one was recorded, and in the team's group, where the other reporter and the coordinator read it.
Never in a village's group: recipients are named.
"""

from collections.abc import Sequence
from typing import Any

from conversations import post
from conversations.button import Button, Rows
from conversations.conversation import Conversation
from conversations.hand_overs.delivery_words import in_lines, line
from conversations.pressed import on
from conversations.presses.hand_overs import KeepAll, KeepBoth, NotAll, NotBoth, UndoDoubles, UndoOne
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books, OneOf, StartsWith
from sotarsa_bot.flags import review
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.twins import differ, whom
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.papers.handover import ranges
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits

FEW = 3
"""So many questions may stand below one message."""


async def warn(talk: Talk[Any], visit: Visit, confirmed: Sequence[Delivery]) -> bool:
    """After recording: where another record of the same recipient stands. Of many (a list said twice), once. Whether
    there was any."""
    standing = [delivery for delivery in confirmed if delivery.withdrawn_at is None]
    twins = [(delivery, await deliveries.twins(talk.books, delivery)) for delivery in standing]
    parted = [(delivery, others) for delivery, others in twins if others]
    chats = await _where_it_matters(talk) if parted else []
    for chat in chats:
        if len(parted) > FEW:
            await _ask_of_many(talk, chat, visit, confirmed, [delivery for delivery, _ in parted])
            continue
        for delivery, others in parted:
            found = sorted([*others, delivery], key=lambda d: d.id)
            await _ask(talk, chat, visit, found, SlotKey.in_chat(SlotKind.TWINS, chat.id, mark=found[0].id))
    return bool(parted)


async def after_withdrawal(talk: Talk[Any], visit: Visit, withdrawn: Sequence[Delivery]) -> None:
    """The question is asked of those that are left, or is settled when one is."""
    await _settle_many(talk, visit, withdrawn)
    for delivery in withdrawn:
        left = sorted(await deliveries.twins(talk.books, delivery), key=lambda d: d.id)
        for slot in await _asked(talk, visit, delivery) if left else []:
            chat = await talk.books.chats.get(slot.chat)
            if len(left) > 1:
                await _ask(talk, chat, visit, left, slot)
            else:
                await _say(talk, chat, slot, "deliver.twins_settled", what=line(left[0], named=chat.private))


async def _settle_many(talk: Talk[Any], visit: Visit, withdrawn: Sequence[Delivery]) -> None:
    """The question about many is settled once none of them stands twice, whichever of the two was taken back."""
    theirs = {message(one) for one in withdrawn}
    numbers = OneOf(tuple({one.number for one in withdrawn}))
    left = await talk.books.deliveries.find(visit=visit.id, number=numbers, withdrawn_at=None)
    for said in sorted(theirs | {message(one) for one in left}):
        found = await talk.books.deliveries.find(visit=visit.id, source=StartsWith(f"{said}:"), order="id")
        asked = await _named(talk, visit, SlotKind.TWINS_MANY, found)
        if not asked or await doubles(talk.books, found[0]):
            continue
        key = "deliver.many_settled" if said in theirs else "deliver.many_single"
        for slot in asked if said in theirs else [one for one in asked if one.waits]:
            await _say(talk, await talk.books.chats.get(slot.chat), slot, key, code=visit.code)


async def doubles(books: Books, first: Delivery) -> list[Delivery]:
    """Of what was said together with this record, all that stands and stands elsewhere, too."""
    together = await books.deliveries.find(
        visit=first.visit, source=StartsWith(f"{message(first)}:"), withdrawn_at=None, order="id"
    )
    return [one for one in together if await deliveries.twins(books, one)]


async def keep_both(talk: Talk[Any], wish: KeepBoth) -> None:
    """By one of those who recorded, or a coordinator."""
    first = await _pressed(talk, wish.delivery)
    found = sorted([first, *await deliveries.twins(talk.books, first)], key=lambda d: d.id)
    if first.withdrawn_at or len(found) < 2:
        raise Mistake("common.answered_already")
    _must_be_theirs(talk, found)
    visit = await visits.get(talk.books, first.visit)
    asked = _open(await _asked(talk, visit, first))
    await review.keep_both(talk.acting(), found, texts.plain("flags.because_both"))
    await _say_kept(talk, visit, asked, found, NotBoth(delivery=first.id).button("deliver.not_both"))


async def keep_all(talk: Talk[Any], wish: KeepAll) -> None:
    """As `keep_both`, of all that was said with it."""
    first = await _pressed(talk, wish.delivery)
    _must_be_theirs(talk, [first])
    visit = await visits.get(talk.books, first.visit)
    asked = _open(await _named(talk, visit, SlotKind.TWINS_MANY, [first]))
    together = await talk.books.deliveries.find(
        visit=visit.id, source=StartsWith(f"{message(first)}:"), withdrawn_at=None
    )
    for delivery in together:
        if others := await deliveries.twins(talk.books, delivery):
            await review.keep_both(talk.acting(), [*others, delivery], texts.plain("flags.because_both"))
    await _say_kept(talk, visit, asked, together, NotAll(delivery=first.id).button("deliver.not_both"))


async def not_both(talk: Talk[Any], wish: NotBoth) -> None:
    """It was said by mistake that both are right: it is asked again."""
    first = await _pressed(talk, wish.delivery)
    found = sorted([first, *await deliveries.twins(talk.books, first)], key=lambda d: d.id)
    if first.withdrawn_at or len(found) < 2:
        raise Mistake("common.answered_already")
    _must_be_theirs(talk, found)
    visit = await visits.get(talk.books, first.visit)
    await review.not_both(talk.acting(), found, texts.plain("flags.because_both"))
    for slot in await _asked(talk, visit, first):
        await _ask(talk, await talk.books.chats.get(slot.chat), visit, found, slot)
    talk.note("deliver.twins_asked_again")


async def not_all(talk: Talk[Any], wish: NotAll) -> None:
    """As `not_both`, of all that was said with it."""
    first = await _pressed(talk, wish.delivery)
    _must_be_theirs(talk, [first])
    visit = await visits.get(talk.books, first.visit)
    together = await talk.books.deliveries.find(
        visit=visit.id, source=StartsWith(f"{message(first)}:"), withdrawn_at=None, order="id"
    )
    parted = await doubles(talk.books, first)
    if not parted:
        raise Mistake("common.answered_already")
    for one in parted:
        others = await deliveries.twins(talk.books, one)
        await review.not_both(talk.acting(), [*others, one], texts.plain("flags.because_both"))
    for slot in await _named(talk, visit, SlotKind.TWINS_MANY, [first]):
        chat = await talk.books.chats.get(slot.chat)
        await _ask_of_many(talk, chat, visit, together, parted)
    talk.note("deliver.twins_asked_again")


async def _pressed(talk: Talk[Any], id_: int) -> Delivery:
    talk.need(Action.DELIVER)
    first = await talk.books.deliveries.first(id=id_)
    if first is None or talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    return first


def _must_be_theirs(talk: Talk[Any], records: Sequence[Delivery]) -> None:
    if talk.by.id not in {record.by for record in records} and not talk.allows(Action.REVIEW):
        raise Mistake("deliver.not_your_twins")


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


async def _ask_of_many(
    talk: Talk[Any], chat: Chat, visit: Visit, confirmed: Sequence[Delivery], parted: list[Delivery]
) -> None:
    """The later ones can be taken back together; the earlier ones have their own buttons, further up."""
    first = confirmed[0]
    who, at = wording.cut(await roster.name(talk.books, first.by), 30), _at(talk, first)
    numbers = [delivery.number for delivery in parted if delivery.number is not None]
    listed = ranges(sorted(set(numbers))) or "–"
    label = texts.plain("deliver.undo_of", name=who, at=at)
    if len(parted) < len(confirmed):
        label = texts.plain("deliver.undo_doubles", numbers=wording.cut(listed, 20), name=who, at=at)
    rows = [
        [UndoDoubles(delivery=first.id).labelled(label)],
        [KeepAll(delivery=first.id).button("deliver.keep_both")],
    ]
    said = {
        "code": visit.code,
        "count": len({whom(one) for one in parted}),
        "numbers": listed,
    }
    said["example"] = numbers[-1] if numbers else 3
    slot = SlotKey.in_chat(SlotKind.TWINS_MANY, chat.id, mark=first.id)
    await _say(talk, chat, slot, "deliver.many", rows, visit.subject, **said)


async def _ask(talk: Talk[Any], chat: Chat, visit: Visit, found: list[Delivery], slot: post.Where) -> None:
    said = [{"name": await roster.name(talk.books, twin.by), "at": _at(talk, twin)} for twin in found]
    told = [line(twin, named=chat.private) for twin in found]
    lines = [Html(f"{what}{texts.html('deliver.twin_by', **by)}") for what, by in zip(told, said, strict=True)]
    rows = [[UndoOne(delivery=twin.id).labelled(label)] for twin, label in zip(found, _labels(said), strict=True)]
    rows.append([KeepBoth(delivery=found[0].id).button("deliver.keep_both")])
    parted = any(differ(one, other) for one in found for other in found)
    key = "deliver.twins_differ" if parted else "deliver.twins"
    await _say(talk, chat, slot, key, rows, visit.subject, code=visit.code, what=Html("\n".join(lines)))


def _labels(said: Sequence[dict[str, str]]) -> list[str]:
    """Who recorded it and when; the first, second... where that does not tell them apart."""
    shown = [{"name": wording.cut(by["name"], 30), "at": by["at"]} for by in said]
    labels = [texts.plain("deliver.undo_of", **by) for by in shown]
    if len(set(labels)) == len(labels):
        return labels
    return [texts.plain("deliver.undo_nth", n=n, **by) for n, by in enumerate(shown, 1)]


async def _say(
    talk: Talk[Any],
    chat: Chat,
    slot: post.Where,
    key: str,
    rows: Rows = (),
    subject: Subject | None = None,
    **values: Any,
) -> None:
    to = None if chat.id == talk.chat.id else chat
    await talk.say(key, to=to, slot=slot, buttons=rows, waits=bool(rows), subject=subject, **values)


async def _asked(talk: Talk[Any], visit: Visit, delivery: Delivery) -> list[Slot]:
    """The messages in which it is asked about this recipient; they are named after the first record, which may have
    been taken back since."""
    among = await talk.books.deliveries.find(visit=visit.id, number=delivery.number)
    return await _named(talk, visit, SlotKind.TWINS, [one for one in among if whom(one) == whom(delivery)])


async def _named(talk: Talk[Any], visit: Visit, kind: SlotKind, firsts: Sequence[Delivery]) -> list[Slot]:
    after = {str(one.id) for one in firsts}
    found = await talk.books.slots.find(subject=visit.subject, kind=kind, former=False)
    return [slot for slot in found if slot.mark in after]


def _at(talk: Talk[Any], delivery: Delivery) -> str:
    return wording.step_time(delivery.happened_at.astimezone(talk.office.zone))


async def _where_it_matters(talk: Talk[Any]) -> list[Chat]:
    team = await roster.team_groups(talk.books)
    return team if any(chat.id == talk.chat.id for chat in team) else [talk.chat, *team]


CONVERSATION = Conversation(
    presses=(on(KeepBoth, keep_both), on(KeepAll, keep_all), on(NotBoth, not_both), on(NotAll, not_all)),
    undoes=frozenset({NotBoth, NotAll}),
)
