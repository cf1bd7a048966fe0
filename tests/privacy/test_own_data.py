"""What is kept of somebody: shown, corrected, asked for with a term, and erased where the law allows."""

from datetime import timedelta
from pathlib import Path

import pytest

from simulator.model import Chat
from simulator.people import Actor
from sotarsa_bot.papers import processing
from sotarsa_bot.privacy import retention
from sotarsa_bot.running.office import Office
from tests import printed
from tests.conftest import Stage, kept
from tests.list_samples import AMINAH, THREE, csv_text
from tests.privacy.test_retention import a_closed_visit
from tests.the_day import begins, heard, seen

LEDGER = Path(__file__).parents[2] / "docs" / "pemrosesan.md"


def own(stage: Stage, who: Actor) -> Chat:
    return stage.world.private(who.user)


async def says(stage: Stage, who: Actor, text: str) -> str:
    await stage.acts.says(who, own(stage, who), text)
    return who.last(own(stage, who)).shown


async def taps(stage: Stage, who: Actor, label: str) -> str:
    await stage.acts.taps(who, label, own(stage, who))
    return who.last(own(stage, who)).shown


@kept
async def a_list(stage: Stage) -> None:
    """K1 is agreed, with Aminah, Rahmat and Siti on its list."""
    member = stage.cast.member
    await begins(stage)
    member.sends_document(own(stage, member), "daftar.csv", csv_text(THREE).encode(), caption="K1")
    await stage.settle()
    await taps(stage, member, "Simpan")


async def audited(stage: Stage, what: str) -> list[str]:
    async with stage.engine.store.reading() as books:
        return [entry.subject for entry in await books.audit.find(what=what)]


# --- one's own ---


