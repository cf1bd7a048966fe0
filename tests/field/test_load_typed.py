"""The load in the form of a plan: what is typed there may change what was entered, and "kada jadi" leaves it."""

import pytest

from sotarsa_bot.parsing import parse_cargo
from sotarsa_bot.visits import load_changes
from tests.conftest import Stage

LOAD = parse_cargo("25 paket sembako, 10 selimut")


@pytest.mark.parametrize(
    ("words", "carried"),
    [
        ("tambah 5 selimut", ["25 paket sembako", "15 selimut"]),
        ("sembako jadi 30", ["30 paket sembako", "10 selimut"]),
        ("kurangi selimut 2", ["25 paket sembako", "8 selimut"]), ("hapus selimut", ["25 paket sembako"]),
        ("tambah 3 kursi roda", ["25 paket sembako", "10 selimut", "3 kursi roda"]),
        ("20 paket sembako", ["20 paket sembako"]), ("20 sembako tambah 5 terpal", ["20 sembako", "5 terpal"]),
    ],
)  # fmt: skip
def test_what_is_carried_then(words: str, carried: list[str]) -> None:
    assert [str(one) for one in load_changes.typed(words, LOAD)] == carried


def test_without_anything_entered_it_is_all_there_is() -> None:
    assert [str(one) for one in load_changes.typed("tambah 5 selimut", ())] == ["5 selimut"]


async def test_the_form_adds_and_leaves(stage: Stage) -> None:
    """`tambah 5 selimut` used to be all that was carried, of a thing called "tambah selimut"; `kada jadi` closed the
    form with everything that was not saved yet."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.coordinator, "✏️ Ubah rencana", cast.team_group)
    await stage.acts.taps(cast.coordinator, "✏️ Barang", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "tambah 5 selimut")
    assert "Dibawa: 25 paket sembako dan 5 selimut" in cast.coordinator.last(cast.team_group).shown
    await stage.acts.taps(cast.coordinator, "✏️ Kendaraan", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "kada jadi")
    shown = cast.coordinator.last(cast.team_group)
    assert "Kendaraan: Hilux DA 1234 XX" in shown.shown
    assert "💾 Simpan perubahan" in shown.labels
