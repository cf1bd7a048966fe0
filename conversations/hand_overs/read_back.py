"""The words that read a hand-over back: what was understood, what came of its photos, and the way to undo it.

One message. Words about a photo wait a little for it, so that its count stands in them and no second message is needed;
the receipt on the photo has been there since it was written down.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from conversations import post
from conversations.button import Rows
from conversations.hand_overs import photo_words
from conversations.hand_overs.delivery_words import changed, for_chat, in_lines, line
from conversations.presses.hand_overs import Uncorrect, Undo
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.flags import proxy_letters
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import corrections, deliveries
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.field import Delivery, Photo, PhotoKind, PhotoState
from sotarsa_bot.records.machinery import PostState, Slot
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits

WAITS_FOR_PHOTO = timedelta(seconds=30)
"""So long the words wait for their photo at most: longer than most downloads take, shorter than doubt."""


async def say(talk: Talk[Any], visit: Visit, confirmed: Sequence[Delivery], base: str, photo: Photo | None) -> None:
    """Reads back what was understood; `photo` came with it."""
    await talk.say(
        _key(confirmed),
        slot=slot_of(base),
        buttons=_rows(base, confirmed),
        waits=False,
        subject=confirmed[0].subject,
        as_reply=True,
        hold=WAITS_FOR_PHOTO if photo and photo.state is PhotoState.PENDING else timedelta(),
        code=visit.code,
        what=await words(talk.books, visit, confirmed, talk.chat, await _kept_before(talk.books, confirmed, photo)),
    )


async def _kept_before(books: Books, confirmed: Sequence[Delivery], photo: Photo | None) -> list[Photo]:
    """Photos that were stored before their words were understood: no download will say so any more."""
    return await _photos(books, confirmed) if photo and photo.state is not PhotoState.PENDING else []


def slot_of(base: str) -> SlotKey:
    """`base` names the message or the talk that said it."""
    return SlotKey.only(SlotKind.READ_BACK, base)


def _key(together: Sequence[Delivery]) -> str:
    if any(one.held for one in together):
        return "closing.held"
    return "deliver.corrected" if any(one.replaces for one in together) else "deliver.recorded"


def _rows(base: str, together: Sequence[Delivery]) -> Rows:
    if any(one.replaces for one in together):
        return [[Uncorrect(delivery=together[0].id).button("deliver.uncorrect")]]
    return undo_rows(base, len(together))


def undo_rows(base: str, count: int) -> Rows:
    return [[Undo(source=base, count=count).button("deliver.undo")]]


async def words(
    books: Books, visit: Visit, confirmed: Sequence[Delivery], chat: Chat, photos: Sequence[Photo] = ()
) -> Html:
    """What was understood; of a proxy, that the letter is here or that the office wants it; what came of its photos."""
    before = await for_chat(books, chat, await corrections.replaced(books, confirmed))
    lines = [_lines(await for_chat(books, chat, confirmed), before), *await _over(books, visit, confirmed)]
    if proxied := proxy_letters.by_proxy(confirmed):
        lacking = await proxy_letters.lacking(books, proxied)
        if not lacking:
            lines.append(texts.html("deliver.letter_here"))
        elif await proxy_letters.required(books):
            lines.append(_letter_please(visit, lacking, chat))
    if any(photo.state is not PhotoState.PENDING for photo in photos):
        lines += photo_words.lines(photos)
    return Html("\n".join(lines))


async def _over(books: Books, visit: Visit, confirmed: Sequence[Delivery]) -> list[Html]:
    """Of which things more is on record than was carried."""
    carried = {cargo.item: cargo.amount for cargo in visit.plan.cargo}
    if not carried.keys() & {one.item for one in confirmed}:
        return []
    totals = await deliveries.totals(books, visit)
    return [
        texts.html("deliver.over_load", item=item.capitalize(), amount=wording.number(totals[item]),
                   carried=wording.number(carried[item]))
        for item in dict.fromkeys(one.item for one in confirmed)
        if item in carried and totals.get(item, 0) > carried[item]
    ]  # fmt: skip


def _lines(confirmed: Sequence[Delivery], replaced: Sequence[Delivery]) -> Html:
    """Each record; in the place of what it stands, where it is a correction."""
    before = {one.id: [old for old in replaced if old.replaced_by == one.id] for one in confirmed}
    return Html("\n".join(changed(before[one.id], one) if before[one.id] else line(one) for one in confirmed))


def _letter_please(visit: Visit, lacking: Sequence[Delivery], chat: Chat) -> Html:
    """Such a letter often holds numbers of people, which are not for groups."""
    names = wording.listing([one.proxy_name for one in lacking])
    asked = texts.html("deliver.letter_please", names=names)
    numbered = next((one.number for one in lacking if one.number is not None), None)
    if chat.private or numbered is None:
        return asked
    return Html(f"{asked}\n{texts.html('deliver.letter_in_private', code=visit.code, number=numbered)}")


async def settled(books: Books, photo: Photo, now: datetime) -> bool:
    """A photo of a hand-over was stored, or found broken: its words say so, if they came with it and still stand."""
    delivery = await books.deliveries.first(id=photo.delivery)
    if delivery is None or not _came_with(photo, delivery, photos := await _photos(books, [delivery])):
        return False
    return await _last_says_it(books, delivery, photos, now)


async def counted_anew(books: Books, delivery: Delivery, now: datetime) -> bool:
    """As `settled`, where one of its photos turned out to be another's."""
    return await _last_says_it(books, delivery, await _photos(books, [delivery]), now)


