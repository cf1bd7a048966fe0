"""A typed reason for what others are told of is read back; most of what people write below "Mengapa?" is none."""

from datetime import datetime

import pytest

from sotarsa_bot.books import AtMost
from sotarsa_bot.parsing.reasons import is_no_longer_wanted, is_no_reason
from sotarsa_bot.records.visit import VisitState
from tests.conftest import Stage
from tests.middles import MIDDLES, Middle
from tests.the_day import begins, own, seen

NONE = [
    "siapa yg batal?",
    "bukan kunjungannya, barangnya",
    "K1 3 terima",
    "ya",
    "siap pak",
    "eh salah, kembali 14",
    "eh salah maksudnya lanjut",
    "yg ditunda selimutnya ja",
    "tunggu saya tanya camat dulu",
    "nanti dulu tanya camat",
    "kenapa ditunda",
    "bukan yang ini ditunda",
]
NO_LONGER = [
    "lanjut aja",
    "eh bisa aja",
    "gak jadi ditunda",
    "jangan",
    "bisa haja sebenarnya, salah pencet",
    "jadi aja",
    "jangan, lanjut aja",
    "kada jadi ditunda, lanjut ja",
]
REASONS = [
    "banjir",
    "bukan program kami",
    "salah hitung saat muat",
    "mobil dipakai desa lain",
    "1 rusak",
    "tidak ada mobil",
    "jam 9 ada rapat",
    "bisa macet di jalan",
    "jadi banjir jalannya",
    "3 karung basah terkena hujan",
]


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_reason(words: str) -> None:
    assert is_no_reason(words)
    assert not is_no_longer_wanted(words)


@pytest.mark.parametrize("words", NO_LONGER)
def test_what_wants_nothing_done_any_more(words: str) -> None:
    assert is_no_longer_wanted(words)


@pytest.mark.parametrize("words", REASONS)
def test_what_may_be_a_reason(words: str) -> None:
    assert not is_no_reason(words)
    assert not is_no_longer_wanted(words)


ASKING = [one for one in MIDDLES if one.read_back and one.flow != "dihubungi"]
"""Those that ask for a reason; what a village said otherwise than by Telegram is noted in any words."""


async def kept(stage: Stage, until: datetime) -> object:
    """What words may change. A flag that was found after this moment was raised by time alone."""
    await stage.starts()
    async with stage.engine.store.reading() as books:
        shelves = (books.visits, books.incidents, books.requests, books.rulings)
        return [*[await shelf.find() for shelf in shelves], await books.flags.find(found_at=AtMost(until))]


@pytest.mark.parametrize("middle", ASKING, ids=str)
async def test_nothing_is_done_by_what_is_no_reason(stage: Stage, middle: Middle) -> None:
    """Each of these cancelled a visit, or was sent to the village as the reason."""
    await middle.starts(stage)
    who, chat, begun = middle.person(stage), middle.chat(stage), stage.clock.now()
    before = await kept(stage, begun)
    question = stage.acts.question(who, chat)
    for words in NONE:
        who.sends(chat, words, reply_to=question)
        await stage.settle()
        assert await kept(stage, begun) == before, words
    who.sends(chat, middle.answer, reply_to=question)
    await stage.settle()
    assert await kept(stage, begun) == before
    assert f"{middle.answer}?" in who.last(chat).shown
    await stage.acts.taps(who, "Ya", chat)
    assert await kept(stage, begun) != before


@pytest.mark.parametrize("words", NO_LONGER)
async def test_what_is_not_wanted_any_more_closes_the_question(stage: Stage, words: str) -> None:
    await begins(stage)
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.says(coordinator, private, "K1 tunda")
    await stage.acts.says(coordinator, private, words)
    assert "Ditutup" in coordinator.last(private).shown
    await stage.acts.says(coordinator, private, "ya")
    async with stage.engine.store.reading() as books:
        assert (await books.visits.get(1)).state is VisitState.AGREED
    assert "ditunda" not in seen(stage.cast.official, stage.cast.village_group)


def test_a_question_is_no_reason() -> None:
    assert is_no_reason("tutup K1 kah atau hadangi")
    assert is_no_reason("kayapa jadinya")
    assert not is_no_reason("jembatan putus")
