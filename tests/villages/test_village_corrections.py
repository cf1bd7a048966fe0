"""Corrections, checklists of which only a part is done, and answers that were written beside the card."""

import pytest

from tests.conftest import Stage
from tests.the_day import heard, own
from tests.villages.test_village_halves import card, replies, told


@pytest.mark.parametrize(
    ("words", "place"),
    [  # the last ones as whoever pressed "Salah? Ubah tempat / waktu" writes them
        ("langgar darussalam maksudnya", "langgar darussalam"),
        ("eh salah tulis, balai desa baru", "balai desa baru"),
        ("maksudnya posyandu melati", "posyandu melati"),
        ("posyandu", "posyandu"), ("balai adat", "balai adat"), ("rumah pak kades", "rumah pak kades"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("below", ["K1", "PENGUMUMAN"])
async def test_a_place_is_put_right(stage: Stage, words: str, place: str, below: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await replies(stage, words, to=below) == f"Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, {place}?"


@pytest.mark.parametrize("words", ["tgl 3 jam 9 an di balai desa lama", "tgl 3 jam 9-an di balai desa lama"])
async def test_about_nine_is_no_part_of_the_place(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    assert await replies(stage, words) == "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa lama?"


async def test_next_week_is_no_sunday(stage: Stage) -> None:
    await stage.acts.plans()
    assert "Minggu, 29 November" not in await replies(stage, "minggu depannya aja")
    assert "Senin, 30 November 2026, 09.00" in await replies(stage, "senin depannya jam 9")


async def test_another_place_on_the_map_is_read_back(stage: Stage) -> None:
    """It took the place of what was agreed, and was announced, at once."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    cast.official.sends_location(group, -2.2447, 115.6131, reply_to=stage.acts.card(cast.official, group, "K1"))
    await stage.settle()
    assert "📍 Balai Desa" in card(stage)
    assert cast.official.last(group).shown.startswith("Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, lokasi di peta")
    await stage.acts.taps(cast.official, "Ya", group)
    assert "📍 lokasi di peta" in card(stage)


# --- checklists ---


async def test_lines_that_are_done_and_lines_that_are_not(stage: Stage) -> None:
    """Once all three were declared not done."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    said = await replies(stage, "tempat sdh siap, warga sdh dikasih tau, daftar blm diperiksa")
    assert said == "Maksudnya: dicentang: tempat siap dan warga diberi tahu; belum: daftar penerima diperiksa?"
    await stage.acts.taps(cast.official, "Ya", group)
    labels = stage.acts.card(cast.official, group, "K1").labels
    assert {"✅ tempat siap", "✅ warga diberi tahu", "⬜ daftar penerima diperiksa"} <= set(labels)


@pytest.mark.parametrize(
    ("words", "ticked"),
    [
        ("daftar sdh diperiksa tapi ada yg kurang", "daftar penerima diperiksa"),
        ("warga sudah diberi tahu, tempatnya pindah ke posyandu", "warga diberi tahu"),
    ],
)
async def test_what_is_said_besides_a_tick_reaches_the_office(stage: Stage, words: str, ticked: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    said = await replies(stage, words)
    assert said == f"Maksudnya: dicentang: {ticked} (selebihnya diteruskan kepada koordinator)?"
    await stage.acts.taps(cast.official, "Ya", group)
    assert words in told(stage)
    labels = stage.acts.card(cast.official, group, "K1").labels
    assert [one for one in labels if one.startswith("✅")] == [f"✅ {ticked}"]


# --- beside the card ---


async def test_an_answer_beside_the_card_is_asked_about(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.says(cast.official, group, "tgl 3 jam 9 balai desa")
    assert cast.official.last(group).shown == "Maksudnya: K1: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?"
    await stage.acts.taps(cast.official, "Ya", group)
    assert "✅ Disepakati" in card(stage)


@pytest.mark.parametrize("words", ["tgl 3 rapat di balai", "jam 9 kumpul", "tgl 20 jam 9 gotong royong", "halo semua"])
async def test_other_talk_of_days_is_left_alone(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    before = len(cast.official.sees(group))
    await stage.acts.says(cast.official, group, words)
    assert len(cast.official.sees(group)) == before + 1


async def test_an_answer_in_private_is_shown_the_way_to_the_card(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.official, own(stage, cast.official), "K1 tgl 3 jam 9 balai desa")
    assert "Mohon balas (reply) kartu K1 di grup itu" in heard(cast.official, own(stage, cast.official))
    assert "Menunggu jawaban desa" in card(stage)
