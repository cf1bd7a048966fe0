"""What falls due is said: to whom it concerns, while it still helps, once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import structlog

from conversations import post, summary_rounds
from sotarsa_bot import invites, roster, texts, visits, wording
from sotarsa_bot.books import AtMost, Books, Store
from sotarsa_bot.calendar_rules import seed_holidays
from sotarsa_bot.chats import Chat
from sotarsa_bot.clock import Clock
from sotarsa_bot.machinery import Reminder, ReminderState
from sotarsa_bot.office import Office
from sotarsa_bot.people import Person, Role
from sotarsa_bot.trouble import Trouble
from sotarsa_bot.villages import VILLAGES
from sotarsa_bot.visit import Village, Visit

log = structlog.get_logger()


async def prepare(books: Books, office: Office, now: datetime) -> None:
    """A new installation gets the village names, the holidays and its administrators; later starts add what is new."""
    known = {v.code for v in await books.villages.find()}
    await books.villages.add_all(Village(code=v.code, name=v.name) for v in VILLAGES if v.code not in known)
    if not await books.holidays.count():
        await books.holidays.add_all(seed_holidays([now.year, now.year + 1]))
    for telegram_id in office.admin_ids:
        person = await invites.know(books, telegram_id, texts.plain("people.role_admin").capitalize(), now)
        await invites.grant(books, person, Role.ADMIN, None, None, now)
    await summary_rounds.plan_next(books, office, now)


async def tick(store: Store, office: Office, clock: Clock) -> int:
    """Says everything that has fallen due, each in its own transaction; how many were settled."""
    async with store.reading() as books:
        due = await books.reminders.find(state=ReminderState.PENDING, due_at=AtMost(clock()), order="due_at", limit=200)
    for reminder in due:
        try:
            async with store.writing() as books:
                await _settle(books, office, reminder, clock())
        except Trouble:
            raise  # of the disk or the database: it waits where it is
        except Exception:  # set aside, so that it keeps no other waiting; `bot.py doctor` counts it
            log.exception("reminder.failed", reminder=reminder.key)
            async with store.writing() as books:
                await books.reminders.change(reminder.id, state=ReminderState.FAILED, settled_at=clock())
    return len(due)


async def next_due(books: Books) -> datetime | None:
    first = await books.reminders.first(state=ReminderState.PENDING, order="due_at")
    return first.due_at if first else None


async def _settle(books: Books, office: Office, reminder: Reminder, now: datetime) -> None:
    late = reminder.stale_at <= now
    state = ReminderState.CLEARED if late else ReminderState.SENT
    if not await books.reminders.change(
        reminder.id, only_if={"state": ReminderState.PENDING}, state=state, settled_at=now
    ):
        return
    if reminder.kind.startswith("summary"):
        await summary_rounds.fire(books, office, reminder, now, late=late)
    elif not late and reminder.visit is not None:
        await _say(books, office, reminder, await books.visits.get(reminder.visit), now)


async def _say(books: Books, office: Office, reminder: Reminder, visit: Visit, now: datetime) -> None:
    match reminder.kind:
        case "answer":
            await _village(books, visit, "remind.answer", now, **await _said(books, office, visit))
        case "phone":
            await _whom_to_phone(books, office, visit, now)
        case "before":
            await _before(books, office, visit, now)
        case "overdue":
            await _overdue(books, office, visit, Role.COORDINATOR, now)
        case "overdue_camat":
            await _overdue(books, office, visit, Role.CAMAT, now)


async def _before(books: Books, office: Office, visit: Visit, now: datetime) -> None:
    """Both sides hear the day and only what they have not ticked yet."""
    said = await _said(books, office, visit)
    days = (visit.day - office.today(now)).days if visit.day else 0
    said["when"] = texts.plain("remind.today" if days == 0 else "remind.in_days", days=days)
    ticked = {(t.list, t.item) for t in await books.ticks.find(visit=visit.id)}
    for which, items, chats in (
        ("team", visits.TEAM_LIST, await roster.team_groups(books)),
        ("village", visits.VILLAGE_LIST, await roster.village_groups(books, visit.village)),
    ):
        open_ = [texts.plain(f"check.{item}") for item in items if (which, item) not in ticked]
        todo = (
            texts.html("remind.still_open", items=wording.listing(open_)) if open_ else texts.html("remind.all_ready")
        )
        for chat in chats:
            await _write(books, chat, "remind.before", now, visit, todo=todo, **said)


async def _whom_to_phone(books: Books, office: Office, visit: Visit, now: datetime) -> None:
    officials = await roster.with_role(books, Role.OFFICIAL, village=visit.village)
    for chat in await _coordinators(books):
        phone = _numbers(chat, [p for p in officials if p.phone]) or texts.plain("remind.no_number")
        await _write(books, chat, "remind.phone", now, visit, phone=phone, **await _said(books, office, visit))


def _numbers(chat: Chat, people: Iterable[Person]) -> str:
    """Names with telephone numbers; in a group names only."""
    return wording.listing([f"{p.name} {p.phone}".strip() if chat.private else p.name for p in people])


async def _overdue(books: Books, office: Office, visit: Visit, role: Role, now: datetime) -> None:
    steps = sorted(await books.steps.find(visit=visit.id), key=lambda s: s.happened_at)
    last = (
        texts.plain("remind.last_step", step=texts.plain(f"step.{steps[-1].step}"),
                    at=wording.moment(steps[-1].happened_at, office.zone))
        if steps else texts.plain("remind.no_step")
    )  # fmt: skip
    crew = [await books.people.get(p) for p in visit.crew]
    chats = await _coordinators(books) if role is Role.COORDINATOR else await _private(books, role)
    for chat in chats:
        await _write(books, chat, "remind.overdue", now, visit, last=last, phones=_numbers(chat, crew),
                     vehicle=visit.plan.vehicle or "-", **await _said(books, office, visit))  # fmt: skip


async def _said(books: Books, office: Office, visit: Visit) -> dict[str, Any]:
    village = (await books.villages.get(visit.village)).name
    window = wording.span(visit.plan.window.first, visit.plan.window.last)
    moment = wording.moment(visit.agreed.starts_at, office.zone) if visit.agreed else window
    place = visit.agreed.place.name if visit.agreed and visit.agreed.place else texts.plain("card.no_place")
    return {"code": visit.code, "village": village, "moment": moment, "place": place}


async def _coordinators(books: Books) -> list[Chat]:
    return await _private(books, Role.COORDINATOR) or await roster.team_groups(books)


async def _private(books: Books, role: Role) -> list[Chat]:
    chats = [await roster.private_chat(books, person) for person in await roster.with_role(books, role)]
    return [chat for chat in chats if chat is not None]


async def _village(books: Books, visit: Visit, key: str, now: datetime, **values: Any) -> None:
    for chat in await roster.village_groups(books, visit.village):
        await _write(books, chat, key, now, visit, **values)


async def _write(books: Books, chat: Chat, key: str, now: datetime, visit: Visit, **values: Any) -> None:
    await post.write(books, chat, texts.html(key, **values), now=now, subject=f"visit:{visit.id}")
