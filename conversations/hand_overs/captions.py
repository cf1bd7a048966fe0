"""Hand-overs in one message: "K12 sembako 25", or a photo with "K12 3 terima"."""

from typing import Any

from conversations.hand_overs import albums, hand_over, orphans, photos
from conversations.talk import Talk
from conversations.visits.chosen_visit import replied_to
from sotarsa_bot import texts
from sotarsa_bot.field.records import Delivery, DeliveryKind, Photo
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import (
    Statement,
    looks_like_caption,
    names_only_a_visit,
    on_the_list,
    parse_caption,
    visit_code,
)  # fmt: skip
from sotarsa_bot.people.chats import Purpose
from sotarsa_bot.people.rights import Action
from sotarsa_bot.register import recipients
from sotarsa_bot.visits import underway, visits
from sotarsa_bot.visits.visit import Visit


async def captioned(talk: Talk[Any]) -> bool:
    """A hand-over in one message, by the team, in private or in its group."""
    text = talk.incoming.text.strip()
    if not (text and speaks_for_the_team(talk)) or about_a_count(talk) or not await means_a_hand_over(talk, text):
        return False
    if talk.incoming.picture:
        return await _with_picture(talk, text)
    await record_words(talk, text)
    return True


async def means_a_hand_over(talk: Talk[Any], text: str) -> bool:
    """A visit's code says so. Without it: an amount or number, as a reply about a visit, or below a photo."""
    if looks_like_caption(text):
        return True
    if not any(c.isdigit() for c in text):
        return False
    if talk.incoming.picture:
        return await visit_meant(talk, text) is not None
    return talk.replied is not None and await replied_to(talk) is not None


def speaks_for_the_team(talk: Talk[Any]) -> bool:
    """Recipients are named here: never in a village's group."""
    here = talk.incoming.private or talk.chat.purpose is Purpose.TEAM
    return here and talk.allows(Action.DELIVER)


def about_a_count(talk: Talk[Any]) -> bool:
    return talk.replied is not None and talk.replied.subject.startswith("count:")


async def _with_picture(talk: Talk[Any], text: str) -> bool:
    """The photo is kept even if its caption cannot be understood: the one place that looks after a Mistake itself.

    A caption without a code that turns out to say something else ("24 warga hadir") is no caption.
    """
    try:
        if names_only_a_visit(text):
            await _of_the_visit(talk, text)
            return True
        recorded, visit, _ = await _recorded(talk, text)
    except Mistake as mistake:
        if not looks_like_caption(text):
            return False
        await talk.say(mistake.key, as_reply=True, **mistake.values)
        await _kept_and_asked(talk)
        return True
    photo = await _kept_with_its_album(talk, visit, recorded[0])
    await hand_over.say_recorded(talk, visit, recorded, source(talk), photo)
    return True


async def _of_the_visit(talk: Talk[Any], text: str) -> None:
    """Its code alone says as much as a reply to its card does."""
    visit = await visits.get(talk.books, visit_code(text) or 0)
    deliveries.may_be_reported(visit)
    await _kept_with_its_album(talk, visit, await waits_for_photos(talk, visit))


async def waits_for_photos(talk: Talk[Any], visit: Visit) -> Delivery | None:
    """The hand-over of this visit that a photo without more words plainly belongs to."""
    waiting = await deliveries.awaiting_photos(talk.books, talk.by.id, talk.incoming.at)
    return waiting if waiting and waiting.visit == visit.id else None


async def _kept_with_its_album(talk: Talk[Any], visit: Visit, delivery: Delivery | None) -> Photo:
    photo = await photos.keep(talk, visit, delivery, worded=True)
    await albums.gather(talk, photo)
    return photo


async def _kept_and_asked(talk: Talk[Any]) -> None:
    """Its words were not understood; those that follow it in its album wait for the same answer."""
    photo = await photos.keep(talk, worded=True)
    await albums.gather(talk, photo)
    await orphans.ask(talk, photo)


