"""An office that has set no key keeps names, and no numbers."""

import pytest

from tests.conftest import Stage
from tests.list_samples import THREE
from tests.lists.test_list_files import asked, listed, own, sends


@pytest.fixture
def data_key() -> bytes:
    return b""


async def test_a_list_with_numbers_is_refused_and_the_missing_setting_is_named(stage: Stage) -> None:
    await asked(stage)
    said = await sends(stage, THREE)
    assert "SOTARSA_DATA_KEY" in said.shown
    assert said.labels == ["📋 Daftar penerima K1"]
    assert await listed(stage) == []


async def test_a_list_of_names_is_taken(stage: Stage) -> None:
    await asked(stage)
    await sends(stage, (("Nama", "Dusun"), ("Aminah", "Atas"), ("Siti", "Bawah")))
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    assert [(one.name, one.hamlet, one.sealed) for one in await listed(stage)] == [
        ("Aminah", "Atas", ""), ("Siti", "Bawah", ""),
    ]  # fmt: skip
