"""The rounds of the tasks: what is past its time is said, what nobody did is handed on, and lists are kept true.

Each rung is said once, whatever happens meanwhile: that it was, is a row of the reminders. Each chat reads one message
a round, its list, however much there is to say.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog

from conversations.notifications import heads
from conversations.rulings import asking, deputising
from conversations.tasks import deciding, mornings, task_list
from sotarsa_bot.books import Books, OneOf, Store
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import HOLDERS, Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.machinery import Reminder, ReminderState
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.ruling import Ruling
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.rulings import deputies, rulings
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.scene import Looked
from sotarsa_bot.tasks import table
from sotarsa_bot.tasks.task import Rung, Task, What
from sotarsa_bot.trouble import Trouble

LOOKS_EVERY = timedelta(minutes=1)
KIND, MORNING = "task", "tasks_morning"
MORNING_LASTS = timedelta(hours=4)
"""So long after its hour the morning's list is still said."""

log = structlog.get_logger()
Due = tuple[Task, int]
"""A task, and the place of a rung in its ladder."""


class Ring(NamedTuple):
    """Chats whose list comes down again, with a `head` that says why; without one it is edited. `said`: the rungs that
    are said by it; `default`: what nobody did, and is decided; `decide`: what is put to the camat."""

    chats: tuple[int, ...]
    head: str = ""
    said: tuple[Reminder, ...] = ()
    default: tuple[Task, ...] = ()
    decide: tuple[Task, ...] = ()


class TaskRounds:
    def __init__(self, store: Store, office: Office, clock: Clock) -> None:
        self._store, self._office, self._clock = store, office, clock
        self._next = datetime.min.replace(tzinfo=office.zone)
        self._seen: dict[int, object] = {}

    async def tick(self) -> int:
        """A look, if it is time for one; how many messages it led to."""
        now = self._clock()
        if now < self._next <= now + LOOKS_EVERY:  # still later: the clock was set back
            return 0
        self._next = now + LOOKS_EVERY
        return await self._look(now)

    async def _look(self, now: datetime) -> int:
        async with self._store.reading() as books:
            found = await table.waiting(books, self._office, now)
            rings = await _rings(books, self._office, found, now)
            stale = await self._stale(books, found, now)
            turning = await deputies.due(books, self._office, now)
            over = asking.over(found, await rulings.open_ones(books))
        await self._end(over, now)
        for deputy in turning:
            async with self._store.writing() as books:
                await deputising.turn(Looked(books, self._office, now), deputy)
        return sum([await self._safely(ring, now) for ring in [*rings, *map(_renewed, stale)]])

    async def _end(self, over: Sequence[Ruling], now: datetime) -> None:
        """What the camat was asked about waits no more: the cards say so."""
        for one in over:
            async with self._store.writing() as books:
                await rulings.end(books, one, now)

    async def _stale(self, books: Books, found: Sequence[Task], now: datetime) -> list[int]:
        """The chats whose list says what is no longer so."""
        changed = []
        for one in await books.slots.find(kind=SlotKind.TASKS, former=False):
            chat = await books.chats.get(one.chat)
            mark = [(t.kind, t.row, t.overdue(now)) for t in await task_list.of_chat(books, found, chat, now)]
            if self._seen.get(one.chat) not in (None, mark):
                changed.append(one.chat)
            self._seen[one.chat] = mark
        return changed

    async def _safely(self, ring: Ring, now: datetime) -> int:
        """In a transaction of its own: what cannot be said keeps no other waiting."""
        try:
            async with self._store.writing() as books:
                return await self._say(books, ring, now)
        except Trouble:
            raise  # of the disk or the database: it waits where it is
        except Exception:
            log.exception("tasks.failed", said=[one.key for one in ring.said])
            return 0

    async def _say(self, books: Books, ring: Ring, now: datetime) -> int:
        for said in ring.said:
            await books.reminders.add(said)
        for task in ring.default:
            await deciding.DEFAULTS[task.kind](books, task, now)
        for task in ring.decide:
            await asking.ask(Looked(books, self._office, now), task)
        found = await table.waiting(books, self._office, now)  # less what was decided
        for id_ in ring.chats:
            chat = await books.chats.get(id_)
            theirs = await task_list.of_chat(books, found, chat, now)
            if theirs or not ring.head:
                await task_list.say(books, self._office, chat, theirs, now, anew=bool(ring.head), head=ring.head)
        return len(ring.chats)


def _renewed(chat: int) -> Ring:
    """Its list is edited where it stands: nobody hears a bell."""
    return Ring((chat,))


