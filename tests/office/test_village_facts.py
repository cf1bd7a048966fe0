"""/desa: what the office and the village note about a village, and what it changes for a visit."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_duration
from tests.conftest import Stage, kept
from tests.the_day import heard, seen


async def test_the_coordinator_notes_the_way_and_the_usual_places(stage: Stage) -> None:
    """The places are offered to the village at its next choice."""
    cast = stage.cast
    private = stage.world.private(cast.coordinator.user)
    await stage.acts.says(cast.coordinator, private, "/desa")
    await stage.acts.says(cast.coordinator, private, "uren")
    await stage.acts.taps(cast.coordinator, "Waktu tempuh", private)
    await stage.acts.says(cast.coordinator, private, "dua atau tiga jam")
    assert "belum terbaca" in cast.coordinator.last(private).shown
    await stage.acts.says(cast.coordinator, private, "2 jam 15 menit")
    assert "Waktu tempuh: 2 jam 15 menit" in cast.coordinator.last(private).shown
    await stage.acts.taps(cast.coordinator, "Tempat biasa", private)
    await stage.acts.says(cast.coordinator, private, "Rumah Adat <Balai>, Posyandu")
    await stage.acts.taps(cast.coordinator, "Selesai", private)
    await stage.acts.plans()
    await stage.acts.decides(place="Rumah Adat <Balai>")
    assert "📍 Rumah Adat <Balai>" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_officials_close_a_day_and_the_team_is_warned(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.says(cast.official, cast.village_group, "/desa")
    await stage.acts.taps(cast.official, "Hari tertutup", cast.village_group)
    await stage.acts.answers(cast.official, cast.village_group, "kapan-kapan")
    assert "belum terbaca" in cast.official.last(cast.village_group).shown
    await stage.acts.answers(cast.official, cast.village_group, "3 Desember aruh adat")
    await stage.acts.answers(cast.official, cast.village_group, "4 Desember hari pasar")
    await stage.acts.taps(cast.official, "🗑 Jum 4 Des", cast.village_group)
    await stage.acts.taps(cast.official, "Selesai", cast.village_group)
    await stage.acts.plans()
    await stage.acts.decides()
    card = stage.acts.card(cast.coordinator, cast.team_group, "K1").shown
    assert "Kamis, 3 Desember 2026: desa tidak menerima tamu (aruh adat)" in card
    assert "hari pasar" not in seen(cast.coordinator, cast.team_group)


async def test_days_with_reasons_of_their_own_are_asked_and_taken_together(stage: Stage) -> None:
    official, group = stage.cast.official, stage.cast.village_group
    await to_closed_days(stage)
    await stage.acts.answers(official, group, "5 des aruh ganal, sama tgl 12 pasar")
    asked = "Maksudnya: 5 Desember 2026, aruh ganal; 12 Desember 2026, pasar?"
    assert official.last(group).shown == asked
    await stage.acts.taps(official, "Ya", group)
    assert await closed(stage) == {date(2026, 12, 5): "aruh ganal", date(2026, 12, 12): "pasar"}


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("6 desember bukan 5 desember aruh", "6 Desember 2026, aruh"),
        ("bukan 14 tapi 15 desember aruh", "15 Desember 2026, aruh"),
        ("salah, tgl 6 aruh", "6 Desember 2026, aruh"),
        ("minggu depan ada aruh", "30 November – 6 Desember 2026, ada aruh"),
        ("5 desember aruh lawan 12 pasar", "5 Desember 2026, aruh; 12 Desember 2026, pasar"),
    ],
)
async def test_a_correction_and_a_whole_week_are_read_back(stage: Stage, words: str, read: str) -> None:
    await to_closed_days(stage)
    await stage.acts.answers(stage.cast.official, stage.cast.village_group, words)
    assert stage.cast.official.last(stage.cast.village_group).shown == f"Maksudnya: {read}?"
    assert await closed(stage) == {}


@pytest.mark.parametrize(
    "words",
    [
        "5 des kada jadi tutup",
        "5 desember boleh datang",
        "5 desember bisa dikunjungi pak",
        "5 des siap menerima tamu",
        "5 desember tidak ada acara",
        "tgl 5 desember kosong ja",
        "hapus tgl 5",
        "kada jadi tutup",
        "buka lagi 5 desember",
        "5 des jadi buka",
        "tgl 5 buka",
    ],
)
async def test_a_day_that_is_not_closed_after_all_is_open_again_after_a_yes(stage: Stage, words: str) -> None:
    """Such words once closed one more day."""
    official, group = stage.cast.official, stage.cast.village_group
    await to_closed_days(stage)
    await stage.acts.answers(official, group, "5 des aruh ganal")
    await stage.acts.answers(official, group, words)
    asked = "Maksudnya: 5 Desember 2026 tidak jadi ditutup, desa menerima tamu?"
    assert official.last(group).shown == asked
    assert await closed(stage) == {date(2026, 12, 5): "aruh ganal"}
    await stage.acts.taps(official, "Ya", group)
    assert await closed(stage) == {}


async def test_two_days_without_a_comma_have_their_own_reasons(stage: Stage) -> None:
    """Once "aruh pasar", on both."""
    official, group = stage.cast.official, stage.cast.village_group
    await to_closed_days(stage)
    await stage.acts.answers(official, group, "5 des aruh 6 des pasar")
    assert official.last(group).shown == "Maksudnya: 5 Desember 2026, aruh; 6 Desember 2026, pasar?"
    await stage.acts.taps(official, "Ya", group)
    await stage.acts.answers(official, group, "tgl 12 pagi aruh")
    assert (await closed(stage))[date(2026, 12, 12)] == "aruh"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("25 des natal sama 26", "25–26 Desember 2026, natal"),
        ("25 desember natal wan 26 pasar", "25 Desember 2026, natal; 26 Desember 2026, pasar"),
        ("3 desember ada urang maninggal, kada kawa", "3 Desember 2026, ada urang maninggal, kada kawa"),
    ],
)
async def test_every_day_and_the_whole_reason_are_read_back(stage: Stage, words: str, asked: str) -> None:
    official, group = stage.cast.official, stage.cast.village_group
    await to_closed_days(stage)
    await stage.acts.answers(official, group, words)
    assert official.last(group).shown == f"Maksudnya: {asked}?"


@pytest.mark.parametrize("below", ["the question", "the list"])
async def test_a_day_that_is_only_asked_about_is_taken_back(stage: Stage, below: str) -> None:
    """Once the question stayed open, and a later "iih" closed the day."""
    official, group = stage.cast.official, stage.cast.village_group
    await to_closed_days(stage)
    listed = official.last(group)
    await stage.acts.answers(official, group, "3 desember ada urang maninggal, kada kawa")
    question = official.last(group)
    official.replies(question if below == "the question" else listed, "3 desember kada jadi tutup")
    await stage.settle()
    assert "Ditutup; tulisan itu tidak dicatat." in [m.shown for m in official.sees(group)]
    assert await closed(stage) == {}


@pytest.mark.parametrize("words", ["mulai tgl 8 panen", "tgl 8 ke atas panen"])
async def test_days_without_an_end_are_asked_for_it(stage: Stage, words: str) -> None:
    official, group = stage.cast.official, stage.cast.village_group
    await to_closed_days(stage)
    await stage.acts.answers(official, group, words)
    assert "sampai tanggal berapa, belum jelas" in official.last(group).shown
    assert await closed(stage) == {}


async def test_a_day_that_was_never_closed_cannot_be_opened(stage: Stage) -> None:
    official, group = stage.cast.official, stage.cast.village_group
    await to_closed_days(stage)
    for words in ("hapus tgl 10", "10 desember bisa dikunjungi", "10 desember silakan datang", "10 des siap"):
        await stage.acts.answers(official, group, words)
        assert "10 Desember 2026 tidak ada dalam daftar hari tertutup" in official.last(group).shown
    await stage.acts.answers(official, group, "11 desember tidak bisa")  # but this closes, after a yes
    assert official.last(group).shown.startswith("Maksudnya: 11 Desember 2026")
    await stage.acts.taps(official, "Ubah", group)
    await stage.acts.answers(official, group, "kada jadi tutup")
    assert "belum terbaca" in official.last(group).shown
    assert await closed(stage) == {}


@kept
async def to_closed_days(stage: Stage) -> None:
    await stage.acts.says(stage.cast.official, stage.cast.village_group, "/desa")
    await stage.acts.taps(stage.cast.official, "Hari tertutup", stage.cast.village_group)


async def closed(stage: Stage) -> dict[date, str]:
    async with stage.engine.store.reading() as books:
        return {one.day: one.reason for one in await books.closed_days.find()}


async def test_nobody_changes_another_villages_facts(stage: Stage) -> None:
    cast = stage.cast
    private = stage.world.private(cast.other_official.user)
    await stage.acts.says(cast.other_official, private, "/desa uren")
    assert "bukan bagian tugas" in cast.other_official.last(private).shown
    await stage.acts.says(cast.member, cast.team_group, "/desa")
    assert "bukan bagian tugas" in cast.member.last(cast.team_group).shown
    await stage.acts.says(cast.other_official, private, "/desa")
    assert "Desa Liyu" in cast.other_official.last(private).shown
    await stage.acts.says(cast.other_official, private, "/batal")
    assert "Ditutup." in cast.other_official.last(private).shown


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("90", 90), ("90 menit", 90), ("1 jam 30", 90), ("1,5 jam", 90), ("setengah jam", 30), ("1 jam setengah", 90),
     ("2j", 120), ("0", 0), ("24 jam", 1440)],
)  # fmt: skip
def test_lengths_as_people_type_them(typed: str, minutes: int) -> None:
    assert parse_duration(typed).total_seconds() == minutes * 60


@given(st.text(max_size=40))
def test_noise_is_a_mistake_and_never_a_crash(noise: str) -> None:
    with suppress(Mistake):
        assert 0 <= parse_duration(noise).total_seconds() <= 24 * 3600


async def test_a_closed_day_that_hits_an_agreed_visit_is_told_to_the_office_at_once(stage: Stage) -> None:
    """Before, only the card's small print changed: nobody looks at a card that is agreed."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await to_closed_days(stage)
    await stage.acts.answers(cast.official, cast.village_group, "3 Desember aruh adat")
    said = "⚠️ Alus Contoh: pada Kamis 3 Desember Desa Uren tidak menerima tamu (aruh adat), padahal kunjungan K1"
    private = stage.world.private(cast.coordinator.user)
    for chat in (private, cast.team_group):
        told = cast.coordinator.last(chat)
        assert told.shown.startswith(said)
        assert told.labels[:2] == ["Usulkan hari lain", "Tunda"]
    assert "K1 (Kamis 3 Desember). Koordinator dan tim sudah diberi tahu" in heard(cast.official, cast.village_group)
    await stage.acts.answers(cast.official, cast.village_group, "3 Desember aruh adat ganal")
    assert seen(cast.coordinator, private).count("tidak menerima tamu") == 1
    await stage.acts.taps(cast.official, "🗑 Kam 3 Des", cast.village_group)
    assert "✅ Alus Contoh: Kamis 3 Desember tidak jadi ditutup. Kunjungan K1 tetap" in heard(cast.coordinator, private)
    assert "tidak menerima tamu" not in seen(cast.coordinator, cast.team_group)


