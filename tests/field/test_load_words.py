"""The load on the car is no hand-over, and more than was carried is said at once."""

import pytest

from sotarsa_bot.parsing.load_words import tells_of_the_load
from tests.conftest import Stage
from tests.the_day import begins, heard

LOADS = ["K1 sembako 25 sudah di mobil", "K1 25 paket sembako di mobil", "K1 25 sembako dimuat", "K1 sembako 25 siap",
         "K1 sembako 25 siap angkut", "K1 sembako 25 di atas hilux"]  # fmt: skip


@pytest.mark.parametrize("photo", [False, True])
@pytest.mark.parametrize("words", LOADS)
async def test_the_load_is_no_hand_over(stage: Stage, words: str, photo: bool) -> None:
    cast = stage.cast
    await begins(stage)
    if photo:
        cast.member.sends_photo(cast.team_group, caption=words)
    else:
        cast.member.sends(cast.team_group, words)
    await stage.settle()
    assert "terbaca sebagai barang bawaan, bukan penyerahan" in heard(cast.member, cast.team_group)
    assert "Diserahkan" not in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown


@pytest.mark.parametrize("words", ["K1 sembako 25", "siap, K1 sembako 25", "K1 sembako 5 diserahkan di mobil"])
def test_a_hand_over_is_no_load(words: str) -> None:
    assert not tells_of_the_load(words)


async def test_more_than_was_carried_is_said_at_once(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 20")
    assert "dibawa" not in cast.member.last(cast.team_group).shown
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 sembako 6")
    assert "Jumlahnya lebih dari barang yang dibawa." in cast.member.last(cast.team_group).shown
    await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)
    assert "Sembako: tercatat 26, dibawa 25" in cast.member.last(cast.team_group).shown
