"""The signed record comes as photos or PDF: shown, confirmed, filed; added to, replaced, taken out."""

from datetime import timedelta

from simulator.model import Chat
from simulator.people import Actor
from simulator.photos import sample_photo
from sotarsa_bot.records.field import PhotoState
from tests import printed
from tests.conftest import Stage
from tests.the_day import asks_for_approval, begins, heard, own, record_card, seen

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


async def sends(stage: Stage, who: Actor, chat: Chat, seed: int, caption: str | None = "K1 BAST") -> None:
    who.sends_photo(chat, sample_photo(seed), caption=caption)
    await stage.settle()


async def test_pages_are_filed_after_a_word_and_the_paper_is_a_draft_no_more(stage: Stage) -> None:
    await asks_for_approval(stage)
    cast, acts = stage.cast, stage.acts
    cast.member.sends_album(cast.team_group, 3, caption="k1 bast")
    await stage.settle()
    assert cast.member.last(cast.team_group).shown == "📎 Ini berita acara bertanda tangan untuk K1 Uren? (3 halaman)"
    assert "draf, belum bertanda tangan" in record_card(cast.official, cast.village_group).shown
    await acts.taps(cast.member, "Simpan", cast.team_group)
    assert "3 halaman berita acara K1 Uren yang bertanda tangan diarsipkan" in heard(cast.member, cast.team_group)
    filed = record_card(cast.official, cast.village_group)
    assert "bertanda tangan, diarsipkan 3 Desember 2026 (3 halaman)" in filed.shown
    assert "Setujui" not in " ".join(filed.labels)
    me = own(stage, cast.coordinator)
    await acts.says(cast.coordinator, me, "/bast k1")
    await acts.taps(cast.coordinator, "PDF", me)
    await acts.taps(cast.coordinator, "Lihat naskah", me)
    assert sum(bool(m.photo) for m in cast.coordinator.sees(me)) == 3
    said = printed.text(printed.sent(cast.coordinator, me)["berita-acara-K1.pdf"])
    assert "SALINAN – naskah bertanda tangan, diarsipkan 3 Desember 2026" in said
    assert "DRAF" not in said
    assert "Foto bukti yang tersimpan: 0 lembar" in said
    await acts.says(cast.member, cast.team_group, "K1 sembako 1")
    assert "catatan berubah sesudah naskah bertanda tangan" in record_card(cast.official, cast.village_group).shown


async def test_more_pages_another_and_none(stage: Stage) -> None:
    """A page is added, the whole replaced, the same page not taken twice; taking out says first what that means."""
    await asks_for_approval(stage)
    cast, acts = stage.cast, stage.acts
    me = own(stage, cast.coordinator)
    await acts.says(cast.coordinator, me, "/bast k1")
    await acts.taps(cast.coordinator, "Kirim naskah", me)
    cast.coordinator.sends_photo(me, sample_photo(1), reply_to=cast.coordinator.last(me))
    await stage.settle()
    await acts.taps(cast.coordinator, "Simpan", me)
    await sends(stage, cast.coordinator, me, 1)
    assert "tidak disimpan dua kali" in cast.coordinator.last(me).shown
    cast.coordinator.sends_document(me, "bast.pdf", PDF, "application/pdf", caption="BAST K1")
    await stage.settle()
    await acts.taps(cast.coordinator, "Tambah ke 1 halaman", me)
    assert "(2 halaman)" in record_card(cast.coordinator, me).shown
    await sends(stage, cast.coordinator, me, 2)
    await acts.taps(cast.coordinator, "Ganti 2 halaman lama", me)
    assert "(1 halaman)" in record_card(cast.coordinator, me).shown
    await acts.taps(cast.coordinator, "Keluarkan naskah", me)
    assert "Berkasnya lalu kembali menjadi draf" in cast.coordinator.last(me).shown
    await acts.taps(cast.coordinator, "Ya, keluarkan", me)
    assert "draf, belum bertanda tangan" in record_card(cast.coordinator, me).shown


async def test_an_official_sends_it_in_the_villages_group_and_regrets(stage: Stage) -> None:
    await asks_for_approval(stage)
    cast, acts = stage.cast, stage.acts
    cast.official.sends_photo(cast.village_group, reply_to=record_card(cast.official, cast.village_group))
    await stage.settle()
    await acts.taps(cast.official, "Batal", cast.village_group)
    assert "Naskah itu tidak disimpan" in heard(cast.official, cast.village_group)
    cast.official.press_again()
    await stage.settle()
    assert "sudah dijawab" in cast.official.alerts[-1].text
    await sends(stage, cast.official, cast.village_group, 2)
    first = cast.official.last(cast.village_group)
    await stage.later(minutes=2)
    await sends(stage, cast.official, cast.village_group, 5)
    assert (first.buttons, "(2 halaman)" in cast.official.last(cast.village_group).shown) == ([], True)
    await acts.taps(cast.second_official, "Simpan", cast.village_group)
    assert "diarsipkan oleh Marni Contoh" in heard(cast.official, cast.village_group)
    await sends(stage, cast.official, cast.village_group, 3)
    await acts.taps(cast.official, "Ganti", cast.village_group)
    assert "adalah tugas koordinator atau ketua tim" in cast.official.alerts[-1].text


