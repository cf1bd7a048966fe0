"""A coordinator names another day or hour to a village: it is offered, and never looks agreed in words alone."""

import pytest

from simulator.model import Chat, Message
from tests.conftest import Stage, kept
from tests.the_day import heard, own, seen


@kept
async def agreed(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=2)


def told(stage: Stage, words: str) -> Message:
    coordinator = stage.cast.coordinator
    return next(m for m in reversed(list(coordinator.sees(own(stage, coordinator)))) if words in m.shown)


def card(stage: Stage) -> str:
    return stage.acts.card(stage.cast.official, stage.cast.village_group, "K1").shown


async def writes(stage: Stage, words: str) -> None:
    """An official, below the card."""
    cast = stage.cast
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), words)
    await stage.settle()


async def answers(stage: Stage, words: str, *, to: str) -> str:
    """The coordinator, below what the village wrote; what the bot says last."""
    stage.cast.coordinator.replies(told(stage, to), words)
    await stage.settle()
    return stage.cast.coordinator.last(own(stage, stage.cast.coordinator)).shown


@pytest.mark.parametrize(
    ("village", "words", "offer"),
    [
        ("tgl 3 kada kawa, ada nang maninggal", "innalillahi, baik kami undur ke tgl 5 jam 9 ya pak",
         "Sabtu, 5 Desember 2026, 09.00"),
        ("isuk kada kawa, pambakal garing", "ok sabtu kawa", "Sabtu, 5 Desember 2026, 09.00"),
        ("kada jadi tgl 3 pak, ada aruh", "kalau tgl 4 jam 10 kawa lah?", "Jumat, 4 Desember 2026, 10.00"),
        ("tgl 4 kawa lah min?", "kawa pak", "Jumat, 4 Desember 2026, 09.00"),
        ("tim kawa datang jam 10 lah?", "ok jam 10 kada papa", "Kamis, 3 Desember 2026, 10.00"),
    ],
)  # fmt: skip
async def test_a_day_in_the_answer_is_offered_and_taken_by_a_yes(
    stage: Stage, village: str, words: str, offer: str
) -> None:
    """Once it went out as plain words, the village wrote "ya", got a thumb, and came on another day."""
    cast, group = stage.cast, stage.cast.village_group
    await agreed(stage)
    await writes(stage, village)
    said = await answers(stage, words, to=village)
    assert f"1. tawarkan kepada desa untuk K1: {offer} WITA, Balai Desa" in said
    assert f"2. pesan untuk Desa Uren: {words}" in said
    assert words not in seen(cast.official, group)
    await stage.acts.taps(cast.coordinator, "1", own(stage, cast.coordinator))
    offered = cast.official.last(group)
    assert f"Rahmi Contoh untuk kunjungan K1: {words}\nTim menawarkan {offer} WITA, Balai Desa. Cocok?" in offered.shown
    assert "tetap Kamis, 3 Desember 2026, 09.00 WITA" in offered.shown
    cast.official.replies(offered, "ya")
    await stage.settle()
    await stage.acts.taps(cast.official, "Ya", group)
    assert f"🗓 {offer} WITA" in card(stage)


