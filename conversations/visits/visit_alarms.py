"""Alarms about a visit: what they say, to whom, and below them what was answered. One message a chat, kept true."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from conversations import post
from conversations.button import Rows, tag
from conversations.presses.contacts import ReachVillage
from conversations.presses.notifications import NotReached, Reached
from conversations.presses.visits import Enter
from conversations.visits import silence_ways
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.contacts import contacts
from sotarsa_bot.parsing.calls import by_oneself
from sotarsa_bot.people import roster
from sotarsa_bot.records.alarm_answer import AlarmAnswer
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject, SubjectKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.office import Office
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import alarm
from sotarsa_bot.visits.alarm import AlarmKind
from sotarsa_bot.visits.unasked import unasked


async def ring(
    books: Books, office: Office, visit: Visit, kind: AlarmKind, chats: Sequence[Chat], now: datetime
) -> bool:
    """Whether anybody was told. An alarm of an earlier day stays where it is."""
    for chat in chats:
        await post.retire(books, chat, _slot(visit, kind, chat.id), now=now)
        await _write(books, office, visit, kind, chat, now)
    return bool(chats)


async def show(books: Books, office: Office, visit: Visit, kind: AlarmKind, now: datetime) -> list[Chat]:
    """Brings the alarm up to date wherever it rang; where that is."""
    rung = await post.standing(books, SlotKind.ALARM, subject(visit), mark=kind)
    chats = [await books.chats.get(slot.chat) for slot in rung]
    for chat in chats:
        await _write(books, office, visit, kind, chat, now)
    return chats


async def came_home(books: Books, office: Office, visit: Visit, by: str, now: datetime, but: Chat) -> None:
    """Whoever the alarm rang for hears that the team is back, and the alarm says so. `but`: where it was reported."""
    home = await books.steps.first(visit=visit.id, step=Step.RETURNED)
    village = (await books.villages.get(visit.village)).name
    for chat in await show(books, office, visit, AlarmKind.OVERDUE, now):
        if home and chat.id != but.id:
            at = wording.step_time(home.happened_at.astimezone(office.zone))
            text = texts.html("remind.told_home", code=visit.code, village=village, at=at, name=by)
            await post.write(books, chat, text, now=now, subject=visit.subject)


async def not_home(books: Books, office: Office, visit: Visit, by: str, now: datetime) -> None:
    """Whoever was told that the team is back hears that it is not: the alarm's message, edited, rings no bell."""
    village = (await books.villages.get(visit.village)).name
    for chat in await show(books, office, visit, AlarmKind.OVERDUE, now):
        if chat.private:
            text = texts.html("remind.told_not_home", code=visit.code, village=village, name=by)
            await post.write(books, chat, text, now=now, subject=visit.subject)


async def rang_here(books: Books, visit: Visit, kind: AlarmKind, chat: Chat) -> bool:
    """Whether this alarm was ever said in this chat: what did not ring cannot be answered."""
    return await post.lives(books, _slot(visit, kind, chat.id)) is not None


def mark(visit: Visit, kind: AlarmKind) -> str:
    """Tells this alarm from one of another day, in a press."""
    return tag(alarm.key(visit, kind))


def subject(visit: Visit) -> Subject:
    """What an alarm is about, and whatever is said of it."""
    return Subject.of(SubjectKind.ALARM, visit.id)


def about(kind: AlarmKind) -> SlotKey:
    """A slot for words about an alarm: what is replied to them answers it, too."""
    return SlotKey.new(SlotKind.ALARM_ANSWER, mark=kind)


def kind_of(slot: Slot) -> AlarmKind:
    """Which alarm these words are about."""
    of_alarm = slot.kind in (SlotKind.ALARM, SlotKind.ALARM_ANSWER) and slot.mark in tuple(AlarmKind)
    return AlarmKind(slot.mark) if of_alarm else AlarmKind.OVERDUE


async def answers(books: Books, visit: Visit, kind: AlarmKind) -> list[AlarmAnswer]:
    return await books.alarm_answers.find(visit=visit.id, alarm=alarm.key(visit, kind), order="id")


