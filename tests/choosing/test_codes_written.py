"""A visit's code alone, as people write it, asks for its card."""

import pytest

from conversations.choosing.chosen_visit import code_of
from tests.conftest import Stage


@pytest.mark.parametrize(
    "words", ["K12", "k 12", "K-12", "k.12", "Kunjungan 12", "kunjungan no 12", "kode K12", "K12?"]
)
def test_a_code_alone(words: str) -> None:
    assert code_of(words) == 12


@pytest.mark.parametrize("words", ["12", "K12 terima", "kunjungan", "K", "kk 12", "no 12"])
def test_no_code_alone(words: str) -> None:
    assert code_of(words) is None


async def test_its_card_comes(stage: Stage) -> None:
    """`kunjungan 1` was told that the caption of a photo was empty."""
    cast = stage.cast
    own = stage.world.private(cast.coordinator.user)
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, own, "kunjungan 1")
    assert "K1 · Kunjungan ke Desa Uren" in cast.coordinator.last(own).shown
