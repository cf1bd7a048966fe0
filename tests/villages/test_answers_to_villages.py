"""What a coordinator answers to a village's words is sent on, unless it says nothing but a courtesy."""

import pytest

from sotarsa_bot.parsing.phones import without_phones
from tests.conftest import Stage
from tests.lists.test_recipient_list import listed
from tests.the_day import begins, heard, own, seen


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ("siap kami cek", True), ("oke nanti dikabari", True), ("baik pak, saya tanyakan dulu", True),
        ("ya, bawa saja", True), ("siap pak", False), ("terima kasih", False),
    ],
)  # fmt: skip
async def test_an_answer_that_begins_kindly_is_sent_on(stage: Stage, words: str, sent: bool) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), "itu no 1 bukan warga kami")
    await stage.settle()
    home = own(stage, cast.coordinator)
    told = next(m for m in reversed(list(cast.coordinator.sees(home))) if "bukan warga kami" in m.shown)
    cast.coordinator.replies(told, words)
    await stage.settle()
    assert (f"untuk kunjungan K1: {words}" in heard(cast.official, group)) == sent


async def answers(stage: Stage, words: str) -> str:
    """The coordinator replies to what the village asked."""
    cast, home = stage.cast, own(stage, stage.cast.coordinator)
    told = next(m for m in reversed(list(cast.coordinator.sees(home))) if "siapa saja yang menerima" in m.shown)
    cast.coordinator.replies(told, words)
    await stage.settle()
    return cast.coordinator.last(home).shown


async def asked(stage: Stage) -> None:
    card = stage.acts.card(stage.cast.official, stage.cast.village_group, "K1")
    stage.cast.official.replies(card, "siapa saja yang menerima pa?")
    await stage.settle()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Aminah NIK 6311012345670003, Hamdan", "memuat NIK atau No KK"),
        ("yang menerima Aminah sama yang lain", "memuat nama penerima (nomor 1)"),
    ],
)
async def test_nobody_who_receives_is_named_to_the_group(stage: Stage, words: str, why: str) -> None:
    """Once the NIK was cut without a word, and the names went into the village's group."""
    cast = stage.cast
    await listed(stage)
    await stage.acts.taps(cast.member, "Selesai", own(stage, cast.member))
    await asked(stage)
    assert why in await answers(stage, words)
    assert "Jawaban Rahmi" not in seen(cast.official, cast.village_group)
    assert "Jawaban Anda dikirim" in await answers(stage, "nomor 1-3 pada daftar")
    assert "nomor 1-3 pada daftar" in heard(cast.official, cast.village_group)


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [
        ("Jamilah, Hamdan hp 081234567890", True), ("Jamilah dan Hamdan", True), ("telepon saya 0812 3456 7890", True),
        ("Baik, Sip", False), ("bawa KTP, KK", False), ("Ya, Kamis jam 9", False), ("tanya Pak Camat", False),
    ],
)  # fmt: skip
async def test_what_may_name_somebody_is_asked_before_it_is_sent(stage: Stage, words: str, is_asked: bool) -> None:
    cast = stage.cast
    await begins(stage)
    await asked(stage)
    said = await answers(stage, words)
    assert ("tidak boleh ada di sana" in said) == is_asked
    assert (words in heard(cast.official, cast.village_group)) != is_asked
    if is_asked:
        await stage.acts.taps(cast.coordinator, "Ya", own(stage, cast.coordinator))
        shown = seen(cast.official, cast.village_group)
        assert f"kunjungan K1: {without_phones(words)}" in shown  # no telephone, not even one's own
        assert "0812" not in shown


@pytest.mark.parametrize("words", ["tunda, Aminah meninggal", "catatan: jemput Aminah"])
async def test_nor_in_a_reason_or_a_note(stage: Stage, words: str) -> None:
    cast = stage.cast
    await listed(stage)
    await stage.acts.taps(cast.member, "Selesai", own(stage, cast.member))
    cast.coordinator.replies(stage.acts.card(cast.coordinator, cast.team_group, "K1"), words)
    await stage.settle()
    assert "memuat nama penerima (nomor 1)" in cast.coordinator.last(cast.team_group).shown
