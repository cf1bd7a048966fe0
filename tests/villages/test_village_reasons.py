"""Why stands beside where and when, without a comma; a visit is told by its day."""

import pytest

from sotarsa_bot.parsing.places import read_place
from tests.conftest import Stage
from tests.the_day import own
from tests.villages.test_village_halves import replies, told


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("eh posyandunya bocor di balai desa ja", "balai desa"),
        ("tempatnya pindah ka SDN Uren 1 lah balai desanya dipakai urang bagawi", "SDN Uren 1"),
        ("balai desa rusak di posyandu ja min", "posyandu"),
        ("langgarnya masih direhab di balai adat haja", "balai adat"),
        ("balai desa rusak", ""),
        ("posyandunya bocor", ""),
    ],
)
def test_a_place_beside_why_it_is_not_another(words: str, place: str) -> None:
    read = read_place(words, led=True)
    assert read.place == place
    assert not (place and read.complete)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("eh posyandunya bocor di balai desa ja", "Kamis, 3 Desember 2026, 09.00 WITA, balai desa"),
        (
            "tempatnya pindah ka SDN Uren 1 lah balai desanya dipakai urang bagawi",
            "Kamis, 3 Desember 2026, 09.00 WITA, SDN Uren 1",
        ),
        ("mintaa undur hari sabtu jam 10 pambakal ke banjarmasin kamisnya", "Sabtu, 5 Desember 2026, 10.00 WITA"),
    ],
)
async def test_a_change_with_its_reason_needs_no_comma(stage: Stage, words: str, said: str) -> None:
    """It was passed on as words, and the old announcement stood."""
    await stage.acts.plans()
    await stage.acts.decides(place="Posyandu")
    await stage.later(hours=3)
    assert (await replies(stage, words)).startswith(f"Maksudnya: {said}")


@pytest.mark.parametrize("words", ["kamis urang ka pasar", "sabtu jam 10 pambakal ke banjarmasin"])
async def test_what_only_tells_of_a_day_reaches_the_office(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    assert "Pesan itu diteruskan kepada Rahmi Contoh. Hari kunjungan K1" in await replies(stage, words)


async def two_visits(stage: Stage) -> None:
    """K1 on the 3rd and K2 on the 8th, both agreed."""
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.plans("Uren", "7-9 Desember", "10 selimut")
    await stage.acts.decides("Sel 8 Des", "09.00", "Balai Desa")


@pytest.mark.parametrize(
    ("words", "code"),
    [("yang tgl 3 batal ja", "K1"), ("yang tanggal 8 dibatalkan", "K2"), ("batalkan yang tgl 8", "K2")],
)
async def test_the_day_names_the_visit_that_is_called_off(stage: Stage, words: str, code: str) -> None:
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await two_visits(stage)
    await stage.acts.says(coordinator, private, words)
    assert f"Mengapa {code} dibatalkan?" in coordinator.last(private).shown


async def test_a_day_of_nobody_calls_nothing_off(stage: Stage) -> None:
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await two_visits(stage)
    await stage.acts.says(coordinator, private, "yang tgl 9 batal ja")
    assert "dibatalkan" not in coordinator.last(private).shown


async def test_below_another_card_the_day_says_which_is_meant(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await two_visits(stage)
    cast.official.replies(stage.acts.card(cast.official, group, "K2"), "yang tgl 3 batal ja")
    await stage.settle()
    assert "menulis tentang kunjungan K1: yang tgl 3 batal ja" in told(stage)