async def _write(books: Books, office: Office, visit: Visit, kind: AlarmKind, chat: Chat, now: datetime) -> None:
    said = await answers(books, visit, kind)
    home = await books.steps.first(visit=visit.id, step=Step.RETURNED) if kind is AlarmKind.OVERDUE else None
    lines = [await _alarm(books, office, visit, kind, chat), *[await _line(books, office, kind, one) for one in said]]
    if home:
        lines.append(texts.html("remind.home", at=wording.step_time(home.happened_at.astimezone(office.zone))))
    quiet = alarm.quiet(said, kind, now) is not None
    await post.write(
        books,
        chat,
        Html("\n".join(lines)),
        now=now,
        slot=_slot(visit, kind, chat.id),
        subject=subject(visit),
        buttons=[] if home else _ways(office, visit, kind, now, quiet=quiet),
        waits=not (home or quiet),
    )


def _slot(visit: Visit, kind: AlarmKind, chat: int) -> SlotKey:
    return SlotKey.in_chat(SlotKind.ALARM, chat, visit=visit.id, mark=kind)


def _ways(office: Office, visit: Visit, kind: AlarmKind, now: datetime, *, quiet: bool) -> Rows:
    words = "remind.not_reached" if quiet else f"remind.reached_{kind}"
    press = (NotReached if quiet else Reached)(visit=visit.id, alarm=kind, mark=mark(visit, kind))
    reach, enter = ReachVillage(visit=visit.id).button("relay.reach_button"), Enter(visit=visit.id).button("card.enter")
    if kind is not AlarmKind.PHONE:
        return [[press.button(words)]]
    return [[reach], [enter], [press.button(words)], *silence_ways.ways(office, visit, now)]


async def _alarm(books: Books, office: Office, visit: Visit, kind: AlarmKind, chat: Chat) -> Html:
    said: dict[str, Any] = {"code": visit.code, "village": (await books.villages.get(visit.village)).name}
    if kind is AlarmKind.PHONE:
        first = await _first_contact(books, visit, chat)
        officials = [p for p in await roster.with_role(books, Role.OFFICIAL, village=visit.village) if p.phone]
        said["moment"] = wording.span(visit.plan.window.first, visit.plan.window.last)
        key = "remind.phone_unasked" if await unasked(books, visit) else "remind.phone"
        return texts.html(key, phone=first or _numbers(chat, officials) or texts.plain("remind.no_number"), **said)
    crew = [await books.people.get(person) for person in visit.crew]
    others = [one for one in crew if not (chat.private and one.telegram_id == chat.telegram_id)]
    said |= {"last": await _last_step(books, office, visit), "vehicle": visit.plan.vehicle or "-"}
    there = await _first_contact(books, visit, chat)
    said["there"] = texts.html("remind.contact_there", contact=there) if there else ""
    return texts.html("remind.overdue", phones=_numbers(chat, others or crew), **said)


async def _first_contact(books: Books, visit: Visit, chat: Chat) -> str:
    """Who of the village is tried first; without their number in a group."""
    known = await contacts.of_village(books, visit.village)
    return contacts.said(known[0], numbers=chat.private) if known else ""


async def _line(books: Books, office: Office, kind: AlarmKind, one: AlarmAnswer) -> Html:
    at = wording.clock_time(one.at.astimezone(office.zone))
    key = f"remind.{'phoned' if by_oneself(one.words) else 'heard'}_{kind}" if one.ends else "remind.answered"
    words = f": {one.words}" if one.words else ""
    return texts.html(key, at=at, name=await roster.name(books, one.by), words=words)


def _numbers(chat: Chat, people: Iterable[Person]) -> str:
    """Names with telephone numbers; in a group names only."""
    return wording.listing([f"{p.name} {p.phone}".strip() if chat.private else p.name for p in people])


async def _last_step(books: Books, office: Office, visit: Visit) -> str:
    steps = sorted(await books.steps.find(visit=visit.id), key=lambda s: s.happened_at)
    if not steps:
        given = await books.deliveries.first(visit=visit.id, withdrawn_at=None, order="-happened_at")
        at = wording.step_moment(given.happened_at, office.zone) if given else ""
        return texts.plain("remind.last_hand_over", at=at) if given else texts.plain("remind.no_step")
    at = wording.step_moment(steps[-1].happened_at, office.zone)
    return texts.plain("remind.last_step", step=texts.plain(f"step.{steps[-1].step}"), at=at)
