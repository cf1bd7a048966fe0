"""A village takes back or replaces its own wish that still waits: nobody accepts what is no longer wanted."""

import pytest

from tests.conftest import Stage, kept
from tests.the_day import heard, own
from tests.villages.test_village_halves import card, replies, told


@kept
async def wishes_for_the_8th(stage: Stage) -> None:
    await replies(stage, "tgl 8 jam 9 balai desa")
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)


def buttons(stage: Stage) -> list[str]:
    """All that the coordinator may still press in private."""
    coordinator = stage.cast.coordinator
    return [label for message in coordinator.sees(own(stage, coordinator)) for label in message.labels]


@pytest.mark.parametrize(
    "words", ["tgl 8 kada kawa pa", "tidak jadi tgl 8", "batal usulan tadi", "salah pak, kada jadi", "tgl 8 dibatalkan"]
)
async def test_a_wish_is_taken_back_and_can_be_accepted_no_more(stage: Stage, words: str) -> None:
    """The coordinator accepted the 8th, and it was announced to the citizens."""
    await stage.acts.plans()
    await wishes_for_the_8th(stage)
    said = await replies(stage, words)
    assert said == "Maksudnya: usulan desa (Selasa, 8 Desember 2026, 09.00 WITA, balai desa) ditarik?"
    assert "Desa mengusulkan" in card(stage)
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    assert "Menunggu jawaban desa" in card(stage)
    assert f"Katanya: {words}" in told(stage)
    assert "Terima usulan desa" not in buttons(stage)
    assert "Hari apa yang bisa?" in stage.cast.official.last(stage.cast.village_group).shown


async def test_what_is_agreed_stands_when_the_wish_goes(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    await wishes_for_the_8th(stage)
    await replies(stage, "tgl 8 kada kawa pa")
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    assert "meminta pindah" not in card(stage)
    assert "Kunjungan K1 tetap Kamis, 3 Desember 2026, 09.00 WITA, Balai Desa." in (
        stage.cast.official.last(stage.cast.village_group).shown
    )
    assert "Terima usulan desa" not in buttons(stage)


async def test_the_agreed_day_is_turned_down_while_a_wish_waits(stage: Stage) -> None:
    """The day that is agreed, not the one that is wished for: the office hears of it."""
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    await wishes_for_the_8th(stage)
    await replies(stage, "tgl 3 kada kawa pa")
    assert "menulis pada kartu K1 yang sudah disepakati: tgl 3 kada kawa pa" in told(stage)


@pytest.mark.parametrize(
    "words",
    [
        "tidak jadi tgl 8, tgl 3 saja jam 9 di balai desa",
        "kada jadi tgl 8, kamis tgl 3 ja jam 9 di balai desa",
        "tgl 8 batal, tgl 3 ja",
    ],
)
async def test_a_day_instead_of_the_wish_is_asked_and_ends_it(stage: Stage, words: str) -> None:
    """ "Baik, Selasa 8 Desember dan Minggu 3 Januari tidak bisa", and the 8th was agreed."""
    await stage.acts.plans()
    await wishes_for_the_8th(stage)
    assert await replies(stage, words) == "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?"
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    assert "✅ Disepakati\n🗓 Kamis, 3 Desember 2026, 09.00 WITA" in card(stage)
    assert "Terima usulan desa" not in buttons(stage)
    assert "tidak berlaku lagi; Alus Contoh memilih waktu lain" in told(stage)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("tidak jadi tgl 3, tgl 5 saja", "Sabtu, 5 Desember 2026, 09.00 WITA, Balai Desa"),
        ("kada jadi kamis, jumat tgl 4 ja jam 9", "Jumat, 4 Desember 2026, 09.00 WITA, Balai Desa"),
        ("tanggal 3 batal, tanggal 4 jam 9 di posyandu", "Jumat, 4 Desember 2026, 09.00 WITA, posyandu"),
        ("kamis ganti jumat", "Jumat, 4 Desember 2026, 09.00 WITA, Balai Desa"),
        ("dari jam 9 jadi jam 10", "Kamis, 3 Desember 2026, 10.00 WITA, Balai Desa"),
    ],
)
async def test_another_day_instead_of_the_agreed_one_is_asked(stage: Stage, words: str, read: str) -> None:
    """Both days were told to the office as impossible."""
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    assert await replies(stage, words) == f"Maksudnya: {read}?"
    assert "menulis" not in told(stage)


async def test_a_day_that_is_not_the_agreed_one_is_left_to_the_office(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "tgl 9 kada kawa pa")
    assert "menulis tentang kunjungan K1: tgl 9 kada kawa pa" in told(stage)


@pytest.mark.parametrize("words", ["kada jadi pindah, tatap kamis haja", "tetap kamis jam 9"])
async def test_the_office_hears_that_all_stays_as_it_is(stage: Stage, words: str) -> None:
    """It had read the wish for another day as words, and could still have acted upon them."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=2)
    for one in ("bisa dimajukan kah ke hari rabu? ada aruh hari kamis", words):
        cast.official.replies(stage.acts.card(cast.official, group, "K1"), one)
        await stage.settle()
    if cast.official.last(group).labels[:1] == ["Ya"]:
        await stage.acts.answers(cast.official, group, "ya")
    assert words in cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert "tetap Kamis" in heard(cast.official, group)


@pytest.mark.parametrize("words", ["eh kada jadi tgl 8", "tgl 8 kada kawa", "batal usulan tadi"])
async def test_a_wish_is_taken_back_without_a_reply(stage: Stage, words: str) -> None:
    """Once there was silence, and the coordinator could accept it."""
    await stage.acts.plans()
    await wishes_for_the_8th(stage)
    await stage.acts.says(stage.cast.official, stage.cast.village_group, words)
    said = stage.cast.official.last(stage.cast.village_group).shown
    assert said == "Maksudnya: usulan desa (Selasa, 8 Desember 2026, 09.00 WITA, balai desa) ditarik?"
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    assert "Menunggu jawaban desa" in card(stage)
