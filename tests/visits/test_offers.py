"""A wish is answered in words, too; a refusal that names another day is an offer, with a button to take it."""

import pytest

from sotarsa_bot.parsing.consent import read_consent
from tests.conftest import Stage, kept
from tests.the_day import heard, own, seen


@kept
async def wished(stage: Stage, words: str = "8 Desember jam 10, Posyandu") -> None:
    """The village cannot on the team's days."""
    await stage.acts.plans()
    await stage.acts.wishes(words)


async def answers(stage: Stage, words: str) -> str:
    """The coordinator replies to what was told of the wish; what the bot says last."""
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    told = next(m for m in reversed(coordinator.sees(private)) if "mengusulkan untuk kunjungan K1" in m.shown)
    coordinator.replies(told, words)
    await stage.settle()
    return coordinator.last(private).shown


def card(stage: Stage) -> str:
    return stage.acts.card(stage.cast.official, stage.cast.village_group, "K1").shown


@pytest.mark.parametrize("words", ["siap, diterima", "bisa pak", "setuju", "inggih kawa ai", "oke acc"])
async def test_a_yes_in_words_accepts_the_wish(stage: Stage, words: str) -> None:
    """Once it was "belum dipahami", and the village went on waiting."""
    await wished(stage)
    await answers(stage, words)
    assert "✅ Disepakati" in card(stage)
    assert "🗓 Selasa, 8 Desember 2026, 10.00 WITA" in card(stage)


@pytest.mark.parametrize("words", ["siap", "oke pak", "tidak masalah", "kada papa"])
async def test_a_nod_is_asked_about(stage: Stage, words: str) -> None:
    await wished(stage)
    said = await answers(stage, words)
    assert said == "Maksudnya: usulan desa diterima: Selasa, 8 Desember 2026, 10.00 WITA, Posyandu?"
    assert "Disepakati" not in card(stage)
    await stage.acts.taps(stage.cast.coordinator, "Ya", own(stage, stage.cast.coordinator))
    assert "✅ Disepakati" in card(stage)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("kada bisa, hilux dipakai", "hilux dipakai"),
        ("maaf tidak bisa karena mobil rusak", "mobil rusak"),
        ("tdk bisa pak, tim ke Liyu", "tim ke Liyu"),
    ],
)
async def test_a_no_in_words_reaches_the_village_with_its_reason(stage: Stage, words: str, reason: str) -> None:
    await wished(stage)
    assert "jawaban Anda sudah dikirim ke desa" in await answers(stage, words)
    assert f"Alasannya: {reason}." in heard(stage.cast.official, stage.cast.village_group)
    assert "⏳ Menunggu jawaban desa" in card(stage)


@pytest.mark.parametrize(
    "words",
    ["tidak bisa dipastikan hari ini, kaina malam dikabari", "kada kawa mamutuskan, tunggu pak camat",
     "tidak bisa lama, maksimal satu jam", "kada bisa lama-lama lah"],
)  # fmt: skip
async def test_what_only_begins_like_a_no_refuses_nothing(stage: Stage, words: str) -> None:
    """Once the village read "Alasannya: dipastikan hari ini, kaina malam dikabari"."""
    await wished(stage)
    await answers(stage, words)
    assert "Alasannya" not in seen(stage.cast.official, stage.cast.village_group)
    assert "↔️ Desa mengusulkan" in card(stage)
    assert read_consent(words) is None


@pytest.mark.parametrize("words", ["hilux dipakai", "bisa kalau jam 10 malam saja kah?", "belum rapat"])
async def test_words_that_are_neither_may_be_a_message_to_the_village(stage: Stage, words: str) -> None:
    await wished(stage)
    asked = await answers(stage, words)
    assert "Usulan desa (Selasa, 8 Desember 2026, 10.00 WITA, Posyandu) belum dijawab dengan itu" in asked
    assert f"Maksudnya: pesan untuk Desa Uren: {words.removesuffix('?')}?" in asked
    assert words not in seen(stage.cast.official, stage.cast.village_group)
    assert "↔️ Desa mengusulkan" in card(stage)


@pytest.mark.parametrize("words", ["tidak bisa, tanggal 9 saja", "kada bisa tgl 8, tgl 9 haja"])
async def test_another_day_in_a_refusal_is_an_offer_with_a_button(stage: Stage, words: str) -> None:
    """Once the village read "Alasannya: tanggal 9 saja", with nothing to press."""
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await wished(stage)
    assert "tawarkan Rabu, 9 Desember 2026, 10.00 WITA" in await answers(stage, words)
    assert "↔️ Desa mengusulkan" in card(stage)
    await stage.acts.taps(cast.coordinator, "Ya", private)
    offer = cast.official.last(cast.village_group)
    assert f"Jawaban tim: {words}" in offer.shown
    assert "Tim menawarkan Rabu, 9 Desember 2026, 10.00 WITA, Posyandu. Cocok?" in offer.shown
    assert "↔️ Tim menawarkan Rabu, 9 Desember 2026" in card(stage)
    await stage.acts.taps(cast.official, "Setuju Rab 9 Des, 10.00", cast.village_group)
    assert "✅ Disepakati\n🗓 Rabu, 9 Desember 2026, 10.00 WITA\n📍 Posyandu" in card(stage)
    assert "K1: Alus Contoh menyetujui waktu yang ditawarkan tim" in heard(cast.official, cast.village_group)


