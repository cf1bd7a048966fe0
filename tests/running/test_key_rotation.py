"""Another key for people's numbers: whole, also when it is interrupted, and never while the bot runs."""

import base64
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from commands.database import alone
from sotarsa_bot.records.people import Person
from sotarsa_bot.records.vault import Numbers
from sotarsa_bot.records.visit import Plan, Visit
from sotarsa_bot.records.window import Window
from sotarsa_bot.register import recipients, register
from sotarsa_bot.register.recipients import row_of
from sotarsa_bot.running import health
from sotarsa_bot.running.clock import wall_clock
from sotarsa_bot.wording import number
from storage import resealing, tables
from storage.migrate import upgrade
from storage.store import SqlStore
from storage.vault import AesVault
from tests.list_samples import nik
from tests.running.test_bot import database, env, play

__all__ = ["database", "env"]

OLD, NEW, FOREIGN = (bytes([n]) * 32 for n in (1, 2, 3))
PEOPLE = resealing.ROWS_AT_ONCE + 100
COUNT = 2 * PEOPLE
SAID = number(COUNT)
"""Each has a row in the register and one on the list."""
NIKS = [nik(n) for n in range(PEOPLE)]


@pytest.fixture
async def store(database: str) -> AsyncIterator[SqlStore]:
    """A list of so many people, the last one without numbers; sealed with the old key."""
    await upgrade(database)
    store, vault = SqlStore.open(database), AesVault(OLD)
    async with store.writing() as books:
        by = await books.people.add(Person(name="Rahmi", created_at=wall_clock()))
        day = date(2026, 12, 3)
        plan = Plan(services=("makanan",), window=Window(first=day, last=day), leader=by.id)
        await books.visits.add(Visit(village="2019", plan=plan, proposed_by=by.id, proposed_at=wall_clock()))
        people = [
            register.sealed(vault, register.person("2019", f"Warga {n}"), Numbers(nik=one, phone="+628123456789"))
            for n, one in enumerate(NIKS, 1)
        ]
        people = await register.enrol(books, [*people, register.person("2019", "Tanpa nomor")])
        visit = await books.visits.get(1)
        await books.listed.add_all(recipients.line(vault, visit, n, one, ()) for n, one in enumerate(people, 1))
    yield store
    await store.close()


def standing(found: resealing.Found, *, there: bool = True) -> str:
    return str(health.key(found.sealed, found.shut, there=there))


async def all_found_by(store: SqlStore, key: bytes) -> bool:
    vault = AesVault(key)
    async with store.reading() as books:
        found = [await books.listed.first(nik_index=vault.index(one)) for one in NIKS]
        return all(
            one and (numbers := vault.open(one.sealed, row_of(1, one.number))) and numbers.nik == typed
            for one, typed in zip(found, NIKS, strict=True)
        )


async def test_everything_gets_the_new_key(store: SqlStore, database: str) -> None:
    done = await resealing.reseal(database, AesVault(OLD), AesVault(NEW))
    assert (done.sealed, done.resealed, done.shut) == (COUNT, COUNT, 0)
    assert await all_found_by(store, NEW)
    again = await resealing.reseal(database, AesVault(OLD), AesVault(NEW))
    assert (again.sealed, again.resealed, again.shut) == (COUNT, 0, 0)


class Mortal(AesVault):
    """A process that dies after so many rows."""

    left = resealing.ROWS_AT_ONCE + 50

    def seal(self, numbers: Numbers, row: str) -> str:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return super().seal(numbers, row)


async def test_killed_in_between_it_goes_on_with_what_is_left(store: SqlStore, database: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        await resealing.reseal(database, AesVault(OLD), Mortal(NEW))
    assert (await resealing.look(database, AesVault(NEW))).shut == COUNT - resealing.ROWS_AT_ONCE
    done = await resealing.reseal(database, AesVault(OLD), AesVault(NEW))
    assert (done.resealed, done.shut) == (COUNT - resealing.ROWS_AT_ONCE, 0)
    assert await all_found_by(store, NEW)


async def test_with_a_wrong_old_key_nothing_is_lost(store: SqlStore, database: str) -> None:
    done = await resealing.reseal(database, AesVault(FOREIGN), AesVault(NEW))
    assert (done.resealed, done.shut) == (0, COUNT)
    assert await all_found_by(store, OLD)


@pytest.mark.usefixtures("store")
async def test_the_doctor_knows_the_key(database: str) -> None:
    count = SAID
    assert f"✔ Kunci data: ada, dan membuka nomor {count} " in standing(await resealing.look(database, AesVault(OLD)))
    assert f"✖ Kunci data: {count} dari {count} baris" in standing(await resealing.look(database, AesVault(NEW)))
    assert "✖ Kunci data: tidak ada, padahal" in standing(await resealing.look(database, None), there=False)
    assert standing(resealing.Found(), there=False).startswith("! Kunci data: SOTARSA_DATA_KEY belum diisi")


def test_every_table_with_sealed_numbers_is_known() -> None:
    sealed = {table for table in tables.metadata.sorted_tables if "sealed" in table.columns}
    assert sealed == {place.table for place in resealing.PLACES}


@pytest.mark.usefixtures("store")
async def test_by_command(tmp_path: Path, env: dict[str, str], database: str) -> None:
    """It asks for both keys, refuses beside a running bot, and says what it did."""
    code, _, errors = await play(tmp_path, env, "rotate-key")
    assert (code, errors.startswith("Isi SOTARSA_DATA_KEY")) == (2, True)
    env |= {f"SOTARSA_{n}DATA_KEY": base64.b64encode(key).decode() for n, key in (("", NEW), ("OLD_", OLD))}
    with alone(tmp_path / "data", ""):
        code, _, errors = await play(tmp_path, env, "rotate-key")
    assert (code, errors.startswith("Hentikan bot dahulu")) == (2, True)
    with pytest.raises(KeyboardInterrupt):
        await resealing.reseal(database, AesVault(OLD), Mortal(NEW))
    code, _, errors = await play(tmp_path, env, "run")
    assert (code, "Penggantian kunci belum selesai" in errors) == (2, True)
    wrong = env | {"SOTARSA_OLD_DATA_KEY": base64.b64encode(FOREIGN).decode()}
    left = COUNT - resealing.ROWS_AT_ONCE
    code, said, _ = await play(tmp_path, wrong, "rotate-key")
    assert code == 1
    assert f"{resealing.ROWS_AT_ONCE} dari {SAID} baris memakai kunci baru, tetapi {left} baris tidak terbuka" in said
    code, said, errors = await play(tmp_path, env, "rotate-key")
    assert (code, errors) == (0, "")
    assert f"Kunci sudah diganti: {SAID} baris terbaca dengan kunci baru, {left} di antaranya baru saja" in said
