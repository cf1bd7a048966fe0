"""/ringkasan: what was done and what needs a decision, for the camat; and what comes by itself in the evening."""

from datetime import date, datetime, timedelta
from typing import Any

from conversations import post
from conversations.button import Rows, button
from conversations.command import PRIVATE, Command, Press
from conversations.talk import Talk
from sotarsa_bot import figures, roster, texts, visits, wording
from sotarsa_bot.books import Books
from sotarsa_bot.chats import Chat
from sotarsa_bot.figures import Figures
from sotarsa_bot.machinery import Reminder
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.office import Office
from sotarsa_bot.people import Role
from sotarsa_bot.rights import Action
from sotarsa_bot.texts import Html
from sotarsa_bot.visit import Visit, VisitState

PERIODS = ("today", "week", "month")


async def ask_for(talk: Talk[Any]) -> None:
    """/ringkasan: today, this week, this month; `/ringkasan K12` for one visit."""
    talk.need(Action.SUMMARY)
    if not talk.incoming.private:
        await talk.say("common.wrong_chat", as_reply=True, where=texts.plain("common.where_private"))
        return
    words = talk.answer.strip().upper()
    if words.startswith("K") and words[1:].isdigit():
        await _one_visit(talk, await visits.get(talk.books, int(words[1:])))
        return
    await _period(talk, "today")


async def turn(talk: Talk[Any], args: list[str]) -> None:
    """`sum | today`: another period, in the same message."""
    talk.need(Action.SUMMARY)
    if not talk.incoming.private or not args or args[0] not in PERIODS:
        raise Mistake("common.old_button")
    await _period(talk, args[0])


async def _period(talk: Talk[Any], period: str) -> None:
    first, last = days_of(period, talk.today)
    text = await words_for(talk.books, first, last, texts.plain(f"summary.{period}"))
    await post.write(
        talk.books, talk.chat, text or texts.html("summary.nothing", period=texts.plain(f"summary.{period}")),
        now=talk.now, buttons=_turns(), slot=_panel(talk), subject=f"summary:{last.isoformat()}", sort=post.ANSWER,
    )  # fmt: skip


def _panel(talk: Talk[Any]) -> str:
    message = talk.incoming.message if talk.incoming.pressed else None
    return f"summary:{talk.chat.id}:{message or talk.incoming.update_id}"


def days_of(period: str, today: date) -> tuple[date, date]:
    """Monday to Sunday, or the calendar month, that today is in."""
    if period == "week":
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=6)
    if period == "month":
        following = (today.replace(day=28) + timedelta(days=4)).replace(day=1)
        return today.replace(day=1), following - timedelta(days=1)
    return today, today


def _turns() -> Rows:
    return [[button(texts.plain(f"summary.{p}").capitalize(), "sum", p) for p in PERIODS]]


async def words_for(books: Books, first: date, last: date, period: str) -> Html | None:
    """The summary of these days; None if nothing happened."""
    found, counted = await figures.of_days(books, first, last)
    waiting = await books.visits.find(state=VisitState.PROPOSED)
    if not found and not waiting:
        return None
    lines = [texts.html("summary.head", period=period, days=wording.span(first, last))]
    lines += await _attention(books, found, waiting)
    if found:
        lines += _counts(counted)
        lines += [await _line(books, visit) for visit in found[:10]]
    return Html("\n".join(lines))


async def _attention(books: Books, found: list[Visit], waiting: list[Visit]) -> list[Html]:
    """What needs somebody first."""
    lines = []
    for visit in found:
        for incident in await books.incidents.find(visit=visit.id, resolved_at=None):
            kind = texts.plain(f"summary.incident_{incident.kind}")
            lines.append(texts.html("summary.needs_incident", code=visit.code, kind=kind, words=incident.words[:120]))
    if waiting:
        lines.append(texts.html("summary.needs_answer", codes=wording.listing([v.code for v in waiting])))
    return lines


def _counts(counted: Figures) -> list[Html]:
    states = [f"{n} {texts.plain(f'summary.state_{state}')}" for state, n in counted.by_state.items()]
    items = [f"{wording.number(amount)} {item}" for item, amount in counted.items.items()]
    return [
        texts.html(
            "summary.counts",
            states=wording.listing(states),
            reached=counted.reached,
            items=wording.listing(items) or "-",
            photos=counted.photos,
            by_proxy=counted.by_proxy,
            incidents=counted.incidents,
        )
    ]


