"""The office of a measurement: the crowd's people and groups, and 24 visits with their cards."""

from datetime import timedelta
from pathlib import Path

from benchmarks.crowd import AGREED, FIRST_MEMBER, FIRST_OFFICIAL, START, VILLAGES, group_id
from conversations.notifications import reminding
from conversations.visits import cards
from sotarsa_bot.books import Books
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.chats import Chat, ChatKind, Purpose
from sotarsa_bot.records.people import Grant, Person, Role
from sotarsa_bot.records.visit import Meeting, Place, Plan, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.running.office import Office
from storage.migrate import upgrade
from storage.store import SqlStore

OFFICE = Office(admin_ids=(7_400_000_000,))


def database_url(folder: Path) -> str:
    """The same file that `bot.py run` makes in its data folder."""
    return f"sqlite+aiosqlite:///{folder / 'sotarsa.sqlite3'}"


async def furnish(folder: Path, size: int) -> None:
    """A database that knows a crowd of this size; the visits' cards are owed to the groups."""
    await upgrade(database_url(folder))
    store = SqlStore.open(database_url(folder))
    async with store.writing() as books:
        await reminding.prepare(books, OFFICE, START)
        people = [await _person(books, FIRST_MEMBER + n, Role.TEAM) for n in range(size)]
        await books.chats.add(_group(0, Purpose.TEAM, None))
        for number, village in enumerate(OFFICE.district.villages, 1):
            await _person(books, FIRST_OFFICIAL + number - 1, Role.OFFICIAL, village)
            await books.chats.add(_group(number, Purpose.VILLAGE, village))
        for number, village in enumerate(OFFICE.district.villages, 1):
            visit = await books.visits.add(_visit(village, people[0].id, under_way=number > AGREED))
            await cards.show(books, OFFICE, visit, START)
    await store.close()


async def _person(books: Books, telegram_id: int, role: Role, village: str | None = None) -> Person:
    name = f"Orang {telegram_id}"
    person = await books.people.add(Person(telegram_id=telegram_id, name=name, created_at=START))
    await books.grants.add(Grant(person=person.id, role=role, village=village, granted_at=START))
    await books.chats.add(Chat(telegram_id=telegram_id, kind=ChatKind.PRIVATE, title=name, sees_photos=True))
    return person


def _group(number: int, purpose: Purpose, village: str | None) -> Chat:
    return Chat(
        telegram_id=group_id(number), kind=ChatKind.GROUP, title=f"Desa {number}" if number else "Tim",
        purpose=purpose, village=village, bot_is_admin=True, sees_photos=True,
    )  # fmt: skip


def _visit(village: str, leader: int, *, under_way: bool) -> Visit:
    day = OFFICE.today(START)
    plan = Plan(
        services=("makanan",), window=Window(first=day, last=day), leader=leader, vehicle="Hilux",
        cargo=(CargoItem(item="sembako", amount=100, unit="paket"),),
    )  # fmt: skip
    agreed = Meeting(starts_at=START + timedelta(hours=2), place=Place(name="Balai Desa"), by=leader)
    state = VisitState.UNDER_WAY if under_way else VisitState.AGREED
    return Visit(
        village=village, plan=plan, state=state, agreed=agreed, day=day, proposed_by=leader, proposed_at=START
    )  # fmt: skip


assert len(OFFICE.district.villages) == VILLAGES  # crowd.py may not look at the bot's list
