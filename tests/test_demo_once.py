"""`python bot.py demo --once`: the visit as a transcript, and the three numbers at its end."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulator.cast import Cast
from simulator.demo import Stepped, play_once
from simulator.world import World

BOT = Path(__file__).parent.parent / "bot.py"
ALL_WELL = "Ditolak simulator: 0. Tombol tak terjawab: 0. Pesan tak terjawab: 0."


class SilentBot:
    """Takes what comes, and says nothing."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def settle(self, advance: Callable[[timedelta], object]) -> None:
        self._world.inbox.clear()

    async def close(self) -> None:
        """Nothing was open."""


async def test_the_visit_is_told_from_the_proposal_to_the_camat_and_all_were_answered(tmp_path: Path) -> None:
    pipe = asyncio.subprocess.PIPE
    demo = await asyncio.create_subprocess_exec(
        sys.executable, str(BOT), "demo", "--once", cwd=tmp_path, stdout=pipe, stderr=pipe
    )
    out, errors = await demo.communicate()
    lines = out.decode().splitlines()
    assert (demo.returncode, errors) == (0, b"")
    assert "[Tim PAK SOTARSA] Rahmi Contoh: /kunjungan" in lines
    assert "[Camat Contoh] BOT: Kunjungan K1 ke Desa Uren" in lines
    assert lines[-1] == ALL_WELL


async def test_a_bot_that_says_nothing_is_found_out() -> None:
    said: list[str] = []

    async def opened(world: World, cast: Cast) -> Stepped:
        return SilentBot(world)

    assert not await play_once(datetime(2026, 11, 24, 1, tzinfo=UTC), opened, said.append)
    told = "".join(said)
    assert "GAGAL pada langkah 1: Rahmi Contoh sees no question in 'Tim PAK SOTARSA'" in told
    assert "Tanpa jawaban: [Tim PAK SOTARSA] Rahmi Contoh: /kunjungan" in told
    assert told.endswith("Ditolak simulator: 0. Tombol tak terjawab: 0. Pesan tak terjawab: 1.")
