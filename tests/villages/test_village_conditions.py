"""What hangs on something, waits for somebody or was last year agrees to nothing that was not read back as such."""

import pytest

from sotarsa_bot.parsing.conditions import conditions_in
from tests.conftest import Stage
from tests.the_day import heard, own, seen
from tests.villages.test_village_halves import card, replies, told
from tests.visits.test_offers import answers, wished


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("kamis jam 9 di balai desa, tapi hadangi jawaban pambakal dulu", "hadangi jawaban pambakal dulu"),
        ("kayanya kamis jam 9 di balai desa, tapi kami tanya pambakal dulu", "kami tanya pambakal dulu"),
        ("kamis jam 9 di balai desa tunggu kabar pambakal", "tunggu kabar pambakal"),
        ("kamis jam 9 di balai desa, nunggu izin pak kades", "nunggu izin pak kades"),
        ("kamis jam 9 di balai desa asal pambakal satuju", "asal pambakal satuju"),
        ("kamis jam 9 di balai desa kecuali ada aruh", "kecuali ada aruh"),
        ("kamis jam 9 di balai desa, kena kami kabari lagi", "kena kami kabari lagi"),
        ("kamis jam 9 di balai desa, belum pasti", "belum pasti"),
        ("kamis jam 9 di balai desa mun kada hujan, hadangi kabar kami", "mun kada hujan, hadangi kabar kami"),
    ],
)
async def test_a_condition_is_named_in_what_is_read_back(stage: Stage, words: str, condition: str) -> None:
    """Its yes announced the day to citizens, and nobody had read that the pambakal was still to be asked."""
    await stage.acts.plans()
    said = await replies(stage, words)
    assert said.startswith("Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa (tanpa syaratnya: ")
    assert f"(tanpa syaratnya: {condition})?" in said


@pytest.mark.parametrize(
    "words",
    [
        "kami tunggu di balai desa", "nanti kami kabari warga", "ditunggu pak", "di balai rapat",
        "kami tunggu kedatangan tim", "semua terima kecuali 4", "tanya jam berapa",
    ],
)  # fmt: skip
def test_no_condition(words: str) -> None:
    assert conditions_in(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "kemarin tim datang jam 9 di balai desa kada ada urang",
        "tahun lalu tgl 4 jua di posyandu kan",
        "bulan lalu tgl 4 jam 9 di posyandu",
        "dahulu kamis jam 9 di balai",
        "minggu lalu kamis jam 9 di balai desa",
        "kunjungan sebelumnya kamis jam 9 di balai desa",
        "kamis malam kami kabari pang",
    ],
)
@pytest.mark.parametrize("agreed", [False, True])
async def test_what_was_is_no_proposal_and_reaches_the_office(stage: Stage, words: str, agreed: bool) -> None:
    await stage.acts.plans()
    if agreed:
        await stage.acts.decides()
    before = card(stage)
    said = await replies(stage, words)
    assert "Pesan itu diteruskan kepada Rahmi Contoh" in said
    assert words in told(stage)
    assert card(stage) == before


@pytest.mark.parametrize(
    "words",
    [
        "kemarin kami bilang kamis jam 9 di balai desa",
        "kamis jam 9 di balai desa seperti kemarin",
        "tahun lalu di posyandu, sekarang kamis jam 9 di balai desa",
    ],
)
async def test_what_was_only_compared_with_is_asked(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    assert "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA" in await replies(stage, words)


async def test_a_day_alone_is_no_reason(stage: Stage) -> None:
    """The village read "Alasannya: sabtu"."""
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await wished(stage, "sabtu 12 Desember jam 9")
    assert "mengapa Sabtu, 12 Desember 2026, 09.00 WITA tidak bisa?" in await answers(stage, "kada kawa sabtu")
    assert "belum dipahami sebagai alasan" in await _says(stage, "sabtu tgl 12")
    assert "tidak bisa, alasannya: mobil dipakai?" in await _says(stage, "mobil dipakai")
    await stage.acts.taps(coordinator, "Ya", private)
    assert "Alasannya: mobil dipakai." in heard(stage.cast.official, stage.cast.village_group)


async def test_another_day_as_the_answer_to_why_not_is_offered(stage: Stage) -> None:
    await wished(stage, "sabtu 12 Desember jam 9")
    await answers(stage, "kada kawa sabtu")
    assert await _says(stage, "tgl 14") == "Maksudnya: tawarkan Senin, 14 Desember 2026, 09.00 WITA?"


@pytest.mark.parametrize("words", ["kada kawa tgl 8, tgl 9 atau 10 ja", "tidak bisa tgl 8, 9 atau 10 bisa"])
async def test_two_days_in_a_refusal_are_two_offers(stage: Stage, words: str) -> None:
    """They became the reason."""
    await wished(stage)
    said = await answers(stage, words)
    assert "1. tawarkan Rabu, 9 Desember 2026, 10.00 WITA\n2. tawarkan Kamis, 10 Desember 2026, 10.00 WITA" in said
    assert "alasan" not in said


async def test_a_weekday_that_puts_a_day_right_is_the_next_one_of_those_days(stage: Stage) -> None:
    """Beside Saturday, 5 December, "minggu" was 29 November."""
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(coordinator, private, "K1 telepon: pindah ka sabtu jam 9")
    assert "Telepon: Minggu, 6 Desember 2026, 09.00 WITA" in await _says(stage, "salah, minggu", to="Maksudnya")


async def _says(stage: Stage, words: str, *, to: str = "") -> str:
    """The coordinator answers the bot's newest message, or the newest with these words; what it says last."""
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    below = next(m for m in reversed(coordinator.sees(private)) if m.sender is stage.world.bot and to in m.shown)
    coordinator.replies(below, words)
    await stage.settle()
    return next(m for m in reversed(coordinator.sees(private)) if m.sender is stage.world.bot).shown


async def test_a_number_that_is_not_passed_on_is_named_as_such(stage: Stage) -> None:
    """The village read "Pesan itu diteruskan", and the coordinator a sentence without its numbers."""
    await stage.acts.plans()
    await stage.acts.decides()
    await replies(stage, "nomor 1 NIK nya 6311020101010001 salah, harusnya 6311020101010002")
    said = seen(stage.cast.official, stage.cast.village_group)
    assert "NIK atau No KK dari pesan itu tidak ikut diteruskan" in said
    assert "6311020101010001" not in told(stage)
