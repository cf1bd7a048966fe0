"""What the books themselves owe to what happened, before anybody looks at it: counts are compared again, and approvals
of what is no longer so end. At the end of a transaction, once for each visit (conversations/routing/following.py)."""

from datetime import datetime

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.events import ApprovalsEnded, Event, HandedOver, LeaderChanged, VisitChanged
from sotarsa_bot.field import closing, load
from sotarsa_bot.official import approvals
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.office import Office
from sotarsa_bot.visits import visits

SETTLED: tuple[type[Event], ...] = (VisitChanged, LeaderChanged, HandedOver)


async def settle(books: Books, office: Office, now: datetime) -> None:
    """Leaves the books whole; in the name of whoever did it last."""
    last = {one.visit: one for one in books.happened if isinstance(one, SETTLED) and one.by}
    led_anew = {one.visit for one in books.happened if isinstance(one, LeaderChanged)}
    handed_over = {one.visit for one in books.happened if isinstance(one, HandedOver)}
    for number, event in last.items():
        assert event.by is not None  # noqa: S101 - those without are left away
        visit, acting = await visits.get(books, number), Acting(books, office, now, event.by, chat=event.chat)
        if number in led_anew:
            await approvals.end_all(acting, visit)
        await _compare(acting, visit)
        if number in handed_over and await approvals.end_outdated(books, visit, now):
            acting.happened(ApprovalsEnded, visit)


async def _compare(acting: Acting, visit: Visit) -> None:
    """Once they are asked for: what came back with what was carried, what the village counted with what was given."""
    if not await closing.asked(acting.books, visit):
        return
    if visit.plan.cargo:
        await load.compare(acting, visit)
    if await closing.last_round(acting.books, visit) and await closing.arrived(acting.books, visit):
        await closing.compare(acting, visit)
