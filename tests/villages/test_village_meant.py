"""Which visit, day and place a village's words are of: nothing is done that they do not say, nor lost."""

import pytest

from tests.conftest import Stage
from tests.the_day import seen
from tests.villages.test_village_halves import card, replies, told


async def test_words_that_may_be_no_place_are_dropped_by_one_press_and_reach_the_office(stage: Stage) -> None:
    """Once they were announced to citizens as the place."""
    await stage.acts.plans()
    said = await replies(stage, "tgl 3 jam 9 di Batu Bini")
    assert "1. Kamis, 3 Desember 2026, 09.00 WITA, Batu Bini\n2. Kamis, 3 Desember 2026, 09.00 WITA" in said
    await replies(stage, "2", to="Yang mana maksudnya?")
    assert "memilih Kamis, 3 Desember 2026, 09.00. Di mana?" in card(stage)
    assert "menulis tentang kunjungan K1: tgl 3 jam 9 di Batu Bini" in told(stage)


@pytest.mark.parametrize(
    "words",
    [
        "tgl 3 jam 9 balai desa, amun hujan kami pindah ke sabtu",
        "tgl 3 jam 9 balai desa mun kada banjir",
        "tgl 3 jam 9 balai desa tunggu pambakal bulik dulu",
        "tgl 3 jam 9 balai desa tapi belum pasti",
    ],
)
async def test_a_condition_is_passed_on_with_what_was_agreed(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    said = await replies(stage, words)
    assert said.startswith("Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa")
    assert said.endswith("Selebihnya diteruskan kepada koordinator.")
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    assert f"menulis tentang kunjungan K1: {words}" in told(stage)


async def test_after_friday_prayers_is_not_the_hour_that_was_agreed(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    said = await replies(stage, "tgl 4 habis jumatan di langgar rt 2")
    assert said == "Maksudnya: Jumat, 4 Desember 2026, langgar rt 2? Selebihnya diteruskan kepada koordinator."
    said = await replies(stage, "ya", to="Maksudnya")
    assert "jam berapa?" in said
    assert "09.00 WITA\n📍 Balai Desa" in card(stage)
    await replies(stage, "jam 2 siang", to="jam berapa")
    asked = seen(stage.cast.official, stage.cast.village_group)
    assert "Maksudnya: Jumat, 4 Desember 2026, 14.00 WITA, langgar rt 2?" in asked


async def test_a_no_that_belongs_to_its_sentence_stays_in_it(stage: Stage) -> None:
    """ "kada kawa jumat, sabtu" offered the Friday, and "tidak ada kendala" reached the office as its opposite."""
    await stage.acts.plans()
    await replies(stage, "jumat jam 9 balai desa")
    said = await replies(stage, "kada kawa jumat, sabtu jam 8", to="Maksudnya")
    assert said == "Maksudnya: Sabtu, 5 Desember 2026, 08.00 WITA, balai desa?"
    said = await replies(stage, "kada, kamis jam 10", to="Maksudnya")
    assert said == "Maksudnya: Kamis, 3 Desember 2026, 10.00 WITA, balai desa?"


async def test_a_second_official_keeps_the_day_while_another_is_wished_for(
    stage: Stage,
) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "tgl 8 jam 9")
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    said = await replies(stage, "kada usah pindah, tatap tgl 3", who=stage.cast.second_official)
    assert said.startswith("Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, Balai Desa?")
    await stage.acts.taps(stage.cast.second_official, "Ya", stage.cast.village_group)
    assert "meminta pindah" not in card(stage)


@pytest.mark.parametrize("words", ["K1 tgl 3 jam 10 di posyandu", "dua-duanya jam 9 di balai desa", "k1 jam 10"])
async def test_a_reply_that_names_another_visit_is_no_answer_for_this_one(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.plans(window="7-9 Desember")
    cast.official.replies(stage.acts.card(cast.official, group, "K2"), words)
    await stage.settle()
    assert "satu per satu" in cast.official.last(group).shown
    assert "meminta" not in seen(cast.official, group)


async def test_with_two_open_visits_what_is_read_back_names_its_own(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.plans(window="7-9 Desember")
    assert (
        await replies(stage, "tgl 3 jam 9 balai desa")
        == "Maksudnya: K1: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?"
    )
