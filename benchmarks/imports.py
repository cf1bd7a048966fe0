"""A long list: read, compared with a register that knows nobody, saved, and compared again; seconds and memory."""

import asyncio
import resource
import tempfile
import time
from pathlib import Path

from benchmarks.crowd import START
from benchmarks.office import OFFICE, database_url
from benchmarks.table import Table
from sotarsa_bot import list_import, list_saving, lists
from sotarsa_bot.list_import import Import
from sotarsa_bot.list_planner import Planner
from sotarsa_bot.lists import ReadList
from sotarsa_bot.people import Person
from sotarsa_bot.villages import VILLAGES
from sotarsa_bot.visits import Acting
from storage.migrate import upgrade
from storage.store import SqlStore
from storage.vault import vault_of

AT_ONCE = 2_500
VILLAGE = VILLAGES[0].code
HEADER = "No;NIK;Nama;Alamat;Dusun;Jenis Bantuan;Jumlah\n"


async def measure(*, quick: bool) -> list[Table]:
    count = 200 if quick else 10_000
    table = Table(f"A list of {count:,} people", ("", "seconds", "MB at most by then"))
    with tempfile.TemporaryDirectory(prefix="sotarsa-bench-") as folder:
        await upgrade(database_url(Path(folder)))
        store = SqlStore.open(database_url(Path(folder)), vault_of(bytes(32)))
        table.row("before", 0, _memory())
        began = time.perf_counter()
        read = await asyncio.to_thread(lists.read, _file(count))
        began = _row(table, "read", began)
        found = await _compared(store, read)
        began = _row(table, "compared with nobody", began)
        async with store.writing() as books:
            person = await books.people.add(Person(name="Ani", created_at=START))
            await list_saving.save(Acting(books, OFFICE, START, person, None), found)
        began = _row(table, "saved", began)
        again = await _compared(store, read)
        assert again.same == count, "the same file again is the same"
        _row(table, "compared with themselves", began)
        await store.close()
    return [table]


def _file(count: int) -> bytes:
    rows = (f"{n};{_nik(n)};Warga Contoh {n};Jl. Panjang {n};Atas;beras;10 kg\n" for n in range(count))
    return (HEADER + "".join(rows)).encode()


def _nik(number: int) -> str:
    day, serial = divmod(number, 9_000)
    return f"631102{day + 1:02}0170{serial + 1:04}"


async def _compared(store: SqlStore, read: ReadList) -> Import:
    async with store.reading() as books:
        there = await list_import.snapshot(books, OFFICE, VILLAGE, None, OFFICE.today(START))
        planner = Planner(books.vault, there, read)
    while await asyncio.to_thread(planner.check, AT_ONCE):
        pass
    return planner.result()


def _row(table: Table, name: str, began: float) -> float:
    now = time.perf_counter()
    table.row(name, now - began, _memory())
    return time.perf_counter()


def _memory() -> float:
    """The most that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
