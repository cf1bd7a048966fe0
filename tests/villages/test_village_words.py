"""What a village writes and is no answer reaches the coordinators, and their reply the village; a nod is no answer."""

import pytest

from simulator.model import Message
from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen
from tests.villages.test_village_halves import card, replies, told


def reactions(stage: Stage, words: str) -> list[str]:
    """What the bot put on the message with these words."""
    group = stage.cast.village_group
    (message,) = [m for m in stage.cast.coordinator.sees(group) if m.shown == words]
    return [str(one) for some in message.reactions.values() for one in (some if isinstance(some, list) else [some])]


def private(stage: Stage) -> Message:
    return stage.cast.coordinator.last(own(stage, stage.cast.coordinator))


async def answers(stage: Stage, words: str) -> str:
    coordinator = stage.cast.coordinator
    coordinator.replies(private(stage), words)
    await stage.settle()
    return private(stage).shown


# --- below a card that waits ---


@pytest.mark.parametrize("words", ["oke siap pak", "siap", "ya", "inggih"])
async def test_a_nod_below_a_waiting_card_is_told_that_the_day_is_missing(stage: Stage, words: str) -> None:
    """They believed it agreed."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    assert "Terima kasih. Hari kunjungan K1 masih perlu dipilih" in await replies(stage, words)
    await stage.acts.taps(cast.official, "Kam 3 Des", group)
    assert "Jam kunjungan K1 masih perlu dipilih" in await replies(stage, words)
    await stage.acts.taps(cast.official, "09.00", group)
    assert "Tempat kunjungan K1 masih perlu dipilih" in await replies(stage, words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("tdk bs, byk warga ke ladang", "Hari apa yang bisa?"),
        ("tidak bisa, banyak warga ke ladang", "Hari apa yang bisa?"),
        ("terserah bapak aja", "Hari kunjungan K1 masih perlu ditentukan"),
        ("ikut jadwal kecamatan haja", "Hari kunjungan K1 masih perlu ditentukan"),
        ("pak camat hadir kah", "Bot belum dapat menjawab pertanyaan, jadi diteruskan kepada Rahmi Contoh"),
        ("ada tambahan 3 orang lansia yg belum masuk daftar", "Hari kunjungan K1 masih perlu ditentukan"),
    ],
)
async def test_what_names_no_day_reaches_the_office(stage: Stage, words: str, said: str) -> None:
    await stage.acts.plans()
    assert said in await replies(stage, words)
    assert words in private(stage).shown
    assert "Menunggu jawaban desa" in card(stage)


# --- once it is agreed ---


@pytest.mark.parametrize(
    "words",
    [
        "batal",
        "kami batalkan, pambakal meninggal",
        "desa kami tidak mau dikunjungi",
        "ada tambahan 3 orang lansia yg belum masuk daftar",
        "warga di gunung minta dijemput",
        "pak utuh meninggal",
        "pak camat hadir kah",
        "jam berapa berangkatnya?",
        "tolong bawa obat darah tinggi",
    ],
)
async def test_whatever_an_official_writes_reaches_the_office_and_the_answer_comes_back(
    stage: Stage, words: str
) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    assert "diteruskan kepada Rahmi Contoh" in await replies(stage, words)
    assert f"menulis tentang kunjungan K1: {words}" in private(stage).shown
    assert "Jawaban Anda dikirim ke grup Desa Uren" in await answers(stage, "turut berduka, diterima pak")
    assert "Jawaban Rahmi Contoh untuk kunjungan K1: turut berduka, diterima pak" in heard(cast.official, group)
    assert "Diserahkan" not in card(stage)
    assert "✅ Disepakati" in card(stage)


@pytest.mark.parametrize("words", ["siapa yang meninggal", "pak kades tidak ada ya"])
async def test_an_answer_to_a_refused_day_goes_to_the_village(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "tidak jadi tgl 3, ada yang meninggal")
    await answers(stage, words)
    assert f"Jawaban Rahmi Contoh untuk kunjungan K1: {words}" in heard(cast.official, group)


async def test_words_below_the_agreement_are_asked_about_before_the_village_reads_them(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    said = await answers(stage, "kada kawa sabtu mobil dipakai, senin ja")
    assert "2. pesan untuk Desa Uren: kada kawa sabtu mobil dipakai, senin ja" in said
    assert "mobil dipakai" not in seen(cast.official, group)
    await stage.acts.taps(cast.coordinator, "2", own(stage, cast.coordinator))
    assert "Jawaban Rahmi Contoh untuk kunjungan K1: kada kawa sabtu mobil dipakai" in heard(cast.official, group)


@pytest.mark.parametrize("words", ["iya kada papa, kami siap haja kapan pun", "gasan tgl 10 ja lah jam 8"])
async def test_a_wish_for_a_postponed_visit_reaches_the_office(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.unfolds(cast.coordinator, "Tunda", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "mobil rusak")
    assert "diteruskan kepada Rahmi Contoh" in await replies(stage, words)
    assert words in told(stage)


@pytest.mark.parametrize("words", ["di balai desa hujan, pindah ke sekolah", "tempatnya di sd uren 1", "besok saja"])
async def test_on_the_day_the_office_hears_what_can_no_longer_be_changed(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(days=9, hours=1)
    said = await replies(stage, words)
    assert "diteruskan kepada Rahmi Contoh" in said or "Maksudnya" in said or "jam berapa" in said


# --- receipts, and questions that stand ---


async def test_the_receipt_lies_on_the_words_that_were_understood(stage: Stage) -> None:
    """It once lay on a refusal."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await replies(stage, "sesudah panen saja")
    await replies(stage, "tgl 3 jam 9 di balai desa", to="belum terbaca")
    await stage.acts.taps(cast.official, "Ya", group)
    assert reactions(stage, "tgl 3 jam 9 di balai desa") == ["👌"]
    assert reactions(stage, "sesudah panen saja") == []


