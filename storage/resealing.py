"""Where people's numbers lie sealed, whether a key opens them, and how they get another key."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from sotarsa_bot.records.decree import row_of as of_decree
from sotarsa_bot.records.vault import Numbers, Vault
from sotarsa_bot.register.recipients import row_of
from storage import tables
from storage.engine import open_engine

ROWS_AT_ONCE = 500
"""Rows in one transaction."""


@dataclass(frozen=True)
class Place:
    """A table with columns `id`, `sealed` and `nik_index`; `row` names what each is sealed for."""

    table: Table
    row: Callable[[Any], str]


PLACES = (
    Place(tables.listed, lambda one: row_of(one.visit, one.number)),
    Place(tables.recipients, lambda one: one.key),
    Place(tables.decree_members, lambda one: of_decree(one.decree, one.place)),
)
"""A further table with sealed numbers is a further line here."""


@dataclass
class Found:
    """How many rows hold numbers; `resealed` now; `shut`: opened by neither key, or with an index of another."""

    sealed: int = 0
    resealed: int = 0
    shut: int = 0


async def look(url: str, vault: Vault | None) -> Found:
    """Opens every sealed row; changes nothing."""
    found, engine = Found(), open_engine(url)
    try:
        for place in PLACES:
            async for page in _pages(engine, place):
                found.sealed += len(page)
                found.shut += sum(vault is None or not _fits(vault, place, row) for row in page)
    finally:
        await engine.dispose()
    return found


async def reseal(url: str, old: Vault, new: Vault) -> Found:
    """Seals everything anew, some rows at a time. Killed anywhere, the next call goes on with what is left.

    What neither key opens is left as it is, and counted.
    """
    found, engine = Found(), open_engine(url)
    try:
        for place in PLACES:
            async for page in _pages(engine, place):
                await _page(engine, place, page, old, new, found)
    finally:
        await engine.dispose()
    return found


async def _page(
    engine: AsyncEngine, place: Place, page: Sequence[Row[Any]], old: Vault, new: Vault, found: Found
) -> None:
    found.sealed += len(page)
    async with engine.begin() as connection:
        for row in page:
            if _fits(new, place, row):
                continue
            name = place.row(row)
            numbers = new.open(row.sealed, name) or old.open(row.sealed, name)
            if numbers is None:
                found.shut += 1
                continue
            values = {"sealed": new.seal(numbers, name), "nik_index": _index(new, numbers)}
            await connection.execute(update(place.table).where(place.table.c.id == row.id).values(values))
            found.resealed += 1


def _fits(vault: Vault, place: Place, row: Row[Any]) -> bool:
    numbers = vault.open(row.sealed, place.row(row))
    return numbers is not None and row.nik_index == _index(vault, numbers)


def _index(vault: Vault, numbers: Numbers) -> str | None:
    return vault.index(numbers.nik) if numbers.nik else None


async def _pages(engine: AsyncEngine, place: Place) -> AsyncIterator[Sequence[Row[Any]]]:
    table, last = place.table, 0
    while True:
        query = select(table).where(table.c.sealed != "", table.c.id > last).order_by(table.c.id).limit(ROWS_AT_ONCE)
        async with engine.execution_options(reading=True).connect() as connection:
            page = (await connection.execute(query)).all()
        if not page:
            return
        yield page
        last = page[-1].id
