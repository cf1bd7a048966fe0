"""An agreed visit, and nobody departs or reports: the team and the coordinator are asked once."""

import pytest

from simulator.model import Chat, Message
from simulator.people import Actor
from tests.conftest import Stage, kept
from tests.the_day import begins, heard, own, panel, seen

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
        assert "Maksudnya: berangkat 08.30?" in heard(cast.member, cast.team_group)
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


@kept
async def is_asked(stage: Stage) -> None:
    await begins(stage)
    await stage.later(hours=2, minutes=5)
    await stage.later(hours=2)


def question(who: Actor, chat: Chat) -> Message:
    return next(m for m in who.sees(chat) if ASKED in m.shown)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("balum, hujan labat", "hujan labat"),
        ("kada jadi, jambatan putus", "jambatan putus"),
        ("hujan labat pak, balum barangkat", "hujan labat"),
        ("belum bisa berangkat karena mobil mogok", "mobil mogok"),
        ("masih menunggu hujan teduh", "menunggu hujan teduh"),
    ],
)
async def test_why_they_have_not_left_reaches_the_coordinator(stage: Stage, words: str, reason: str) -> None:
    cast = stage.cast
    await is_asked(stage)
    cast.member.replies(question(cast.member, cast.team_group), words)
    await stage.settle()
    assert "K1 belum berangkat" in cast.member.sees(cast.team_group)[-1].shown
    assert f"tim belum berangkat: {reason}." in heard(cast.coordinator, own(stage, cast.coordinator))
    told = next(m for m in cast.coordinator.sees(own(stage, cast.coordinator)) if "tim belum berangkat" in m.shown)
    cast.coordinator.replies(told, f"tunda, {reason}")
    await stage.settle()
    await stage.acts.answers(cast.coordinator, own(stage, cast.coordinator), "ya")
    assert f"⏸ Kunjungan K1 ditunda: {reason}." in heard(cast.official, cast.village_group)


async def test_a_coordinator_who_says_why_not_is_asked_what_becomes_of_the_visit(stage: Stage) -> None:
    cast = stage.cast
    await is_asked(stage)
    here = own(stage, cast.coordinator)
    cast.coordinator.replies(question(cast.coordinator, here), "kada jadi hari ini, banyu ganal")
    await stage.settle()
    assert "1. K1 ditunda, dengan alasan: banyu ganal" in heard(cast.coordinator, here)
    await stage.acts.taps(cast.coordinator, "1", here)
    assert "⏸ Kunjungan K1 ditunda: banyu ganal." in heard(cast.official, cast.village_group)


async def test_who_says_again_that_they_left_reads_when_and_changes_nothing(stage: Stage) -> None:
    cast = stage.cast
    await is_asked(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 berangkat 08.00")
    here = own(stage, cast.coordinator)
    cast.coordinator.replies(question(cast.coordinator, here), "sudah barangkat dari tadi")
    await stage.settle()
    assert "Berangkat sudah dicatat 08.00. Tidak ada yang diubah." in cast.coordinator.last(here).shown
    cast.coordinator.replies(question(cast.coordinator, here), "belum")
    await stage.settle()
    assert "berangkat sudah dicatat 08.00" in cast.coordinator.last(here).shown
    assert "✅ Berangkat 08.00" in panel(stage, cast.member, cast.team_group)