async def test_a_yes_below_plain_words_about_a_day_is_no_agreement(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await agreed(stage)
    await writes(stage, "tgl 4 kawa lah min?")
    await answers(stage, "tgl 4 kami tanyakan dulu ke camat", to="tgl 4 kawa")
    await stage.acts.taps(cast.coordinator, "2", own(stage, cast.coordinator))
    cast.official.replies(cast.official.last(group), "iya")
    await stage.settle()
    assert cast.official.last(group).shown == (
        "Jawaban itu diteruskan kepada Rahmi Contoh. Kunjungan K1 tetap Kamis, 3 Desember 2026, 09.00 WITA, Balai Desa."
    )
    assert told(stage, "menulis tentang kunjungan K1: iya")


async def test_what_puts_the_visit_off_is_read_back_to_whoever_wrote_it(stage: Stage) -> None:
    """Once the village read "kami tunda dulu", and nothing was put off."""
    cast = stage.cast
    await agreed(stage)
    await writes(stage, "isuk kada kawa pak, pambakal maninggal")
    said = await answers(stage, "innalillahi. kami tunda dulu", to="pambakal maninggal")
    assert "1. K1 ditunda, dengan alasan: permintaan desa" in said
    await stage.acts.taps(cast.coordinator, "1", own(stage, cast.coordinator))
    assert "⏸ Ditunda: permintaan desa" in card(stage)


async def test_a_postponed_visit_is_offered_a_day(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await agreed(stage)
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "tunda K1, hujan labat")
    await stage.acts.taps(cast.coordinator, "Ya", own(stage, cast.coordinator))
    await writes(stage, "tgl 5 kawa lah?")
    await answers(stage, "kawa pak, tgl 5 jam 8 di posyandu", to="tgl 5 kawa")
    await stage.acts.taps(cast.coordinator, "1", own(stage, cast.coordinator))
    await stage.acts.taps(cast.official, "Setuju Sab 5 Des, 08.00", group)
    assert "✅ Disepakati\n🗓 Sabtu, 5 Desember 2026, 08.00 WITA\n📍 posyandu" in card(stage)


@pytest.mark.parametrize(
    ("words", "offer"),
    [
        ("K1 diundur ke 7 desember", "Senin, 7 Desember 2026, 09.00"),
        ("K1 kada jadi tgl 3, tgl 4 ja", "Jumat, 4 Desember 2026, 09.00"),
        ("K1 pindah ke jumat haja", "Jumat, 4 Desember 2026, 09.00"),
        ("tawarkan K1 jumat jam 9", "Jumat, 4 Desember 2026, 09.00"),
        ("K1 kada kawa kamis, mobil dipakai, jumat ja", "Jumat, 4 Desember 2026, 09.00"),
        ("K1 jadi jumat jam 8", "Jumat, 4 Desember 2026, 08.00"),
        ("K1 undur 1 jam", "Kamis, 3 Desember 2026, 10.00"),
        ("K1 jamnya mundur jadi jam 11", "Kamis, 3 Desember 2026, 11.00"),
        ("K1 tawarkan sabtu jam 10 di posyandu", "Sabtu, 5 Desember 2026, 10.00"),
    ],
)
async def test_a_day_behind_the_code_is_offered_and_may_be_taken_back(stage: Stage, words: str, offer: str) -> None:
    """Once "ke 7 desember" was the reason of a postponement, or an example of a hand-over was the answer."""
    cast, home, group = stage.cast, own(stage, stage.cast.coordinator), stage.cast.village_group
    await agreed(stage)
    await stage.acts.says(cast.coordinator, home, words)
    assert f"Maksudnya: tawarkan kepada desa untuk K1: {offer} WITA" in cast.coordinator.last(home).shown
    await stage.acts.taps(cast.coordinator, "Ya", home)
    assert f"↔️ Tim menawarkan pindah ke {offer} WITA" in card(stage)
    cast.coordinator.replies(cast.coordinator.last(home), "batal")
    await stage.settle()
    assert cast.coordinator.last(home).shown == "↩️ Tawaran untuk K1 ditarik, dan desa diberi tahu."
    assert "menawarkan" not in card(stage)
    assert "tawaran tim yang tadinya di sini tidak berlaku lagi" in heard(cast.official, group)


@pytest.mark.parametrize(
    "words",
    [
        "K1 tunda karena rapat tgl 5",
        "K1 tunda, minggu depan haja",
        "K1 25 sembako tgl 3",
        "K1 tiba 09.40",
        "K1 4 pindah",
    ],
)
async def test_what_only_mentions_a_day_is_no_offer(stage: Stage, words: str) -> None:
    cast, home = stage.cast, own(stage, stage.cast.coordinator)
    await agreed(stage)
    await stage.acts.says(cast.coordinator, home, words)
    assert "tawarkan kepada desa" not in cast.coordinator.last(home).shown


async def test_an_offer_that_was_answered_is_not_taken_back(stage: Stage) -> None:
    cast, home, group = stage.cast, own(stage, stage.cast.coordinator), stage.cast.village_group
    await agreed(stage)
    await stage.acts.says(cast.coordinator, home, "K1 tawarkan tgl 4")
    await stage.acts.taps(cast.coordinator, "Ya", home)
    await stage.acts.taps(cast.official, "Setuju Jum 4 Des, 09.00", group)
    await taps(stage, home, "↩️ Tarik tawaran")
    assert "sudah dijawab atau diganti" in cast.coordinator.alerts[-1].text
    assert "🗓 Jumat, 4 Desember 2026" in card(stage)


async def taps(stage: Stage, chat: Chat, label: str) -> None:
    stage.cast.coordinator.taps(label, chat=chat)
    await stage.settle()


@pytest.mark.parametrize(("words", "reaches"), [("ok", True), ("iya", True), ("makasih", False)])
async def test_a_yes_to_a_request_reaches_the_village(stage: Stage, words: str, reaches: bool) -> None:
    await agreed(stage)
    await writes(stage, "minta tambahan kursi roda sabuting")
    await answers(stage, words, to="kursi roda")
    assert (f"untuk kunjungan K1: {words}" in heard(stage.cast.official, stage.cast.village_group)) == reaches


async def test_a_code_below_a_villages_words_is_read_back_before_it_is_sent(stage: Stage) -> None:
    await agreed(stage)
    await writes(stage, "minta tambahan kursi roda sabuting")
    assert await answers(stage, "K1 4 pindah", to="kursi roda") == "Maksudnya: pesan untuk Desa Uren: K1 4 pindah?"


@pytest.mark.parametrize(
    ("words", "offer"),
    [
        ("jam 10 haja", "Kamis, 3 Desember 2026, 10.00"), ("undur 2 hari", "Sabtu, 5 Desember 2026, 09.00"),
        ("batal kamis, jumat haja", "Jumat, 4 Desember 2026, 09.00"),
    ],
)  # fmt: skip
async def test_so_is_one_below_the_card(stage: Stage, words: str, offer: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await agreed(stage)
    cast.coordinator.replies(stage.acts.card(cast.coordinator, group, "K1"), words)
    await stage.settle()
    assert f"Maksudnya: tawarkan kepada desa untuk K1: {offer} WITA" in cast.coordinator.last(group).shown
