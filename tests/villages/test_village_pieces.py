"""A village's answer in pieces, within bounds, with another visit's code: each piece is kept, the next is asked."""

import pytest

from simulator.people import Actor
from tests.conftest import Stage
from tests.the_day import heard, own


async def says(stage: Stage, words: str, *, to: str = "K1", who: Actor | None = None) -> str:
    """An official answers the card, or (`to`) the newest message with these words; what the bot says last."""
    who, group = who or stage.cast.official, stage.cast.village_group
    below = stage.acts.card(who, group, "K1")
    if to != "K1":
        below = next(m for m in reversed(who.sees(group)) if to in m.shown)
    who.replies(below, words)
    await stage.settle()
    return who.last(group).shown


def card(stage: Stage) -> str:
    return stage.acts.card(stage.cast.official, stage.cast.village_group, "K1").shown


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("sabalum tgl 4 haja", "Selasa, 1 Desember 2026, Rabu, 2 Desember 2026, Kamis, 3 Desember 2026"),
        ("paling lambat tgl 2", "Selasa, 1 Desember 2026, Rabu, 2 Desember 2026"),
        ("kada kawa sabalum tgl 4, tgl 4 ke atas haja", "Jumat, 4 Desember 2026, Sabtu, 5 Desember 2026"),
        ("mulai tgl 4 jam 9", "Jumat, 4 Desember 2026, 09.00 WITA, Sabtu, 5 Desember 2026, 09.00 WITA"),
    ],
)
async def test_what_bounds_is_no_day_and_what_it_leaves_is_offered(stage: Stage, words: str, asked: str) -> None:
    await stage.acts.plans()
    assert await says(stage, words) == "Yang mana maksudnya?"
    buttons = stage.cast.official.last(stage.cast.village_group).buttons or []
    assert ", ".join(one.text for row in buttons for one in row if one.text != "Ubah") == asked


@pytest.mark.parametrize("words", ["tgl 8 ke atas jam 9 di balai", "kada bisa samuaan, mulai tgl 8 hanyar kawa"])
async def test_bounds_that_leave_no_day_go_on_and_the_day_is_asked(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    said = await says(stage, words)
    assert "Hari kunjungan K1 masih perlu ditentukan" in said
    assert words in heard(cast.coordinator, own(stage, cast.coordinator))
    assert "mengusulkan" not in card(stage)


async def test_each_piece_is_kept_and_the_next_is_asked_below_it(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    assert await says(stage, "balai adat haja") == (
        "Hari apa? Yang sudah terbaca: balai adat. Mohon balas dengan harinya, misalnya: Selasa 1 Desember"
    )
    said = await says(stage, "kamis", to="Hari apa?")
    assert said == "Dicatat: Kamis, 3 Desember 2026, balai adat. Jam berapa? Mohon balas, misalnya: jam 9"
    assert await says(stage, "pagi", to="Jam berapa?") == "pagi: jam berapa? Mohon balas, misalnya: jam 9"
    assert await says(stage, "9", to="pagi: jam") == "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai adat?"
    await stage.acts.taps(cast.official, "Ya", group)
    assert "Tempat: balai adat" in heard(cast.official, group)


@pytest.mark.parametrize(("words", "shown"), [("9", "09.00 WITA"), ("10 ja pak", "10.00 WITA")])
async def test_a_bare_number_below_the_question_for_the_hour_is_the_hour(stage: Stage, words: str, shown: str) -> None:
    await stage.acts.plans()
    await says(stage, "oke kamis")
    assert (
        await says(stage, words, to="Jam berapa?")
        == f"Dicatat: Kamis, 3 Desember 2026, {shown}. Di mana? Mohon balas, misalnya: balai desa"
    )


async def test_a_place_before_the_hour_is_kept(stage: Stage) -> None:
    await stage.acts.plans()
    await says(stage, "kamis")
    assert (
        await says(stage, "masjid", to="Jam berapa?")
        == "Dicatat: Kamis, 3 Desember 2026, masjid. Jam berapa? Mohon balas, misalnya: jam 9"
    )


@pytest.mark.parametrize("below", ["its card", ""])
async def test_a_code_of_another_village_is_named(stage: Stage, below: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.plans(village="Liyu")
    if below:
        said = await says(stage, "K2 kamis jam 9 di balai")
    else:
        await stage.acts.says(cast.official, group, "K2 kamis jam 9 di balai")
        said = cast.official.last(group).shown
    assert said == (
        "K2 bukan kunjungan Desa Uren, jadi belum dicatat. Kunjungan desa ini: K1. Mohon tulis lagi dengan nomor itu."
    )


async def test_what_is_no_place_is_dropped_and_said_to_go_on(stage: Stage) -> None:
    """Once "kursi 50" was announced as the place."""
    await stage.acts.plans()
    await stage.acts.decides()
    said = await says(stage, "kamis jam 10 kursi 50")
    assert (
        said == "Maksudnya: Kamis, 3 Desember 2026, 10.00 WITA, Balai Desa? Selebihnya diteruskan kepada koordinator."
    )


@pytest.mark.parametrize(
    ("pieces", "last"),
    [
        (
            ["kamis", "jam 8", "sorry jam 9", "gasan wadah di balai adat"],
            "Kamis, 3 Desember 2026, 09.00 WITA, balai adat",
        ),
        (["kamis", "jam 8", "eh jumat haja jam 8", "di posyandu"], "Jumat, 4 Desember 2026, 08.00 WITA, posyandu"),
    ],
)
async def test_a_correction_that_waits_for_its_yes_is_not_lost_with_the_next_piece(
    stage: Stage, pieces: list[str], last: str
) -> None:
    """Once the place went with the hour that had been put right."""
    await stage.acts.plans()
    for words in pieces:
        said = await says(stage, words)
    assert said.startswith(f"Maksudnya: {last}?")


async def test_what_is_left_to_the_team_asks_nothing_and_the_rest_is_kept(stage: Stage) -> None:
    """Once it was a question, "tanpa tanda tanya", and hour and place were gone."""
    await stage.acts.plans()
    said = await says(stage, "terserah tim ja hari apa, jam 9 di balai desa")
    assert said.startswith("Hari apa? Yang sudah terbaca: 09.00 WITA, balai desa.")
    said = await says(stage, "kamis", to="Hari apa?")
    assert said == "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?"


async def test_any_day_is_no_question(stage: Stage) -> None:
    await stage.acts.plans()
    said = await says(stage, "hari apa haja kawa, nang penting pagi")
    assert "Hari kunjungan K1 masih perlu ditentukan" in said


@pytest.mark.parametrize("words", ["di balai desa", "balai desa haja min"])
async def test_the_place_written_below_its_question_without_a_reply_is_asked(stage: Stage, words: str) -> None:
    """Once there was silence, and somebody else's place was taken."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await says(stage, "kamis jam 9")
    await stage.acts.says(cast.second_official, group, words)
    said = cast.second_official.last(group).shown
    assert said == "Maksudnya: K1: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?"
    await stage.acts.taps(cast.second_official, "Ya", group)
    assert "balai desa" in card(stage)
    assert "Disepakati" in card(stage)


async def test_other_talk_below_that_question_is_left_alone(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await says(stage, "kamis jam 9")
    before = cast.official.last(group).shown
    await stage.acts.says(cast.second_official, group, "arisan isuk di wadah acil lah")
    assert cast.official.last(group).shown == before
