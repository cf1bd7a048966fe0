"""A coordinator answers a village's proposal by the code of its visit: it is no citizen's request."""

import pytest

from tests.conftest import Stage
from tests.the_day import heard, own, seen


async def proposed(stage: Stage, words: str = "tgl 10 jam 9 di balai") -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), words)
    await stage.settle()
    await stage.acts.taps(cast.official, "Ya", group)


@pytest.mark.parametrize(
    "words",
    ["K1 usulan desa diterima", "K1 usulan tgl 10 diterima", "K1 bisa", "usulan desa K1 diterima", "bisa yang K1"],
)
async def test_the_proposal_is_accepted(stage: Stage, words: str) -> None:
    cast = stage.cast
    await proposed(stage)
    await stage.acts.says(cast.coordinator, cast.team_group, words)
    assert "Kamis, 10 Desember 2026, 09.00 WITA" in heard(cast.official, cast.village_group).split("PENGUMUMAN")[-1]
    assert "usulan warga" not in seen(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize("words", ["K1 usulan desa ditolak, mobil dipakai", "usulan K1 kada kawa, mobil dipakai"])
async def test_the_proposal_is_refused_with_its_reason(stage: Stage, words: str) -> None:
    cast = stage.cast
    await proposed(stage)
    await stage.acts.says(cast.coordinator, cast.team_group, words)
    assert "Alasannya: mobil dipakai" in cast.official.last(cast.village_group).shown


async def test_another_time_is_offered_by_its_code(stage: Stage) -> None:
    cast = stage.cast
    await proposed(stage)
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 kada kawa, tgl 4 haja jam 10")
    await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)
    assert "Tim menawarkan Jumat, 4 Desember 2026, 10.00 WITA" in heard(cast.official, cast.village_group)


async def test_where_nothing_is_proposed_it_is_said(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    for words in ("K1 usulan desa diterima", "K1 usulan desa ditolak"):
        await stage.acts.says(cast.coordinator, cast.team_group, words)
        said = cast.coordinator.last(cast.team_group).shown
        assert said == "Tidak ada usulan desa untuk K1 yang menunggu jawaban, jadi tidak ada yang berubah."


async def test_a_plain_yes_in_private_is_asked_about(stage: Stage) -> None:
    cast = stage.cast
    await proposed(stage)
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "setuju")
    said = cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert said == "Maksudnya: K1: usulan desa diterima: Kamis, 10 Desember 2026, 09.00 WITA, balai?"
    await stage.acts.taps(cast.coordinator, "Ya", own(stage, cast.coordinator))
    assert "PENGUMUMAN" in heard(cast.official, cast.village_group)


async def test_another_day_than_the_proposed_one_accepts_nothing(stage: Stage) -> None:
    cast = stage.cast
    await proposed(stage)
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 usulan tgl 11 diterima")
    assert cast.coordinator.last(cast.team_group).shown.startswith("Usulan desa (Kamis, 10 Desember 2026")
    assert "PENGUMUMAN" not in seen(cast.official, cast.village_group)