async def test_everybody_who_is_known_sees_what_is_kept_of_them(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 2")
    said = await says(stage, cast.member, "Tunjukkan data saya")
    for words in (
        "Nama: Hendra Contoh", "Telepon: +6281200000002", "anggota tim (sejak Selasa, 24 November 2026)",
        "1 catatan penyerahan", "3x24 jam",
    ):  # fmt: skip
        assert words in said
    assert "Data seorang penerima" not in " ".join(cast.member.last(own(stage, cast.member)).labels)
    assert "minta tautan undangan" in await says(stage, cast.stranger, "/data")
    await stage.acts.says(cast.member, cast.team_group, "/data")
    assert "obrolan pribadi" in cast.member.last(cast.team_group).shown


async def test_name_and_telephone_are_corrected_at_once(stage: Stage) -> None:
    official = stage.cast.official
    await says(stage, official, "/data")
    await taps(stage, official, "✏️ Nama")
    assert "dengan kata-kata" in await says(stage, official, "6311010101800003")
    assert "Nama: Alus Saputra" in await says(stage, official, "Alus  Saputra")
    await taps(stage, official, "✏️ Telepon")
    assert "belum terbaca" in await says(stage, official, "lupa")
    assert "+628" in await says(stage, official, "0813 1111 2222")
    async with stage.engine.store.reading() as books:
        (person,) = await books.people.find(telegram_id=official.user.id)
    assert (person.name, person.phone) == ("Alus Saputra", "+6281311112222")
    assert "Selesai" in await taps(stage, official, "✅ Selesai")


async def test_whose_role_has_ended_still_sees_it(stage: Stage) -> None:
    await stage.settle()
    member = stage.cast.member
    async with stage.engine.store.writing() as books:
        (person,) = await books.people.find(telegram_id=member.user.id)
        await books.grants.change_all({"person": person.id}, revoked_at=stage.clock.now())
    said = await says(stage, member, "/data")
    assert "Nama: Hendra Contoh" in said
    assert "Peran Anda sudah berakhir" in said


# --- requests ---


async def test_a_request_is_told_reminded_of_shown_and_answered_in_its_term(stage: Stage) -> None:
    cast = stage.cast
    await says(stage, cast.official, "/data")
    await taps(stage, cast.official, "Minta perbaikan lain")
    said = await says(stage, cast.official, "Mohon nama ibu saya tidak disebut")
    assert "Permintaan nomor 1 dicatat" in said
    assert "paling lambat Jumat, 27 November 2026, 09.00 WITA" in said
    told = seen(cast.coordinator, own(stage, cast.coordinator))
    assert "nama ibu saya" in told
    assert "nama ibu saya" not in seen(cast.coordinator, cast.team_group)
    assert "📮 1 permintaan data pribadi belum dijawab" in await says(stage, cast.camat, "/ringkasan")
    await stage.later(hours=47)
    assert seen(cast.coordinator, own(stage, cast.coordinator)).count("nama ibu saya") == 1
    await stage.later(hours=1, minutes=1)
    assert seen(cast.coordinator, own(stage, cast.coordinator)).count("nama ibu saya") == 2
    first = next(m for m in cast.coordinator.sees(own(stage, cast.coordinator)) if "Permintaan data" in m.shown)
    await taps(stage, cast.coordinator, "Jawab")
    assert "dikirim kepada Alus" in await says(stage, cast.coordinator, "Sudah dihapus dari catatan")
    assert "Sudah dihapus dari catatan" in cast.official.last(own(stage, cast.official)).shown
    await stage.later(hours=30)
    assert seen(cast.coordinator, own(stage, cast.coordinator)).count("nama ibu saya") == 1  # the question itself
    assert first.shown == "📮 Permintaan data nomor 1 sudah dijawab oleh Rahmi Contoh."
    assert not first.buttons
    assert "📮" not in await says(stage, cast.camat, "/ringkasan")
    async with stage.engine.store.reading() as books:
        (answered,) = await books.audit.find(what="data.answered")
    assert answered.detail == {"late": False}


async def test_a_request_whose_term_has_ended_says_so(stage: Stage) -> None:
    cast = stage.cast
    await says(stage, cast.member, "/data")
    await taps(stage, cast.member, "Minta perbaikan lain")
    await says(stage, cast.member, "Hapus foto saya")
    for hours in (49, 24):
        await stage.later(hours=hours)
    late = "sudah lewat: Jumat, 27 November 2026, 09.00 WITA"
    assert late in cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert late in await says(stage, cast.camat, "/ringkasan")
    await stage.later(hours=48)
    assert seen(cast.coordinator, own(stage, cast.coordinator)).count("Hapus foto saya") == 3


async def test_only_coordinators_answer_and_only_once(stage: Stage) -> None:
    cast = stage.cast
    await says(stage, cast.member, "/data")
    await taps(stage, cast.member, "Minta perbaikan lain")
    await says(stage, cast.member, "Perbaiki tanggal")
    asked = stage.acts.question(cast.coordinator, own(stage, cast.coordinator))
    cast.member.presses_data(own(stage, cast.member), cast.member.last(own(stage, cast.member)), "1|data_answer|1")
    await stage.settle()
    assert "bukan bagian tugas" in cast.member.alerts[-1].text
    await taps(stage, cast.coordinator, "Jawab")
    await says(stage, cast.coordinator, "Sudah")
    cast.coordinator.presses_data(own(stage, cast.coordinator), asked, "1|data_answer|1")
    await stage.settle()
    assert "sudah dijawab" in cast.coordinator.alerts[-1].text


async def test_where_no_coordinator_is_reachable_the_team_hears_that_there_is_one(stage: Stage) -> None:
    await stage.settle()
    cast = stage.cast
    async with stage.engine.store.writing() as books:
        await books.chats.change_all({"telegram_id": cast.coordinator.user.id}, reachable=False)
    await says(stage, cast.member, "/data")
    await taps(stage, cast.member, "Minta perbaikan lain")
    assert "Maksudnya: permintaan: rahasia saya" in await says(stage, cast.member, "rahasia saya")
    await taps(stage, cast.member, "Ya")
    assert "Ada permintaan data pribadi (nomor 1)" in heard(cast.member, cast.team_group)
    assert "rahasia" not in seen(cast.member, cast.team_group)


# --- a recipient's ---


async def test_a_coordinator_shows_and_corrects_a_recipients_data(stage: Stage) -> None:
    cast = stage.cast
    await a_list(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 1 terima sembako wakil Mariani (istri)")
    await says(stage, cast.coordinator, "/data")
    await taps(stage, cast.coordinator, "Data seorang penerima")
    assert "belum terbaca" in await says(stage, cast.coordinator, "Aminah")
    said = await says(stage, cast.coordinator, "k1 1")
    for words in (
        "Aminah",
        "Alamat: Jl. Balai 1",
        "Hak: beras 10 kg",
        "NIK: 6311********0003",
        "K1 Uren, 3 Des 2026: berhak 10 kg beras",
        "diwakili Mariani (istri)",
    ):
        assert words in said
    await taps(stage, cast.coordinator, "✏️ Alamat")
    assert "Alamat: Jl. Baru 7" in await says(stage, cast.coordinator, "Jl. Baru 7")
    await taps(stage, cast.coordinator, "Berkas untuk penerima")
    pdf = printed.text(printed.sent(cast.coordinator, own(stage, cast.coordinator))["data-penerima-1.pdf"])
    for words in ("Data pribadi penerima", "Aminah", "Jl. Baru 7", "6311********0003", "3x24 jam"):
        assert words in pdf
    assert AMINAH not in pdf
    assert await audited(stage, "recipient.shown") == ["recipient:1"]
    assert await audited(stage, "recipient.corrected") == ["recipient:1"]
    assert await audited(stage, "file.sent") == ["recipient:1"]


async def test_a_nik_finds_and_goes(stage: Stage, home: Path) -> None:
    """The message that held it is taken out of the chat, and it is in no file."""
    cast = stage.cast
    await a_list(stage)
    await says(stage, cast.official, "/data")
    await taps(stage, cast.official, "Data seorang penerima")
    typed = cast.official.sends(own(stage, cast.official), f"NIK {AMINAH}")
    await stage.settle()
    assert "Aminah" in cast.official.last(own(stage, cast.official)).shown
    assert typed.deleted
    await stage.engine.store.close()
    assert not [file for file in home.rglob("*") if file.is_file() and AMINAH.encode() in file.read_bytes()]


async def test_an_official_asks_for_their_own_village_only_and_corrects_by_request(stage: Stage) -> None:
    cast = stage.cast
    await a_list(stage)
    for typed in ("K1 1", AMINAH):
        await says(stage, cast.other_official, "/data")
        await taps(stage, cast.other_official, "Data seorang penerima")
        said = await says(stage, cast.other_official, typed)
        assert "Tidak ada penerima" in said
        assert "Aminah" not in said
    await says(stage, cast.official, "/data")
    await taps(stage, cast.official, "Data seorang penerima")
    await says(stage, cast.official, "K1 1")
    assert "🗑 Hapus" not in cast.official.last(own(stage, cast.official)).labels
    await taps(stage, cast.official, "✏️ Anak desa")
    assert "Permintaan nomor 1 dicatat" in await says(stage, cast.official, "Bawah")
    async with stage.engine.store.reading() as books:
        assert (await books.recipients.get(1)).hamlet == "Atas"
    assert "tentang penerima K1 1: Anak desa: Bawah" in heard(cast.coordinator, own(stage, cast.coordinator))


async def test_who_received_nothing_is_erased_on_request_confirmed_twice(stage: Stage) -> None:
    cast = stage.cast
    await a_list(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 1 terima sembako")
    await says(stage, cast.coordinator, "/data")
    await taps(stage, cast.coordinator, "Data seorang penerima")
    await says(stage, cast.coordinator, "K1 1")
    await taps(stage, cast.coordinator, "🗑 Hapus")
    assert "sudah menerima bantuan" in cast.coordinator.alerts[-1].text
    await taps(stage, cast.coordinator, "Kembali")
    assert "Rahmat" in await says(stage, cast.coordinator, "K1 2")
    assert "Rahmat" in await taps(stage, cast.coordinator, "🗑 Hapus")
    await taps(stage, cast.coordinator, "Ya, hapus")
    async with stage.engine.store.reading() as books:
        assert await books.listed.count(name="Rahmat <Hidayat>") == 1
    await taps(stage, cast.coordinator, "Hapus untuk selamanya")
    async with stage.engine.store.reading() as books:
        (one,) = await books.listed.find(number=2)
        assert (one.name, one.address, one.sealed, one.nik_index) == ("(dihapus)", "", "", None)
        assert await books.listed.count(visit=1) == 3
        person = await books.recipients.get(2)
        assert (person.name, person.sealed) == ("(dihapus)", "")
        assert await books.entitlements.count(recipient=2) == 0
        assert "Rahmat" not in str(await books.audit.find())
    assert await audited(stage, "recipient.erased") == ["recipient:2"]
    await says(stage, cast.coordinator, "/data")
    await taps(stage, cast.coordinator, "Data seorang penerima")
    assert "sudah dihapus" in await says(stage, cast.coordinator, "K1 2")


# --- the office's side ---


async def test_what_will_be_erased_is_shown_before(stage: Stage, photos: Path) -> None:
    coordinator = stage.cast.coordinator
    await a_closed_visit(stage, photos)
    await says(stage, coordinator, "/data")
    said = await taps(stage, coordinator, "Penghapusan")
    assert "Sekarang: 0 kunjungan (0 penerima" in said
    assert "Dalam 90 hari: 0 kunjungan" in said
    long_ago = stage.clock.now() - retention.years(Office()) + timedelta(days=30)
    async with stage.engine.store.writing() as books:
        await books.visits.change(1, closed_at=long_ago)
    await taps(stage, coordinator, "Kembali")
    said = await taps(stage, coordinator, "Penghapusan")
    assert "Sekarang: 0 kunjungan" in said
    assert "Dalam 90 hari: 1 kunjungan (3 penerima, 4 penyerahan, 3 foto)" in said


async def test_the_record_of_processing_comes_as_a_paper(stage: Stage) -> None:
    coordinator = stage.cast.coordinator
    await says(stage, coordinator, "/data")
    await taps(stage, coordinator, "Catatan pemrosesan")
    found = printed.sent(coordinator, own(stage, coordinator))["catatan-pemrosesan.pdf"]
    said = printed.text(found)
    for part in processing.entries(5):
        assert part.head in said
        for label, words in part.rows:
            assert label in said
            assert words[:30] in said
    assert "process." not in said


def test_the_document_says_what_the_paper_says() -> None:
    """If this fails: `python -m sotarsa_bot.papers.processing > docs/pemrosesan.md`."""
    assert LEDGER.read_text(encoding="utf-8") == processing.markdown(Office())


async def test_what_is_recorded_twice_is_counted_and_not_said_twice(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/daftar K1")
    await stage.acts.says(cast.member, private, "Aminah\nSiti")
    await stage.acts.taps(cast.member, "Selesai", private)
    for _ in range(2):
        await stage.acts.says(cast.member, cast.team_group, "K1 2 terima sembako")
    await says(stage, cast.coordinator, "/data")
    await taps(stage, cast.coordinator, "Data seorang penerima")
    said = await says(stage, cast.coordinator, "K1 2")
    assert "K1 Uren, 3 Des 2026: berhak -; tercatat 2 kali: 1 sembako (nomor 2)" in said


@pytest.mark.parametrize("words", ["eh salah, harusnya 081234567891", "maaf keliru, yang benar 0812-3456-7891"])
async def test_a_number_that_was_wrong_is_put_right_in_words(stage: Stage, words: str) -> None:
    official = stage.cast.official
    private = stage.world.private(official.user)
    await stage.acts.says(official, private, "081234567890")
    await stage.acts.says(official, private, words)
    await stage.acts.taps(official, "Ya", private)
    assert "+6281234567891" in official.last(private).shown


@pytest.mark.parametrize(
    "words",
    ["hapus nomor saya", "tolong hapus nomor hp saya min", "saya sudah tidak jadi perangkat desa lagi, diganti Budi",
     "saya mundur"],
)  # fmt: skip
async def test_what_the_office_has_to_do_is_offered_as_a_request(stage: Stage, words: str) -> None:
    official = stage.cast.official
    private = stage.world.private(official.user)
    await stage.acts.says(official, private, words)
    assert f"permintaan kepada koordinator: {words}?" in official.last(private).shown
    await stage.acts.taps(official, "Ya", private)
    assert "Permintaan nomor 1 dicatat" in official.last(private).shown


async def test_a_number_in_words_is_read_while_the_data_are_shown(stage: Stage) -> None:
    official = stage.cast.official
    private = stage.world.private(official.user)
    await stage.acts.says(official, private, "/data")
    await stage.acts.says(official, private, "nomor hp saya 0812 5000 1111")
    await stage.acts.taps(official, "Ya", private)
    assert any("+6281250001111" in one.shown for one in official.sees(private))


@pytest.mark.parametrize("words", ["tidak jadi permintaannya", "permintaan nomor 1 batal", "batalkan permintaan saya"])
async def test_a_request_is_withdrawn_by_who_asked(stage: Stage, words: str) -> None:
    cast = stage.cast
    await says(stage, cast.official, "/data")
    await taps(stage, cast.official, "Minta perbaikan lain")
    assert "Maksudnya: permintaan: alamat saya" in await says(stage, cast.official, "alamat saya pindah ke Paringin")
    await taps(stage, cast.official, "Ya")
    assert "permintaan nomor 1 (“alamat saya pindah ke Paringin”) ditarik?" in await says(stage, cast.official, words)
    async with stage.engine.store.reading() as books:
        assert await books.data_requests.count(answered_at=None) == 1
    await taps(stage, cast.official, "Ya")
    assert "Permintaan nomor 1 ditarik" in heard(cast.official, own(stage, cast.official))
    async with stage.engine.store.reading() as books:
        assert await books.data_requests.count(answered_at=None) == 0


async def test_of_nobodys_request_nothing_is_withdrawn(stage: Stage) -> None:
    assert "ditarik" not in await says(stage, stage.cast.official, "batalkan permintaan saya")


@pytest.mark.parametrize("words", ["nanti saja", "tidak jadi", "siapa yang tahu?"])
async def test_what_is_no_request_is_none(stage: Stage, words: str) -> None:
    """It would have to be answered within three days."""
    await says(stage, stage.cast.official, "/data")
    await taps(stage, stage.cast.official, "Minta perbaikan lain")
    await says(stage, stage.cast.official, words)
    async with stage.engine.store.reading() as books:
        assert await books.data_requests.count() == 0
