"""A photo that fits nothing: kept, and asked about with buttons, once for all that came together."""

from datetime import timedelta
from html import unescape
from typing import Any

from conversations import post, unnamed
from conversations.button import Button
from conversations.conversation import Conversation
from conversations.doubts import unsure
from conversations.hand_overs import late, read_back
from conversations.pressed import on
from conversations.presses.hand_overs import PhotoForVisit, PhotoIsNoProof, PhotoOfDelivery, PhotoOfTheDay
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.flags import keeping_photos
from sotarsa_bot.hand_overs import bursts, deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import one_line, opens_with_step, says_something
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import OUTSIDE, Delivery, DeliveryKind, Photo, PhotoKind, PhotoState
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import underway, visits

WAITS_FOR_ALBUM = timedelta(seconds=6)
"""An album's captioned photo may come after the others: the question waits for it."""
MOST_SHOWN = 5


async def ask(talk: Talk[Any], photo: Photo) -> None:
    """Asks which visit these photos are for. One question for those that came together and have no different words;
    each photo pushes it on a little."""
    burst = bursts.asked_together(photo, await bursts.around(talk.books, photo))
    await talk.books.photos.change(photo.id, asked_at=talk.now)
    first = burst[0]
    rows = [[await _for_visit(talk, first, v)] for v in await _possible(talk)]
    rows.append([PhotoIsNoProof(photo=first.id).button("photos.no_proof")])
    words = await _quoted(talk, first)
    key = "photos.what_for_worded" if words else "photos.what_for"
    await talk.say(
        key, slot=_slot(first), buttons=rows, waits=True, hold=WAITS_FOR_ALBUM, count=len(burst), words=words
    )
    if photo.id == first.id or says_something(talk.incoming.text):
        await unsure.remember(talk, _slot(first).name)


async def _quoted(talk: Talk[Any], first: Photo) -> str:
    """The words that came with them, so that the question says which photos it is about."""
    if words := wording.cut(one_line(await unnamed.said(talk, talk.incoming.text))):
        return words
    before = await talk.books.outbox.first(slot=_slot(first).name, order="-id")
    said = str(before.payload.get("text", "")) if before else ""
    return unescape(said.partition("\n“")[2].removesuffix("”"))


async def adopt(talk: Talk[Any], found: list[Photo], visit: Visit, delivery: Delivery | None = None) -> None:
    """Photos that belonged to nothing now belong to this; the question about them is taken back."""
    await keeping_photos.adopt(talk.acting(), visit, found, delivery)
    for photo in found:
        await take_back(talk, photo)


async def _place(talk: Talk[Any], burst: list[Photo], visit: Visit, delivery: Delivery | None = None) -> None:
    await keeping_photos.place(talk.acting(), visit, burst, delivery)
    for photo in burst:
        await take_back(talk, photo)


async def for_visit(talk: Talk[Any], wish: PhotoForVisit) -> None:
    """Asks which hand-over of it, if there are any."""
    burst = await _burst(talk, wish.photo)
    visit = await visits.get(talk.books, wish.visit)
    done = await deliveries.standing(talk.books, visit)
    if not done:
        await _settle(talk, burst, visit, None)
        return
    rows = [[await _for_delivery(talk, burst[0], d)] for d in reversed(done[-MOST_SHOWN:])]
    rows.append([PhotoOfDelivery(photo=burst[0].id, visit=visit.id, delivery=0).button("photos.whole_visit")])
    await talk.say("photos.which_delivery", slot=_slot(burst[0]), buttons=rows, waits=True, code=visit.code)


async def for_delivery(talk: Talk[Any], wish: PhotoOfDelivery) -> None:
    """`photo_of | first photo | visit | delivery` (0: the visit as a whole)."""
    burst = await _burst(talk, wish.photo)
    visit = await visits.get(talk.books, wish.visit)
    chosen = await talk.books.deliveries.first(id=wish.delivery, visit=visit.id)
    await _settle(talk, burst, visit, chosen)


async def no_proof(talk: Talk[Any], wish: PhotoIsNoProof) -> None:
    """Kept, but for no visit."""
    burst = await _burst(talk, wish.photo)
    await keeping_photos.put_apart(talk.acting(), burst)
    await talk.say("photos.kept_apart", slot=_slot(burst[0]), count=len(burst))


