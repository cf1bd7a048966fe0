"""What falls due is said: to whom it concerns, while it still helps, once."""

from datetime import datetime

import structlog

from conversations import menu_scopes
from conversations.flags import photo_asks
from conversations.notifications import alarms, reminder_words, summary_rounds
from conversations.office import holiday_words
from conversations.papers import all_cards
from conversations.privacy import data_office
from sotarsa_bot import texts
from sotarsa_bot.books import AtMost, Books, Store
from sotarsa_bot.flags import asking_photos
from sotarsa_bot.people import invites
from sotarsa_bot.privacy import data_requests
from sotarsa_bot.records import people
from sotarsa_bot.records.machinery import Reminder, ReminderState
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import Village
from sotarsa_bot.running import high_water
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.trouble import Trouble
from sotarsa_bot.visits import holiday_seed

log = structlog.get_logger()


async def prepare(books: Books, office: Office, now: datetime) -> None:
    """A new installation gets the village names, the holidays and its administrators; later starts add what is new."""
    known = {v.code for v in await books.villages.find()}
    await books.villages.add_all(
        Village(code=code, name=name) for code, name in office.district.villages.items() if code not in known
    )
    await _know_holidays(books, now)
    for telegram_id in office.admin_ids:
        person = await invites.know(books, telegram_id, people.UNNAMED, now)
        await invites.grant(books, person, Role.ADMIN, None, None, now)
    await summary_rounds.plan_next(books, office, now)
    await menu_scopes.offer_all(books, now)


async def _know_holidays(books: Books, now: datetime) -> None:
    """This year's and the next's: what the office has changed stays; of what a newer release knows it is told."""
    new = [one for one in await holiday_seed.refresh(books, (now.year, now.year + 1)) if one.day >= now.date()]
    if new:
        days = texts.Html("\n".join(holiday_words.line(one) for one in new))
        await alarms.tell(books, "holiday.learnt", now, days=days)


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
    await high_water.reminded(books, reminder.due_at)
    if reminder.kind.startswith("summary"):
        await summary_rounds.fire(books, office, reminder, now, late=late)
        await all_cards.freshen(books, office, now)
        await _know_holidays(books, now)
    elif reminder.kind == asking_photos.KIND:
        if late or not await photo_asks.remind(books, office, reminder, now):
            await books.reminders.change(reminder.id, state=ReminderState.CLEARED)
    elif reminder.kind == data_requests.KIND:
        if late or not await data_office.remind(books, office, reminder, now):
            await books.reminders.change(reminder.id, state=ReminderState.CLEARED)
    elif not late and reminder.visit is not None:
        visit = await books.visits.get(reminder.visit)
        if not await reminder_words.say(books, office, reminder, visit, now):
            await books.reminders.change(reminder.id, state=ReminderState.CLEARED)  # all was done: nothing to remind of
