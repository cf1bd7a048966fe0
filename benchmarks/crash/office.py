"""Where the day happens: the example office, with more people in its team and one visit agreed for today."""

from dataclasses import dataclass
from datetime import UTC, datetime

from conversations.notifications import reminding
from conversations.visits import cards
from simulator.cast import ADMIN_ID, Cast, Registered, assemble
from simulator.clock import SimClock
from simulator.people import Actor
from simulator.world import World
from sotarsa_bot.books import Books
from sotarsa_bot.people.example_office import furnish
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.visit import Meeting, Place, Plan, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.running.office import Office
from storage.migrate import upgrade
from storage.store import SqlStore

TOKEN = "8123456789:AAF-crash_Crash-crash_Crash-crash_12345"  # noqa: S105 - opens nothing but this simulator
FIRST_MEMBER, FIRST_WRITER = 7_200_000_001, 7_300_000_001
OFFICE = Office(admin_ids=(ADMIN_ID,))


@dataclass(frozen=True)
class Scene:
    """`team` sends photos; `writers` begin a guided conversation and leave it."""

    world: World
    cast: Cast
    team: list[Actor]
    writers: list[Actor]


def scene(team: int, writers: int) -> Scene:
    """By the real clock: the bot is a real process. With Telegram's limits: they must hold over restarts, too."""
    world = World(SimClock(datetime.now(UTC), running=True), token=TOKEN)
    cast = assemble(world)

    def people(first: int, count: int, what: str) -> list[Actor]:
        found = [Actor(world, world.add_user(f"{what} {n}", user_id=first + n)) for n in range(count)]
        for one in found:
            one.opens_private()
        return found

    return Scene(world, cast, people(FIRST_MEMBER, team, "Anggota"), people(FIRST_WRITER, writers, "Pencatat"))


async def prepare(where: Scene, database: str) -> None:
    """The database before the first start: who is who, and K1, agreed for now; its cards are owed."""
    await upgrade(database)
    store = SqlStore.open(database)
    now, cast = datetime.now(UTC), where.cast
    more = [Registered(a.user.id, a.user.name, "", "team") for a in (*where.team, *where.writers)]
    async with store.writing() as books:
        await reminding.prepare(books, OFFICE, now)
        await furnish(books, [*cast.registered, *more], cast.bound, now)
        await cards.show(books, OFFICE, await _visit(books, cast, now), now)
    await store.close()


async def _visit(books: Books, cast: Cast, now: datetime) -> Visit:
    leader = await books.people.first(telegram_id=cast.coordinator.user.id)
    assert leader is not None
    day = OFFICE.today(now)
    return await books.visits.add(
        Visit(
            village="2019", state=VisitState.AGREED, day=day, proposed_by=leader.id, proposed_at=now,
            plan=Plan(
                services=("makanan",), window=Window(first=day, last=day), leader=leader.id, vehicle="Hilux",
                cargo=(CargoItem(item="sembako", amount=500, unit="paket"),),
            ),
            agreed=Meeting(starts_at=now, place=Place(name="Balai Desa"), by=leader.id),
        )
    )  # fmt: skip
