"""Words that begin like a yes below a question, and are none: put off, taken back, meant otherwise."""

import pytest

from tests.conftest import Stage
from tests.the_day import own, seen


async def asked(stage: Stage) -> None:
    await stage.acts.plans()
    official, group = stage.cast.official, stage.cast.village_group
    official.replies(stage.acts.card(official, group, "K1"), "kamis jam 9 di balai")
    await stage.settle()


async def answers(stage: Stage, words: str) -> None:
    await stage.acts.answers(stage.cast.official, stage.cast.village_group, words)


def agreed(stage: Stage) -> bool:
    return "✅ Disepakati" in stage.acts.card(stage.cast.official, stage.cast.village_group, "K1").shown


@pytest.mark.parametrize("words", ["ya nanti", "ya besok dijawab", "inggih kaina ulun pikirakan"])
async def test_a_yes_that_is_put_off_agrees_to_nothing_and_the_question_stays(stage: Stage, words: str) -> None:
    await asked(stage)
    await answers(stage, words)
    assert not agreed(stage)
    await answers(stage, "ya")
    assert agreed(stage)


@pytest.mark.parametrize("words", ["ya kada lah", "ya jangan", "ya salah, itu jadwal tahun lalu", "ya ampun salah"])
async def test_a_yes_that_is_a_no_leaves_nothing_to_tap(stage: Stage, words: str) -> None:
    """The other official's tap agreed to what its author had just taken back."""
    await asked(stage)
    await answers(stage, words)
    official, group = stage.cast.official, stage.cast.village_group
    assert not any("Ya" in m.labels for m in official.sees(group))
    assert not agreed(stage)


async def test_mockery_agrees_to_nothing(stage: Stage) -> None:
    await asked(stage)
    await answers(stage, "iih bujur banar pian tu, paling pintar")
    assert not agreed(stage)


@pytest.mark.parametrize("words", ["bisa jadi", "boleh jadi"])
async def test_perhaps_accepts_no_wish(stage: Stage, words: str) -> None:
    cast, coordinator = stage.cast, stage.cast.coordinator
    await stage.acts.plans()
    await stage.acts.decides()
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), "tgl 9 jam 9")
    await stage.settle()
    await answers(stage, "ya")
    private = own(stage, coordinator)
    coordinator.replies(next(m for m in coordinator.sees(private) if "Bisa?" in m.shown), words)
    await stage.settle()
    assert "Kamis, 3 Desember 2026" in stage.acts.card(coordinator, cast.team_group, "K1").shown
    assert "usulan desa diterima" not in seen(cast.official, cast.village_group)


@pytest.mark.parametrize("reply", [True, False])
async def test_who_does_not_believe_it_ticks_nothing(stage: Stage, *, reply: bool) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    below = stage.acts.card(cast.second_official, group, "K1") if reply else None
    cast.second_official.sends(group, "tempat siap ujar alus, tapi ulun kada percaya", reply_to=below)
    await stage.settle()
    assert "diteruskan kepada Rahmi Contoh" in cast.second_official.last(group).shown
