"""/desa: an event that moves takes its closed day with it, once that was read back; facts are told by their names."""

from datetime import date

import pytest

from tests.conftest import Stage
from tests.office.test_village_facts import closed

ARUH = {date(2026, 12, 8): "aruh"}


async def writes(stage: Stage, *words: str) -> str:
    """What the official writes below /desa; what the bot says last."""
    official = stage.cast.official
    private = official.opens_private()
    for one in words:
        await stage.acts.says(official, private, one)
    return official.last(private).shown


async def taps(stage: Stage, label: str) -> None:
    await stage.acts.taps(stage.cast.official, label, stage.world.private(stage.cast.official.user))


@pytest.mark.parametrize(
    "words",
    [
        "aruhnya jadi tgl 9", "aruh diundur ke 9 desember", "tgl 8 pindah ke tgl 9", "8 desember jadi 9 desember",
        "pindah ke tgl 9", "aruhnya tgl 9 haja",
    ],
)  # fmt: skip
async def test_what_moved_leaves_its_former_day_open(stage: Stage, words: str) -> None:
    """The 9th was closed, too, and nobody knew that the 8th still was."""
    said = await writes(stage, "/desa", "8 desember aruh", words)
    assert "1. aruh pindah dari 8 Desember 2026 ke 9 Desember 2026" in said
    assert await closed(stage) == ARUH
    await taps(stage, "1")
    assert await closed(stage) == {date(2026, 12, 9): "aruh"}


async def test_or_both_days_are_closed(stage: Stage) -> None:
    await writes(stage, "/desa", "8 desember aruh", "aruhnya jadi tgl 9")
    await taps(stage, "2")
    assert await closed(stage) == ARUH | {date(2026, 12, 9): "aruh"}


@pytest.mark.parametrize("words", ["9 desember pasar", "aruh tgl 9"])
async def test_another_day_is_one_more(stage: Stage, words: str) -> None:
    said = await writes(stage, "/desa", "8 desember aruh", words)
    assert "Selasa, 8 Desember 2026 (aruh)" in said
    assert set(await closed(stage)) == {date(2026, 12, 8), date(2026, 12, 9)}


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("tempat biasa balai desa, posyandu", "Tempat biasa: balai desa dan posyandu"),
        ("anak desa Uren Hulu, Uren Hilir wan Kumpai", "Anak desa: Uren Hulu, Uren Hilir, dan Kumpai"),
        ("sinyal cuma ada di atas bukit", "Sinyal: cuma ada di atas bukit"),
        ("jalannya licin bila hujan", "Jalan: licin bila hujan"),
        ("waktu tempuh 2 jam", "Waktu tempuh: 2 jam"),
    ],
)
async def test_a_fact_is_told_by_its_name_and_read_back(stage: Stage, words: str, line: str) -> None:
    """ "Itu belum dipahami. Mohon tekan yang ingin diubah": though the words named it."""
    assert await writes(stage, "/desa", words) == f"Maksudnya: {line}?"
    await taps(stage, "Ya")
    assert f"• {line}" in stage.cast.official.last(stage.world.private(stage.cast.official.user)).shown


@pytest.mark.parametrize("words", ["tgl 8 dibuka haja", "8 desember dihapus ja", "tgl 8 tatap buka"])
async def test_a_day_that_is_open_again_is_never_its_own_reason(stage: Stage, words: str) -> None:
    said = await writes(stage, "/desa", "8 desember aruh", words)
    assert "Maksudnya" in said
    assert await closed(stage) == ARUH
    await taps(stage, "Ya")
    assert await closed(stage) == {}


async def test_what_is_not_then_but_later_moves(stage: Stage) -> None:
    said = await writes(stage, "/desa", "8 desember aruh", "aruhnya kada jadi tgl 8, mundur ka tgl 12 lawan 13")
    assert "aruh pindah dari 8 Desember 2026 ke 12–13 Desember 2026" in said


@pytest.mark.parametrize("words", ["hari jumat kada bulih ada kagiatan", "jumat pantang", "saban jumat pengajian"])
async def test_a_custom_of_each_week_is_no_single_day(stage: Stage, words: str) -> None:
    said = await writes(stage, "/desa", words)
    assert "berulang" in said
    assert await closed(stage) == {}


