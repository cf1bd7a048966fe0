"""Summaries that come by themselves: when a visit closes, in the evening, on Mondays; and the camat's reply to one."""

from datetime import date, datetime, time, timedelta
from typing import Any

from conversations import post
from conversations.conversation import Conversation
from conversations.notifications import heads, summaries, summary_periods, summary_words
from conversations.talk import Talk
from conversations.visits import office_asked
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import office_facts
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.machinery import Reminder
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SUMMARIES, SlotKey, SlotKind, Subject, SubjectKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.office import Office
from sotarsa_bot.summaries import attention, figures, unserved

HELPS_FOR = timedelta(hours=24)


async def visit_closed(books: Books, office: Office, visit: Visit, now: datetime) -> None:
    """The camat reads of a visit when it closes."""
    text = await summary_words.of_visit(books, office, visit, now)
    buttons = await summaries.visit_ways(books, visit)
    for chat in await _readers(books):
        slot = _slot(visit, chat)
        await post.write(
            books,
            chat,
            text,
            now=now,
            slot=slot,
            subject=summaries.subject_of_visit(visit),
            buttons=buttons,
            waits=False,
        )


async def visit_reopened(books: Books, visit: Visit, now: datetime, **said: Any) -> None:
    """The camat hears that what they read is not the last word; the next summary is a new message."""
    for chat in await _readers(books):
        await post.retire(books, chat, _slot(visit, chat), now=now)
        subject = summaries.subject_of_visit(visit)
        await post.write(books, chat, texts.html("closing.for_the_camat", **said), now=now, subject=subject)


def _slot(visit: Visit, chat: Chat) -> SlotKey:
    return SlotKey.in_chat(SlotKind.SUMMARY, chat.id, visit=visit.id)


async def _readers(books: Books) -> list[Chat]:
    return await heads.chats(books, Role.CAMAT)


async def plan_next(books: Books, office: Office, now: datetime) -> None:
    """The next evening and the next Monday have their rows, so that a late start still speaks once. The hours are the
    office's (/kantor); what was planned before they were changed keeps its own."""
    today, facts = office.today(now), await office_facts.of(books)
    evening, monday = (office_facts.hour(facts, name, office) for name in ("evening", "monday"))
    for kind, day, at in (
        ("summary_day", _next(office, now, today, evening), evening),
        ("summary_week", _next_monday(office, now, today, monday), monday),
    ):
        key = f"{kind}:{day.isoformat()}"
        if not await books.reminders.count(key=key):
            due = office.at(day, at)
            await books.reminders.add(Reminder(key=key, kind=kind, due_at=due, stale_at=due + HELPS_FOR))


def _next(office: Office, now: datetime, today: date, at: time) -> date:
    return today if office.at(today, at) > now else today + timedelta(days=1)


def _next_monday(office: Office, now: datetime, today: date, at: time) -> date:
    monday = today + timedelta(days=-today.weekday() % 7)
    return monday if office.at(monday, at) > now else monday + timedelta(days=7)


async def fire(books: Books, office: Office, reminder: Reminder, now: datetime, *, late: bool) -> None:
    """The evening's or Monday's summary, if something happened (or, on Monday, if anything waits for anybody); then the
    next one is planned. What waits is read on Mondays by the coordinators, too."""
    await plan_next(books, office, now)
    if late:
        return
    day = date.fromisoformat(reminder.key.partition(":")[2])
    weekly = reminder.kind == "summary_week"
    first, last = (day - timedelta(days=7), day - timedelta(days=1)) if weekly else (day, day)
    since = reminder.due_at - timedelta(days=7 if weekly else 1)
    happened = await figures.something_happened(books, office, since, reminder.due_at)
    waiting = weekly and bool(await attention.everywhere(books, office, now))
    if not happened and not waiting and not (weekly and await unserved.by_village(books, now)):
        return
    period = texts.plain("summary.last_week" if weekly else "summary.today")
    if text := await summary_words.of_days(books, office, first, last, period, now, unserved_too=weekly):
        buttons = await summaries.days_ways(books, first, last)
        readers = await _readers(books)
        readers += await heads.chats(books, Role.COORDINATOR) if waiting else []
        for chat in {reader.id: reader for reader in readers if reader.private}.values():
            await post.write(books, chat, text, now=now, buttons=buttons, waits=False,
                             subject=Subject.of(SubjectKind.SUMMARY, last.isoformat()))  # fmt: skip


async def replied(talk: Talk[Any]) -> bool:
    """The camat's words as a reply to a summary go to the coordinator, with what they are about."""
    subject = talk.replied.subject if talk.replied else None
    if subject is None or subject.kind not in SUMMARIES or not talk.has(Role.CAMAT):
        return False
    if not (talk.incoming.private and talk.incoming.text):
        return False
    await pass_on(talk, subject)
    return True


async def pass_on(talk: Talk[Any], subject: Subject, *, always: bool = False) -> None:
    """The camat's words to the coordinators; a reply to the receipt goes on to them, too. `always`: they wait for an
    answer, whatever they say."""
    about = await _about(talk.books, subject)
    await talk.record("camat.replied", str(subject))
    told: list[str] = []
    asked = await office_asked.begin(talk, talk.by, None, await _visit(talk.books, subject), always=always)
    for person in await roster.with_role(talk.books, Role.COORDINATOR):
        if (chat := await roster.private_chat(talk.books, person)) and chat.reachable:
            where = await talk.say("summary.from_camat", to=chat, about=about, name=talk.by.name, words=talk.answer,
                                   buttons=office_asked.ways(asked), waits=asked is not None,
                                   subject=_asked_by(talk))  # fmt: skip
            await office_asked.stands_in(talk, where, asked)
            told.append(person.name)
    key = "summary.passed_on" if told else "summary.nobody_to_tell"
    await talk.say(key, subject=subject, names=wording.listing(told))


async def answered(talk: Talk[Any]) -> bool:
    """A reply to words that were passed on goes back to whoever wrote them."""
    asked_by = talk.about(SubjectKind.ASKED_BY)
    if asked_by is None or not (talk.incoming.private and talk.incoming.text and talk.has(*Role)):
        return False
    person = await talk.books.people.first(id=asked_by)
    chat = await roster.private_chat(talk.books, person) if person else None
    if person is None or chat is None or not chat.reachable:
        raise Mistake("summary.not_reached")
    await talk.say("summary.answer_came", to=chat, name=talk.by.name, words=talk.answer,
                   subject=_asked_by(talk))  # fmt: skip
    await office_asked.answered_below(talk)
    await talk.say("summary.passed_on", subject=Subject.of(SubjectKind.ASKED_BY, asked_by), names=person.name)
    return True


async def _visit(books: Books, subject: Subject) -> Visit | None:
    return await books.visits.first(id=subject.id) if subject.kind is SubjectKind.SUMMARY_VISIT else None


def _asked_by(talk: Talk[Any]) -> Subject:
    """Of words that were passed on: a reply goes back to whose they are."""
    return Subject.of(SubjectKind.ASKED_BY, talk.by.id)


async def _about(books: Books, subject: Subject) -> str:
    match subject.kind:
        case SubjectKind.SUMMARY_VISIT:
            return f"K{subject.id}"
        case SubjectKind.SUMMARY_DAYS if days := summary_periods.pressed(subject.key):
            return wording.span(*days)
        case SubjectKind.SUMMARY_VILLAGE:
            return (await books.villages.get(subject.key)).name
    return wording.long_day(date.fromisoformat(subject.key))


CONVERSATION = Conversation(
    listeners=(replied, answered),
)
