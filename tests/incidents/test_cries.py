"""Danger where no visit is planned: asked like any other, and told to whoever can help."""

import pytest

from tests.conftest import Stage
from tests.the_day import own, seen

GRAVE = ("banjir di liyu, tiga keluarga terjebak di hulu", "kebakaran di RT 2", "ada yang pingsan di liyu, tolong")


async def _rang(stage: Stage, words: str) -> None:
    for who in (stage.cast.coordinator, stage.cast.camat):
        told = seen(who, own(stage, who))
        assert "🚨" in told
        assert words in told
        assert "Desa Liyu" in told


@pytest.mark.parametrize("words", GRAVE)
async def test_of_a_village_without_a_visit_it_is_heard_in_a_form_too(stage: Stage, words: str) -> None:
    other = stage.cast.other_official
    chat = own(stage, other)
    await stage.acts.plans()
    await stage.acts.says(other, chat, "/data")
    await stage.acts.says(other, chat, words)
    assert words in other.last(chat).shown
    await stage.later(minutes=6)
    await _rang(stage, words)
    assert words not in seen(stage.cast.coordinator, stage.cast.team_group)


async def test_below_what_the_bot_said_it_is_asked_and_told_at_once_when_confirmed(stage: Stage) -> None:
    other, group = stage.cast.other_official, stage.cast.other_group
    await stage.acts.plans()
    await stage.acts.says(other, group, "/jadwal")
    other.replies(other.last(group), "banjir, tiga keluarga terjebak")
    await stage.settle()
    asked = "Sampaikan segera sebagai kabar darurat kepada koordinator: banjir, tiga keluarga terjebak?"
    assert asked in other.last(group).shown
    await stage.acts.taps(other, "Ya", group)
    assert "Sudah disampaikan kepada Rahmi Contoh dan Camat Contoh" in other.last(group).shown
    await _rang(stage, "banjir, tiga keluarga terjebak")


async def test_nobody_can_write_the_question_s_words_himself(stage: Stage) -> None:
    """Typed, they are asked about like any others."""
    member = stage.cast.member
    await stage.starts()
    await stage.acts.says(member, own(stage, member), "darurat Desa Uren: warga pingsan")
    assert "Sampaikan segera" in member.last(own(stage, member)).shown
    assert "🚨" not in seen(stage.cast.coordinator, own(stage, stage.cast.coordinator))


@pytest.mark.parametrize("alone", [True, False])
async def test_the_team_is_heard_when_no_visit_is_today(stage: Stage, alone: bool) -> None:
    member = stage.cast.member
    await stage.starts()
    await stage.acts.says(
        member, own(stage, member) if alone else stage.cast.team_group, "tolong, Rahmi tenggelam di sungai"
    )
    await stage.later(minutes=6)
    assert "Rahmi tenggelam" in seen(stage.cast.camat, own(stage, stage.cast.camat))
