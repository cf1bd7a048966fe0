"""Weak signal: the same words twice within a minute, and words that still wait when the team is done."""

import pytest

from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers, proofs, sends, standing
from tests.the_day import begins, heard, seen


async def test_the_same_caption_at_once_is_another_photo_of_the_same_hand_over(stage: Stage) -> None:
    await listed(stage)
    await sends(stage, "K1 6 terima")
    await stage.later(seconds=10)
    await sends(stage, "k1 6 terima")
    assert await numbers(stage) == [6]
    assert await proofs(stage) == [6, 6]
    assert "dicatat dua kali" not in seen(stage.cast.member, stage.cast.team_group)


async def test_the_same_words_without_a_photo_are_asked_about(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    for _ in range(2):
        await stage.acts.says(member, group, "K1 6 terima")
        await stage.later(seconds=5)
    assert "Mana yang berlaku" in heard(member, group)


@pytest.mark.parametrize("more", ["K1 sembako 1", "K1 5 terima", "K1 6 tolak"])
async def test_other_words_and_mere_amounts_record_anew(stage: Stage, more: str) -> None:
    await listed(stage)
    await sends(stage, "K1 sembako 1" if "sembako" in more else "K1 6 terima")
    await stage.later(seconds=5)
    await sends(stage, more)
    assert len(await numbers(stage)) == 2


async def test_somebody_elses_same_word_is_a_second_report(stage: Stage) -> None:
    await listed(stage)
    await sends(stage, "K1 6 terima")
    stage.cast.coordinator.sends_photo(stage.cast.team_group, caption="K1 6 terima")
    await stage.settle()
    assert await numbers(stage) == [6, 6]


async def test_later_it_is_a_second_report(stage: Stage) -> None:
    await listed(stage)
    await sends(stage, "K1 6 terima")
    await stage.later(minutes=5)
    await sends(stage, "K1 6 terima")
    assert await numbers(stage) == [6, 6]


@pytest.mark.parametrize("step", ["K1 selesai", "K1 sudah pulang"])
async def test_what_waits_for_an_answer_is_told_when_the_team_is_done(stage: Stage, step: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    for words in ("K1 5 menolak kayanya", "K1 7 tidak ada kayanya"):
        await sends(stage, words)
    await stage.acts.says(member, group, step)
    if "masih menunggu jawaban" not in seen(member, group):  # the step itself was doubtful
        await stage.acts.taps(member, "Ya", group)
    assert "K1: 2 laporan dari Hendra Contoh masih menunggu jawaban" in heard(member, group)


async def test_nothing_is_told_where_nothing_waits(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 selesai")
    assert "masih menunggu jawaban" not in seen(stage.cast.member, stage.cast.team_group)


async def test_a_bare_code_takes_no_question_away(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await sends(stage, "K1 1 terima, 2 tolak?")
    question = stage.acts.question(member, group)
    member.replies(question, "K1")
    await stage.settle()
    assert "Maksudnya: nomor 1 menerima; nomor 2 menolak?" in question.shown
    await stage.acts.taps(member, "Ya", group)
    assert await numbers(stage) == [1, 2]


@pytest.mark.parametrize("before", ["K1 6 tidak ada", "K1 6 tolak"])
async def test_who_came_after_all_is_asked_once_and_doubled_nowhere(stage: Stage, before: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, before)
    await stage.later(minutes=20)
    await sends(stage, "K1 6 akhirnya terima jua")
    assert "menggantikan catatan itu?" in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    assert [(one.number, one.kind) for one in await standing(stage)] == [(6, "received")]
    assert "dicatat dua kali" not in seen(member, group)
