"""Two processes, as in real life: a Telegram (the simulator) and a bot; this one only starts and asks."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Round:
    """What `count` updates cost, sent at once: seconds, CPU seconds of either process, requests of the bot."""

    count: int
    seconds: float
    bot_cpu: float
    telegram_cpu: float
    calls: int

    def each(self, value: float) -> float:
        """A number of seconds, as milliseconds an update."""
        return value / self.count * 1000


class Telegram:
    """The simulator's process."""

    def __init__(self, url: str, http: httpx.AsyncClient) -> None:
        self.url, self._http = url, http

    async def ask(self, what: str, **params: str | int) -> dict[str, float]:
        answer = await self._http.post(f"/crowd/{what}", params=params)
        return answer.raise_for_status().json()  # type: ignore[no-any-return]

    async def play(self, kind: str, count: int, bot: asyncio.subprocess.Process) -> Round:
        """Sends `count` updates at once, and waits until each is answered in full."""
        if kind in ("photo", "echo"):
            await self.ask("prepare", count=count)
        before = cpu_seconds(bot.pid)
        took = await self.ask("play", kind=kind, count=count)
        if took["refused"]:
            raise RuntimeError(f"the simulator refused: {took['refused']}")
        return Round(
            int(took["count"]), took["seconds"], cpu_seconds(bot.pid) - before, took["cpu"], int(took["calls"])
        )


@asynccontextmanager
async def telegram(size: int) -> AsyncIterator[Telegram]:
    """A simulator with a crowd of this size."""
    async with started("-m", "benchmarks.telegram", str(size), read=True) as process:
        assert process.stdout is not None  # it was asked for
        url = (await process.stdout.readline()).decode().strip()
        async with httpx.AsyncClient(base_url=url, timeout=300) as http:
            yield Telegram(url, http)


@asynccontextmanager
async def started(
    *args: str, read: bool = False, env: Mapping[str, str] | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A Python process from here, ended by SIGTERM. What it logs is thrown away."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *args, cwd=ROOT, env={**os.environ, **(env or {})}, stderr=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE if read else asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 15)
        except TimeoutError:
            process.kill()
            await process.wait()


def cpu_seconds(pid: int) -> float:
    """What a process and those that it started have used of the processor so far (Linux)."""
    return sum(int(ticks) for one in _family(pid) for ticks in _stat(one)[11:13]) / TICKS


def memory(pid: int, what: str = "VmRSS") -> float:
    """Megabytes that a process and those that it started hold now (VmRSS), or have held at most (VmHWM), each by
    itself (Linux)."""
    return sum(_held(one, what) for one in _family(pid)) / 1024


def _held(pid: int, what: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{what}:")), 0)  # one that ended holds none


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            if _stat(int(one.name))[1] == str(pid):
                found.append(int(one.name))
    return found


def _stat(pid: int) -> list[str]:
    """From the third field on: state, parent, ..."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


async def until_polled(telegram: Telegram, since: float) -> float:
    """Seconds from a moment of the monotonic clock to the bot's first getUpdates."""
    return (await telegram.ask("polled"))["at"] - since


now = time.monotonic