async def _settle(talk: Talk[Any], burst: list[Photo], visit: Visit, delivery: Delivery | None) -> None:
    await _place(talk, burst, visit, delivery)
    stored = sum(p.state is PhotoState.STORED for p in burst)
    await late.came(talk, visit)
    words = await unsure.words_of(talk, _slot(burst[0]).name) if delivery is None else ""
    words = wording.cut(one_line(await unnamed.said(talk, words)), 120)
    key = "photos.placed_unread" if says_something(words) else "photos.placed"
    key = "photos.placed_step" if opens_with_step(words) else key
    await talk.say(key, slot=_slot(burst[0]), stored=stored, all=len(burst), code=visit.code, words=words)
    if delivery and any(photo.kind is PhotoKind.LETTER for photo in burst):
        await read_back.say_anew(talk.books, delivery, talk.now)


def of_the_day(photo: Photo, visit: Visit) -> Button:
    """Below words that were not understood: they need not be, for the photo is of the day."""
    return PhotoOfTheDay(photo=photo.id, visit=visit.id).button("photos.whole_visit")


async def for_the_day(talk: Talk[Any], wish: PhotoOfTheDay) -> None:
    """Nothing is asked any more about the words below it."""
    burst = await _burst(talk, wish.photo)
    visit = await visits.get(talk.books, wish.visit)
    deliveries.may_be_reported(visit)
    await _place(talk, burst, visit)
    await late.came(talk, visit)
    stored = sum(p.state is PhotoState.STORED for p in burst)
    question = await unsure.forget(talk, talk.chat.id, burst[0].message)
    await talk.say("photos.placed", slot=question or None, stored=stored, all=len(burst), code=visit.code)


async def _burst(talk: Talk[Any], id_: int) -> list[Photo]:
    """The photos that a press is about, while they belong to nothing. Only the team may say what they show."""
    talk.need(Action.DELIVER)
    first = await talk.books.photos.first(id=id_, chat=talk.chat.id)
    if first is None:
        raise Mistake("common.old_button")
    if first.visit is not None or first.kind in OUTSIDE:
        raise Mistake("common.answered_already")
    burst = bursts.asked_together(first, await bursts.around(talk.books, first))
    return burst[next(n for n, photo in enumerate(burst) if photo.id == first.id) :]


async def _possible(talk: Talk[Any]) -> list[Visit]:
    """Also those that were closed lately: a photo that was late belongs to its own visit, not to the next one."""
    open_ = await underway.with_hand_overs(talk.books, talk.by.id, talk.today)
    closed = await underway.closed_lately(talk.books, talk.by.id, talk.now)
    return [*open_[: MOST_SHOWN - min(len(closed), 2)], *closed[:2]]


async def _for_visit(talk: Talk[Any], first: Photo, visit: Visit) -> Button:
    village = await talk.books.villages.get(visit.village)
    return PhotoForVisit(photo=first.id, visit=visit.id).labelled(f"{visit.code} {village.name}")


async def _for_delivery(talk: Talk[Any], first: Photo, delivery: Delivery) -> Button:
    numbered = f"nomor {delivery.number}" if delivery.number is not None else ""
    whom = delivery.recipient or numbered if talk.chat.private else numbered or delivery.recipient
    by = texts.plain("photos.recorded_by", name=await roster.name(talk.books, delivery.by))
    if delivery.kind is not DeliveryKind.RECEIVED:
        what, whom = f"{whom} {texts.plain(f'photos.kind_{delivery.kind}')}".strip(), ""
    else:
        what = f"{wording.number(delivery.amount)} {delivery.item}"
    label = " · ".join(part for part in (what, whom, by) if part)
    return PhotoOfDelivery(photo=first.id, visit=delivery.visit, delivery=delivery.id).labelled(wording.cut(label, 60))


def _slot(first: Photo) -> SlotKey:
    return SlotKey.only(SlotKind.ORPHAN, first.id)


async def take_back(talk: Talk[Any], photo: Photo) -> None:
    """A question not yet sent is dropped with its slot; one that stands in the chat says that it is settled."""
    slot = await post.lives(talk.books, _slot(photo))
    if slot is None or talk.incoming.pressed or await post.take_back(talk.books, slot):
        return
    await talk.say("photos.settled_meanwhile", slot=slot)


CONVERSATION = Conversation(
    presses=(
        on(PhotoForVisit, for_visit),
        on(PhotoOfDelivery, for_delivery),
        on(PhotoIsNoProof, no_proof),
        on(PhotoOfTheDay, for_the_day),
    ),
)
