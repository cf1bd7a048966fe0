"""A village to which no visit is planned is heard: danger at once, and what it asks of the office."""

import pytest

from simulator.model import Chat
from tests.conftest import Stage
from tests.the_day import own, seen

DANGER = (
    "pak, jalan ke liyu putus, tolong!",
    "ada yang pingsan di liyu, tolong",
    "banjir di liyu, tiga keluarga terjebak di hulu",
    "darurat, kapal karam",
    "tolong, ada orang kesetrum di balai",
)


async def says(stage: Stage, words: str, chat: Chat) -> str:
    """What the bot says to it there; "" in silence."""
    official = stage.cast.other_official
    before = len(official.sees(chat))
    official.sends(chat, words)
    await stage.settle()
    return "\n".join(m.shown for m in official.sees(chat)[before:] if m.sender is stage.world.bot)


@pytest.mark.parametrize("words", DANGER)
@pytest.mark.parametrize("alone", [True, False])
async def test_danger_reaches_the_coordinators_at_once(stage: Stage, words: str, *, alone: bool) -> None:
    """ "Maaf, belum dipahami", and in its own group silence."""
    cast = stage.cast
    chat = cast.other_official.opens_private() if alone else cast.other_group
    assert "diteruskan kepada Rahmi Contoh. Bila perlu pertolongan segera" in await says(stage, words, chat)
    assert f"🚨 Dilan Contoh dari Desa Liyu: {words}" in seen(cast.coordinator, own(stage, cast.coordinator))


async def test_what_is_grave_the_camat_reads_too(stage: Stage) -> None:
    cast = stage.cast
    await says(stage, "kebakaran di RT 2", cast.other_group)
    assert "🚨 Dilan Contoh dari Desa Liyu: kebakaran di RT 2" in seen(cast.camat, own(stage, cast.camat))


@pytest.mark.parametrize(
    "words",
    [
        "halo pak kapan ke tempat kami? sudah 3 bulan kada ada bantuan", "usulan: Dilan perlu kursi roda",
        "di uren tgl 3 ada demo, jangan datang", "berapa orang nang dapat?",
    ],
)  # fmt: skip
async def test_what_it_asks_reaches_the_office(stage: Stage, words: str) -> None:
    cast = stage.cast
    said = await says(stage, words, cast.other_group)
    assert said.endswith("Belum ada kunjungan yang direncanakan ke Desa Liyu.")
    assert f"💬 Dilan Contoh dari Desa Liyu menulis: {words}" in seen(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize("words", ["rapat kamis jam 9 di balai", "siap pak", "arisan minta kursi 20"])
async def test_the_villagers_own_affairs_are_left_alone(stage: Stage, words: str) -> None:
    assert await says(stage, words, stage.cast.other_group) == ""


async def test_a_stranger_alarms_nobody(stage: Stage) -> None:
    cast = stage.cast
    cast.stranger.sends(cast.stranger.opens_private(), DANGER[1])
    await stage.settle()
    assert DANGER[1] not in seen(cast.coordinator, own(stage, cast.coordinator))