async def test_what_is_no_page_is_refused_and_what_cannot_be_opened_does_not_count(stage: Stage) -> None:
    await asks_for_approval(stage)
    cast, acts = stage.cast, stage.acts
    me, theirs = own(stage, cast.coordinator), own(stage, cast.other_official)
    cast.coordinator.sends_document(me, "bast.docx", b"PK", "application/zip", caption="K1 BAST")
    await stage.settle()
    assert "sebagai foto atau PDF" in cast.coordinator.last(me).shown
    await sends(stage, cast.other_official, theirs, 4)
    assert "bukan bagian tugas" in cast.other_official.last(theirs).shown
    await acts.says(cast.coordinator, me, "/bast k1")
    cast.coordinator.sends_document(me, "bast.pdf", PDF[:30], "application/pdf", caption="K1 BAST")
    await before_it_is_fetched(stage)
    cast.coordinator.taps("Simpan", chat=me)
    await before_it_is_fetched(stage)
    assert "diarsipkan 3 Desember 2026 (1 halaman)" in record_card(cast.coordinator, me).shown
    await stage.settle()
    assert "rusak dan tidak dapat dibuka" in heard(cast.coordinator, me)
    assert "draf, belum bertanda tangan" in record_card(cast.coordinator, me).shown
    async with stage.engine.store.reading() as books:
        assert [p.state for p in await books.photos.find(kind="paper")] == [PhotoState.BROKEN]


async def before_it_is_fetched(stage: Stage) -> None:
    """What was sent is worked at and answered, and no file is had from Telegram yet."""
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()
    await stage.engine.worker.finish()
    for _ in range(3):
        stage.clock.advance(timedelta(seconds=2))
        await stage.engine.sender.send()


async def test_an_album_whose_caption_comes_last_is_taken_whole_and_no_more(
    stage: Stage,
) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await stage.later(hours=1)
    cast.member.sends_album(cast.team_group, 2, captions=[None, "K1 BAST"])
    await stage.settle()
    assert "(2 halaman)" in cast.member.last(cast.team_group).shown
    assert "Untuk kunjungan mana" not in seen(cast.member, cast.team_group)
    cast.member.sends_photo(cast.team_group)
    await stage.settle()
    assert "📷 1 foto sudah disimpan. Untuk kunjungan mana?" in heard(cast.member, cast.team_group)


async def test_the_letter_is_numbered_filed_and_given_for_word(stage: Stage) -> None:
    """From the office's details to the archive; a number that was shown and taken meanwhile is not given."""
    cast, acts = stage.cast, stage.acts
    me = own(stage, cast.coordinator)
    await acts.plans()
    await acts.decides()
    await acts.says(cast.coordinator, me, "/kantor")
    for label, typed in (
        ("Pola nomor surat tugas", "800.1/{urut:3}/KEC-HLG/{bulan_romawi}/{tahun}"),
        ("Nama penanda tangan", "Budi Contoh, S.Sos."),
        ("Tembusan", "Bupati Balangan; Kepala Desa {desa}; Arsip"),
    ):
        await acts.says(cast.coordinator, me, label)
        await acts.says(cast.coordinator, me, typed)
    assert "(misalnya 800.1/012/KEC-HLG/XII/2026)" in cast.coordinator.last(me).shown
    await acts.taps(cast.coordinator, "Selesai", me)
    await acts.says(cast.coordinator, me, "/ringkasan k1")
    await acts.taps(cast.coordinator, "Nomor, Word, arsip", me)
    await acts.taps(cast.coordinator, "Beri nomor", me)
    assert "Sesudah diberikan, nomor ini tidak dapat diganti" in cast.coordinator.last(me).shown
    await acts.taps(cast.coordinator, "Ya, beri nomor 800.1/001/KEC-HLG/XI/2026", me)
    cast.coordinator.press_again()
    await stage.settle()
    assert "sudah bernomor 800.1/001/KEC-HLG/XI/2026" in cast.coordinator.alerts[-1].text
    await acts.taps(cast.coordinator, "Word", me)
    said = printed.words(printed.sent(cast.coordinator, me)["surat-tugas-K1-draf.docx"])[2]
    for words in ("Nomor: 800.1/001/KEC-HLG/XI/2026", "Budi Contoh, S.Sos.", "Kepala Desa Uren", "Rahmi Contoh"):
        assert words in said
    await sends(stage, cast.coordinator, me, 1, "K1 surat tugas")
    await acts.taps(cast.coordinator, "Simpan", me)
    await acts.says(cast.coordinator, me, "/ringkasan k1")
    assert "📄 Surat tugas" in stage.acts.question(cast.coordinator, me).labels


async def test_names_and_nik_are_given_in_private_after_a_second_word_and_audited(stage: Stage) -> None:
    await asks_for_approval(stage)
    cast, acts = stage.cast, stage.acts
    camat = own(stage, cast.camat)
    await acts.says(cast.member, own(stage, cast.member), "/daftar k1")
    rows = b"Nama;NIK\nAminah Contoh;6311021708450003\n"
    cast.member.sends_document(own(stage, cast.member), "daftar.csv", rows, "text/csv")
    await stage.settle()
    await acts.taps(cast.member, "Simpan", own(stage, cast.member))
    await acts.says(cast.member, cast.team_group, "K1 1 terima")
    await acts.says(cast.camat, camat, "/bast k1")
    await acts.taps(cast.camat, "Lampiran lengkap", camat)
    await acts.taps(cast.camat, "Ya, PDF", camat)
    ((name, content),) = printed.sent(cast.camat, camat).items()
    assert "1 Aminah Contoh 6311021708450003 1 paket sembako" in printed.text(content)
    assert name.startswith("berita-acara-K1-lengkap-draf")
    cast.coordinator.presses_data(cast.team_group, record_card(cast.member, cast.team_group), "1|annex_yes|1|pdf")
    await stage.settle()
    assert printed.sent(cast.coordinator, cast.team_group) == {}
    async with stage.engine.store.reading() as books:
        assert [entry.what for entry in await books.audit.find(what="annex.names_given")] == ["annex.names_given"]
        assert "6311021708450003" not in str(await books.outbox.find())
