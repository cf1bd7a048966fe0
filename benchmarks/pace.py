"""A fan-out of reminders against Telegram's limits, by the simulator's clock: how long it takes, next to how long the
limits make it take at least; and how long an answer to somebody who waits takes in the middle of it."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.table import Table
from conversations.engine import Engine, make_bot
from simulator.cast import Bound
from simulator.clock import SimClock
from simulator.people import Actor
from simulator.rates import ALL_PER_SECOND
from simulator.transport import SimTransport
from simulator.world import World
from sotarsa_bot.books import Books
from sotarsa_bot.people.example_office import furnish
from sotarsa_bot.records.machinery import Reminder
from sotarsa_bot.records.visit import Plan, Visit
from sotarsa_bot.records.window import Window
from sotarsa_bot.running.office import Office
from storage.migrate import upgrade
from storage.picture_files import DiskPictures
from storage.store import SqlStore

START = datetime(2026, 11, 24, 1, tzinfo=UTC)
VILLAGE, ADMIN = "2019", 7_100_000_007
QUESTION_AFTER = timedelta(seconds=5)


class FanOut:
    """`visits` that one village with `groups` groups has not answered: each group is reminded of each."""

    def __init__(self, groups: int, visits: int) -> None:
        self.clock = SimClock(START)
        self.world = World(self.clock)
        self._admin = Actor(self.world, self.world.add_user("Admin", user_id=ADMIN))
        self._admin.opens_private()
        self._groups = [self.world.add_group(f"Grup {n}", [self._admin.user], bot_admin=True) for n in range(groups)]
        self._visits, self._asked_at = visits, START
        self.said = groups * visits
        self.least = timedelta(seconds=self.said / ALL_PER_SECOND)
        """What the limits allow at best."""

    async def play(self, folder: Path) -> None:
        url = f"sqlite+aiosqlite:///{folder / 'sotarsa.sqlite3'}"
        await upgrade(url)
        office = Office(admin_ids=(ADMIN,))
        bot = make_bot(self.world.token, "http://simulator", SimTransport(self.world))
        engine = await Engine.open(bot, SqlStore.open(url), self.clock.now, office, DiskPictures(folder / "photos"))
        async with engine.store.writing() as books:
            await furnish(books, [], [Bound(g.id, g.title, "village", VILLAGE) for g in self._groups], START)
            for _ in range(self._visits):
                await self._unanswered(books)
        await engine.settle(self._moved, patience=timedelta(hours=1))
        await engine.close()

    async def _unanswered(self, books: Books) -> None:
        (admin,) = await books.people.find(telegram_id=ADMIN)
        day = START.date() + timedelta(days=9)
        plan = Plan(services=("makanan",), window=Window(first=day, last=day), leader=admin.id)
        visit = await books.visits.add(
            Visit(village=VILLAGE, plan=plan, proposed_by=admin.id, proposed_at=START - timedelta(days=1))
        )
        await books.reminders.add(
            Reminder(key=f"answer:{visit.id}", kind="answer", visit=visit.id, due_at=START,
                     stale_at=START + timedelta(days=1))
        )  # fmt: skip

    def _moved(self, wait: timedelta) -> None:
        """Time goes on; once, in the middle, somebody asks something."""
        self.clock.advance(wait)
        if self._asked_at == START and self.clock.now() - START > QUESTION_AFTER:
            self._asked_at = self.clock.now()
            self._admin.sends(self.world.private(self._admin.user), "/bantuan")

    @property
    def took(self) -> timedelta:
        """From the first reminder to the last."""
        at = [m.date for group in self._groups for m in group.timeline if m.sender is self.world.bot]
        if len(at) != self.said:
            raise RuntimeError(f"{len(at)} reminders arrived instead of {self.said}")
        return max(at) - min(at)

    @property
    def answered_after(self) -> timedelta:
        return self._admin.last(self.world.private(self._admin.user)).date - self._asked_at


async def fan_out(groups: int, visits: int) -> FanOut:
    """Plays one in a folder of its own."""
    one = FanOut(groups, visits)
    with tempfile.TemporaryDirectory(prefix="sotarsa-pace-") as folder:
        await one.play(Path(folder))
    return one


async def measure(*, quick: bool) -> list[Table]:
    groups, visits = (50, 2) if quick else (500, 4)
    one = await fan_out(groups, visits)
    table = Table(
        f"Fan-out of {one.said:,} reminders to {groups} groups (strict limits, the simulator's clock)",
        ("", "seconds", "least the limits allow", "ratio"),
    )
    took, least = one.took.total_seconds(), one.least.total_seconds()
    table.row("all reminders", took, least, took / least)
    answers = Table("Meanwhile", ("", "seconds"))
    answers.row("an answer to somebody who waits", one.answered_after.total_seconds())
    refused = Table("Refused", ("", "times"))
    refused.row("429 Too Many Requests", len(one.world.refusals))
    return [table, answers, refused]
