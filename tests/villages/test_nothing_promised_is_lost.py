"""What the village said besides reaches the office, also by a reply instead of a yes; an objection to the chosen day is
told, and not overrun; news of the day and of its eve are passed on."""

import pytest

from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen
from tests.villages.test_village_replies import card, replies


def office(stage: Stage) -> str:
    return seen(stage.cast.coordinator, own(stage, stage.cast.coordinator))


@pytest.mark.parametrize("then", [["iih jam 10"], ["jam 10, balai desa", "ya"]])
async def test_the_rest_goes_on_with_a_reply_instead_of_a_yes(stage: Stage, then: list[str]) -> None:
    await stage.acts.plans()
    await replies(stage, "kami bisanya kamis ja pak mun jumat urang aruh")
    for words in then:
        stage.cast.official.replies(stage.cast.official.last(stage.cast.village_group), words)
        await stage.settle()
    assert "jumat urang aruh" in office(stage)


async def test_an_objection_to_the_chosen_day_opens_the_choice_again(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.taps(cast.official, "Kam 3 Des", group)
    cast.second_official.replies(card(stage), "jangan kamis")
    await stage.settle()
    assert "pilihan Alus Contoh dibuka lagi" in heard(cast.official, group)
    assert "jangan kamis" in office(stage)
    assert "Kam 3 Des" in card(stage).labels
    assert "09.00" not in card(stage).labels


@pytest.mark.parametrize(
    "words",
    ["sudah surut pang pak, kawa haja lalu pelan2", "kadada siapa2 di balai nih, kami sudah ampat jam mahadang",
     "hujan labat, urang bubar bulikan", "mun kawa diulang ja minggu dapan pak", "maaf pak pambakal kada ada",
     "kada rubuh, cuma papannya lapas dua bilah", "warga nang datang 10 haja"],
)  # fmt: skip
async def test_news_of_the_day_reach_the_office(stage: Stage, words: str) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.official, stage.cast.village_group, words)
    assert words in office(stage)


async def test_a_reply_to_the_village_goes_to_the_village(stage: Stage) -> None:
    """What else it may mean stands beside it."""
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await begins(stage)
    await replies(stage, "pak tim di mana sudah, warga mahadang")
    passed = next(m for m in reversed(cast.coordinator.sees(private)) if "warga mahadang" in m.shown)
    cast.coordinator.replies(passed, "masih di jalan, ban bocor di Kapul")
    await stage.settle()
    asked = cast.coordinator.last(private)
    assert "kendala" in asked.shown.casefold()
    await stage.acts.taps(cast.coordinator, "1", private)
    assert "ban bocor di Kapul" in heard(cast.official, cast.village_group)
