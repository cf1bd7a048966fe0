"""What a village said only half is kept and asked on; whatever it typed is read back before it goes anywhere."""

import pytest

from simulator.people import Actor
from tests.conftest import Stage
from tests.the_day import heard, own, seen


async def replies(stage: Stage, words: str, *, to: str = "K1", who: Actor | None = None) -> str:
    """An official answers the card, or (`to`) the newest message with these words; what the bot says last."""
    cast, group = stage.cast, stage.cast.village_group
    who = who or cast.official
    below = stage.acts.card(who, group, "K1")
    if to != "K1":
        below = next(m for m in reversed(who.sees(group)) if to in m.shown)
    who.replies(below, words)
    await stage.settle()
    return who.last(group).shown


def card(stage: Stage) -> str:
    return stage.acts.card(stage.cast.official, stage.cast.village_group, "K1").shown


def told(stage: Stage) -> str:
    """Everything that the coordinator and the team were told."""
    coordinator = stage.cast.coordinator
    return seen(coordinator, own(stage, coordinator)) + seen(coordinator, stage.cast.team_group)


# --- what changes nothing ---


async def test_what_is_agreed_already_is_announced_to_nobody(stage: Stage) -> None:
    """Once everybody read that the visit had changed, and the old announcement was void."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    before = told(stage)
    said = await replies(stage, "tetap jam 9 di balai desa")
    if said.startswith("Maksudnya"):
        await stage.acts.taps(cast.official, "Ya", group)
    assert "Baik, kunjungan K1 tetap Kamis, 3 Desember 2026, 09.00 WITA, Balai Desa" in heard(cast.official, group)
    assert "tidak berlaku lagi" not in seen(cast.official, group)
    assert told(stage) == before


async def test_a_wish_is_withdrawn_by_what_is_agreed(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    await replies(stage, "jam 8 ja pang")
    await stage.acts.taps(cast.official, "Ya", group)
    assert "meminta pindah" in card(stage)
    await replies(stage, "kada usah, tetap jam 9")
    await stage.acts.taps(cast.official, "Ya", group)
    assert "meminta pindah" not in card(stage)
    assert "berubah" not in told(stage).replace("Tidak ada yang berubah", "")
    assert "usulan desa (Kamis, 3 Desember 2026, 08.00 WITA) ditarik oleh Alus Contoh" in told(stage)
    assert "Pengumuman kunjungan K1 yang tadinya di sini tidak berlaku" not in seen(cast.official, group)


# --- what is read back ---


@pytest.mark.parametrize(
    ("agreed", "words", "said"),
    [
        (False, "lusa jam 8.30 d sd uren 1", "Kamis, 26 November 2026, 08.30 WITA, sd uren 1"),
        (False, "9 desember jam 9", "Rabu, 9 Desember 2026, 09.00 WITA"),
        (True, "jam 8 ja pang", "Kamis, 3 Desember 2026, 08.00 WITA, Balai Desa"),
        (True, "9 desember jam 10", "Rabu, 9 Desember 2026, 10.00 WITA"),
    ],
)
async def test_a_wish_is_read_back_before_the_office_hears_of_it(
    stage: Stage, agreed: bool, words: str, said: str
) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    if agreed:
        await stage.acts.decides()
        await stage.later(hours=3)
    before = told(stage)
    assert f"Maksudnya: {said}" in await replies(stage, words)
    assert told(stage) == before
    await stage.acts.taps(cast.official, "Ya", group)
    assert "mengusulkan untuk kunjungan K1" in told(stage)


# --- what was said half ---


async def test_a_half_hour_as_it_is_abbreviated(stage: Stage) -> None:
    await stage.acts.plans()
    said = await replies(stage, "rabu jam stgh 9 di balai")
    assert said == "Maksudnya: Rabu, 2 Desember 2026, 08.30 WITA, balai?"


@pytest.mark.parametrize("hour", ["jam 9", "09.00"])
async def test_a_place_before_the_hour_is_offered_when_it_is_asked_for(stage: Stage, hour: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await replies(stage, "rabu di balai adat")
    assert "memilih Rabu, 2 Desember 2026, balai adat. Jam berapa?" in card(stage)
    if hour == "09.00":
        await stage.acts.taps(cast.official, hour, group)
        await stage.acts.taps(cast.official, "balai adat", group)
    else:
        assert await replies(stage, hour) == "Maksudnya: Rabu, 2 Desember 2026, 09.00 WITA, balai adat?"
        await stage.acts.taps(cast.official, "Ya", group)
    assert "📍 balai adat" in card(stage)


@pytest.mark.parametrize("below", ["K1", "jam berapa"])
async def test_a_day_outside_the_window_waits_for_its_hour(stage: Stage, below: str) -> None:
    """Once the day was forgotten while the hour was asked for."""
    await stage.acts.plans()
    assert "jam berapa?" in await replies(stage, "6 desember")
    assert await replies(stage, "jam 9", to=below) == "Maksudnya: Minggu, 6 Desember 2026, 09.00 WITA?"


@pytest.mark.parametrize("below", ["K1", "Hari apa?"])
async def test_an_hour_and_a_place_wait_for_their_day(stage: Stage, below: str) -> None:
    await stage.acts.plans()
    assert "Hari apa? Yang sudah terbaca: 09.00 WITA, balai adat" in await replies(stage, "jam 9 di balai adat")
    said = await replies(stage, "kamis", to=below)
    assert said == "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai adat?"


@pytest.mark.parametrize("words", ["senin depannya jam 9", "10 desember jam 10"])
async def test_what_the_bot_asked_for_is_heard_below_its_question(stage: Stage, words: str) -> None:
    """The village was asked for another day, and its answer met silence."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "tidak jadi tgl 3, ada yang meninggal")
    await replies(stage, words, to="Hari apa yang bisa?")
    await stage.acts.taps(cast.official, "Ya", group)
    assert "mengusulkan untuk kunjungan K1" in told(stage)
