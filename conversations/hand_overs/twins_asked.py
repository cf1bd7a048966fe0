"""Two records of one recipient: both are kept and shown, and it is asked which counts (conflicts.py has the answers).

Asked after what happened, where the later one was recorded, and in the team's group, where the other reporter and the
coordinator read it. Never in a village's group: recipients are named.
"""

from collections.abc import Sequence
from typing import Any

from conversations import post
from conversations.button import Rows
from conversations.hand_overs import read_back
from conversations.hand_overs.delivery_words import line
from conversations.presses.hand_overs import KeepAll, KeepBoth, UndoDoubles, UndoOne
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books, OneOf, StartsWith
from sotarsa_bot.events import HandedOver
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.twins import differ, whom
from sotarsa_bot.papers.handover import ranges
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat, Here
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.texts import Html

Twins = tuple[Delivery, list[Delivery]]
"""A record, and the others that speak of the same recipient."""
FEW = 3
"""So many questions may stand below one message."""


async def follow(scene: Scene, visit: Visit) -> None:
    """After what happened (following.py): a question is settled by what no longer counts, and asked about what does."""
    happened = [one for one in scene.books.happened if isinstance(one, HandedOver) and one.visit == visit.id]
    gone = [one for event in happened for one in event.gone]
    new = [one for event in happened for one in event.new]
    parted = await deliveries.all_twins(scene.books, visit, new) if new else []
    if any(event.in_file for event in happened) and len({one.number for one, _ in parted}) > FEW:
        parted = []  # whoever sent the file reads their numbers
    if not gone and not parted:
        return
    here = await _where(scene.books, happened[-1])
    if gone:
        await _after_withdrawal(scene, here, visit, gone)
    if parted:
        await _ask_about(scene, here, visit, new, parted)


async def _where(books: Books, event: HandedOver) -> Chat | None:
    """Where it was said: the chat, and in a forum the topic."""
    chat = await books.chats.get(event.chat) if event.chat is not None else None
    return Here(**chat.model_dump(), asked_in=event.topic) if chat and event.topic is not None else chat


async def _ask_about(
    scene: Scene, here: Chat | None, visit: Visit, new: Sequence[Delivery], parted: Sequence[Twins]
) -> None:
    """Where another record of the same recipient stands. Of many (a list said twice), once."""
    for chat in await _where_it_matters(scene.books, here):
        if len(parted) > FEW:
            await ask_of_many(scene, here, chat, visit, new, [one for one, _ in parted])
            continue
        for one, others in parted:
            found = sorted([*others, one], key=lambda d: d.id)
            await ask(scene, here, chat, visit, found, SlotKey.in_chat(SlotKind.TWINS, chat.id, mark=found[0].id))
    for base in {message(one) for one in new}:
        await read_back.go_on(scene.books, base, scene.now)


async def _where_it_matters(books: Books, here: Chat | None) -> list[Chat]:
    team = await roster.team_groups(books)
    return [here, *team] if here and all(chat.id != here.id for chat in team) else team


async def _after_withdrawal(scene: Scene, here: Chat | None, visit: Visit, gone: Sequence[Delivery]) -> None:
    """The question is asked of those that are left, or is settled when one is."""
    await _settle_many(scene, here, visit, gone)
    for delivery in gone:
        left = sorted(await deliveries.twins(scene.books, delivery), key=lambda d: d.id)
        for slot in await asked(scene.books, visit, delivery) if left else []:
            chat = await scene.books.chats.get(slot.chat)
            if len(left) > 1:
                await ask(scene, here, chat, visit, left, slot)
            else:
                await _say(scene, here, chat, slot, "deliver.twins_settled", what=line(left[0], named=chat.private))


async def _settle_many(scene: Scene, here: Chat | None, visit: Visit, withdrawn: Sequence[Delivery]) -> None:
    """The question about many is settled once none of them stands twice, whichever of the two was taken back."""
    books = scene.books
    theirs = {message(one) for one in withdrawn}
    numbers = OneOf(tuple({one.number for one in withdrawn}))
    left = await books.deliveries.find(visit=visit.id, number=numbers, withdrawn_at=None)
    for said in sorted(theirs | {message(one) for one in left}):
        found = await books.deliveries.find(visit=visit.id, source=StartsWith(f"{said}:"), order="id")
        standing = await named(books, visit, SlotKind.TWINS_MANY, found)
        if not standing or await doubles(books, found[0]):
            continue
        key = "deliver.many_settled" if said in theirs else "deliver.many_single"
        for slot in standing if said in theirs else [one for one in standing if one.waits]:
            await _say(scene, here, await books.chats.get(slot.chat), slot, key, code=visit.code)


