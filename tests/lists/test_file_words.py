"""Words below a list that came as a file do what its buttons do, or say that they do not: a yes never looks taken."""

import pytest

from simulator.model import Message
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.alike_words import read_alike
from tests.conftest import Stage
from tests.list_samples import Rows
from tests.lists.test_list_undone import CORRECTED, FIRST, HEADER, listed, own, replies, saved, sends, taps

NAMES = {"Aminah", "Hamdan", "Siti"}
LIKE: Rows = [HEADER, (1, "Amminah", "sembako"), (2, "Hamdann", "sembako")]


async def says(stage: Stage, words: str) -> Message:
    stage.cast.coordinator.sends(own(stage), words)
    await stage.settle()
    return stage.cast.coordinator.last(own(stage))


@pytest.mark.parametrize(
    "words", ["simpan haja", "iih", "ya", "iih simpan", "Simpan", "ya pak, simpan", "lanjut", "simpan semuanya"]
)
async def test_a_yes_to_the_preview_saves(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await sends(stage, FIRST)
    await replies(stage, words)
    assert set(await listed(stage)) == NAMES
    assert "disimpan: 3 orang baru" in stage.cast.coordinator.last(own(stage)).shown


@pytest.mark.parametrize("words", ["ya", "iih simpan", "simpan haja pak"])
async def test_also_without_a_reply_while_it_is_the_newest(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await sends(stage, FIRST)
    await says(stage, words)
    assert set(await listed(stage)) == NAMES


async def test_a_plain_yes_to_something_newer_saves_nothing(stage: Stage) -> None:
    await stage.acts.plans()
    await sends(stage, FIRST)
    await says(stage, "/bantuan")
    await says(stage, "ya")
    assert await listed(stage) == {}
    await says(stage, "simpan haja")
    assert set(await listed(stage)) == NAMES


@pytest.mark.parametrize(
    "words", ["salah kirim", "batal", "batalkan berkas tadi", "jangan disimpan", "kada jadi", "salah file pak"]
)
async def test_a_preview_is_dropped_by_words(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await sends(stage, FIRST)
    await says(stage, words)
    assert "tidak disimpan" in stage.cast.coordinator.last(own(stage)).shown
    await says(stage, "simpan")
    assert await listed(stage) == {}


async def test_a_saved_file_is_taken_back_after_a_question(stage: Stage) -> None:
    await saved(stage)
    said = await says(stage, "batalkan berkas tadi")
    assert "Maksudnya: membatalkan berkas daftar.csv yang sudah disimpan?" in said.shown
    assert set(await listed(stage)) == NAMES
    await replies(stage, "iih")
    assert await listed(stage) == {}


async def test_a_second_yes_says_that_it_is_saved(stage: Stage) -> None:
    await saved(stage)
    assert "sudah disimpan" in (await says(stage, "simpan")).shown
    assert set(await listed(stage)) == NAMES


async def test_a_yes_that_cannot_save_says_what_comes_first(stage: Stage) -> None:
    await saved(stage)
    await sends(stage, LIKE)
    await replies(stage, "simpan")
    said = stage.cast.coordinator.last(own(stage))
    assert "2 orang mirip" in said.shown
    assert "Sama orangnya?" in said.shown
    assert "Galuh" not in await listed(stage)
    await says(stage, "ya")
    assert "2 berubah" in stage.cast.coordinator.last(own(stage)).shown


@pytest.mark.parametrize(
    ("words", "new"),
    [("sama haja orangnya", 0), ("orang lain", 2), ("1 sama, 2 orang lain", 1), ("bukan", 2), ("sama semua", 0)],
)
async def test_who_is_alike_is_answered_in_words(stage: Stage, words: str, new: int) -> None:
    await saved(stage)
    await sends(stage, LIKE)
    await taps(stage, "🔎 Periksa")
    await replies(stage, words)
    assert f"{new} orang baru" in stage.cast.coordinator.last(own(stage)).shown


async def test_a_button_about_who_is_alike_does_what_it_says(stage: Stage) -> None:
    await saved(stage)
    await sends(stage, LIKE)
    await taps(stage, "🔎 Periksa")
    assert stage.cast.coordinator.last(own(stage)).labels[:2] == ["✅ 1. Sama orangnya", "1. Orang lain"]
    await taps(stage, "1. Sama orangnya")
    await taps(stage, "1. Sama orangnya")
    assert stage.cast.coordinator.last(own(stage)).labels[:2] == ["✅ 1. Sama orangnya", "1. Orang lain"]
    await taps(stage, "2. Orang lain")
    assert stage.cast.coordinator.last(own(stage)).labels[2:4] == ["2. Sama orangnya", "✅ 2. Orang lain"]
    await taps(stage, "✅ Benar, lanjut")
    assert "1 orang baru" in stage.cast.coordinator.last(own(stage)).shown


async def test_a_question_about_rows_is_answered_by_yes_or_no(stage: Stage) -> None:
    await stage.acts.plans()
    await sends(stage, [*FIRST, ("", "Galuh", "")])
    await replies(stage, "kada")
    await replies(stage, "iih")
    assert set(await listed(stage)) == NAMES
    assert CORRECTED


@pytest.mark.parametrize(
    ("words", "count", "said"),
    [
        ("sama haja orangnya", 1, {0: True}), ("iih, sama", 2, {0: True, 1: True}),
        ("1 sama, 2 orang lain", 2, {0: True, 1: False}),
        ("1, 2 sama, 3 lain", 3, {0: True, 1: True, 2: False}), ("nomor 2 kada sama", 2, {1: False}),
        ("urang lain", 1, {0: False}),
        ("1 sama lawan 2 lain", 2, {0: True, 1: False}), ("bukan", 1, {0: False}),
        ("bukan pak, orang lain", 1, {0: False}),
    ],
)  # fmt: skip
def test_who_is_the_same(words: str, count: int, said: dict[int, bool]) -> None:
    assert read_alike(words, count) == said


@pytest.mark.parametrize("words", ["3 sama", "tanya dulu", "1", "1 sama, lain"])
def test_what_does_not_say_who_is_the_same(words: str) -> None:
    with pytest.raises(Mistake, match=r"lists\.pairs_how"):
        read_alike(words, 2)
