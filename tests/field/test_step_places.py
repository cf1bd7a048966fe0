"""A step that names a place which is not the visit's, or says when only by half, is asked; on the way is not home."""

import pytest

from tests.conftest import Stage, kept
from tests.field.test_step_doubts import asked, on_the_road, says, shown
from tests.the_day import begins, reports
from tests.visits.test_before_day import DAY, agreed
from tests.visits.test_before_day import steps as steps_of


@pytest.mark.parametrize(
    "words", ["K1 sampai di desa sebelah", "K1 tiba di Liyu", "K1 sudah tiba di pasar", "K1 jalan ke hutan"]
)
async def test_another_place_is_asked(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    assert await steps_of(stage) == []
    assert "untuk K1 Uren?" in asked(stage)
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert len(await steps_of(stage)) == 1


@pytest.mark.parametrize(
    "words", ["K1 tiba di Uren", "K1 tiba di balai desa Uren", "K1 berangkat ke desa", "K1 sampai di lokasi"]
)
async def test_the_visits_own_place_is_taken(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    assert len(await steps_of(stage)) == 1


@pytest.mark.parametrize(
    "words", ["K1 jalan ke desa rusak", "K1 sampai sore", "K1 sampai habis", "K1 jalan ke Uren banjir"]
)
async def test_a_bad_road_and_until_are_no_steps(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    assert await steps_of(stage) == []


@pytest.mark.parametrize("words", ["K1 pulang jam 6 tadi lupa lapor", "K1 pulang jam 6"])
async def test_an_hour_reported_in_the_evening_is_the_evenings(stage: Stage, words: str) -> None:
    cast = stage.cast
    await on_the_road(stage, "Berangkat")
    await stage.later(hours=12)
    await stage.acts.says(cast.member, cast.team_group, words)
    if "lupa" in words:
        assert "pulang 18.00" in asked(stage)
        await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "✅ Tim sudah pulang 18.00" in shown(stage)


async def test_on_the_way_home_is_not_home(stage: Stage) -> None:
    await on_the_road(stage, "Berangkat", "Tiba", "Mulai")
    await says(stage, "otw pulang")
    assert "Maksudnya: selesai" in asked(stage)
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert "✅ Selesai" in shown(stage)
    await says(stage, "kami jalan pulang")
    assert "hati-hati di jalan" in stage.cast.member.sees(stage.cast.team_group)[-1].shown
    assert "⬜ Tim sudah pulang" in shown(stage)


async def test_a_step_before_the_day_is_asked_also_when_a_hand_over_was_early(stage: Stage) -> None:
    cast = stage.cast
    await agreed(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 5")
    await stage.acts.taps(cast.member, "Ya", cast.team_group)
    await stage.acts.says(cast.member, cast.team_group, "K1 berangkat")
    assert await steps_of(stage) == []
    assert DAY in asked(stage)


async def test_another_day_early_hand_overs_are_asked_again(stage: Stage) -> None:
    cast = stage.cast
    await agreed(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 5")
    await stage.acts.taps(cast.member, "Ya", cast.team_group)
    await stage.later(days=2)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 6")
    assert DAY in asked(stage)
    assert asked(stage).count(DAY) == 1


async def test_the_hour_of_arrival_is_put_right_by_a_word_that_says_so(stage: Stage) -> None:
    await on_the_road(stage, "Berangkat")
    await reports(stage, "Tiba")
    await says(stage, "maksudnya 8.10")
    assert "Maksudnya: tiba 08.10" in asked(stage)


@kept
async def two_today(stage: Stage) -> None:
    """K1 goes to Uren and K2 to Liyu, on the same day."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.plans("Liyu")
    for label in ("Kam 3 Des", "09.00", "Balai Desa"):
        await stage.acts.taps(cast.other_official, label, cast.other_group)
    await stage.acts.waits_until(stage.acts.starts_at(cast.coordinator, cast.team_group, "K1"))


@pytest.mark.parametrize(
    ("words", "asked_of"),
    [
        ("K1 K2 berangkat jam 7", "K1 Uren: berangkat 07.00; K2 Liyu: berangkat 07.00"),
        ("K1 dan K2 berangkat jam 7", "K1 Uren: berangkat 07.00; K2 Liyu: berangkat 07.00"),
        ("K1 berangkat 7.00, K2 berangkat 7.10", "K1 Uren: berangkat 07.00; K2 Liyu: berangkat 07.10"),
    ],
)
async def test_two_visits_in_one_message_are_read_back_together(stage: Stage, words: str, asked_of: str) -> None:
    cast = stage.cast
    await two_today(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    assert await steps_of(stage) == []
    assert f"Maksudnya: {asked_of}?" in asked(stage)
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert await steps_of(stage) == ["departed", "departed"]


@pytest.mark.parametrize("words", ["tiba liyu 7.25", "sudah sampai Liyu 7.25"])
async def test_a_village_behind_its_step_says_which_visit(stage: Stage, words: str) -> None:
    cast = stage.cast
    await two_today(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, words)
    async with stage.engine.store.reading() as books:
        assert [(one.visit, one.step) for one in await books.steps.find()] == [(2, "arrived")]
