"""What a village writes beside its day, hour and place, and what it says while its words are being read back."""

import pytest

from tests.conftest import Stage, kept
from tests.the_day import heard, own, seen
from tests.villages.test_village_halves import card, replies, told

QUESTION = "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?"


@kept
async def asked(stage: Stage) -> None:
    await stage.acts.plans()
    assert await replies(stage, "tgl 3 jam 9 balai desa") == QUESTION


def agreed(stage: Stage, words: str) -> bool:
    return "✅ Disepakati" in card(stage) and words in card(stage)


# --- nothing that was written beside it is lost ---


@pytest.mark.parametrize(
    "words",
    [
        "tgl 3 jam 9 balai desa bawa jua petugas capil",
        "tgl 3 jam 9 balai desa, mohon dibawakan kursi roda untuk ibu galuh",
        "tgl 3 jam 9 di balai desa lawan bawa genset, listrik mati",
    ],
)
async def test_a_request_beside_the_place_leaves_the_place_and_reaches_the_office(stage: Stage, words: str) -> None:
    """Once the place went with it, or the request did."""
    await stage.acts.plans()
    assert await replies(stage, words) == f"{QUESTION} Selebihnya diteruskan kepada koordinator."
    assert words not in told(stage)
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    assert agreed(stage, "09.00 WITA\n📍 balai desa\n")
    assert f"menulis tentang kunjungan K1: {words}" in told(stage)
    assert "Selebihnya dari pesan itu diteruskan kepada Rahmi" in heard(stage.cast.official, stage.cast.village_group)


async def test_a_request_beside_an_answer_that_replies_to_nothing_reaches_the_office(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.says(cast.official, group, "tgl 3 jam 9 balai desa, bawakan obat")
    said = "Maksudnya: K1: Kamis, 3 Desember 2026, 09.00 WITA, balai desa? Selebihnya diteruskan kepada koordinator."
    assert cast.official.last(group).shown == said
    await stage.acts.taps(cast.official, "Ya", group)
    assert "menulis tentang kunjungan K1: tgl 3 jam 9 balai desa, bawakan obat" in told(stage)


async def test_a_day_with_not_in_the_morning_is_no_day_that_was_turned_down(stage: Stage) -> None:
    await stage.acts.plans()
    said = await replies(stage, "kami bisa tgl 3 tapi jangan pagi, balai desa")
    assert said == "Maksudnya: Kamis, 3 Desember 2026, balai desa?"
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    assert await replies(stage, "siang ja") == "siang ja: jam berapa? Mohon balas, misalnya: jam 9"
    assert await replies(stage, "siang ja jam 1") == "Maksudnya: Kamis, 3 Desember 2026, 13.00 WITA, balai desa?"


@pytest.mark.parametrize("words", ["tgl 3 ada pilkades", "pambakal tidak ada di tempat tgl 3", "jadi datang kah tgl 3"])
async def test_what_is_told_or_asked_of_a_day_proposes_none(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    assert "diteruskan kepada Rahmi Contoh" in await replies(stage, words)
    assert words in told(stage)
    assert "⏳ Menunggu jawaban desa" in card(stage)


@pytest.mark.parametrize(
    "words",
    [
        "jam 9 warga sudah kumpul",
        "ada acara maulid di mesjid jam 10",
        "jadi datang kah tgl 3",
        "besok saya tidak di tempat, hubungi alus",
    ],
)
async def test_what_is_told_or_asked_of_an_agreed_visit_is_passed_on(stage: Stage, words: str) -> None:
    """Once each was read back as another time."""
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    assert "Pesan itu diteruskan kepada Rahmi Contoh" in await replies(stage, words)
    assert words in told(stage)


# --- the answer to what is read back ---


@pytest.mark.parametrize("yes", ["ya pak terima kasih", "siap, ya pak", "oke betul, makasih banyak"])
async def test_a_kind_yes_is_a_yes(stage: Stage, yes: str) -> None:
    await asked(stage)
    await replies(stage, yes, to="Maksudnya")
    assert agreed(stage, "📍 balai desa\n")


@pytest.mark.parametrize("yes", ["iya, nanti kami siapkan kursi", "iih, tapi tolong bawakan kursi roda"])
async def test_what_is_said_with_a_yes_reaches_the_office(stage: Stage, yes: str) -> None:
    await asked(stage)
    await replies(stage, yes, to="Maksudnya")
    assert agreed(stage, "📍 balai desa\n")
    assert "kursi" in told(stage).partition("menulis tentang kunjungan K1: ")[2]


@pytest.mark.parametrize("words", ["ya nanti saya tanya kades dulu", "kami tunggu pak", "siap"])
async def test_what_is_no_yes_leaves_the_question(stage: Stage, words: str) -> None:
    await asked(stage)
    assert "Mohon tekan salah satu tombol" in await replies(stage, words, to="Maksudnya")
    assert not agreed(stage, "")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("ya tapi jam 10", "Kamis, 3 Desember 2026, 10.00 WITA, balai desa"),
        ("iya tapi di posyandu", "Kamis, 3 Desember 2026, 09.00 WITA, posyandu"),
    ],
)
async def test_a_yes_with_another_hour_or_place_is_read_back_anew(stage: Stage, words: str, meant: str) -> None:
    await asked(stage)
    await replies(stage, words, to="Maksudnya")
    assert stage.acts.question(stage.cast.official, stage.cast.village_group).shown == f"Maksudnya: {meant}?"


