"""What the CPU of one message is spent on, part by part: the bot in this process, answered without a network.

Now and then, as its CPU time passes (and not while it waits), it is looked at what the bot is doing. What is looked at
costs nothing, so that small functions do not look dearer than they are, as they do to cProfile. Two versions are best
compared so, each in short rounds by turns, where the machine is too busy for wall times to say anything. What C does
(SQLite, pydantic, regular expressions) is put down to the part that called it, or at times to the next part called.
"""

import gc
import signal
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import FrameType

from benchmarks.bots.ours import no_limits
from benchmarks.crowd import Crowd
from benchmarks.office import OFFICE, database_url, furnish
from benchmarks.pair import ROOT
from benchmarks.statements import KINDS
from benchmarks.table import Table
from conversations.engine import Engine, make_bot
from simulator.transport import SimTransport
from storage.picture_process import PictureProcess
from storage.store import SqlStore

EVERY_SECOND = 0.001
"""Of CPU time between two looks; most kernels look each 4 ms at best."""
OURS = ("conversations", "sotarsa_bot", "storage")
OTHERS = "the loop, and what it waits for"
TELEGRAM = "simulator"


class Looks:
    """How often each part of the house was at work: a folder, and below it what it called that is not ours."""

    def __init__(self) -> None:
        self.parts: Counter[str] = Counter()
        self.cpu = 0.0

    @contextmanager
    def while_it_works(self) -> Iterator[None]:
        before, began = signal.signal(signal.SIGPROF, self._look), time.process_time()
        signal.setitimer(signal.ITIMER_PROF, EVERY_SECOND, EVERY_SECOND)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
            self.cpu += time.process_time() - began

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        found = OTHERS
        while frame:
            file = Path(frame.f_code.co_filename)
            folders = file.relative_to(ROOT).parts if file.is_relative_to(ROOT) else ("",)
            if folders[0] == TELEGRAM:
                found = TELEGRAM  # it answers in the bot's place
                break
            if folders[0] in OURS and found == OTHERS:
                found = "/".join(folders[:2])
            frame = frame.f_back
        self.parts[found] += 1


async def measure(*, quick: bool) -> list[Table]:
    at_once, rounds = (4, 1) if quick else (36, 10)
    return [await _table(kind, at_once, rounds) for kind in list(KINDS)[: 1 if quick else None]]


async def _table(kind: str, at_once: int, rounds: int) -> Table:
    looks, count = await _looks(kind, at_once, rounds)
    each = looks.cpu / max(1, looks.parts.total()) / count * 1000
    spent = {part: hits * each for part, hits in looks.parts.most_common()}
    spent.pop(TELEGRAM, None)
    own = sum(spent.values())
    table = Table(f"CPU of one {KINDS[kind]}: {own:.2f} ms, of {count}", ("part", "ms", "of 100"))
    for part, ms in spent.items():
        table.row(part, ms, ms / (own or 1) * 100)
    return table


async def _looks(kind: str, at_once: int, rounds: int) -> tuple[Looks, int]:
    """And how many messages that were."""
    looks, count, crowd = Looks(), 0, Crowd(at_once)
    async with _bot(crowd, at_once) as engine:
        for number in range(rounds + 1):  # the first one warms up
            if kind == "photo":
                crowd.prepare(at_once)
            signs = crowd.send(kind, at_once)
            with looks.while_it_works():
                await engine.settle(crowd.world.clock.advance)
            assert all(sign() for sign in signs)  # else it is not that which was measured
            looks, count = (looks, count + len(signs)) if number else (Looks(), 0)
    return looks, count


@asynccontextmanager
async def _bot(crowd: Crowd, size: int) -> AsyncIterator[Engine]:
    """With its cards put up; no limit of Telegram's makes it wait, and look what is due meanwhile."""
    bot, clock = make_bot(crowd.world.token, "http://telegram.test", SimTransport(crowd.world)), crowd.world.clock
    with tempfile.TemporaryDirectory(prefix="sotarsa-bench-") as folder, no_limits():
        await furnish(Path(folder), size)
        async with PictureProcess(Path(folder) / "photos") as pictures:
            engine = await Engine.open(bot, SqlStore.open(database_url(Path(folder))), clock.now, OFFICE, pictures)
            await engine.settle(clock.advance)
            gc.freeze()
            yield engine
            gc.unfreeze()
            await engine.close()
