"""Of an incident that tells of somebody's illness the village only hears that something stood in the way."""

import pytest

from sotarsa_bot.parsing.somebodys import tells_of_somebody
from tests.conftest import Stage
from tests.the_day import begins, seen


@pytest.mark.parametrize(
    "words", ["penerima nomor 5 kena stroke", "Rahmi pulang duluan, anaknya garing", "nomor 3 pingsan", "warga 4 demam"]
)
def test_of_somebody(words: str) -> None:
    assert tells_of_somebody(words)


@pytest.mark.parametrize(
    "words", ["jembatan putus", "hujan, banyu naik 2 meter", "warga 40 orang protes", "mobil patah as", "balai tutup"]
)
def test_of_nobody(words: str) -> None:
    assert not tells_of_somebody(words)


@pytest.mark.parametrize(
    ("words", "kept"),
    [("penerima nomor 5 kena stroke", False), ("anak Rahmi garing", False), ("jembatan putus", True)],
)
async def test_the_village_reads_no_illness(stage: Stage, words: str, kept: bool) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, f"kendala K1 {words}")
    await stage.acts.taps(cast.coordinator, "\u23f8 Tunda kunjungan", cast.team_group)
    said = seen(cast.official, cast.village_group)
    assert (words in said) is kept
    assert ("kendala di lapangan" in said) is not kept
