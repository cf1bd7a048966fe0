"""What the team writes, in its own group, below the words of a village: it is answered by the coordinator alone."""

import pytest

from simulator.people import Actor
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed
from tests.the_day import begins, own, reports, seen


async def _below(stage: Stage, who: Actor, words: str) -> str:
    """The village asks on its day, and somebody of the team replies in the team's group."""
    cast, group = stage.cast, stage.cast.team_group
    cast.official.replies(
        stage.acts.card(cast.official, cast.village_group, "K1"), "lewat mana pa, boleh lewat Tabuan?"
    )
    await stage.settle()
    who.replies(next(m for m in who.sees(group) if "Kabar dari Desa Uren" in m.shown), words)
    await stage.settle()
    return who.last(group).shown


async def test_a_coordinators_reply_is_read_back_and_sent(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    said = await _below(stage, cast.coordinator, "lewat Tabuan haja")
    assert "Maksudnya: pesan untuk Desa Uren: lewat Tabuan haja?" in said
    assert "Tabuan haja" not in seen(cast.official, cast.village_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "ya")
    assert "Jawaban Rahmi Contoh untuk kunjungan K1: lewat Tabuan haja" in seen(cast.official, cast.village_group)


async def test_a_members_reply_goes_to_the_coordinator_who_answers(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    assert "Yang menjawab desa adalah koordinator" in await _below(stage, cast.member, "lewat Tabuan haja")
    assert "Tabuan haja" not in seen(cast.official, cast.village_group)
    home = own(stage, cast.coordinator)
    told = next(m for m in cast.coordinator.sees(home) if "dari tim menjawab" in m.shown)
    cast.coordinator.replies(told, "lewat Tabuan haja")
    await stage.settle()
    assert "Jawaban Rahmi Contoh untuk kunjungan K1: lewat Tabuan haja" in seen(cast.official, cast.village_group)


async def test_who_receives_is_named_to_no_village(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage)
    await reports(stage, "Berangkat")
    said = await _below(stage, cast.coordinator, "kami antari Aminah dulu")
    assert "Aminah" not in said
    assert "Aminah" not in seen(cast.official, cast.village_group)


@pytest.mark.parametrize("words", ["siap", "tiba", "K1 tiba"])
async def test_a_courtesy_or_a_report_goes_to_nobody(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    said = await _below(stage, cast.member, words)
    assert "diteruskan" not in said
