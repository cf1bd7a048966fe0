"""A long list: read, compared with a register that knows nobody, saved, compared again, saved onto a visit's list; and
that visit erased after the years. Seconds, memory, and how long somebody else had to wait meanwhile."""

import asyncio
import gc
import resource
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from benchmarks.crowd import START
from benchmarks.neighbour import Neighbour
from benchmarks.office import OFFICE, database_url
from benchmarks.table import Table
from sotarsa_bot import lists
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Store
from sotarsa_bot.lists import ReadList
from sotarsa_bot.privacy import erasing
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.chats import Chat, ChatKind
from sotarsa_bot.records.field import Delivery, DeliveryKind, Photo, PhotoState
from sotarsa_bot.records.people import Grant, Person, Role
from sotarsa_bot.records.visit import Plan, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.register import list_import, list_saving
from sotarsa_bot.register.list_import import Import
from sotarsa_bot.register.list_planner import Planner
from sotarsa_bot.running.district import read_district
from sotarsa_bot.running.unhurried import unswept
from storage.migrate import upgrade
from storage.picture_files import DiskPictures
from storage.store import SqlStore
from storage.vault import vault_of

PEOPLE_AT_ONCE = 2_500
VILLAGE = next(iter(read_district().villages))
HEADER = "No;NIK;Nama;Alamat;Dusun;Jenis Bantuan;Jumlah\n"
HEADS = ("", "seconds", "MB at most by then", "longest wait for a turn, ms", "for a write, ms")


async def measure(*, quick: bool) -> list[Table]:
    count = 200 if quick else 10_000
    gc.freeze()  # as bot.py does
    with tempfile.TemporaryDirectory(prefix="sotarsa-bench-") as folder:
        await upgrade(database_url(Path(folder)))
        store = SqlStore.open(database_url(Path(folder)), vault_of(bytes(32)))
        try:
            async with Neighbour(store).at_home() as neighbour:
                table = await _measured(store, Path(folder), count, neighbour)
        finally:
            gc.unfreeze()
            await store.close()
    return [table]


async def _measured(store: Store, folder: Path, count: int, neighbour: Neighbour) -> Table:
    table = Table(f"A list of {count:,} people", HEADS)
    person, visit = await _visit(store)
    with unswept():  # as the bot's list reader
        await _imported(store, person, visit, count, table, neighbour)
    await _served(store, person, visit, count)
    neighbour.longest()
    began, later = time.perf_counter(), START + timedelta(days=366 * 6)
    assert await erasing.erase_due(store, DiskPictures(folder), OFFICE, later) == 1
    _row(table, "that visit erased, with as many hand-overs and photos", began, neighbour)
    return table


async def _imported(store: Store, person: Person, visit: Visit, count: int, table: Table, neighbour: Neighbour) -> None:
    began = _row(table, "before", time.perf_counter(), neighbour)
    read = await asyncio.to_thread(lists.read, _file(count))
    began = _row(table, "read", began, neighbour)
    found = await _compared(store, read)
    began = _row(table, "compared with nobody", began, neighbour)
    await _saved(store, person, found)
    began = _row(table, "saved", began, neighbour)
    again = await _compared(store, read, visit)
    assert again.same == count, "the same file again is the same"
    began = _row(table, "compared with themselves", began, neighbour)
    await _saved(store, person, again)
    _row(table, "saved onto a visit's list", began, neighbour)


async def _visit(store: Store) -> tuple[Person, Visit]:
    async with store.writing() as books:
        person = await books.people.add(Person(name="Ani", created_at=START))
        day = OFFICE.today(START)
        plan = Plan(
            services=("makanan",), window=Window(first=day, last=day), leader=person.id,
            cargo=(CargoItem(item="beras", amount=100_000, unit="kg"),),
        )  # fmt: skip
        visit = Visit(village=VILLAGE, day=day, plan=plan, proposed_by=person.id, proposed_at=START)
        return person, await books.visits.add(visit)


async def _saved(store: Store, person: Person, found: Import) -> None:
    """As conversations/lists/list_reader.py does it."""
    for part in list_saving.parts(found):
        async with store.writing() as books:
            grants = [Grant(person=person.id, role=Role.TEAM, granted_at=START)]
            await list_saving.save(Acting(books, OFFICE, START, person, grants), part)


async def _served(store: Store, person: Person, visit: Visit, count: int) -> None:
    """Everybody has received, with a photo each; the visit is closed."""
    async with store.writing() as books:
        chat = await books.chats.add(Chat(telegram_id=-1, kind=ChatKind.GROUP, title="Tim"))
        at = {"by": person.id, "happened_at": START, "received_at": START}
        await books.deliveries.add_all(
            Delivery(id=n, source=f"b{n}", visit=visit.id, kind=DeliveryKind.RECEIVED, item="beras", amount=10,
                     number=n if n % 2 else None, recipient="" if n % 2 else f"Warga {n}", **at)
            for n in range(1, count + 1)
        )  # fmt: skip
        await books.photos.add_all(
            Photo(chat=chat.id, message=n, file_id=f"f{n}", file_unique_id=f"u{n}", as_file=False, size=9, by=person.id,
                  visit=visit.id, delivery=n, received_at=START, state=PhotoState.STORED, sha256=f"{n:064}",
                  next_try=START)
            for n in range(1, count + 1)
        )  # fmt: skip
        await books.visits.change(visit.id, state=VisitState.CLOSED, closed_at=START)


def _file(count: int) -> bytes:
    rows = (f"{n};{_nik(n)};Warga Contoh {n};Jl. Panjang {n};Atas;beras;10 kg\n" for n in range(count))
    return (HEADER + "".join(rows)).encode()


def _nik(number: int) -> str:
    day, serial = divmod(number, 9_000)
    return f"631102{day + 1:02}0170{serial + 1:04}"


async def _compared(store: Store, read: ReadList, visit: Visit | None = None) -> Import:
    async with store.reading() as books:
        there = await list_import.snapshot(books, OFFICE, VILLAGE, visit, OFFICE.today(START))
        planner = await asyncio.to_thread(Planner, books.vault, there, read, "bench")
    while await asyncio.to_thread(planner.check, PEOPLE_AT_ONCE):
        pass
    return planner.result()


def _row(table: Table, name: str, began: float, neighbour: Neighbour) -> float:
    now = time.perf_counter()
    table.row(name, now - began, _memory(), *neighbour.longest())
    return time.perf_counter()


def _memory() -> float:
    """The most that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
