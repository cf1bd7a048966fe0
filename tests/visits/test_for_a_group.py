"""What goes into a group, or is announced to citizens, is looked at whichever way it was written: by a command, below a
card, in answer to "Mengapa?", as a place."""

import pytest

from tests.conftest import Stage
from tests.lists.test_recipient_list import listed
from tests.the_day import heard, own, seen

NUMBER = "081349990007"


def groups(stage: Stage) -> str:
    cast = stage.cast
    return seen(cast.official, cast.village_group) + seen(cast.member, cast.team_group)


@pytest.mark.parametrize(
    "words",
    [
        f"K1 tunda, Bu Siti Rahmah penerima meninggal, hp anaknya {NUMBER}",
        f"K1 batal, mobil rusak, hubungi {NUMBER}",
    ],
)
async def test_a_reason_by_command_is_warned_of_and_loses_its_number(stage: Stage, words: str) -> None:
    """Once it was sent as it stood, while a reply was asked about."""
    cast, home = stage.cast, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.coordinator, home, words)
    asked = cast.coordinator.last(home).shown
    assert "Pesan ini dibaca semua anggota grup desa" in asked
    assert NUMBER not in asked
    await stage.acts.taps(cast.coordinator, "Ya", home)
    assert NUMBER not in groups(stage)
    assert "Menunggu" not in cast.coordinator.last(home).shown
    assert "K1 di" in groups(stage)


async def test_so_is_a_reason_that_was_asked_for(stage: Stage) -> None:
    cast, home = stage.cast, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, home, "K1 tunda")
    await stage.acts.answers(cast.coordinator, home, f"mobil rusak, hp montir {NUMBER}")
    asked = cast.coordinator.last(home).shown
    assert "Pesan ini dibaca semua anggota grup desa" in asked
    assert NUMBER not in asked
    await stage.acts.taps(cast.coordinator, "Ya", home)
    assert NUMBER not in groups(stage)
    assert "mobil rusak" in groups(stage)


@pytest.mark.parametrize("words", ["layanan tambah periksa TBC Aminah", "tempat ganti rumah Aminah RT 2"])
async def test_no_line_of_the_plan_names_who_receives(stage: Stage, words: str) -> None:
    cast = stage.cast
    await listed(stage)
    await stage.acts.taps(cast.member, "Selesai", own(stage, cast.member))
    cast.coordinator.replies(stage.acts.card(cast.coordinator, cast.team_group, "K1"), words)
    await stage.settle()
    assert "memuat nama penerima (nomor 1)" in cast.coordinator.last(cast.team_group).shown
    assert "Aminah" not in seen(cast.official, cast.village_group)


@pytest.mark.parametrize("number", ["0813-4999-0002", "no hp 081349990002", "hp 0813 4999 0002"])
async def test_a_number_is_no_part_of_a_place(stage: Stage, number: str) -> None:
    """It stood in what citizens are told; the coordinator reads it, for whoever wrote it thought it of use."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), f"tgl 3 jam 9 di rumah Utuh {number}")
    await stage.settle()
    asked = cast.official.last(group).shown
    assert "rumah Utuh" in asked
    assert "rumah Utuh no" not in asked
    assert "4999" not in asked
    await stage.acts.taps(cast.official, "Ya", group)
    said = [m.shown for m in cast.official.sees(group) if m.sender is stage.world.bot]
    assert any("PENGUMUMAN" in one and "rumah Utuh" in one for one in said)
    assert not any("4999" in one for one in said)
    assert "4999" in heard(cast.coordinator, own(stage, cast.coordinator))
