"""What a village writes that is neither day, hour nor place: requests, objections, and what is ready or will be."""

import pytest

from tests.conftest import Stage
from tests.the_day import seen
from tests.villages.test_village_halves import card, replies, told


@pytest.mark.parametrize(
    "words",
    [
        "tolong bawa kursi roda satu",
        "kami keberatan",
        "kami tolak kunjungan",
        "sembakonya kurang banyak",
        "bawa selimut jua pa",
        "kursi roda jua lah",
    ],
)
async def test_a_request_or_an_objection_reaches_the_office(stage: Stage, words: str) -> None:
    """'Tanggal "kami keberatan" belum terbaca.'"""
    await stage.acts.plans()
    assert "diteruskan kepada Rahmi Contoh" in await replies(stage, words)
    assert f"menulis tentang kunjungan K1: {words}" in told(stage)
    assert "Menunggu jawaban desa" in card(stage)


@pytest.mark.parametrize("words", ["inggih pa siap dilaksanakan", "o iya", "kami menunggu kabar"])
async def test_a_nod_says_nothing_that_the_office_should_know(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    assert "Hari kunjungan K1 masih perlu dipilih" in await replies(stage, words)
    assert "menulis" not in told(stage)


@pytest.mark.parametrize("words", ["agak siang", "awal bulan", "kmss dpn"])
async def test_a_day_that_was_written_badly_is_asked_for(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    assert "belum terbaca" in await replies(stage, words)


@pytest.mark.parametrize(
    "words", ["daftar penerima diperiksa besok", "tempat disiapkan besok", "warga diberi tahu lewat toa nanti malam"]
)
async def test_what_will_be_done_is_not_ticked(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert "diteruskan kepada Rahmi Contoh" in await replies(stage, words)
    labels = stage.acts.card(stage.cast.official, stage.cast.village_group, "K1").labels
    assert {"⬜ tempat siap", "⬜ warga diberi tahu", "⬜ daftar penerima diperiksa"} <= set(labels)
    assert words in told(stage)


async def test_what_is_ready_and_what_is_not_are_two_things(stage: Stage) -> None:
    """The second remark closed the question about the first, and the chairs were told to nobody."""
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "tempat sdh siap kursi blm")
    await replies(stage, "warga blm diberi tau")
    await replies(stage, "jam 10 ja")
    assert "Diganti" not in seen(stage.cast.official, stage.cast.village_group)
    await replies(stage, "ya", to="dicentang: tempat siap")
    assert "tempat sdh siap kursi blm" in told(stage)


async def test_a_tick_is_taken_back_in_words(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "tempat siap")
    said = await replies(stage, "tempat kada jadi siap, balai roboh")
    assert "kendala: tempat kada jadi siap, balai roboh" in said
    assert "2. centang dihapus: tempat siap" in said
    await stage.acts.taps(stage.cast.official, "2", stage.cast.village_group)
    assert "⬜ tempat siap" in stage.acts.card(stage.cast.official, stage.cast.village_group, "K1").labels
    assert "balai roboh" in told(stage)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("undur sajam ja pa", "Kamis, 3 Desember 2026, 10.00 WITA, Balai Desa"),
        ("mohon dimundurkan 2 jam pak", "Kamis, 3 Desember 2026, 11.00 WITA, Balai Desa"),
        ("majuakan sahari", "Rabu, 2 Desember 2026, 09.00 WITA, Balai Desa"),
        ("undur dua hari bisa pak", "Sabtu, 5 Desember 2026, 09.00 WITA, Balai Desa"),
    ],
)
async def test_so_much_later_is_worked_out_and_read_back(stage: Stage, words: str, moment: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await replies(stage, words) == f"Maksudnya: {moment}?"


async def test_an_hour_goes_with_the_day_that_was_read_back(stage: Stage) -> None:
    """ "Hari apa?", though the day had just been read back."""
    await stage.acts.plans()
    assert await replies(stage, "3") == "Maksudnya: Kamis, 3 Desember 2026?"
    await replies(stage, "09.00")
    assert "memilih Kamis, 3 Desember 2026, 09.00. Di mana?" in card(stage)


async def test_another_hour_keeps_what_was_read_back_with_it(stage: Stage) -> None:
    await stage.acts.plans()
    await replies(stage, "tgl 8 jam 9 balai desa")
    await replies(stage, "jam 10")
    asked = seen(stage.cast.official, stage.cast.village_group)
    assert "Maksudnya: Selasa, 8 Desember 2026, 10.00 WITA, balai desa?" in asked
