"""Who asks whether something is so has not said that it is: a question records nothing, in whichever way it is read."""

import pytest

from simulator.model import Message
from simulator.people import Actor
from sotarsa_bot.parsing.questions import is_question
from tests.conftest import Stage
from tests.the_day import begins, reports, seen


@pytest.mark.parametrize(
    "words",
    [
        "tim sudah pulang?", "sudah sampai kah", "tuntung kh", "apakah 10 sudah terima", "sudahkah berangkat",
        "setujui kah", "kanapa dibatal", "Kam 3 Des?", "kapan tim datang", "nomor 3 kayapa",
    ],
)  # fmt: skip
def test_it_asks(words: str) -> None:
    assert is_question(words)


@pytest.mark.parametrize(
    "words", ["tim sudah pulang", "K1 3 terima", "nomor 5 dan 6, Pak Kahar", "tiba 9.10", "Bakah sudah terima"]
)
def test_it_tells(words: str) -> None:
    assert not is_question(words)


async def facts(stage: Stage) -> tuple[int, ...]:
    await stage.starts()
    async with stage.engine.store.reading() as books:
        shelves = (books.steps, books.deliveries, books.ticks, books.approvals, books.leftovers, books.counts)
        return tuple([await shelf.count() for shelf in shelves])


async def below(stage: Stage, who: Actor, message: Message, words: str) -> str:
    who.replies(message, words)
    await stage.settle()
    return who.last(message.chat).shown


def panel_of(stage: Stage) -> Message:
    return next(m for m in reversed(stage.cast.team_group.timeline) if "hari kunjungan" in m.shown)


@pytest.mark.parametrize(
    "words", ["tim sudah pulang?", "mulai melayani?", "sudah tiba kah", "tiba 9.10?", "Selesai ???"]
)
async def test_a_question_below_the_panel_is_no_step(stage: Stage, words: str) -> None:
    await begins(stage)
    await reports(stage, "Berangkat")
    before = await facts(stage)
    await below(stage, stage.cast.coordinator, panel_of(stage), words)
    assert await facts(stage) == before


@pytest.mark.parametrize(
    "words", ["K1 sudah sampai kah", "tim K1 sudah bulik kah", "K1 tuntung kah sudah", "K1 sembako 5 kah"]
)
async def test_nor_is_one_with_its_code_anywhere(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    before = await facts(stage)
    for chat in (cast.team_group, stage.world.private(cast.coordinator.user)):
        await stage.acts.says(cast.coordinator, chat, words)
    assert await facts(stage) == before


async def test_who_meant_it_all_the_same_confirms_it(stage: Stage) -> None:
    await begins(stage)
    await reports(stage, "Berangkat")
    before = await facts(stage)
    said = await below(stage, stage.cast.coordinator, panel_of(stage), "Tiba?")
    assert "Maksudnya: tulisan itu berita, bukan pertanyaan?" in said
    await stage.acts.taps(stage.cast.coordinator, "Ya", stage.cast.team_group)
    assert (await facts(stage))[0] == before[0] + 1


@pytest.mark.parametrize(
    "words", ["kendala K1 jalan putus, telpon 081234567890?", "usulan K1: Imah kursi roda 081234567890?"]
)
async def test_what_is_asked_in_a_group_repeats_nobodys_number(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.member, cast.team_group, words)
    said = cast.member.last(cast.team_group)
    assert "bukan pertanyaan" in said.shown
    assert said.reply_to is not None
    assert not [m for m in cast.team_group.timeline if m.sender is stage.world.bot and "0812" in m.shown]


@pytest.mark.parametrize("words", ["cocok?", "lengkap lah?", "cocok kah", "sembako 2 kah"])
async def test_a_villages_question_counts_nothing(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai melayani", "Selesai")
    asked = cast.official.last(cast.village_group)
    before = await facts(stage)
    await below(stage, cast.official, asked, words)
    assert await facts(stage) == before


@pytest.mark.parametrize("words", ["Kam 3 Des?", "kamis 3 desember jam 9 balai desa kah"])
async def test_a_villages_question_decides_nothing(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    await below(stage, cast.official, card, words)
    shown = stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "memilih" not in shown
    assert "PENGUMUMAN" not in seen(cast.official, cast.village_group)


async def test_a_visit_is_not_put_off_by_a_question(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "kendala K1 jembatan putus")
    for message in [m for m in cast.team_group.timeline if "Lanjutkan atau tunda" in m.shown]:
        await below(stage, cast.coordinator, message, "tunda kunjungan?")
        await below(stage, cast.coordinator, message, "lanjutkan?")
    assert "Ditunda" not in stage.acts.card(cast.official, cast.village_group, "K1").shown


@pytest.mark.parametrize("words", ["ya?", "iya kah?", "benar?"])
async def test_no_question_is_answered_by_another(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await below(stage, cast.member, panel_of(stage), "tiba lawan hujan labat")
    before = await facts(stage)
    await below(stage, cast.member, cast.member.last(cast.team_group), words)
    assert await facts(stage) == before


async def test_nothing_is_withdrawn_or_approved_by_a_question(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 2")
    await stage.settle()
    await below(stage, cast.coordinator, cast.coordinator.last(cast.team_group), "batalkan catatan ini?")
    async with stage.engine.store.reading() as books:
        assert [one.withdrawn_at for one in await books.deliveries.find()] == [None]


@pytest.mark.parametrize("words", ["tgl 5 tutup kah", "8 desember jadi aruh kah", "5 desember pasar?"])
async def test_no_day_is_closed_by_a_question(stage: Stage, words: str) -> None:
    cast = stage.cast
    mine = stage.world.private(cast.official.user)
    cast.official.starts()
    await stage.settle()
    await stage.acts.says(cast.official, mine, "/desa")
    await below(stage, cast.official, cast.official.last(mine), words)
    await stage.acts.says(cast.official, mine, words)
    async with stage.engine.store.reading() as books:
        assert await books.closed_days.count() == 0


@pytest.mark.parametrize("words", ["kawa kah", "bisa haja kah lah", "diterima?"])
async def test_no_proposal_of_the_village_is_accepted_by_a_question(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    cast.official.replies(card, "tanggal 8 Desember jam 9, balai desa")
    await stage.settle()
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    mine = stage.world.private(cast.coordinator.user)
    await below(stage, cast.coordinator, cast.coordinator.last(mine), words)
    assert "✅ Disepakati" not in stage.acts.card(cast.official, cast.village_group, "K1").shown
