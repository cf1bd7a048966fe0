"""Danger is never met by silence, and never taken for something else, wherever it is written."""

import pytest

from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed
from tests.the_day import begins, own, reports, seen

BESIDE = (
    "K1 rumah nomor 5 dan 6 roboh kena angin", "K1 1-2 terima, 3 pingsan di balai", "K1 3 pingsan", "3 pingsan",
    "K1 1 terima, 2 pingsan", "K1 3 terima, pas pulang tagugur dari titian, patah batis", "K1 sembako 2, mobil hanyut",
    "K1 3 terima, balai roboh", "K1 1 terima, 2 luka kena parang", "1 sdh terima habis tu rabah, kada sadar",
    "ada yang bisa bantu? mobil masuk jurang", "keracunan kayanya, 3 warga muntah habis makan nasi kotak",
    "hendra pingsan, tenang ja semua aman", "K1 kaina tiba jam 9, ada warga hanyut",
)  # fmt: skip


async def _rings(stage: Stage, words: str) -> None:
    """Nobody answers, and whoever can help reads it."""
    await stage.later(minutes=6)
    for who in (stage.cast.coordinator, stage.cast.camat):
        assert words in seen(who, own(stage, who)).split("🚨")[-1]


async def _nothing_else(stage: Stage) -> None:
    async with stage.engine.store.reading() as books:
        assert not await books.deliveries.find()
        assert not await books.requests.find()


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("words", BESIDE)
async def test_beside_numbers_and_goods_it_is_asked_and_told(stage: Stage, words: str, alone: bool) -> None:
    cast = stage.cast
    chat = own(stage, cast.member) if alone else cast.team_group
    await listed(stage)
    await stage.acts.says(cast.member, chat, words)
    asked = cast.member.last(chat).shown
    assert f"Catat sebagai kendala K1: {words.removeprefix('K1 ')}?" in asked
    await _nothing_else(stage)
    await _rings(stage, words.removeprefix("K1 "))


async def test_what_stands_beside_it_is_named_as_not_recorded(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage)
    await stage.acts.says(cast.member, group, "K1 1-2 terima, 3 pingsan di balai")
    assert "belum dicatat, mohon dikirim tersendiri: 1-2 terima" in cast.member.last(group).shown


@pytest.mark.parametrize("form", ["/serah", "/data", "/daftar", "/usulan", "/kunjungan", "/profil", "/kontak"])
async def test_in_a_form_it_is_no_answer(stage: Stage, form: str) -> None:
    cast, chat = stage.cast, own(stage, stage.cast.coordinator)
    await listed(stage)
    await stage.acts.says(cast.coordinator, chat, form)
    await stage.acts.says(cast.coordinator, chat, "tolong rahmi hanyut!!")
    assert "Catat sebagai kendala K1: tolong rahmi hanyut!!?" in cast.coordinator.last(chat).shown
    await stage.later(minutes=6)
    assert "rahmi hanyut" in seen(cast.camat, own(stage, cast.camat))


@pytest.mark.parametrize("asked", ["K1 nang nomor 3 tarima kaina", "K1 hendra sakit perut"])
async def test_below_another_question_it_is_asked_and_that_stays(stage: Stage, asked: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage)
    await stage.acts.says(cast.member, group, asked)
    cast.member.replies(cast.member.last(group), "tolong! kami dikejar warga")
    await stage.settle()
    assert "kami dikejar warga" in cast.member.last(group).shown
    assert "kendala" in cast.member.last(group).shown
    await _rings(stage, "kami dikejar warga")


async def test_below_what_the_bot_said_it_is_asked(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await reports(stage, "Berangkat")
    for said in list(cast.member.sees(group)):
        if said.sender is stage.world.bot:
            cast.member.replies(said, "tolong! kami dikejar warga")
            await stage.settle()
            assert "kami dikejar warga" in cast.member.last(group).shown
    await _rings(stage, "kami dikejar warga")


@pytest.mark.parametrize("words", ["ada nang pingsan?", "mun hujan kami bisa hanyut", "pilem kebakaran di tivi"])
async def test_what_tells_of_no_danger_is_asked_of_nobody(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, words)
    assert "Catat sebagai kendala" not in cast.member.last(group).shown
    await stage.later(minutes=6)
    assert "🚨" not in seen(cast.coordinator, own(stage, cast.coordinator))


async def test_told_once_it_is_not_asked_again(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage)
    await stage.acts.says(cast.member, group, "kendala K1 3 pingsan di balai")
    async with stage.engine.store.reading() as books:
        (incident,) = await books.incidents.find()
        assert "pingsan di balai" in incident.words
    assert "pingsan di balai" in seen(cast.camat, own(stage, cast.camat))
