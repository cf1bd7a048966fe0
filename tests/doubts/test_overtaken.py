"""A question that newer words answer or contradict closes by itself: no later "Ya" does what nobody means any more."""

import pytest

from tests.conftest import Stage
from tests.villages.test_village_replies import announced, card, replies


def questions(stage: Stage) -> list[str]:
    """What still can be answered with Ya in the village's group."""
    seen = stage.cast.official.sees(stage.cast.village_group)
    return [message.shown for message in seen if "Ya" in message.labels]


async def test_a_tick_that_is_contradicted_is_asked_no_more(stage: Stage) -> None:
    """The older question's Ya ticked what had just been said not to be ready."""
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "tempat sdh siap, warga balum dibari tahu")
    assert len(questions(stage)) == 1
    await replies(stage, "tempatnya kada jadi siap, kuncinya hilang")
    assert questions(stage) == []
    assert "⬜ tempat siap" in str(card(stage).labels)


async def test_another_officials_contrary_words_close_it_too(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "tempat sdh siap, kada tahu warganya")
    await replies(stage, "tempat belum siap", stage.cast.second_official)
    assert questions(stage) == []


async def test_other_lines_stay_asked(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "tempat sdh siap, warga balum dibari tahu")
    await replies(stage, "daftar belum dicek")
    assert len(questions(stage)) == 1


async def test_a_day_that_was_taken_back_is_asked_no_more(stage: Stage) -> None:
    """Both stood there with Ya, and another official pressed the first."""
    await stage.acts.plans()
    await replies(stage, "3 desember jam 9 di balai desa haja")
    await replies(stage, "eh kada jadi, lusa haja")
    (left,) = questions(stage)
    assert left.startswith("Maksudnya: Kamis, 26 November 2026")


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["4 desember jam 9 di balai adat", "sabtu"], "Sabtu, 5 Desember 2026, 09.00 WITA, balai adat?"),
        (["tgl 3 jam 9 di balai desa", "di balai adat", "tgl 4"], "Jumat, 4 Desember 2026, 09.00 WITA, balai adat?"),
        (["3 desember jam 9 di balai desa", "jam 10 haja"], "Kamis, 3 Desember 2026, 10.00 WITA, balai desa?"),
    ],
)  # fmt: skip
async def test_pieces_are_read_back_together(stage: Stage, pieces: list[str], whole: str) -> None:
    """What was said last took a place from elsewhere, and each piece left a question of its own."""
    await stage.acts.plans()
    for words in pieces:
        await replies(stage, words)
    assert questions(stage) == [f"Maksudnya: {whole}"]
    assert announced(stage) == []


async def test_the_same_words_twice_are_asked_once(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    for _ in range(2):
        await replies(stage, "5 desember jam 10 haja pak, pambakal ada acara")
    assert len(questions(stage)) == 1


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("jumat jam 9 haja", "Jumat, 4 Desember 2026, 09.00 WITA, Balai Desa?"),
        ("di masjid", "Kamis, 3 Desember 2026, 09.00 WITA, masjid?"),
        ("kamis jam 10", "Kamis, 3 Desember 2026, 10.00 WITA, Balai Desa?"),
    ],
)
async def test_who_answers_right_after_another_is_told_and_asked(stage: Stage, words: str, asked: str) -> None:
    """They read "balas kartunya sekali lagi" as often as they did so, and the wish was lost."""
    second = stage.cast.second_official
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(seconds=20)
    said = await replies(stage, words, second)
    assert said.startswith("Alus Contoh baru saja memutuskan: Kamis, 3 Desember 2026, 09.00 WITA")
    assert f"Maksudnya: {asked}" in said
    assert len(announced(stage)) == 1
    await stage.acts.taps(second, "Ya", stage.cast.village_group)
    told = stage.cast.official.last(stage.cast.village_group).shown
    assert all(part in told for part in asked.rstrip("?").rsplit(", ", 1))


async def test_what_is_kept_is_not_what_was_asked_before(stage: Stage) -> None:
    """ "Kada jadi pindah" was read as the wish that it takes back."""
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    await replies(stage, "jam 8 haja")
    assert "08.00" not in await replies(stage, "kada jadi pindah, tatap kamis haja")


async def test_a_part_of_the_day_is_no_greeting_where_the_hour_is_asked(stage: Stage) -> None:
    """`pagi` got a thumb, and was dropped."""
    await stage.acts.plans()
    await replies(stage, "3 desember")
    assert "pagi" in await replies(stage, "pagi")


async def test_which_of_two_visits_is_meant_is_asked(stage: Stage) -> None:
    """With two of them open, whoever wrote without a reply was met with silence."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.plans()
    await stage.acts.says(cast.official, group, "kamis jam 9 di balai desa")
    said = cast.official.last(group).shown
    assert "K1: Kamis, 3 Desember 2026, 09.00 WITA, balai desa" in said
    assert "K2: Kamis, 3 Desember 2026, 09.00 WITA, balai desa" in said