async def test_the_coordinator_moves_the_visit_from_what_they_were_told(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await to_closed_days(stage)
    await stage.acts.answers(cast.official, cast.village_group, "2-4 Desember mantan kades meninggal")
    private = stage.world.private(cast.coordinator.user)
    await stage.acts.taps(cast.coordinator, "Usulkan hari lain", private)
    await stage.acts.says(cast.coordinator, private, "7-9 Desember")
    await stage.acts.taps(cast.coordinator, "Kirim ke desa", private)
    assert "7–9 Desember 2026" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_closed_day_elsewhere_or_without_a_visit_disturbs_nobody(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    before = len(cast.coordinator.sees(cast.team_group))
    await to_closed_days(stage)
    await stage.acts.answers(cast.official, cast.village_group, "4 Desember hari pasar")
    await stage.acts.says(cast.other_official, cast.other_group, "/desa")
    await stage.acts.taps(cast.other_official, "Hari tertutup", cast.other_group)
    await stage.acts.answers(cast.other_official, cast.other_group, "3 Desember aruh adat")
    assert len(cast.coordinator.sees(cast.team_group)) == before
    assert "sudah ada kunjungan" not in seen(cast.official, cast.village_group)


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("5 desember aruh", {date(2026, 12, 5): "aruh"}),
        ("3 desember ada haulan", {date(2026, 12, 3): "haulan"}),
        ("tgl 5 sampai 7 desember ada aruh", {date(2026, 12, day): "aruh" for day in (5, 6, 7)}),
    ],
)
async def test_a_day_is_closed_below_the_first_question_already(
    stage: Stage, words: str, then: dict[date, str]
) -> None:
    """ "Mohon pakai tombolnya", where the guide says that it is written so."""
    official, group = stage.cast.official, stage.cast.village_group
    await stage.acts.says(official, group, "/desa")
    await stage.acts.answers(official, group, words)
    if "Maksudnya" in official.last(group).shown:
        await stage.acts.taps(official, "Ya", group)
    assert await closed(stage) == then
    first = min(then)
    await stage.acts.answers(official, group, f"{first.day} desember kada jadi tutup")
    await stage.acts.taps(official, "Ya", group)
    assert first not in await closed(stage)