@pytest.mark.parametrize("words", ["aruh tahun kamarian 5 desember", "tgl 9 atau 10 ada panen"])
async def test_what_is_told_of_another_year_or_left_open_is_asked(stage: Stage, words: str) -> None:
    said = await writes(stage, "/desa", words)
    assert "Maksudnya" in said or "Yang mana" in said
    assert await closed(stage) == {}


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("inggih satuju tgl 9", "satuju"),
        ("9 desember kami mau tim datang", "tim datang"),
        ("9 desember sudah lewat aruhnya", "lewat"),
        ("9 desember kunjungan tim", "kunjungan tim"),
    ],
)
async def test_what_is_no_reason_that_is_known_is_read_back(stage: Stage, words: str, asked: str) -> None:
    """Once such words closed the day at once: often the opposite of what they said."""
    said = await writes(stage, "/desa", words)
    assert "hari tertutup, tim tidak datang: 9 Desember 2026" in said
    assert asked in said
    await taps(stage, "Ya")
    assert list(await closed(stage)) == [date(2026, 12, 9)]


@pytest.mark.parametrize("words", ["9 desember aruh adat", "tgl 9 pasar", "9 desember ada haulan guru", "9 desember"])
async def test_a_reason_that_is_known_is_taken_at_once(stage: Stage, words: str) -> None:
    assert "Maksudnya" not in await writes(stage, "/desa", words)
    assert list(await closed(stage)) == [date(2026, 12, 9)]


async def test_one_day_or_another_is_asked(stage: Stage) -> None:
    assert "maksudnya?" in await writes(stage, "/desa", "tgl 9 atau 10 ada panen")
    assert await closed(stage) == {}


async def test_a_yes_with_an_exception_closes_the_other_days_alone(stage: Stage) -> None:
    """The 6th alone was closed, because of "tapi kada"."""
    said = await writes(stage, "/desa", "5-6 desember, aruh di hulu", "ya tapi tgl 6 kada")
    assert said == "Maksudnya: hari tertutup, tim tidak datang: 5 Desember 2026, aruh di hulu?"
    await writes(stage, "ya")
    assert await closed(stage) == {date(2026, 12, 5): "aruh di hulu"}


async def test_a_day_that_is_added_takes_no_other_one_away(stage: Stage) -> None:
    said = await writes(stage, "/desa", "27 november, haul guru sekumpul")
    official = stage.cast.official
    private = stage.world.private(official.user)
    await stage.acts.answers(official, private, "2 desember pasar")
    said = official.last(private).shown
    assert "1. hari tertutup, tim tidak datang: 27 November 2026, haul guru sekumpul; 2 Desember 2026, pasar" in said
    await taps(stage, "1")
    assert set(await closed(stage)) == {date(2026, 11, 27), date(2026, 12, 2)}


async def test_a_question_about_two_days_is_not_dropped_with_one_of_them(stage: Stage) -> None:
    said = await writes(stage, "/desa", "5-6 desember, aruh di hulu")
    official = stage.cast.official
    private = stage.world.private(official.user)
    await stage.acts.answers(official, private, "tgl 5 kada jadi tutup")
    said = official.last(private).shown
    assert said == "Maksudnya: hari tertutup, tim tidak datang: 6 Desember 2026, aruh di hulu?"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("mulai besok tiga hari duka", "25–27 November 2026, duka"),
        ("aruh 3 hari mulai tgl 5", "5–7 Desember 2026, aruh"),
        ("ada nang meninggal hari ini, tiga hari kada kawa manarima tamu",
         "24–26 November 2026, ada nang meninggal, kada kawa manarima tamu"),
    ],
)  # fmt: skip
async def test_how_many_days_it_lasts_is_read(stage: Stage, words: str, read: str) -> None:
    """The first alone was closed."""
    assert await writes(stage, "/desa", words) == f"Maksudnya: {read}?"


async def test_where_it_ends_may_stand_behind_the_reason(stage: Stage) -> None:
    await writes(stage, "/desa", "5 desember aruh adat sampai tgl 7")
    assert await closed(stage) == {date(2026, 12, day): "aruh adat" for day in (5, 6, 7)}


async def test_what_was_read_aloud_as_closed_is_closed(stage: Stage) -> None:
    """ "Baik: 3 Desember 2026, aruhnya jadi", and no day was."""
    assert await writes(stage, "/desa", "aruhnya jadi tgl 3") == "Maksudnya: 3 Desember 2026, aruhnya jadi?"
    await writes(stage, "ya")
    assert set(await closed(stage)) == {date(2026, 12, 3)}


async def test_what_is_said_not_to_be_closed_is_not_offered_as_closed(stage: Stage) -> None:
    said = await writes(stage, "/desa", "11 desember bukan tutup cuma hujan")
    assert "11 Desember 2026 tidak ada dalam daftar hari tertutup" in said
