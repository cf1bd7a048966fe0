"""What is reported of a visit before its day has come: asked, with the day; nothing is written down meanwhile."""

from datetime import timedelta

import pytest

from tests.conftest import Stage, kept
from tests.hand_overs.test_whom_and_when import sends, standing
from tests.the_day import begins, heard, own

DAY = "Kunjungan K1 baru Kamis, 3 Desember 2026."


@kept
async def agreed(stage: Stage) -> None:
    """K1 is agreed for a day next week."""
    await stage.acts.plans()
    await stage.acts.decides()


async def steps(stage: Stage) -> list[str]:
    async with stage.engine.store.reading() as books:
        return [one.step for one in await books.steps.find()]


@pytest.mark.parametrize("words", ["K1 sembako 20", "K1 Hamdan terima", "K1 mobil tidak ada"])
async def test_before_its_day_a_hand_over_is_asked(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await agreed(stage)
    await sends(stage, words)
    assert await standing(stage) == []
    assert DAY in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    assert len(await standing(stage)) == 1


async def test_whoever_confirmed_that_it_was_before_its_day_is_not_asked_again(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await agreed(stage)
    await stage.acts.says(member, group, "K1 sembako 20")
    await stage.acts.taps(member, "Ya", group)
    await stage.acts.says(member, group, "K1 sembako 5")
    assert [one.amount for one in await standing(stage)] == [20, 5]


async def test_on_its_day_it_is_taken(stage: Stage) -> None:
    await agreed(stage)
    starts_at = stage.acts.starts_at(stage.cast.coordinator, stage.cast.team_group, "K1")
    await stage.acts.waits_until(starts_at - timedelta(hours=8))
    await sends(stage, "K1 sembako 20")
    assert [one.amount for one in await standing(stage)] == [20]


@pytest.mark.parametrize("words", ["selesai", "tiba 07.10", "sudah berangkat pak"])
async def test_before_its_day_a_step_is_asked(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await agreed(stage)
    member.replies(stage.acts.card(member, group, "K1"), words)
    await stage.settle()
    assert await steps(stage) == []
    assert DAY in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    assert len(await steps(stage)) == 1


async def test_words_in_doubt_are_asked_with_the_day(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await agreed(stage)
    member.replies(stage.acts.card(member, group, "K1"), "tiba jam 7 bersama Ani")
    await stage.settle()
    assert f"{DAY}\nMaksudnya: tiba" in heard(member, group)


async def test_a_step_typed_without_a_panel_is_asked_of_the_visit_to_come(stage: Stage) -> None:
    """A reply to "Hari ini belum ada kunjungan" used to be met by silence."""
    member, group = stage.cast.member, stage.cast.team_group
    await agreed(stage)
    await stage.acts.says(member, group, "/lapangan")
    none = [m for m in member.sees(group) if "Hari ini belum ada" in m.shown][-1]
    member.replies(none, "berangkat 07.30")
    await stage.settle()
    assert await steps(stage) == []
    assert DAY in heard(member, group)


async def test_in_private_a_step_before_the_day_is_asked_too(stage: Stage) -> None:
    member = stage.cast.member
    await agreed(stage)
    await stage.acts.says(member, own(stage, member), "tiba 07.40")
    assert await steps(stage) == []
    assert DAY in heard(member, own(stage, member))


async def test_a_step_of_the_day_before_is_asked_on_the_day(stage: Stage) -> None:
    """ "Tiba kemarin jam 9" was written down as 09.00, without its day."""
    member = stage.cast.member
    await begins(stage)
    await stage.acts.says(member, own(stage, member), "tiba kemarin jam 9")
    assert await steps(stage) == []
    assert f"{DAY}\nBenar tiba Rabu, 2 Desember 2026, 09.00 WITA?" in heard(member, own(stage, member))