async def test_what_else_is_written_below_the_first_question_is_a_fact_or_said(stage: Stage) -> None:
    official, group = stage.cast.official, stage.cast.village_group
    await stage.acts.says(official, group, "/desa")
    await stage.acts.answers(official, group, "Sinyal: hanya di balai")
    assert "Sinyal: hanya di balai" in heard(official, group)
    await stage.acts.answers(official, group, "tiap hari selasa pasar")
    assert "Hari yang berulang belum dapat dicatat" in official.last(group).shown
    await stage.acts.answers(official, group, "apa ya")
    assert "tulis hari tertutupnya, misalnya: 5 Desember aruh adat" in official.last(group).shown
    assert await closed(stage) == {}


async def test_a_command_typed_twice_gets_a_sign(stage: Stage) -> None:
    official, group = stage.cast.official, stage.cast.village_group
    await stage.acts.says(official, group, "/desa")
    await stage.acts.says(official, group, "/desa")
    assert official.sees(group)[-1].reactions


async def test_a_day_opened_by_a_slip_of_the_thumb_is_shut_again(stage: Stage) -> None:
    official, group = stage.cast.official, stage.cast.village_group
    await stage.acts.says(official, group, "/desa")
    await stage.acts.taps(official, "Hari tertutup", group)
    await stage.acts.answers(official, group, "5 Desember aruh adat")
    await stage.acts.taps(official, "🗑", group)
    assert await closed(stage) == {}
    await stage.acts.taps(official, "↩️ Tutup lagi", group)
    assert await closed(stage) == {date(2026, 12, 5): "aruh adat"}
    assert not any(label.startswith("↩️") for label in stage.acts.question(official, group).labels)
