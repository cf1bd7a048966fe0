"""A question how far a visit is, is answered from the books, and takes no step."""

import pytest

from sotarsa_bot.parsing.progress import asks_for_progress
from tests.conftest import Stage
from tests.field.test_team_talk import writes
from tests.hand_overs.test_whom_and_when import listed
from tests.the_day import own, reports, seen

ASKED = [
    "tim sudah sampai mana", "tim sampai mana?", "sudah berapa?", "siapa yang belum", "siapa lagi yang balum",
    "sudah berapa yang terima", "siapa yang belum terima", "yang belum siapa saja", "berapa lagi yang belum",
    "sisa berapa orang", "sisa siapa lagi nang balum", "siapa haja nang balum tarima?",
    "kayapa kabarnya", "berapa yang sudah",
]  # fmt: skip


@pytest.mark.parametrize("words", ASKED)
def test_it_is_such_a_question(words: str) -> None:
    assert asks_for_progress(words)


@pytest.mark.parametrize(
    "words", ["siapa yang bawa kunci", "sudah sampai", "jam berapa pulang", "sembako sisa 16", "mana"]
)
def test_it_is_none(words: str) -> None:
    assert not asks_for_progress(words)


@pytest.mark.parametrize("words", ["tim sudah sampai mana", "K1 sudah berapa?", "siapa yang belum terima K1"])
async def test_the_coordinator_is_answered_in_private(stage: Stage, words: str) -> None:
    who = stage.cast.coordinator
    await listed(stage)
    await reports(stage, "Berangkat")
    await writes(stage, "K1 1-3 terima")
    await stage.acts.says(who, own(stage, who), words)
    said = seen(who, own(stage, who))
    assert "3 dari 7 penerima sudah menerima. Belum menerima: nomor 4-7." in said
    assert "Maksudnya" not in said
    assert "Aminah" not in said


async def test_in_the_group_the_visit_has_to_be_named(stage: Stage) -> None:
    await listed(stage)
    assert await writes(stage, "sudah sampai mana") == ""
    assert "langkah terakhir belum ada" in await writes(stage, "K1 sudah berapa?")
