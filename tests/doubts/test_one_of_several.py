"""What is answered below a question that offers several meanings: by number, in part, or by turning one down."""

import pytest

from tests.conftest import Stage
from tests.the_day import heard, own, seen
from tests.villages.test_village_halves import card, replies, told


def question(stage: Stage) -> str:
    group = stage.cast.village_group
    return next(m.shown for m in reversed(stage.cast.official.sees(group)) if "maksudnya?" in m.shown)


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("tgl 2 atau 3 jam 9 di balai desa", "\nA. Rabu, 2 Desember 2026", "\nB. Kamis, 3 Desember 2026"),
        (
            "tgl 3 jam 1 atau jam 2 di balai desa",
            "\nA. Kamis, 3 Desember 2026, 13.00",
            "\nB. Kamis, 3 Desember 2026, 14.00",
        ),
    ],
)
async def test_two_may_be_the_second_of_the_month(stage: Stage, words: str, first: str, second: str) -> None:
    """ "2" was the second line, and the 3rd of December; it is what all of it says: the 2nd, or two o'clock."""
    group = stage.cast.village_group
    await stage.acts.plans()
    said = await replies(stage, words)
    assert first in said
    assert second in said
    await replies(stage, "2", to="maksudnya?")
    said = seen(stage.cast.official, group)
    assert ("Hari: Rabu, 2 Desember 2026" if "atau 3" in words else "Hari: Kamis, 3 Desember 2026, 14.00") in said


@pytest.mark.parametrize("words", ["2", "yang kedua", "nang kadua", "yang jam 10"])
async def test_a_number_that_only_the_line_has_is_the_line(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await replies(stage, "tgl 3 jam 9 atau jam 10 di balai desa")
    await replies(stage, words, to="maksudnya?")
    assert "Kamis, 3 Desember 2026, 10.00 WITA\n📍 balai desa" in card(stage)


async def test_short_ones_without_numbers_are_not_taken_for_a_day(stage: Stage) -> None:
    group = stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.taps(stage.cast.official, "Kam 3 Des", group)
    await replies(stage, "jam 9 atau jam 10")
    assert "tekan salah satu tombolnya" in await replies(stage, "2", to="maksudnya?")
    await replies(stage, "10", to="maksudnya?")
    assert "memilih Kamis, 3 Desember 2026, 10.00" in card(stage)


@pytest.mark.parametrize(
    ("words", "each"), [("tempatnya di posyandu", "09.00 WITA, posyandu"), ("jam 10", "10.00 WITA, balai desa")]
)
async def test_what_is_added_is_added_to_each(stage: Stage, words: str, each: str) -> None:
    """The first day was taken silently."""
    await stage.acts.plans()
    await replies(stage, "kamis atau jumat jam 9 di balai desa")
    await replies(stage, words, to="maksudnya?")
    assert f"\n1. Kamis, 3 Desember 2026, {each}\n2. Jumat, 4 Desember 2026, {each}" in question(stage)


@pytest.mark.parametrize("words", ["jangan jumat", "jumat kada kawa"])
async def test_what_is_turned_down_is_offered_no_more(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await replies(stage, "kamis atau jumat jam 9 di balai desa")
    await replies(stage, words, to="maksudnya?")
    asked = seen(stage.cast.official, stage.cast.village_group)
    assert "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?" in asked
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    assert "Kamis, 3 Desember 2026, 09.00 WITA\n📍 balai desa" in card(stage)


@pytest.mark.parametrize("words", ["tidak masalah", "insya allah", "bisa haja pak"])
async def test_a_polite_word_is_asked_for_a_yes(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await replies(stage, "tgl 4 jam 9 di balai desa")
    assert "balas pesan ini: ya" in await replies(stage, words, to="Maksudnya")
    assert words not in told(stage)


async def test_a_yes_that_says_it_once_more_is_a_yes(stage: Stage) -> None:
    await stage.acts.plans()
    await replies(stage, "tgl 4 jam 9 di balai desa")
    await replies(stage, "inggih, jam 9 lah", to="Maksudnya")
    assert "Jumat, 4 Desember 2026, 09.00 WITA\n📍 balai desa" in card(stage)


async def test_a_yes_to_another_place_is_asked_again(stage: Stage) -> None:
    await stage.acts.plans()
    await replies(stage, "tgl 4 jam 9 di balai desa")
    await replies(stage, "ya tapi balai adat", to="Maksudnya")
    assert "Maksudnya: Jumat, 4 Desember 2026, 09.00 WITA, balai adat?" in heard(
        stage.cast.official, stage.cast.village_group
    )


@pytest.mark.parametrize(
    ("words", "place"), [("posyandu ja lah", "posyandu"), ("balai desa ganti posyandu", "posyandu")]
)
async def test_a_place_alone_is_put_in_the_agreed_ones_stead(stage: Stage, words: str, place: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await replies(stage, words) == f"Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, {place}?"


async def test_a_refusal_that_agrees_to_a_part_is_read_back(stage: Stage) -> None:
    """The whole wish was refused, and announced, at once."""
    coordinator, own_chat = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    await replies(stage, "pindah ke posyandu, jam 11")
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    wish = next(m for m in reversed(coordinator.sees(own_chat)) if "mengusulkan" in m.shown)
    coordinator.replies(wish, "kada kawa, jam 11 kesiangan, posyandu boleh")
    await stage.settle()
    assert coordinator.last(own_chat).shown.startswith("Maksudnya: usulan desa (Kamis, 3 Desember 2026, 11.00 WITA")
    assert "belum dapat memenuhi" not in seen(stage.cast.official, stage.cast.village_group)