async def _last_says_it(books: Books, delivery: Delivery, photos: Sequence[Photo], now: datetime) -> bool:
    if any(one.state is PhotoState.PENDING and not one.attempts for one in photos):
        return True  # the last one says it for all
    return await say_anew(books, delivery, now)


def _came_with(photo: Photo, delivery: Delivery, photos: Sequence[Photo]) -> bool:
    """Whether the photo, or one of its album, bore the words."""
    album = [one for one in photos if one.id == photo.id or (one.album and one.album == photo.album)]
    return any(message(delivery).endswith(f":{one.message}") for one in album)


async def say_anew(books: Books, delivery: Delivery, now: datetime) -> bool:
    """Brings the words that read this hand-over back up to what is known now. False if they stand nowhere."""
    together, base = await proxy_letters.said_with(books, delivery), message(delivery)
    standing = await _standing(books, together, base)
    visit, photos = await visits.get(books, delivery.visit), await _photos(books, together)
    for slot in standing:
        chat = await books.chats.get(slot.chat)
        what = await words(books, visit, together, chat, photos)
        said = texts.html(_key(together), code=visit.code, what=what)
        buttons = _rows(base, together)
        await post.write(books, chat, said, now=now, slot=slot, buttons=buttons, waits=False, sort=post.ANSWER)
    return bool(standing)


async def _standing(books: Books, together: Sequence[Delivery], base: str) -> list[Slot]:
    """Where it was read back: below what was said, or at the end of a talk."""
    if found := await post.lives(books, slot_of(base)):
        return [found] if _undoes(found, base, together) else []
    subjects = OneOf(tuple(one.subject for one in together))
    return [slot for slot in await books.slots.find(subject=subjects) if _undoes(slot, base, together)]


async def superseded(talk: Talk[Any], visit: Visit, old: Sequence[Delivery], new: Sequence[Delivery]) -> None:
    """Where the old records were read back, it is said what stands in their place; what else stands there remains."""
    books, base = talk.books, message(old[0])
    if base == message(new[0]):
        return await _below_anew(talk, visit, old)
    if await proxy_letters.said_with(books, old[0]) and await say_anew(books, old[0], talk.now):
        return None
    for slot in await _standing(books, old, base):
        await _say_superseded(talk, slot, visit, old)
    return None


async def _below_anew(talk: Talk[Any], visit: Visit, old: Sequence[Delivery]) -> None:
    """The same message, edited: what is read back of it now stands below, and the former words say so. What was not
    said yet is replaced."""
    if former := await post.part(talk.books, slot_of(message(old[0]))):
        await _say_superseded(talk, former, visit, old)


async def _say_superseded(talk: Talk[Any], slot: Slot, visit: Visit, old: Sequence[Delivery]) -> None:
    chat = await talk.books.chats.get(slot.chat)
    said = texts.html("deliver.corrected_below", code=visit.code, was=in_lines(await for_chat(talk.books, chat, old)))
    await post.write(talk.books, chat, said, now=talk.now, slot=slot, sort=post.ANSWER)


async def said_again(talk: Talk[Any], visit: Visit, restored: Sequence[Delivery]) -> None:
    """What was corrected counts again: the words that read it back say so, too. Their button is below the answer."""
    slot = await post.lives(talk.books, slot_of(message(restored[0])))
    if slot:
        chat = await talk.books.chats.get(slot.chat)
        said = texts.html(
            "deliver.recorded", code=visit.code, what=in_lines(await for_chat(talk.books, chat, restored))
        )
        await post.write(talk.books, chat, said, now=talk.now, slot=slot, sort=post.ANSWER)


async def go_on(books: Books, base: str, now: datetime) -> None:
    """The words wait for their photo no longer: something that belongs below them is said now."""
    await books.outbox.change_all({"slot": slot_of(base).name, "state": PostState.QUEUED, "attempts": 0}, due_at=now)


def _undoes(slot: Slot, base: str, together: Sequence[Delivery]) -> bool:
    undoes = [press.source for _, data in slot.buttons if (press := Undo.of(data))]
    corrected = [correction.delivery for _, data in slot.buttons if (correction := Uncorrect.of(data))]
    return base in undoes or any(one.id in corrected for one in together)


async def _photos(books: Books, confirmed: Sequence[Delivery]) -> list[Photo]:
    return await books.photos.find(delivery=OneOf(tuple(one.id for one in confirmed)), kind=PhotoKind.PROOF)
