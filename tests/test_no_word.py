"""An agreed visit, and nobody departs or reports: the team and the coordinator are asked once."""

import pytest

from tests.conftest import Stage
from tests.the_day import begins, own, panel, seen

ASKED = "Apakah tim sudah berangkat?"


async def test_the_team_is_asked_once_and_answers_by_a_reply(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.later(hours=2, minutes=5)
    await stage.later(hours=2)
    assert seen(cast.member, cast.team_group).count(ASKED) == 1
    assert seen(cast.coordinator, own(stage, cast.coordinator)).count(ASKED) == 1
    assert ASKED not in seen(cast.camat, own(stage, cast.camat))
    asked = next(m for m in cast.member.sees(cast.team_group) if ASKED in m.shown)
    cast.member.replies(asked, "berangkat 08.30")
    await stage.settle()
    assert "✅ Berangkat 08.30" in panel(stage, cast.member, cast.team_group)


async def test_whoever_reported_is_not_asked(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 berangkat")
    await stage.later(hours=4)
    assert ASKED not in seen(cast.member, cast.team_group)


@pytest.mark.parametrize(
    "words", ["sdh dari td jam 8.30", "sudah pak, jam 8.30", "iya sudah 8.30", "sudah berangkat 08.30"]
)
async def test_a_yes_with_its_hour_is_the_departure(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.later(hours=2, minutes=5)
    await stage.later(hours=2)
    asked = next(m for m in cast.member.sees(cast.team_group) if ASKED in m.shown)
    cast.member.replies(asked, words)
    await stage.settle()
    if "berangkat" not in words:
        assert "Maksudnya: berangkat 08.30?" in seen(cast.member, cast.team_group)
        await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "✅ Berangkat 08.30" in panel(stage, cast.member, cast.team_group)


async def test_not_yet_is_an_answer(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.later(hours=2, minutes=5)
    await stage.later(hours=2)
    asked = next(m for m in cast.member.sees(cast.team_group) if ASKED in m.shown)
    cast.member.replies(asked, "belum pak")
    await stage.settle()
    assert "K1 belum berangkat" in cast.member.sees(cast.team_group)[-1].shown


async def test_the_camat_hears_that_hand_overs_came_though_no_step_did(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.later(hours=3)
    await stage.acts.says(cast.camat, own(stage, cast.camat), "ringkasan hari ini")
    assert "K1: belum ada kabar dari tim" in cast.camat.last(own(stage, cast.camat)).shown
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 5")
    await stage.settle()
    await stage.acts.says(cast.camat, own(stage, cast.camat), "ringkasan hari ini")
    said = cast.camat.last(own(stage, cast.camat)).shown
    assert "belum ada kabar" not in said
    assert "K1: tim sudah melapor dari Desa Uren, tetapi berangkat dan pulangnya belum dilaporkan" in said
