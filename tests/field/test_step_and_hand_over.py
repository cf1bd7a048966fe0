"""The end of a day in one message: a step and who received. And a step that may be true of two visits."""

import pytest

from tests.asked import a_typed_step_of_two_visits
from tests.conftest import Stage
from tests.field.test_team_talk import writes
from tests.hand_overs.test_whom_and_when import listed, numbers
from tests.the_day import heard, reports

WORDS = "K1 selesai 07.55, 1-7 sudah terima semua"


@pytest.mark.parametrize(
    ("photo", "words"), [(True, WORDS), (False, "tiba 07.30, selesai 07.55, 1-7 sudah terima semua")]
)
async def test_both_are_one_question(stage: Stage, photo: bool, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await reports(stage, "Berangkat")
    member.sends_photo(group, caption=words) if photo else member.sends(group, words)
    await stage.settle()
    asked = stage.acts.question(member, group)
    assert "selesai 07.55 DAN nomor 1-7 menerima?" in asked.shown
    assert await numbers(stage) == []
    await stage.acts.answers(member, group, "ya")
    assert await numbers(stage) == [1, 2, 3, 4, 5, 6, 7]
    assert "✅ Selesai 07.55" in heard(member, group)
    assert "diserahkan di desa: 7" in heard(stage.cast.official, stage.cast.village_group)
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(delivery=None) == 0
        assert await books.photos.count() == (1 if photo else 0)


async def test_what_is_not_plain_is_to_be_written_by_itself(stage: Stage) -> None:
    await listed(stage)
    await reports(stage, "Berangkat")
    assert "Itu dua kabar" in await writes(stage, "K1 selesai 07.55, 1-3 terima, sisanya entah")
    assert await numbers(stage) == []


async def test_a_step_of_two_visits_may_be_of_both(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await a_typed_step_of_two_visits(stage)
    for code in ("K1", "K2"):
        await stage.acts.says(member, group, f"{code} berangkat")
    await stage.later(hours=4)
    said = await writes(stage, "sudah di kantor")
    assert "Maksudnya: ?" not in said
    labels = stage.acts.question(member, group).labels
    assert labels[:3] == ["K1 tim sudah pulang", "K2 tim sudah pulang", "K1 dan K2 tim sudah pulang"]
    await stage.acts.taps(member, "K1 dan K2", group)
    async with stage.engine.store.reading() as books:
        assert await books.steps.count(step="returned") == 2
