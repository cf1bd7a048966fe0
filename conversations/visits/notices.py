"""Words about a visit to those whom it concerns, and what a village passes on to its citizens."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from conversations import post
from conversations.conversation import Conversation
from conversations.pressed import OfVisit, on
from conversations.presses.visits import Announcement, BringCard, Calendar, ShowMap
from conversations.talk import Talk
from conversations.visits import answered, lacking, office_asked
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.papers.ics import CalendarEvent
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.office_question import OfficeQuestion
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.slots import TELLS, VILLAGES_WORDS, SlotKey, SlotKind, Subject
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import caveats, visits

TAKEN = ("calendar.taken_people", "calendar.taken_vehicle", "calendar.taken_village")
CORRECTED_WITHIN = timedelta(minutes=1)
"""What is agreed anew so soon corrects what was just told: the message is changed, and no second one rings."""


async def coordinators(talk: Talk[Any]) -> tuple[list[Chat], list[str]]:
    """Where to tell the coordinators something, and the names of those who are reached: each alone, or else the team's
    groups (and no name)."""
    chats, names = [], []
    for person in await roster.with_role(talk.books, Role.COORDINATOR):
        if (chat := await roster.private_chat(talk.books, person)) and chat.reachable:
            chats.append(chat)
            names.append(person.name)
    return chats or await roster.team_groups(talk.books), names


async def to_coordinators(
    talk: Talk[Any],
    visit: Visit,
    key: str,
    *,
    subject: Subject | None = None,
    kind: SlotKind = SlotKind.NOTICE,
    asker: int = 0,
    mark: str = "",
    asked: OfficeQuestion | None = None,
    **values: Any,
) -> str:
    """In private to each coordinator; to the team's group if none can be reached alone. Who was told, in words.

    `kind`: a reply to a village's words goes back to it (village_words.py); `mark`: what of them it may answer
    (offering.py). `asker`: a reply goes to this person (team_asks.py). `asked`: what they ask waits for an answer."""
    subject = subject or visit.subject
    village = (await talk.books.villages.get(visit.village)).name
    chats, names = await coordinators(talk)
    for chat in chats:
        slot = (
            SlotKey.new(SlotKind.ASKED, visit=visit.id, mark=asker)
            if asker
            else SlotKey.new(kind, visit=visit.id, mark=mark)
        )
        name = await talk.say(key, to=chat, slot=slot, subject=subject, code=visit.code, village=village, **values)
        await office_asked.stands_in(talk, name, asked)
    return in_words(names)


async def writer(talk: Talk[Any]) -> Person:
    """Whose words these are, whoever confirmed them: they are told on under this name."""
    wrote = await talk.books.people.first(telegram_id=talk.wrote) if talk.wrote else None
    return wrote or talk.by


async def writer_name(talk: Talk[Any]) -> str:
    """Under which name words are told on."""
    return (await writer(talk)).name


def passed_on(slots: Sequence[Slot]) -> bool:
    """Whether the office was sent words of the village's own."""
    return any(slot.kind in VILLAGES_WORDS for slot in slots)


def tells(slot: Slot) -> bool:
    """Whether these words tell the office of what a village or somebody else said: a reply answers that."""
    return slot.kind in TELLS


def in_words(names: list[str]) -> str:
    """Those who were reached: "Rahmi Contoh"; the team, where nobody could be told alone."""
    return wording.listing(names) or texts.plain("decide.the_team")


async def tell_office(talk: Talk[Any], visit: Visit) -> None:
    """The coordinators and the team hear what was agreed, by a message: an edited card rings no bell. Whoever agreed,
    and the chat in which it was done, know it."""
    said = await _said(talk, visit)
    anew = await _agreed_before(talk, visit)
    who = await roster.name(talk.books, visit.agreed.by) if visit.agreed else ""
    key, values = answered.said(visit.agreed, who) if visit.agreed else ("card.how_group", {"name": who})
    how = texts.plain(key, **values)
    short = "\n".join(filter(None, [await lacking.said(talk.books, visit), await _taken(talk, visit)]))
    chats, _ = await coordinators(talk)
    for chat in {c.id: c for c in [*chats, *await roster.team_groups(talk.books)]}.values():
        if chat.id == talk.chat.id or chat.telegram_id == talk.by.telegram_id:
            if short and chat.id == talk.chat.id:
                await post.write(talk.books, chat, Html(short), now=talk.now, subject=visit.subject)
            continue
        slot = SlotKey.in_chat(SlotKind.TOLD, chat.id, visit=visit.id)
        last = await talk.books.outbox.first(slot=slot.name, order="-id")
        if last and talk.now - last.created_at >= CORRECTED_WITHIN:
            await post.retire(talk.books, chat, slot, now=talk.now)
        key = "notice.agreed_anew" if anew else "notice.agreed"
        see = [[BringCard(visit=visit.id).button("notice.see_card")]] if chat.private else []
        await talk.say(key, to=chat, slot=slot, buttons=see, waits=False, subject=visit.subject, code=visit.code,
                       how=how, lacking=Html(f"\n{short}" if short else ""), **said)  # fmt: skip


async def _taken(talk: Talk[Any], visit: Visit) -> Html:
    """Who, and what car, goes elsewhere on that day: of two villages that agree, neither knows of the other."""
    found = await caveats.of_visit(talk.books, talk.office, visit)
    return Html("\n".join(texts.html(one.key, **one.values) for one in found if one.key in TAKEN))