async def _rings(books: Books, office: Office, found: Sequence[Task], now: datetime) -> list[Ring]:
    """What is to be said now: one message for each chat, or several that read the same."""
    rings: dict[tuple[int, ...], Ring] = {}
    for task, n in await _due(books, office, found, now):
        rung = task.ladder[n]
        if rung.what in (What.DEFAULT, What.DECIDE):
            default = (task,) if rung.what is What.DEFAULT else ()
            decide = (task,) if rung.what is What.DECIDE else ()
            ring = Ring((), said=(_said(task, n, now),), default=default, decide=decide)
            rings[(-len(rings) - 1,)] = ring
            continue
        chats = tuple(chat.id for chat in await _rings_for(books, task, rung))
        head = "tasks.handed" if rung.to else "tasks.reminder"
        before = rings.get(chats) or Ring(chats, head)
        rings[chats] = before._replace(said=(*before.said, _said(task, n, now)))
    for person in await _greeted(books, office, now):
        chat_ = await roster.private_chat(books, await books.people.get(person))
        chats = (chat_.id,) if chat_ and chat_.reachable else ()
        before = rings.get(chats) or Ring(chats, "tasks.good_morning")
        rings[chats] = before._replace(said=(*before.said, _greeting(person, office, now)))
    return list(rings.values())


async def _due(books: Books, office: Office, found: Sequence[Task], now: datetime) -> list[Due]:
    """Rungs whose moment has come and that nobody has said: of each task the last one, and only by day."""
    local = now.astimezone(office.zone).time()
    if not office.monday <= local < office.evening:
        return []
    last = [(task, n) for task in found if (rungs := _own(task, now)) for n in _to_say(task, rungs)]
    keys = {_key(*one) for one in last}
    known = {one.key for one in await books.reminders.find(key=OneOf(tuple(keys)))} if keys else set()
    return [one for one in last if _key(*one) not in known]


def _own(task: Task, now: datetime) -> list[int]:
    """What has been reached and is said by no other reminder."""
    return [n for n in task.reached(now) if not task.ladder[n].by]


def _to_say(task: Task, rungs: list[int]) -> list[int]:
    """The last one alone, after a long silence; what is to be decided by somebody is put to them all the same."""
    return [n for n in rungs if n == rungs[-1] or task.ladder[n].what is What.DECIDE]


def _key(task: Task, n: int) -> str:
    since = task.term if task.ladder[n].what is What.DECIDE else task.since  # due another day, it is another question
    return f"{KIND}:{task.kind}:{task.row}:{since.isoformat()}:{n}"


def _said(task: Task, n: int, now: datetime) -> Reminder:
    due = task.term + task.ladder[n].after
    return Reminder(key=_key(task, n), kind=KIND, due_at=due, stale_at=now, state=ReminderState.SENT, settled_at=now)


async def _rings_for(books: Books, task: Task, rung: Rung) -> list[Chat]:
    """Where it is read: by those it is handed on to, else where it is to be done."""
    if rung.to is Action.SUMMARY:
        return await heads.chats(books, Role.CAMAT) or await heads.chats(books, Role.COORDINATOR)
    if rung.to:
        return await heads.chats(books, Role.COORDINATOR)
    if task.chat:
        return [await books.chats.get(task.chat)]
    if task.person:
        chat = await roster.private_chat(books, await books.people.get(task.person))
        return [chat] if chat and chat.reachable else await roster.team_groups(books)
    if task.group is Purpose.VILLAGE and task.village:
        return await roster.village_groups(books, task.village)
    if task.group is Purpose.TEAM and Role.TEAM in HOLDERS[task.right]:
        return await roster.team_groups(books)
    of_office = Role.ADMIN in HOLDERS[task.right] and Role.COORDINATOR not in HOLDERS[task.right]
    return await heads.chats(books, Role.ADMIN if of_office else Role.COORDINATOR)


async def _greeted(books: Books, office: Office, now: datetime) -> list[int]:
    """Who wants to read in the morning what waits, and has not today."""
    begins = office.at(office.today(now), office.monday)
    if not begins <= now < begins + MORNING_LASTS:
        return []
    wanted = await mornings.everybody(books)
    return [one for one in wanted if not await books.reminders.count(key=_greeting(one, office, now).key)]


def _greeting(person: int, office: Office, now: datetime) -> Reminder:
    key = f"{MORNING}:{office.today(now)}:{person}"
    return Reminder(key=key, kind=MORNING, due_at=now, stale_at=now, state=ReminderState.SENT, settled_at=now)
