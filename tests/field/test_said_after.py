"""What is said without a reply soon after hand-overs were recorded, or asked about: taken back, or said once more."""

import pytest

from tests.conftest import Stage
from tests.field.test_team_talk import writes
from tests.hand_overs.test_whom_and_when import listed, numbers, sends
from tests.the_day import begins, own, seen

ASKED = "Maksudnya: seluruh catatan itu dibatalkan?"


@pytest.mark.parametrize(
    "words",
    [
        "batal",
        "batalkan nang tadi",
        "eh salah kada samuanya",
        "undo",
        "maaf salah",
        "hapus catatan tadi",
        "salah hitung",
    ],
)
async def test_all_of_it_is_taken_back_after_a_yes(stage: Stage, words: str) -> None:
    await listed(stage)
    await writes(stage, "K1 1-3 terima")
    await stage.later(minutes=2)
    assert ASKED in await writes(stage, words)
    assert await numbers(stage) == [1, 2, 3]
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert await numbers(stage) == []


async def test_or_some_of_it_below_the_question(stage: Stage) -> None:
    await listed(stage)
    await writes(stage, "K1 1-3 terima")
    await writes(stage, "eh salah kada samuanya")
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "3 belum")
    assert await numbers(stage) == [1, 2]


async def test_in_private_too(stage: Stage) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await listed(stage)
    await stage.acts.says(member, private, "K1 1-3 terima")
    await stage.acts.says(member, private, "batal")
    assert ASKED in member.last(private).shown
    await stage.acts.says(member, private, "ya")
    assert await numbers(stage) == []


@pytest.mark.parametrize("words", ["barataan", "semua beres", "kada tahu ai aku", "salah jalan kita"])
async def test_other_talk_takes_nothing_back(stage: Stage, words: str) -> None:
    await listed(stage)
    await writes(stage, "K1 1-3 terima")
    assert await writes(stage, words) == ""


async def test_batal_with_nothing_recorded_is_talk(stage: Stage) -> None:
    await listed(stage)
    assert await writes(stage, "batal") == ""


@pytest.mark.parametrize("words", ["nang 1 2 3 tu jua tarima dah", "nomor 1-3 sudah tarima"])
async def test_what_stands_on_record_is_not_asked_about_again(stage: Stage, words: str) -> None:
    await listed(stage)
    await writes(stage, "K1 1-3 terima")
    assert await writes(stage, words) == "Nomor 1-3 sudah tercatat menerima, jadi tidak ada yang dicatat lagi."
    assert await numbers(stage) == [1, 2, 3]


async def test_a_question_says_which_of_them_stand_on_record(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await writes(stage, "K1 1-3 terima")
    await sends(stage, "K1 2 3 sudah haja")
    assert "Nomor 2-3 sudah tercatat menerima; Ya mencatatnya sekali lagi.\nMaksudnya: nomor 2-3" in seen(member, group)
    said = await writes(stage, "nomor 2 sudah tarima, 5 jua")
    assert said.startswith("Nomor 2 sudah tercatat menerima")


async def test_who_is_new_is_asked_without_a_word_of_the_books(stage: Stage) -> None:
    await listed(stage)
    await writes(stage, "K1 1-3 terima")
    assert await writes(stage, "nomor 4 sudah tarima jua") == "Maksudnya: K1 nomor 4 menerima?"


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("eh 5 balum, nang tadi 6", "nomor 4, 6 menerima"),
        ("5 balum, harusnya 6", "nomor 4, 6 menerima"),
        ("eh 5 balum", "nomor 4 menerima"),
        ("nomor 5 kada", "nomor 4 menerima"),
    ],
)
async def test_a_span_that_was_asked_about_is_put_right(stage: Stage, words: str, right: str) -> None:
    """Its yes must not record number 5 any more."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await sends(stage, "K1 4 5 sudah haja")
    await stage.later(minutes=2)
    member.sends(group, words)
    await stage.settle()
    assert f"Maksudnya: {right}?" in stage.acts.question(member, group).shown
