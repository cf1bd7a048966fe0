"""What a member writes in private while the team is out, and nobody reads, reaches the coordinators as it is."""

import pytest

from tests.conftest import Stage
from tests.the_day import begins, heard, own, reports, seen

WORDS = "kami sehat2 ja, isuk bulik"


async def test_it_goes_to_the_coordinators_after_a_yes(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.member, own(stage, cast.member), WORDS)
    assert f"pesan untuk koordinator: {WORDS}?" in cast.member.last(own(stage, cast.member)).shown
    assert WORDS not in seen(cast.coordinator, own(stage, cast.coordinator))
    await stage.acts.taps(cast.member, "Ya", own(stage, cast.member))
    assert WORDS in heard(cast.coordinator, own(stage, cast.coordinator))
    cast.coordinator.replies(cast.coordinator.last(own(stage, cast.coordinator)), "syukur, hati-hati")
    await stage.settle()
    assert "syukur, hati-hati" in heard(cast.member, own(stage, cast.member))


@pytest.mark.parametrize("words", ["terima kasih banyak pak", "ok"])
async def test_small_talk_goes_nowhere(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.member, own(stage, cast.member), words)
    assert "pesan untuk koordinator" not in seen(cast.member, own(stage, cast.member))


async def test_before_the_team_has_left_nothing_is_offered(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, own(stage, cast.member), WORDS)
    assert "pesan untuk koordinator" not in seen(cast.member, own(stage, cast.member))
