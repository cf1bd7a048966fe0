"""A village's wish for another time or place: how it reads, and how the coordinators hear of it and of its answer."""

from typing import Any

from conversations import post
from conversations.button import Button, tag
from conversations.presses.visits import AcceptWish, DeclineWish, TakeOffer
from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot import texts, wording
from sotarsa_bot.people import roster
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Meeting, Visit
from sotarsa_bot.running.office import Office


def words(office: Office, visit: Visit) -> str:
    """What is wished for: the time, and the place if it names one; both places where one would take the other's."""
    wish, before = visit.counter, visit.agreed.place if visit.agreed else None
    if wish is None:
        return ""
    moment = wording.moment(wish.starts_at, office.zone)
    if wish.place is None or wish.place == before:
        return moment
    if before is None:
        return f"{moment}, {wish.place.name}"
    places = texts.plain("decide.place_to_place", before=before.name, after=wish.place.name)
    return f"{moment}, {places}"


def said(office: Office, meeting: Meeting) -> str:
    """A time, and the place if one is named with it."""
    moment = wording.moment(meeting.starts_at, office.zone)
    return f"{moment}, {meeting.place.name}" if meeting.place else moment


def offered(visit: Visit, office: Office) -> list[Button]:
    """What takes the office's offer of another time."""
    if visit.offer is None:
        return []
    local = visit.offer.starts_at.astimezone(office.zone)
    label = texts.plain("card.take_offer", day=wording.short_day(local.date()), at=wording.clock_time(local))
    return [TakeOffer(visit=visit.id, offer=mark(visit.offer)).labelled(label)]


def answers(visit: Visit) -> list[Button]:
    """The coordinator's answers to this very wish, and to no later one."""
    if visit.counter is None:
        return []
    which = mark(visit.counter)
    return [way(visit=visit.id, wish=which).button(f"card.{way.NAME}") for way in (AcceptWish, DeclineWish)]


def mark(wish: Meeting) -> str:
    """Tells a wish from another one of the same visit, in a press."""
    place = f"{wish.place.name}|{wish.place.latitude}|{wish.place.longitude}" if wish.place else ""
    return tag(f"{wish.starts_at.isoformat()}|{place}|{wish.by}")


async def tell(talk: Talk[Any], visit: Visit, instead: str) -> list[str]:
    """To each coordinator, with the answers below; to the team's group if none can be reached alone. Who was told."""
    said = await _said(talk, visit)
    chats, names = await notices.coordinators(talk)
    for chat in chats:
        name = slot(visit, chat.id)
        await post.retire(talk.books, chat, name, now=talk.now)
        await talk.say("decide.counter_came", to=chat, slot=name, subject=visit.subject, buttons=[answers(visit)],
                       waits=True, instead=instead, **said)  # fmt: skip
    return names


async def settle(talk: Talk[Any], visit: Visit, key: str, **values: Any) -> None:
    """Where the wish was told, its answer stands and no button is left."""
    for known in await post.standing(talk.books, SlotKind.WISH, visit.subject):
        chat = await talk.books.chats.get(known.chat)
        await talk.say(key, to=None if chat.id == talk.chat.id else chat, slot=known,
                           code=visit.code, name=talk.by.name, **values)  # fmt: skip


async def replaced(talk: Talk[Any], visit: Visit) -> None:
    """The village chose a time itself instead: what it wished for before is nobody's to accept any more."""
    if visit.counter:
        await settle(talk, visit, "decide.wish_replaced", wish=words(talk.office, visit))


async def _said(talk: Talk[Any], visit: Visit) -> dict[str, Any]:
    village = (await talk.books.villages.get(visit.village)).name
    by = await roster.name(talk.books, visit.counter.by) if visit.counter else ""
    return {"code": visit.code, "village": village, "wish": words(talk.office, visit), "name": by}


def slot(visit: Visit, chat: int) -> SlotKey:
    """Where a coordinator reads of the wish."""
    return SlotKey.in_chat(SlotKind.WISH, chat, visit=visit.id)