async def record_words(talk: Talk[Any], text: str) -> None:
    """Records what the text says and reads it back."""
    recorded, visit, base = await _recorded(talk, text)
    await hand_over.say_recorded(talk, visit, recorded, base)


async def _recorded(talk: Talk[Any], text: str) -> tuple[list[Delivery], Visit, str]:
    """Reads the caption and records it. Everything is checked before anything is written."""
    visit = await visit_meant(talk, text)
    items = deliveries.carried(visit) if visit else []
    statements = parse_caption(text, items=items, default_visit=visit.id if visit else None)
    if len({s.visit for s in statements}) > 1:
        raise Mistake("deliver.one_visit_each")
    meant = await visits.get(talk.books, statements[0].visit)
    deliveries.may_be_reported(meant)
    every = any(one.everyone for one in statements)
    listed = [one.number for one in await recipients.of_visit(talk.books, meant)] if every else []
    said = [
        granted
        for statement in statements
        for one in hand_overs(on_the_list(statement, listed), meant)
        for named in [await _on_the_list(talk, meant, one) if one.recipient else one]
        for granted in ([named] if statement.amount else await deliveries.as_granted(talk.books, meant, named))
        for granted in _but(granted, statement, meant)
    ]
    return await hand_over.record(talk, meant, said, source(talk)), meant, source(talk)


def _but(granted: HandOver, statement: Statement, visit: Visit) -> list[HandOver]:
    """Without what was lacking ("3 terima kecuali selimut"): where no list says what is due, the rest of the load."""
    if not statement.lacking:
        return [granted]
    rest = [item for item in deliveries.carried(visit) if item not in statement.lacking]
    if granted.item == texts.plain("deliver.any_item"):
        return [granted.model_copy(update={"item": item}) for item in rest]
    return [granted] if deliveries.canonical(granted.item, visit) in rest else []


async def _on_the_list(talk: Talk[Any], visit: Visit, said: HandOver) -> HandOver:
    """A name goes to its number on the visit's list. One that is on no list is marked: nobody is served silently."""
    if said.number is not None or not await talk.books.listed.count(visit=visit.id):
        return said
    if one := await recipients.named(talk.books, visit, said.recipient):
        return said.model_copy(update={"number": one.number, "recipient": ""})
    marked = "; ".join(part for part in (said.note, texts.plain("request.outside_the_list")) if part)
    return said.model_copy(update={"note": marked})


async def visit_meant(talk: Talk[Any], text: str) -> Visit | None:
    """The visit whose items the caption speaks of: by its code, by what it replies to, else the only one under way."""
    if code := visit_code(text):
        return await visits.get(talk.books, code)
    if visit := await replied_to(talk):
        return visit
    possible = await underway.reportable(talk.books, talk.by.id, talk.today)
    return possible[0] if len(possible) == 1 else None


def hand_overs(statement: Statement, visit: Visit) -> list[HandOver]:
    """One hand-over for each number that was named; one without numbers."""
    note = "; ".join(part for part in (statement.reason, statement.note) if part)
    if not 0 < (statement.amount or 1) <= deliveries.MOST:
        raise Mistake("deliver.amount_odd", most=deliveries.MOST)
    said = HandOver(
        item=statement.item or usual_item(visit),
        amount=statement.amount or 1,
        kind=DeliveryKind(statement.kind),
        recipient=statement.recipient or "",
        proxy_name=statement.proxy.name if statement.proxy else "",
        proxy_relation=statement.proxy.relation if statement.proxy else "",
        note=note[:500],
    )
    return [said.model_copy(update={"number": n}) for n in statement.numbers] or [said]


def usual_item(visit: Visit) -> str:
    """What "3 terima" means: the only thing that is carried, else aid in general (then which_item.py asks)."""
    items = deliveries.carried(visit)
    return items[0] if len(items) == 1 else texts.plain("deliver.any_item")


def source(talk: Talk[Any]) -> str:
    """Telegram's own chat id: it changes with a supergroup, whose messages are numbered afresh."""
    return f"msg:{talk.incoming.chat}:{talk.incoming.message}"