@pytest.mark.parametrize("words", ["iih", "y", "itu tadi nah"])
async def test_a_question_stands_until_it_is_answered(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    assert "Yang mana maksudnya?" in await replies(stage, "Jumat 3 Desember jam 9, balai desa")
    await replies(stage, words, to="Yang mana maksudnya?")
    asked = next(m for m in cast.official.sees(group) if "Yang mana maksudnya?" in m.shown)
    assert asked.labels == ["1", "2", "Ubah"]
    await stage.acts.taps(cast.official, "2", group)
    assert "Jumat, 4 Desember 2026" in card(stage)


async def test_what_is_passed_on_answers_no_question(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "pengumuman sudah disampaikan lewat toa mesjid")
    await replies(stage, "desa kami tidak mau dikunjungi")
    asked = next(m for m in cast.official.sees(group) if m.shown.startswith("Maksudnya"))
    assert asked.labels == ["Ya", "Ubah"]


async def test_a_thumb_is_no_sticker(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "👍")
    assert "bukan stiker" not in seen(cast.official, group)


@pytest.mark.parametrize(
    "words",
    [
        "tgl 3 dibatalkan pak", "batal tgl 3", "mohon ditunda, tgl 3 ada pilkades", "tgl 3 bentrok musrenbang",
        "tunda sampai tgl 10", "batalkan usulan kami, tgl 3 ja jam 9 balai desa",
    ],
)  # fmt: skip
async def test_who_calls_off_proposes_no_day(stage: Stage, words: str) -> None:
    """A bug: "tgl 3 dibatalkan pak" chose the 3rd, at the place "dibatalkan", without a question."""
    cast = stage.cast
    await stage.acts.plans()
    await replies(stage, words)
    assert "Menunggu jawaban desa" in card(stage)
    assert words in cast.coordinator.last(stage.world.private(cast.coordinator.user)).shown
    assert "diteruskan kepada Rahmi Contoh" in cast.official.last(cast.village_group).shown


@pytest.mark.parametrize("words", ["K1 usulan ada warga minta kursi roda", "K1 kapan timnya sampai"])
async def test_words_with_the_visits_code_reach_the_office_too(stage: Stage, words: str) -> None:
    """They were met by silence, for they stood below nothing."""
    cast, group = stage.cast, stage.cast.village_group
    await begins(stage)
    await stage.acts.says(cast.official, group, words)
    assert words in private(stage).shown
    assert "diteruskan kepada Rahmi Contoh" in cast.official.last(group).shown


async def test_of_another_village_s_visit_nothing_is_passed_on(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    before = private(stage).shown
    await stage.acts.says(cast.other_official, cast.other_group, "K1 kapan timnya sampai")
    assert private(stage).shown == before