async def _agreed_before(talk: Talk[Any], visit: Visit) -> bool:
    """Whether something else had been agreed for longer than a slip of the finger lasts."""
    steps = OneOf(("visit.agreed", "visit.proposed_again", "visit.postponed"))
    found = await talk.books.audit.find(subject=f"visit:{visit.id}", what=steps, order="-id", limit=2)
    return len(found) == 2 and found[1].what == "visit.agreed" and talk.now - found[1].at >= CORRECTED_WITHIN


async def to_village(talk: Talk[Any], visit: Visit, key: str, *, kind: SlotKind | None = None, **values: Any) -> None:
    """`kind`: what it is, so that what is said below it is known to answer it."""
    for chat in await roster.village_groups(talk.books, visit.village):
        slot = SlotKey.new(kind, visit=visit.id) if kind else None
        await talk.say(key, to=chat, slot=slot, subject=visit.subject, code=visit.code, **values)


async def announce(talk: Talk[Any], visit: Visit, before: str = "") -> None:
    """The announcement for citizens, as plain text to forward, with what is to be said `before` it. What was announced
    earlier is void."""
    await void_announcements(talk, visit)
    if visit.agreed and visit.agreed.place is None:
        before = texts.Html("\n".join(filter(None, (before, texts.html("notice.announced_later", code=visit.code)))))
        return await _to_groups(talk, visit, before)
    announced = f"<pre>{texts.html('notice.announcement', **await _said(talk, visit))}</pre>"
    await _to_groups(talk, visit, texts.Html(f"{before}\n{announced}" if before else announced))


async def _to_groups(talk: Talk[Any], visit: Visit, text: Html) -> None:
    for chat in await roster.village_groups(talk.books, visit.village):
        slot = SlotKey.in_chat(SlotKind.ANNOUNCEMENT, chat.id, visit=visit.id, mark=visit.version)
        await post.write(talk.books, chat, text, now=talk.now, slot=slot, subject=visit.subject)


async def void_announcements(talk: Talk[Any], visit: Visit) -> None:
    """An announcement that is no longer true must not be forwarded any more: it says so itself."""
    for slot in await post.standing(talk.books, SlotKind.ANNOUNCEMENT, visit.subject):
        chat = await talk.books.chats.get(slot.chat)
        text = texts.html("notice.void", code=visit.code)
        await post.write(talk.books, chat, text, now=talk.now, slot=slot)


async def announcement(talk: Talk[Any], wish: Announcement) -> None:
    """The announcement again, on request."""
    visit = await _agreed_visit(talk, wish)
    text = texts.Html(f"<pre>{texts.html('notice.announcement', **await _said(talk, visit))}</pre>")
    await post.write(talk.books, talk.chat, text, now=talk.now, subject=visit.subject, sort=post.ANSWER)
    talk.note("notice.coming")


async def calendar(talk: Talk[Any], wish: Calendar) -> None:
    """The visit as an .ics file, on request."""
    visit = await _agreed_visit(talk, wish)
    said = await _said(talk, visit)
    assert visit.agreed is not None  # noqa: S101 - an agreed visit
    event = CalendarEvent(
        uid=f"visit-{visit.id}@sotarsa",
        title=texts.plain("notice.calendar_title", code=visit.code, village=said["village"]),
        starts_at=visit.agreed.starts_at,
        duration=talk.office.service_hours,
        place=said["place"],
        description=texts.plain("notice.calendar_words", services=said["services"]),
        stamp=talk.now,
    )
    await post.give(
        talk.books, talk.chat, event, f"kunjungan-{visit.code}.ics", now=talk.now, about=f"visit:{visit.id}"
    )
    talk.note("notice.coming")


async def show_map(talk: Talk[Any], wish: ShowMap) -> None:
    """The agreed place on Telegram's map, on request."""
    visit = await _agreed_visit(talk, wish)
    place = visit.agreed.place if visit.agreed else None
    if place is None or place.latitude is None:
        raise Mistake("common.old_button")
    payload = {"latitude": place.latitude, "longitude": place.longitude}
    await post.owe(talk.books, talk.chat, "sendLocation", payload, now=talk.now, sort=post.ANSWER)
    talk.note("notice.coming")


async def _agreed_visit(talk: Talk[Any], wish: OfVisit) -> Visit:
    visit = await visits.get(talk.books, wish.visit)
    if talk.person is None and talk.chat.village != visit.village:
        raise Mistake("common.ask_to_be_let_in")
    if visit.agreed is None:
        raise Mistake("common.old_button")
    return visit


async def _said(talk: Talk[Any], visit: Visit) -> dict[str, Any]:
    assert visit.agreed is not None  # noqa: S101 - callers looked
    place = visit.agreed.place.name if visit.agreed.place else texts.plain("card.no_place")
    return {
        "village": (await talk.books.villages.get(visit.village)).name,
        "moment": wording.moment(visit.agreed.starts_at, talk.office.zone),
        "place": place,
        "services": wording.listing(visit.plan.services),
    }


CONVERSATION = Conversation(
    presses=(on(Announcement, announcement), on(Calendar, calendar), on(ShowMap, show_map)),
)
