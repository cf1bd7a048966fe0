"""What one confirmation costs with few and with many hand-overs in the books; what a look at the reminders costs."""

import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.crowd import START
from benchmarks.history import await_reminders, remember
from benchmarks.office import OFFICE, database_url, furnish
from benchmarks.pair import Round
from benchmarks.table import Table
from benchmarks.throughput import WARM, pair
from conversations.notifications import reminding
from storage.store import SqlStore


async def measure(*, quick: bool, full: bool = False) -> list[Table]:
    sizes = [1_000, 2_000] if quick else [1_000, 100_000, *([1_000_000] if full else [])]
    count, rounds, scans = (6, 1, 3) if quick else (60, 5, 50)
    return [await _confirmations(sizes, count, rounds), await _reminders([1_000, 2_000 if quick else 100_000], scans)]


async def _confirmations(sizes: Sequence[int], count: int, rounds: int) -> Table:
    with tempfile.TemporaryDirectory(prefix="sotarsa-bench-") as folder:
        for size in sizes:
            await furnish(Path(folder, str(size)), WARM + count)
            await remember(Path(folder, str(size)), size)
        played: dict[int, list[Round]] = {size: [] for size in sizes}
        for number in range(rounds):  # whose photos are removed at the end (throughput.py says why)
            for size in sizes:
                own = shutil.copytree(Path(folder, str(size)), Path(folder, f"{size}, {number}"))
                played[size].append(await _play(own, count))
                for large in own.glob("*.sqlite3*"):
                    large.unlink()
    table = Table(
        f"One confirmation, by hand-overs in the books: {count} at once, median of {rounds} interleaved rounds",
        ("in the books", "ms each", "growth", "bot CPU ms", "growth"),
    )
    wall = {size: median(r.seconds for r in these) / count * 1000 for size, these in played.items()}
    cpu = {size: median(r.bot_cpu for r in these) / count * 1000 for size, these in played.items()}
    for size in sizes:
        table.row(f"{size:,}", wall[size], wall[size] / wall[sizes[0]], cpu[size], cpu[size] / cpu[sizes[0]])
    return table


async def _play(folder: Path, count: int) -> Round:
    async with pair("ours", folder, WARM + count, furnished=True) as (there, bot):
        await there.play("photo", WARM, bot)
        return await there.play("photo", count, bot)


async def _reminders(sizes: Sequence[int], scans: int) -> Table:
    """A look that finds nothing due: what the bot does every 20 seconds."""
    table = Table(f"A look at the reminders, none due: median of {scans}", ("pending", "ms", "growth"))
    first = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="sotarsa-bench-") as folder:
            await furnish(Path(folder), 1)
            await await_reminders(Path(folder), size)
            took = await _scanned(Path(folder), scans)
            first = first or took
            table.row(f"{size:,}", took, took / first)
    return table


async def _scanned(folder: Path, scans: int) -> float:
    store, took = SqlStore.open(database_url(folder)), []
    for _ in range(scans):
        began = time.perf_counter()
        assert await reminding.tick(store, OFFICE, lambda: START) == 0  # else it is not a mere look
        took.append(time.perf_counter() - began)
    await store.close()
    return median(took) * 1000