async def doubles(books: Books, first: Delivery) -> list[Delivery]:
    """Of what was said together with this record, all that stands and stands elsewhere, too."""
    together = await books.deliveries.find(
        visit=first.visit, source=StartsWith(f"{message(first)}:"), withdrawn_at=None, order="id"
    )
    return [one for one in together if await deliveries.twins(books, one)]


async def ask_of_many(
    scene: Scene, here: Chat | None, chat: Chat, visit: Visit, together: Sequence[Delivery], parted: Sequence[Delivery]
) -> None:
    """The later ones can be taken back together; the earlier ones have their own buttons, further up."""
    first = together[0]
    who, at = wording.cut(await roster.name(scene.books, first.by), 30), _at(scene, first)
    numbers = [delivery.number for delivery in parted if delivery.number is not None]
    listed = ranges(sorted(set(numbers))) or "–"
    label = texts.plain("deliver.undo_of", name=who, at=at)
    if len(parted) < len(together):
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
    await _say(scene, here, chat, slot, "deliver.many", rows, visit.subject, **said)


async def ask(
    scene: Scene, here: Chat | None, chat: Chat, visit: Visit, found: Sequence[Delivery], slot: post.Where
) -> None:
    said = [{"name": await roster.name(scene.books, twin.by), "at": _at(scene, twin)} for twin in found]
    told = [line(twin, named=chat.private) for twin in found]
    lines = [Html(f"{what}{texts.html('deliver.twin_by', **by)}") for what, by in zip(told, said, strict=True)]
    rows = [[UndoOne(delivery=twin.id).labelled(label)] for twin, label in zip(found, _labels(said), strict=True)]
    rows.append([KeepBoth(delivery=found[0].id).button("deliver.keep_both")])
    parted = any(differ(one, other) for one in found for other in found)
    key = "deliver.twins_differ" if parted else "deliver.twins"
    await _say(scene, here, chat, slot, key, rows, visit.subject, code=visit.code, what=Html("\n".join(lines)))


def _labels(said: Sequence[dict[str, str]]) -> list[str]:
    """Who recorded it and when; the first, second... where that does not tell them apart."""
    shown = [{"name": wording.cut(by["name"], 30), "at": by["at"]} for by in said]
    labels = [texts.plain("deliver.undo_of", **by) for by in shown]
    if len(set(labels)) == len(labels):
        return labels
    return [texts.plain("deliver.undo_nth", n=n, **by) for n, by in enumerate(shown, 1)]


async def _say(
    scene: Scene,
    here: Chat | None,
    chat: Chat,
    slot: post.Where,
    key: str,
    rows: Rows = (),
    subject: Subject | None = None,
    **values: Any,
) -> None:
    """`here`: where somebody waits for it."""
    answers = here is not None and chat.id == here.id
    await post.write(
        scene.books, here if here and answers else chat, texts.html(key, **values), now=scene.now, slot=slot,
        buttons=rows, waits=bool(rows), subject=subject, sort=post.ANSWER if answers else post.NEWS,
    )  # fmt: skip


async def asked(books: Books, visit: Visit, delivery: Delivery) -> list[Slot]:
    """The messages in which it is asked about this recipient; they are named after the first record, which may have
    been taken back since."""
    among = await books.deliveries.find(visit=visit.id, number=delivery.number)
    return await named(books, visit, SlotKind.TWINS, [one for one in among if whom(one) == whom(delivery)])


async def named(books: Books, visit: Visit, kind: SlotKind, firsts: Sequence[Delivery]) -> list[Slot]:
    after = {str(one.id) for one in firsts}
    found = await books.slots.find(subject=visit.subject, kind=kind, former=False)
    return [slot for slot in found if slot.mark in after]


def _at(scene: Scene, delivery: Delivery) -> str:
    return wording.step_time(delivery.happened_at.astimezone(scene.office.zone))