async def test_a_day_in_a_reason_may_be_no_more_than_the_reason(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await wished(stage)
    await stage.acts.taps(cast.coordinator, "Tidak bisa", private)
    await stage.acts.says(cast.coordinator, private, "rapat kabupaten sampai tanggal 10")
    await stage.acts.taps(cast.coordinator, "Ya", private)
    assert "Alasannya: rapat kabupaten sampai tanggal 10." in heard(cast.official, cast.village_group)
    assert "menawarkan" not in seen(cast.official, cast.village_group)


async def offered(stage: Stage) -> None:
    await wished(stage)
    await answers(stage, "tidak bisa, tanggal 9 saja")
    await stage.acts.taps(stage.cast.coordinator, "Ya", own(stage, stage.cast.coordinator))


@pytest.mark.parametrize("words", ["siap pak", "bisa", "inggih kawa"])
async def test_the_village_says_yes_in_words_and_it_is_read_back(stage: Stage, words: str) -> None:
    cast = stage.cast
    await offered(stage)
    cast.official.replies(cast.official.last(cast.village_group), words)
    await stage.settle()
    assert cast.official.last(cast.village_group).shown == "Maksudnya: Rabu, 9 Desember 2026, 10.00 WITA, Posyandu?"
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "✅ Disepakati" in card(stage)


async def test_the_village_says_no_and_the_office_hears_why(stage: Stage) -> None:
    cast = stage.cast
    await offered(stage)
    cast.official.replies(cast.official.last(cast.village_group), "kada kawa, ada aruh")
    await stage.settle()
    assert "Hari apa yang bisa?" in cast.official.last(cast.village_group).shown
    told = cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert "Katanya: kada kawa, ada aruh" in told
    assert "menawarkan" not in card(stage)


async def test_an_offer_ends_with_another_answer(stage: Stage) -> None:
    """The village names a day of its own: the old button takes nothing any more."""
    cast = stage.cast
    await offered(stage)
    offer = cast.official.last(cast.village_group)
    data = offer.buttons[0][0].data or ""
    cast.official.replies(offer, "kada kawa tgl 9, tgl 10 haja jam 9")
    await stage.settle()
    assert "↔️ Desa mengusulkan Kamis, 10 Desember 2026" not in card(stage)
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "↔️ Desa mengusulkan Kamis, 10 Desember 2026, 09.00 WITA" in card(stage)
    cast.official.presses_data(cast.village_group, offer, data)
    await stage.settle()
    assert "Disepakati" not in card(stage)


async def test_strangers_and_other_villages_take_no_offer(stage: Stage) -> None:
    cast = stage.cast
    await offered(stage)
    offer = cast.official.last(cast.village_group)
    data = offer.buttons[0][0].data or ""
    for who in (cast.stranger, cast.coordinator):
        who.presses_data(cast.village_group, offer, data)
        await stage.settle()
    assert "Disepakati" not in card(stage)


@pytest.mark.parametrize(
    "words", ["terima kasih", "bisa kah?", "bisa kalau jam 10", "tanggal 16", "belum", "jangan", "diterima nanti besok"]
)
def test_what_is_no_answer_is_none(words: str) -> None:
    assert read_consent(words) is None


async def test_another_time_below_the_words_that_came_with_a_wish_is_an_offer(stage: Stage) -> None:
    """They come as a message of their own, and the newest one is what one answers."""
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    cast.official.replies(
        stage.acts.card(cast.official, cast.village_group, "K1"), "5 desember jam 10 haja pak, pambakal ada acara"
    )
    await stage.settle()
    await stage.acts.answers(cast.official, cast.village_group, "iih")
    came = cast.coordinator.last(private)
    cast.coordinator.replies(came, "tgl 5 kd kawa, mobil dipakai, tgl 4 haja jam 10")
    await stage.settle()
    said = cast.coordinator.last(private)
    assert "Jumat, 4 Desember 2026, 10.00 WITA" in said.shown
    assert "Kirim" not in said.shown
    assert not any("Sabtu, 5" in label for label in said.labels)


async def test_other_words_below_them_go_to_the_village(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    cast.official.replies(
        stage.acts.card(cast.official, cast.village_group, "K1"), "5 desember jam 10 haja pak, pambakal ada acara"
    )
    await stage.settle()
    await stage.acts.answers(cast.official, cast.village_group, "iih")
    came = cast.coordinator.last(private)
    assert "💬" in came.shown
    cast.coordinator.replies(came, "acara apa pak")
    await stage.settle()
    assert "Jawaban Anda dikirim ke grup Desa Uren" in cast.coordinator.last(private).shown
