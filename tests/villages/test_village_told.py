"""A coordinator writes to a village on their own; what is no answer to its wish goes to it as words; offers end."""

import pytest

from sotarsa_bot.parsing.for_a_village import ForAVillage, read_for_a_village
from tests.conftest import Stage
from tests.the_day import heard, own, seen


async def says(stage: Stage, words: str) -> str:
    """The coordinator, in private; what the bot says last."""
    alone = own(stage, stage.cast.coordinator)
    await stage.acts.says(stage.cast.coordinator, alone, words)
    return stage.cast.coordinator.last(alone).shown


async def agrees(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()


@pytest.mark.parametrize(
    "words",
    ["K1 sampaikan ke desa: bawa fotokopi KK lawan KTP", "kirim pengumuman ke Uren: bawa fotokopi KK lawan KTP",
     "tolong sampaikan kepada desa uren: bawa fotokopi KK lawan KTP"],
)  # fmt: skip
async def test_it_is_read_back_and_then_sent(stage: Stage, words: str) -> None:
    cast = stage.cast
    await agrees(stage)
    assert "pesan untuk Desa Uren: bawa fotokopi KK lawan KTP?" in await says(stage, words)
    assert "fotokopi" not in seen(cast.official, cast.village_group)
    await stage.acts.taps(cast.coordinator, "Ya", own(stage, cast.coordinator))
    assert "💬 Rahmi Contoh untuk kunjungan K1: bawa fotokopi KK lawan KTP" in heard(cast.official, cast.village_group)


async def test_nobody_of_the_list_is_named_by_it(stage: Stage) -> None:
    await agrees(stage)
    await says(stage, "/daftar K1")
    await says(stage, "Jumri")
    await says(stage, "/batal")
    assert "memuat nama penerima (nomor 1)" in await says(stage, "K1 sampaikan ke desa: Jumri sakit TBC")
    assert "Jumri" not in seen(stage.cast.official, stage.cast.village_group)


async def test_a_village_without_a_visit_is_said(stage: Stage) -> None:
    await agrees(stage)
    said = await says(stage, "kirim pesan ke desa liyu: siap-siap")
    assert said.startswith("Belum dikirim: belum ada kunjungan yang direncanakan ke Desa Liyu")


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("K1 sampaikan ke desa: bawa KK", ForAVillage(1, "", "bawa KK")),
        ("kabari uren: kami telat sejam", ForAVillage(None, "uren", "kami telat sejam")),
        ("K1 sampaikan ke tim: bensin", None),
        ("sampaikan: bensin", None),
        ("K1 tunda: hujan", None),
        ("pak camat minta daftar", None),
    ],
)
def test_what_is_for_a_village(words: str, read: ForAVillage | None) -> None:
    assert read_for_a_village(words) == read


async def wishes(stage: Stage) -> None:
    await agrees(stage)
    await stage.later(hours=2)
    await stage.acts.wishes("8 Desember jam 9")


async def answers(stage: Stage, words: str) -> str:
    cast, alone = stage.cast, own(stage, stage.cast.coordinator)
    cast.coordinator.replies(next(m for m in cast.coordinator.sees(alone) if "mengusulkan" in m.shown), words)
    await stage.settle()
    return cast.coordinator.last(alone).shown


@pytest.mark.parametrize("words", ["kenapa pindah?", "tanya camat dulu", "baik, saya sampaikan ke tim"])
async def test_what_answers_no_wish_is_offered_as_a_message(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.says(cast.coordinator, cast.coordinator.opens_private(), "/start")
    await wishes(stage)
    assert f"pesan untuk Desa Uren: {words.rstrip('?')}?" in await answers(stage, words)
    await stage.acts.taps(cast.coordinator, "Ya", own(stage, cast.coordinator))
    assert f"💬 Rahmi Contoh untuk kunjungan K1: {words}" in heard(cast.official, cast.village_group)


@pytest.mark.parametrize("words", ["tidak usah pindah, tetap kamis", "tetap saja kamis"])
async def test_that_it_stays_is_a_no_and_no_offer(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.says(cast.coordinator, cast.coordinator.opens_private(), "/start")
    await wishes(stage)
    assert "tidak bisa, alasannya: tetap seperti yang disepakati?" in await answers(stage, words)
    await stage.acts.taps(cast.coordinator, "Ya", own(stage, cast.coordinator))
    said = seen(cast.official, cast.village_group)
    assert "Kunjungan K1 tetap Kamis, 3 Desember 2026, 09.00 WITA" in said
    assert "Tim menawarkan" not in said


@pytest.mark.parametrize("words", ["K1 tarik tawaran", "K1 batalkan tawarannya"])
async def test_an_offer_is_recalled_in_words_and_a_newer_one_ends_it(stage: Stage, words: str) -> None:
    cast, alone = stage.cast, own(stage, stage.cast.coordinator)
    await agrees(stage)
    for day in ("jumat", "sabtu"):
        await says(stage, f"K1 tawarkan {day} jam 10")
        await stage.acts.taps(cast.coordinator, "Ya", alone)
    group = cast.official.sees(cast.village_group)
    offered = {label for m in group for label in m.labels if label.startswith("Setuju")}
    assert offered == {"Setuju Sab 5 Des, 10.00"}
    assert "tawaran tim yang tadinya di sini tidak berlaku lagi" in heard(cast.official, cast.village_group)
    assert "Tawaran untuk K1 ditarik" in await says(stage, words)
