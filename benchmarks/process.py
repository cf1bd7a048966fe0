"""The process: how long `bot.py run` takes to its first getUpdates, and what memory it holds."""

import tempfile
from pathlib import Path
from statistics import median

from benchmarks.history import HAND_OVERS_A_YEAR, remember
from benchmarks.office import OFFICE, furnish
from benchmarks.pair import memory, now, started, telegram, until_polled
from benchmarks.table import Table
from benchmarks.throughput import WARM, pair
from simulator.world import TOKEN


async def measure(*, quick: bool) -> list[Table]:
    return [await _starts(quick=quick), await _memory(12 if quick else 1000)]


async def _starts(*, quick: bool) -> Table:
    rounds, year = (1, 500) if quick else (5, HAND_OVERS_A_YEAR)
    table = Table(f"`bot.py run` to its first getUpdates: median of {rounds}", ("", "seconds", "MB then"))
    with tempfile.TemporaryDirectory(prefix="sotarsa-bench-") as folder:
        empty, old = Path(folder, "empty"), Path(folder, "old")
        for name, data, deliveries in (("a new, empty folder", empty, 0), (f"a year: {year:,} hand-overs", old, year)):
            if deliveries:
                await furnish(data, 1)
                await remember(data, deliveries)
            these = [await _start(Path(data, str(n)) if not deliveries else data) for n in range(rounds)]
            table.row(name, median(took for took, _ in these), median(held for _, held in these))
    return table


async def _start(data: Path) -> tuple[float, float]:
    async with telegram(1) as there:
        settings = {
            "SOTARSA_BOT_TOKEN": TOKEN, "SOTARSA_API_URL": there.url, "SOTARSA_DATA": str(data),
            "SOTARSA_ADMIN_IDS": ",".join(map(str, OFFICE.admin_ids)),
        }  # fmt: skip
        began = now()
        async with started("bot.py", "run", env=settings) as bot:
            return await until_polled(there, began), memory(bot.pid)


async def _memory(photos: int) -> Table:
    table = Table("Memory, MB", ("", "idle", f"after {photos:,} photos at once", "at most"))
    for name, bot, kind in (("SOTARSA", "ours", "photo"), ("echo, plain PTB", "ptb_echo", "echo")):
        with tempfile.TemporaryDirectory(prefix="sotarsa-bench-") as folder:
            async with pair(bot, Path(folder), WARM + photos) as (there, process):
                await there.play(kind, WARM, process)
                idle = memory(process.pid)
                await there.play(kind, photos, process)
                table.row(name, idle, memory(process.pid), memory(process.pid, "VmHWM"))
    return table
