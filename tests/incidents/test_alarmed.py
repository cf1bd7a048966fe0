"""Whoever can help hears of an emergency alone, in whatever way it was told: by buttons, with a name or an illness that
no group reads, in an edit, or into a form that asks for something else."""

import pytest

from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed
from tests.the_day import begins, own, reports, seen

GRAVE = "mobil masuk jurang, Hendra luka parah"


async def test_told_by_buttons_it_rings_like_any_other(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "/kendala")
    await stage.acts.taps(cast.member, "kendaraan", group)
    await stage.acts.answers(cast.member, group, GRAVE)
    for who in (cast.coordinator, cast.camat):
        assert f"🚨 Hendra Contoh dari K1 Desa Uren: {GRAVE}. Mohon segera" in seen(who, own(stage, who))


async def test_told_by_buttons_what_is_no_emergency_rings_for_nobody(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "/kendala")
    await stage.acts.taps(cast.member, "cuaca", group)
    await stage.acts.answers(cast.member, group, "hujan labat")
    for who in (cast.coordinator, cast.camat):
        assert "🚨" not in seen(who, own(stage, who))


async def test_what_no_group_reads_hides_no_danger(stage: Stage) -> None:
    """The name and the illness are masked in the group; who can help hears of the parang, and that it is over."""
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage)
    await stage.acts.says(cast.member, group, "kendala K1: Hamdan gila mangamuk mambawa parang")
    assert "parang" in seen(cast.coordinator, own(stage, cast.coordinator)).split("🚨")[-1]
    assert "parang" in seen(cast.camat, own(stage, cast.camat)).split("🚨")[-1]
    assert "Hamdan gila" not in seen(cast.coordinator, group)
    await stage.acts.taps(cast.member, "▶️ Lanjutkan", group)
    assert "kendala ini sudah selesai" in seen(cast.camat, own(stage, cast.camat))


@pytest.mark.parametrize("before", ["kami masih di jalan", "sabar dulu"])
async def test_an_edit_that_tells_of_danger_is_asked_and_told(stage: Stage, before: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await reports(stage, "Berangkat")
    written = cast.member.sends(group, before)
    await stage.settle()
    cast.member.edits(written, f"{before}, mobil masuk jurang")
    await stage.settle()
    assert "Catat sebagai kendala K1" in cast.member.last(group).shown
    await stage.later(minutes=6)
    for who in (cast.coordinator, cast.camat):
        assert "mobil masuk jurang" in seen(who, own(stage, who))


async def test_a_hand_over_that_becomes_danger_is_asked(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage)
    written = cast.member.sends(group, "K1 3 terima")
    await stage.settle()
    cast.member.edits(written, "mobil masuk jurang")
    await stage.settle()
    assert "Catat sebagai kendala K1: mobil masuk jurang?" in cast.member.last(group).shown


async def test_an_incident_that_grows_grave_by_an_edit_rings(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    written = cast.member.sends(group, "kendala K1 jalan licak")
    await stage.settle()
    cast.member.edits(written, "kendala K1 jalan licak, motor masuk jurang")
    await stage.settle()
    for who in (cast.coordinator, cast.camat):
        assert "motor masuk jurang" in seen(who, own(stage, who))


async def test_more_words_that_are_grave_reach_the_camat(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "kendala K1 ban bocor di tanjakan")
    cast.member.replies(next(m for m in cast.member.sees(group) if "Lanjutkan atau tunda" in m.shown), GRAVE)
    await stage.settle()
    assert GRAVE in seen(cast.camat, own(stage, cast.camat))


async def test_danger_in_a_form_is_no_article(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage)
    await stage.acts.says(cast.member, own(stage, cast.member), "/serah")
    await stage.acts.says(cast.member, own(stage, cast.member), "tolong mobil kabakaran")
    assert "Catat sebagai kendala K1: tolong mobil kabakaran?" in cast.member.last(own(stage, cast.member)).shown