async def test_of_two_hours_one_is_named_by_its_number(stage: Stage) -> None:
    """Once "9" was the ninth of December."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.taps(cast.official, "Kam 3 Des", group)
    assert "Yang mana maksudnya?" in await replies(stage, "jam 8 atau 9")
    await replies(stage, "yang jam 9", to="Yang mana")
    assert "memilih Kamis, 3 Desember 2026, 09.00. Di mana?" in card(stage)


async def test_words_that_say_the_same_again_are_answered(stage: Stage) -> None:
    """Once there was silence."""
    await stage.acts.plans()
    await replies(stage, "10 des jam 9 balai desa")
    said = await replies(stage, "semoga bisa pak, jam 9 pagi kami tunggu", to="Maksudnya")
    assert said == "Mohon tekan salah satu tombol, atau balas pesan ini: ya."


async def test_a_nod_to_nobody_brings_the_question_down(stage: Stage) -> None:
    await asked(stage)
    await stage.acts.says(stage.cast.official, stage.cast.village_group, "oke pak")
    assert "balas pesan ini: ya" in stage.cast.official.last(stage.cast.village_group).shown


# --- the words change while they are read back ---


async def test_an_edit_replaces_what_is_read_back(stage: Stage) -> None:
    """Once the question about the former words stayed."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    first = cast.official.replies(stage.acts.card(cast.official, group, "K1"), "tgl 3 jam 9 balai desa")
    await stage.settle()
    cast.official.edits(first, "tgl 4 jam 9 balai desa")
    await stage.settle()
    assert "Maksudnya: Kamis" not in seen(cast.official, group)
    await replies(stage, "ya", to="Maksudnya")
    assert agreed(stage, "Jumat, 4 Desember 2026, 09.00 WITA")


async def test_an_edit_that_is_not_understood_leaves_no_question(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    first = cast.official.replies(stage.acts.card(cast.official, group, "K1"), "tgl 3 jam 9 balai desa")
    await stage.settle()
    cast.official.edits(first, "entahlah")
    await stage.settle()
    assert 'Tanggal "entahlah" belum terbaca' in cast.official.last(group).shown
    assert not any("Ya" in m.labels for m in cast.official.sees(group))


# --- a wish that waits ---


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("salah, tgl 11 maksudnya", "Jumat, 11 Desember 2026, 09.00 WITA, balai desa"),
        ("maaf salah tempat, di posyandu", "Kamis, 10 Desember 2026, 09.00 WITA, posyandu"),
    ],
)
async def test_a_wish_is_put_right_in_part(stage: Stage, words: str, meant: str) -> None:
    """Once its hour and place were forgotten."""
    await stage.acts.plans()
    await replies(stage, "10 des jam 9 balai desa")
    await replies(stage, "ya", to="Maksudnya")
    assert await replies(stage, words) == f"Maksudnya: {meant}?"


async def test_a_place_alone_completes_what_is_read_back(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await replies(stage, "6 desember")
    await replies(stage, "jam 9", to="jam berapa")
    await replies(stage, "balai desa", to="Maksudnya")
    question = stage.acts.question(cast.official, cast.village_group)
    assert question.shown == "Maksudnya: Minggu, 6 Desember 2026, 09.00 WITA, balai desa?"
    assert "mengusulkan" not in seen(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize("words", ["ya mudah-mudahan tidak hujan", "iih tapi pambakal kada ada"])
async def test_a_yes_with_a_doubt_is_told_and_the_question_stays(stage: Stage, words: str) -> None:
    """It was closed as "replaced", and the day and the place were gone."""
    cast = stage.cast
    await asked(stage)
    await replies(stage, words, to="Maksudnya")
    assert not agreed(stage, "3 Desember")
    assert words.split(" ", 1)[1] in heard(cast.coordinator, own(stage, cast.coordinator))
    await replies(stage, "ya", to="Maksudnya")
    assert agreed(stage, "3 Desember")


@pytest.mark.parametrize(
    "words",
    [
        "mungkin kamis jam 9 di balai desa", "semoga kamis jam 9 bisa", "kamis jam 9 jangan sampai terlambat",
        "rabu jam 9 di balai desa mun kada banjir",
    ],
)  # fmt: skip
async def test_a_doubt_or_a_hope_turns_no_day_down(stage: Stage, words: str) -> None:
    """ "Baik, Kamis 3 Desember tidak bisa" was said, and nobody at the office heard of it."""
    cast = stage.cast
    await stage.acts.plans()
    said = await replies(stage, words)
    assert "tidak bisa" not in said
    assert "Maksudnya" in said or words in seen(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize("words", ["kamis tetap ya pak jangan dibatalkan", "tidak ada aruh hari kamis"])
async def test_what_keeps_the_day_is_no_refusal(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    said = await replies(stage, words)
    assert "tidak bisa" not in said
    assert "tidak bisa" not in seen(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize("words", ["kamis kada kawa", "tgl 3 tidak bisa pak", "jangan tgl 3", "kamis tidak, ada aruh"])
async def test_a_plain_refusal_is_one(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    assert "Kamis 3 Desember tidak bisa" in await replies(stage, words)
