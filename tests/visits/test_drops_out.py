"""One of the team cannot go: it is read back with the reason beside it, and changes who travels."""

import pytest

from tests.conftest import Stage


@pytest.mark.parametrize("words", ["ulun kada kawa umpat K1, mamak garing", "K1 ulun kada kawa umpat, mamak garing"])
async def test_a_member_who_says_so_is_asked_and_the_plan_follows(stage: Stage, words: str) -> None:
    """Silence: the plan kept them, and no coordinator heard of it."""
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.member, group, words)
    said = cast.member.last(group).shown
    assert said.startswith("Maksudnya: rencana K1 diubah: tim menjadi Rahmi Contoh?")
    assert "“mamak garing”" in said
    await stage.acts.taps(cast.member, "Ya", group)
    assert "Tim: Rahmi Contoh\n" in stage.acts.card(cast.member, group, "K1").shown


async def test_why_somebody_else_does_not_go_is_no_name(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    cast.coordinator.replies(stage.acts.card(cast.coordinator, group, "K1"), "Hendra kada umpat, anaknya garing")
    await stage.settle()
    said = cast.coordinator.last(group).shown
    assert "tim menjadi Rahmi Contoh? Yang ini tidak ikut mengubah rencana: “anaknya garing”" in said
