"""A visit that is under way, in books of its own: for the rules of hand-overs and of closing."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.people.invites import grant
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.visit import Plan, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.running.office import Office
from storage.engine import open_engine
from storage.store import SqlStore
from storage.tables import metadata

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
DAY = date(2026, 11, 24)


@pytest.fixture
async def books(tmp_path: Path) -> AsyncIterator[Books]:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'books.sqlite3'}")
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    store = SqlStore(engine)
    async with store.writing() as opened:
        yield opened
    await store.close()


async def acting(books: Books, name: str, *roles: Role) -> Acting:
    """Officials are of the visit's village."""
    person = await books.people.add(Person(name=name, created_at=NOW))
    villages = {role: "2019" if role is Role.OFFICIAL else None for role in roles}
    grants = [await grant(books, person, role, village, None, NOW) for role, village in villages.items()]
    return Acting(books, Office(), NOW, person, grants)


@pytest.fixture
async def budi(books: Books) -> Acting:
    """A member of the team."""
    return await acting(books, "Budi", Role.TEAM)


@pytest.fixture
async def ani(books: Books) -> Acting:
    """Another member of the team."""
    return await acting(books, "Ani", Role.TEAM)


@pytest.fixture
async def dewi(books: Books) -> Acting:
    """A coordinator."""
    return await acting(books, "Dewi", Role.COORDINATOR)


@pytest.fixture
async def visit(books: Books, budi: Acting) -> Visit:
    """A visit that is under way and carries 25 parcels."""
    cargo = (CargoItem(item="sembako", amount=25, unit="paket"),)
    plan = Plan(services=("makanan",), window=Window(first=DAY, last=DAY), leader=budi.by.id, cargo=cargo)
    return await books.visits.add(
        Visit(state=VisitState.UNDER_WAY, village="2019", plan=plan, proposed_by=budi.by.id, proposed_at=NOW)
    )


def parcels(amount: int = 1, **more: object) -> HandOver:
    return HandOver.model_validate({"item": "sembako", "amount": amount, **more})
