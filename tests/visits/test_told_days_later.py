"""A step told after the visit's day without its time: when it was is asked, and the alarm rests meanwhile."""

import pytest

from sotarsa_bot import wording
from tests.conftest import Stage
from tests.the_day import begins, own, panel, seen


async def _late(stage: Stage, words: str, hours: int = 26) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 berangkat 07.30")
    await stage.later(hours=hours)
    await stage.acts.says(cast.member, group, words)


@pytest.mark.parametrize("words", ["K1 sdh pulang", "sdh pulang"])
async def test_the_day_of_the_visit_at_an_unknown_hour_may_be_meant(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await _late(stage, words, hours=50)
    asked = stage.acts.question(cast.member, group)
    assert "tim sudah pulang Kamis, 3 Desember 2026, jam tidak diketahui" in asked.shown
    assert "hari ini: tim sudah pulang 10.00" in asked.shown
    await stage.acts.taps(cast.member, asked.labels[0], group)
    assert f"✅ Tim sudah pulang {wording.HOUR_UNKNOWN} (dilaporkan 5 Desember 10.00)" in panel(
        stage, cast.member, group
    )


async def test_the_hour_may_be_given_below_the_question(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await _late(stage, "K1 sdh pulang")
    cast.member.replies(stage.acts.question(cast.member, group), "jam 3 sore")
    await stage.settle()
    await stage.acts.taps(cast.member, "Ya", group)
    assert "✅ Tim sudah pulang 15.00 (dilaporkan 4 Desember" in panel(stage, cast.member, group)


async def test_it_may_have_been_just_now(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await _late(stage, "K1 baru haja pulang")
    assert "✅ Tim sudah pulang 4 Desember 10.00" in panel(stage, cast.member, group)


async def test_while_it_is_asked_nobody_rings_for_a_team_that_is_said_to_be_home(stage: Stage) -> None:
    cast = stage.cast
    await _late(stage, "K1 sdh pulang")
    private = own(stage, cast.camat)
    before = seen(cast.camat, private).count("belum melapor pulang. Terakhir")
    await stage.later(days=2)
    assert seen(cast.camat, private).count("belum melapor pulang. Terakhir") == before
