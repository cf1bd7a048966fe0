"""A photo that has words of its own, which were not understood, is never silently the proof of somebody else."""

import pytest

from sotarsa_bot.parsing import says_something
from tests.conftest import Stage
from tests.hand_overs.test_albums import whose
from tests.the_day import begins, heard, seen

ASKED = "foto sudah disimpan. Untuk kunjungan mana?"


@pytest.mark.parametrize("words", ["tim lagi makan siang", "suasana di balai desa", "ibu Marni senang sekali", "???x"])
async def test_soon_after_another_record_it_is_asked_about(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_photo(group, caption="K1 3 terima")
    await stage.settle()
    cast.member.sends_photo(group, caption=words)
    await stage.settle()
    await stage.later(seconds=10)
    assert await whose(stage) == [3, None]
    assert "📷 1 dari 1 foto tersimpan" in seen(cast.member, group)
    assert f"📷 1 {ASKED}\n“{words}”" in heard(cast.member, group)


async def test_a_number_that_was_not_understood_is_no_proof_of_the_one_before(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_photo(group, caption="K1 1 terima")
    await stage.settle()
    cast.member.sends_photo(group, caption="3 lwn 4 sdhx")
    await stage.settle()
    cast.member.sends_photo(group)
    await stage.settle()
    assert await whose(stage) == [1, None, None]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
async def test_within_an_album(stage: Stage, order: tuple[int, ...]) -> None:
    """Nor is the photo without words that follows it."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_album(group, 4, captions=["K1 1 terima", None, "tim lagi makan siang", None])
    stage.world.inbox.reorder(list(order))
    await stage.settle()
    await stage.later(seconds=10)
    assert await whose(stage) == [1, 1, None, None]
    assert f"{ASKED}\n“tim lagi makan siang”" in heard(cast.member, group)


@pytest.mark.parametrize("words", ["ini fotonya", "siap pak", "👍", "fotonya ya pak", "dokumentasi"])
async def test_words_that_say_nothing_are_none(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 3 terima")
    cast.member.sends_photo(group, caption=words)
    await stage.settle()
    assert await whose(stage) == [3]
    assert not says_something(words)


async def test_a_reply_to_the_visits_card_says_the_visit_and_no_more(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 3 terima")
    card = stage.acts.card(cast.member, group, "K1")
    cast.member.sends_photo(group, caption="suasana di balai desa", reply_to=card)
    await stage.settle()
    assert await whose(stage) == [None]
    async with stage.engine.store.reading() as books:
        assert [photo.visit for photo in await books.photos.find()] == [1]


async def test_photos_with_different_words_are_asked_about_one_by_one(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 3, 12 terima")
    await stage.later(minutes=30)
    for words in ("Uberx sudahx", "Dadux jua sudahx"):
        cast.member.sends_photo(group, caption=words)
        await stage.settle()
    await stage.later(seconds=10)
    assert seen(cast.member, group).count(f"📷 1 {ASKED}") == 2
    await stage.acts.taps(cast.member, "K1 Uren", group)
    await stage.acts.taps(cast.member, "1 sembako · nomor 12", group)
    assert await whose(stage) == [None, 12]


async def test_the_question_says_what_became_of_whom(stage: Stage) -> None:
    """Who refused or was absent received nothing."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    for words in ("K1 3 terima", "K1 6 menolak", "K1 12 tidak hadir", "K1 7 pindah"):
        await stage.acts.says(cast.member, group, words)
    await stage.later(minutes=30)
    cast.member.sends_photo(group)
    await stage.later(seconds=10)
    await stage.acts.taps(cast.member, "K1 Uren", group)
    labels = stage.acts.question(cast.member, group).labels
    assert [label.partition(" · dicatat")[0] for label in labels[:4]] == [
        "nomor 7 pindah", "nomor 12 tidak hadir", "nomor 6 menolak", "1 sembako · nomor 3",
    ]  # fmt: skip
