"""An offer for a visit that was put off: it stays so, on every card, until the village takes the new day."""

import pytest

from tests.conftest import Stage, kept
from tests.the_day import heard, own


@kept
async def offered(stage: Stage) -> None:
    """Agreed for Thursday, put off, and offered for the 8th instead."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    for words in ("K1 tunda dulu, mobil rusak", "K1 tawarkan tgl 8 jam 9"):
        cast.coordinator.sends(cast.team_group, words)
        await stage.settle()
        await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)


def cards(stage: Stage) -> tuple[str, str]:
    cast = stage.cast
    places = ((cast.official, cast.village_group), (cast.coordinator, cast.team_group))
    of_village, of_team = (stage.acts.card(who, chat, "K1").shown for who, chat in places)
    return of_village, of_team


async def test_it_stays_put_off_until_the_village_takes_the_offer(stage: Stage) -> None:
    cast = stage.cast
    await offered(stage)
    for card in cards(stage):
        assert "Disepakati" not in card
        assert "⏸ Ditunda: mobil rusak\n↔️ Tim menawarkan Selasa, 8 Desember 2026, 09.00 WITA" in card
    await stage.acts.taps(cast.official, "Setuju Sel 8 Des", cast.village_group)
    for card in cards(stage):
        assert "✅ Disepakati" in card
        assert "🗓 Selasa, 8 Desember 2026, 09.00 WITA" in card


async def test_a_question_hears_of_the_offer(stage: Stage) -> None:
    cast = stage.cast
    await offered(stage)
    cast.official.sends(cast.village_group, "kapan jadinya?")
    await stage.settle()
    said = cast.official.last(cast.village_group).shown
    assert said.startswith("Kunjungan K1 ditunda: tim menawarkan Selasa, 8 Desember 2026, 09.00 WITA")


@pytest.mark.parametrize("put_off", [True, False])
async def test_an_offer_that_nobody_answers_is_said_again(stage: Stage, *, put_off: bool) -> None:
    """Once it was said once, and forgotten by both sides."""
    cast = stage.cast
    if put_off:
        await offered(stage)
    else:
        await stage.acts.plans()
        await stage.acts.decides()
        cast.coordinator.sends(cast.team_group, "K1 tawarkan tgl 8 jam 9")
        await stage.settle()
        await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)
    await stage.later(hours=25)
    reminded = cast.official.last(cast.village_group)
    assert reminded.shown.startswith("🔔 Tim masih menunggu jawaban Desa Uren untuk K1: Selasa, 8 Desember")
    await stage.later(hours=48)
    assert "Desa Uren belum menjawab tawaran untuk K1" in heard(cast.coordinator, own(stage, cast.coordinator))
    await stage.acts.taps(cast.official, "Setuju Sel 8 Des", cast.village_group)
    assert "🗓 Selasa, 8 Desember 2026, 09.00 WITA" in cards(stage)[0]
    await stage.later(hours=48)
    assert "masih menunggu" not in cast.official.last(cast.village_group).shown


@pytest.mark.parametrize("below", ["", "Cocok?"])
async def test_the_offered_time_at_another_place_is_asked_and_agreed(stage: Stage, below: str) -> None:
    """It was only passed on, and the next "ya" was read as the offer with its old place."""
    cast, group = stage.cast, stage.cast.village_group
    await offered(stage)
    above = next((m for m in cast.official.sees(group) if below and below in m.shown), None)
    cast.official.sends(group, "hakun bu, tapi di balai adat haja", reply_to=above)
    await stage.settle()
    assert cast.official.last(group).shown == "Maksudnya: Selasa, 8 Desember 2026, 09.00 WITA, balai adat?"
    await stage.acts.taps(cast.official, "Ya", group)
    for card in cards(stage):
        assert "✅ Disepakati" in card
        assert "🗓 Selasa, 8 Desember 2026, 09.00 WITA" in card
        assert "📍 balai adat" in card


async def test_another_hour_of_the_offered_day_is_of_that_day(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    cast.coordinator.sends(cast.team_group, "K1 tawarkan tgl 8 jam 9")
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)
    cast.official.replies(
        next(m for m in cast.official.sees(group) if "Cocok?" in m.shown), "hakun bu, tapi jam 10 haja"
    )
    await stage.settle()
    assert cast.official.last(group).shown.startswith("Maksudnya: Selasa, 8 Desember 2026, 10.00 WITA, Balai Desa?")


@pytest.mark.parametrize("words", ["jadi kah kamis ni?", "jadikah bu kamis tgl 3"])
async def test_whether_its_former_day_stays_is_answered(stage: Stage, words: str) -> None:
    """It was passed on without a word that the visit is put off."""
    cast = stage.cast
    await offered(stage)
    cast.official.sends(cast.village_group, words)
    await stage.settle()
    assert cast.official.last(cast.village_group).shown.startswith("Kunjungan K1 ditunda: tim menawarkan Selasa, 8")
