"""`python bot.py demo --once`: the visit as a transcript, and the three numbers at its end."""

from __future__ import annotations

import asyncio
import re
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commands.demo import play
from commands.refused import Refused
from simulator.cast import Cast
from simulator.demo import Stepped, play_once
from simulator.world import World

BOT = Path(__file__).parents[2] / "bot.py"
ALL_WELL = "Ditolak simulator: 0. Tombol tak terjawab: 0. Pesan tak terjawab: 0."


async def _told(*more: str, cwd: Path | None = None) -> tuple[list[str], int | None]:
    """What the command says, on both of its ways out, and its exit code."""
    pipe = asyncio.subprocess.PIPE
    demo = await asyncio.create_subprocess_exec(
        sys.executable, str(BOT), "demo", "--once", *more, cwd=cwd, stdout=pipe, stderr=asyncio.subprocess.STDOUT
    )
    out, _ = await demo.communicate()
    return out.decode().splitlines(), demo.returncode


class SilentBot:
    """Takes what comes, and says nothing."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def settle(self, advance: Callable[[timedelta], object]) -> None:
        self._world.inbox.clear()

    async def close(self) -> None:
        """Nothing was open."""


@pytest.mark.long
async def test_the_visit_is_told_from_the_proposal_to_the_camat_and_all_were_answered(tmp_path: Path) -> None:
    lines, code = await _told(cwd=tmp_path)
    assert code == 0
    assert "[Tim PAK SOTARSA] Rahmi Contoh: /kunjungan" in lines
    assert "[Camat Contoh] BOT: Kunjungan K1 ke Desa Uren" in lines
    assert lines[-1] == ALL_WELL


@pytest.mark.long
async def test_another_office_is_played_from_one_file_of_facts() -> None:
    told, code = await _told("--district", str(BOT.parent / "docs" / "contoh-kecamatan.toml"))
    assert (code, told[-1]) == (0, ALL_WELL)
    assert "[Camat Contoh] BOT: Kunjungan K1 ke Desa Batu Lapis" in told
    assert [line for line in told if re.search("halong|balangan|uren|liyu|kapul", line, re.IGNORECASE)] == []


@pytest.mark.parametrize("words", ["", 'name = "A"\nregency = "B"\n[villages]\n2001 = "M"\n2002 = "N"\n', "name = A"])
async def test_a_file_that_is_no_district_is_named(words: str, tmp_path: Path) -> None:
    file = tmp_path / "kecamatan.toml"
    file.write_text(words)
    with pytest.raises(Refused, match=r"kecamatan\.toml belum dapat dipakai"):
        await play(Namespace(district=file, once=True))


async def test_a_file_that_is_not_there_ends_the_command(tmp_path: Path) -> None:
    file = tmp_path / "kecamatan.toml"
    told, code = await _told("--district", str(file))
    assert code == 2
    assert f"{file} belum dapat dipakai" in told[0]


async def test_a_bot_that_says_nothing_is_found_out() -> None:
    said: list[str] = []

    async def opened(world: World, cast: Cast) -> Stepped:
        return SilentBot(world)

    assert not await play_once(datetime(2026, 11, 24, 1, tzinfo=UTC), opened, said.append)
    told = "".join(said)
    assert "GAGAL pada langkah 1: Rahmi Contoh sees no question in 'Tim PAK SOTARSA'" in told
    assert "Tanpa jawaban: [Tim PAK SOTARSA] Rahmi Contoh: /kunjungan" in told
    assert told.endswith("Ditolak simulator: 0. Tombol tak terjawab: 0. Pesan tak terjawab: 1.")
