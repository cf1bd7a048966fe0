"""Updates handled a second, next to echo bots of PTB and aiogram; rounds interleaved, medians, ratios.

A round: a fresh simulator and a fresh bot, each a process; a few updates to warm up; then `count` at once, each from a
person in a chat of their own, until each is answered in full (a photo: reaction, the words that were understood,
downloaded, counted). The simulator's work is in the seconds of all; its CPU is shown apart. The files of all rounds are
removed at the end: whenever it makes a file, ext4 searches past what was deleted in the last minutes, which made each
round dearer than the one before.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.crowd import AGREED, LINES
from benchmarks.office import furnish
from benchmarks.pair import Round, Telegram, started, telegram
from benchmarks.table import Table

WARM = 12


@dataclass(frozen=True)
class Contender:
    """A bot and what it is sent."""

    name: str
    bot: str
    kind: str


YARDSTICK = Contender("echo, plain PTB", "ptb_echo", "echo")
CONTENDERS = (
    YARDSTICK,
    Contender("echo, aiogram", "aiogram_echo", "echo"),
    Contender("photo confirmation", "ours", "photo"),
    Contender("photo confirmation, plain storage", "ours_plain", "photo"),
    Contender("checklist tick", "ours", "tick"),
    Contender("checklist tick, plain storage", "ours_plain", "tick"),
    Contender("/jadwal", "ours", "jadwal"),
)


async def measure(*, quick: bool) -> list[Table]:
    count, rounds = (12, 1) if quick else (120, 5)
    played: dict[str, list[Round]] = {c.name: [] for c in CONTENDERS}
    with tempfile.TemporaryDirectory(prefix="sotarsa-bench-") as folder:
        for number in range(rounds):
            for contender in CONTENDERS:
                own = Path(folder, f"{number}, {contender.bot}, {contender.kind}")
                played[contender.name].append(await play(contender, count, own))
    return [_table(played, count, rounds)]


async def play(contender: Contender, count: int, folder: Path) -> Round:
    """One round with a fresh pair."""
    async with pair(contender.bot, folder, WARM + count) as (there, bot):
        await there.play(contender.kind, WARM, bot)
        return await there.play(contender.kind, count, bot)


@asynccontextmanager
async def pair(
    bot: str, folder: Path, size: int, *, furnished: bool = False
) -> AsyncIterator[tuple[Telegram, asyncio.subprocess.Process]]:
    """A simulator and a bot that listens to it; ours has said what it owes when it starts."""
    if bot.startswith("ours") and not furnished:
        await furnish(folder, size)
    async with telegram(size) as there, started("-m", f"benchmarks.bots.{bot}", there.url, str(folder)) as process:
        await there.ask("polled")
        if bot.startswith("ours"):
            await there.ask("cards")
        yield there, process


def _table(played: dict[str, list[Round]], count: int, rounds: int) -> Table:
    table = Table(
        f"Updates handled: {count} at once ({min(count, AGREED * LINES)} ticks), median of {rounds} interleaved rounds",
        ("", "updates/s", "ms each", "x PTB echo", "bot CPU ms", "x PTB echo", "simulator CPU ms", "calls each"),
    )
    yardstick = played[YARDSTICK.name]
    wall, cpu = median(r.each(r.seconds) for r in yardstick), median(r.each(r.bot_cpu) for r in yardstick)
    for name, these in played.items():
        took, bot_cpu = median(r.each(r.seconds) for r in these), median(r.each(r.bot_cpu) for r in these)
        table.row(
            name, 1000 / took, took, took / wall, bot_cpu, bot_cpu / cpu,
            median(r.each(r.telegram_cpu) for r in these), median(r.calls / r.count for r in these),
        )  # fmt: skip
    return table