async def _line(books: Books, visit: Visit) -> Html:
    village = (await books.villages.get(visit.village)).name
    state = texts.plain(f"summary.state_{visit.state}")
    return texts.html("summary.visit_line", code=visit.code, village=village, state=state)


async def _one_visit(talk: Talk[Any], visit: Visit) -> None:
    text = await visit_words(talk.books, talk.office, visit)
    await post.write(talk.books, talk.chat, text, now=talk.now, subject=f"summary:visit:{visit.id}", sort=post.ANSWER)


async def visit_words(books: Books, office: Office, visit: Visit) -> Html:
    """One visit's figures."""
    counted = await figures.of_visits(books, [visit])
    village = (await books.villages.get(visit.village)).name
    moment = wording.moment(visit.agreed.starts_at, office.zone) if visit.agreed else "-"
    head = texts.html("summary.visit_head", code=visit.code, village=village, moment=moment)
    lines = [head, *await _attention(books, [visit], []), *_counts(counted)]
    return Html("\n".join(lines))


async def visit_closed(books: Books, office: Office, visit: Visit, now: datetime) -> None:
    """The camat reads of a visit when it closes."""
    text = await visit_words(books, office, visit)
    for chat in await _readers(books):
        await post.write(
            books, chat, text, now=now, slot=f"visit:{visit.id}:summary:{chat.id}", subject=f"summary:visit:{visit.id}"
        )


async def _readers(books: Books) -> list[Chat]:
    chats = [await roster.private_chat(books, person) for person in await roster.with_role(books, Role.CAMAT)]
    return [chat for chat in chats if chat is not None]


async def plan_next(books: Books, office: Office, now: datetime) -> None:
    """The next evening and the next Monday have their rows, so that a late start still speaks once."""
    today = office.today(now)
    for kind, day, at in (
        ("summary_day", _next(office, now, today, 1), office.evening),
        ("summary_week", _next_monday(office, now, today), office.monday),
    ):
        key = f"{kind}:{day.isoformat()}"
        if not await books.reminders.count(key=key):
            due = office.at(day, at)
            await books.reminders.add(Reminder(key=key, kind=kind, due_at=due, stale_at=due + timedelta(hours=24)))


def _next(office: Office, now: datetime, today: date, step: int) -> date:
    return today if office.at(today, office.evening) > now else today + timedelta(days=step)


def _next_monday(office: Office, now: datetime, today: date) -> date:
    monday = today + timedelta(days=-today.weekday() % 7)
    return monday if office.at(monday, office.monday) > now else monday + timedelta(days=7)


async def fire(books: Books, office: Office, reminder: Reminder, now: datetime, *, late: bool) -> None:
    """The evening's or Monday's summary, if there is something to say; then the next one is planned."""
    await plan_next(books, office, now)
    if late:
        return
    day = date.fromisoformat(reminder.key.partition(":")[2])
    weekly = reminder.kind == "summary_week"
    first, last = (day - timedelta(days=7), day - timedelta(days=1)) if weekly else (day, day)
    happened, _ = await figures.of_days(books, first, last)
    if not happened:
        return
    period = texts.plain("summary.last_week" if weekly else "summary.today")
    if text := await words_for(books, first, last, period):
        for chat in await _readers(books):
            await post.write(books, chat, text, now=now, buttons=_turns(), subject=f"summary:{last.isoformat()}")


async def replied(talk: Talk[Any]) -> bool:
    """The camat's words as a reply to a summary go to the coordinator, with what they are about."""
    subject = talk.replied.subject if talk.replied else ""
    if not (talk.incoming.private and subject.startswith("summary:") and talk.incoming.text and talk.has(Role.CAMAT)):
        return False
    about = await _about(subject.removeprefix("summary:"))
    await talk.record("camat.replied", subject)
    sent = 0
    for person in await roster.with_role(talk.books, Role.COORDINATOR):
        if chat := await roster.private_chat(talk.books, person):
            await talk.say("summary.from_camat", to=chat, about=about, name=talk.by.name, words=talk.answer)
            sent += 1
    await talk.say("summary.passed_on" if sent else "summary.nobody_to_tell")
    return True


async def _about(subject: str) -> str:
    if subject.startswith("visit:"):
        return f"K{subject.removeprefix('visit:')}"
    return wording.long_day(date.fromisoformat(subject))


COMMANDS = (Command("ringkasan", ask_for, frozenset({PRIVATE})),)
PRESSES: dict[str, Press] = {"sum": turn}
LISTENERS = (replied,)
