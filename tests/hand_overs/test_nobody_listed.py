"""A hand-over is written down without a question only of whom a list knows, or below the photo of the day."""

import pytest

from sotarsa_bot.parsing.persons import is_plausible
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, sends, standing
from tests.the_day import begins, heard, own, seen


@pytest.mark.parametrize("name", ["Hamdan", "Siti Aisyah", "H. Ahmad, S.Sos", "bu Aluh", "Utuh Kacil", "Galuh"])
def test_a_name_is_plausible(name: str) -> None:
    assert is_plausible(name)


@pytest.mark.parametrize(
    "words",
    ["mobil", "pambakal uren", "pak kades", "turut berduka", "lupa mencatat", "jembatan", "pak camat", "tim", "bu",
     "hujan", "kegiatan", "sopirnya"],
)  # fmt: skip
def test_words_of_the_field_are_nobodys_name(words: str) -> None:
    assert not is_plausible(words)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("K1 mobil tidak ada", "penerima bernama mobil (kunjungan ini tanpa daftar) tidak ada di tempat?"),
        ("K1 jembatan menolak", "penerima bernama jembatan (kunjungan ini tanpa daftar) menolak?"),
        ("K1 Hamdan terima sembako", "penerima bernama Hamdan (kunjungan ini tanpa daftar) menerima sembako?"),
        ("K1 pambakal uren pindah", "penerima bernama pambakal uren (kunjungan ini tanpa daftar) sudah pindah?"),
        ("K1 pak camat diterima", "penerima bernama pak camat (kunjungan ini tanpa daftar) menerima?"),
        ("K1 3 mobil tidak ada", "nomor 3 (mobil) tidak ada di tempat?"),
    ],
)
async def test_a_name_that_no_list_holds_is_asked(stage: Stage, words: str, asked: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, words)
    assert await standing(stage) == []
    assert asked.replace("bernama camat", "bernama pak camat") in heard(member, group).replace(
        "bernama camat", "bernama pak camat"
    )
    await stage.acts.taps(member, "Ya", group)
    assert len(await standing(stage)) == 1


@pytest.mark.parametrize("words", ["K1 mobil tidak ada", "K1 Zulkifli tidak ada", "K1 Zulkifli terima"])
async def test_a_list_that_does_not_hold_the_name_is_named(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await stage.acts.says(member, group, words)
    assert await standing(stage) == []
    assert "(tidak ada di daftar)" in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    [record] = await standing(stage)
    assert "di luar daftar" in record.note


async def test_below_the_days_photo_a_name_is_taken_as_it_is(stage: Stage) -> None:
    await begins(stage)
    await sends(stage, "K1 Hamdan terima sembako")
    assert [one.recipient for one in await standing(stage)] == ["Hamdan"]


async def test_below_the_days_photo_a_thing_is_asked(stage: Stage) -> None:
    await begins(stage)
    await sends(stage, "K1 mobil tidak ada")
    assert await standing(stage) == []
    assert "penerima bernama mobil" in heard(stage.cast.member, stage.cast.team_group)


async def test_the_day_after_its_photo_proves_no_name(stage: Stage) -> None:
    await begins(stage)
    await stage.later(days=1)
    await sends(stage, "K1 Hamdan terima sembako")
    assert await standing(stage) == []


@pytest.mark.parametrize(
    "words", ["pambakal uren pindah rumah", "mobil tidak ada", "buka lagi, lupa mencatat 2 sembako"]
)
async def test_below_the_card_words_of_the_field_are_no_hand_over(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    member.replies(stage.acts.card(member, group, "K1"), words)
    await stage.settle()
    assert await standing(stage) == []
    assert "penerima bernama" not in seen(member, group)


@pytest.mark.parametrize(
    "words", ["turut berduka, diterima pak", "pak kades tidak ada ya", "bu siti menolak kah", "Hamdan terima"]
)
async def test_a_reply_to_what_a_village_said_is_no_hand_over(stage: Stage, words: str) -> None:
    coordinator, official = stage.cast.coordinator, stage.cast.official
    private = own(stage, coordinator)
    await begins(stage)
    official.replies(stage.acts.card(official, stage.cast.village_group, "K1"), "tidak jadi tgl 3, ada yang meninggal")
    await stage.settle()
    [notice] = [m for m in coordinator.sees(private) if "meninggal" in m.shown]
    coordinator.replies(notice, words)
    await stage.settle()
    assert await standing(stage) == []
    assert "penerima bernama" not in seen(coordinator, private)
