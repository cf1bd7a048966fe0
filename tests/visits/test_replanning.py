"""A visit's plan is changed until it is closed; everybody hears of it, and its papers follow."""

from sotarsa_bot.records.visit import Visit
from tests.conftest import Stage
from tests.the_day import asks_for_approval, begins, heard, own, record_card, reports


async def visit(stage: Stage) -> Visit:
    async with stage.engine.store.reading() as books:
        return await books.visits.get(1)


async def test_a_line_of_the_preview_is_corrected_by_two_taps(stage: Stage) -> None:
    """U23: correcting the days cost seven times "Kembali"."""
    cast, chat = stage.cast, stage.cast.team_group
    await stage.acts.plans(save=False)
    await stage.acts.taps(cast.coordinator, "✏️ Hari", chat)
    await stage.acts.answers(cast.coordinator, chat, "7-9 Desember")
    preview = stage.acts.question(cast.coordinator, chat)
    assert "Antara 7–9 Desember 2026" in preview.shown
    assert "Kegiatan lain: Posyandu" in preview.shown
    await stage.acts.taps(cast.coordinator, "Simpan dan kirim", chat)
    assert "Antara 7–9 Desember 2026" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_coordinator_who_stays_at_the_office_is_not_the_leader(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await stage.acts.plans(save=False)
    await stage.acts.taps(cast.coordinator, "✏️ Tim", chat)
    await stage.acts.taps(cast.coordinator, "✅ Rahmi", chat)
    await stage.acts.taps(cast.coordinator, "Lanjut", chat)
    assert "Ketua: Hendra Contoh" in stage.acts.question(cast.coordinator, chat).shown
    await stage.acts.taps(cast.coordinator, "Simpan dan kirim", chat)
    kept = await visit(stage)
    assert kept.plan.leader in kept.plan.members
    assert "Tim: Hendra Contoh" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_team_vehicle_load_and_place_of_an_agreed_visit(stage: Stage) -> None:
    """U6: after saving nothing could be changed."""
    cast, chat = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.unfolds(cast.coordinator, "Ubah rencana", chat)
    await stage.acts.taps(cast.coordinator, "✏️ Kendaraan", chat)
    await stage.acts.answers(cast.coordinator, chat, "Avanza DA 9 ZZ")
    await stage.acts.taps(cast.coordinator, "✏️ Barang", chat)
    await stage.acts.answers(cast.coordinator, chat, "30 paket sembako, 10 selimut")
    await stage.acts.taps(cast.coordinator, "✏️ Layanan", chat)
    await stage.acts.taps(cast.coordinator, "pengamanan sosial", chat)
    await stage.acts.taps(cast.coordinator, "Lanjut", chat)
    await stage.acts.taps(cast.coordinator, "✏️ Tempat", chat)
    await stage.acts.answers(cast.coordinator, chat, "Balai Adat")
    assert "25 paket sembako" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    await stage.acts.taps(cast.coordinator, "Simpan perubahan", chat)
    for who, group in ((cast.official, cast.village_group), (cast.coordinator, chat)):
        card = stage.acts.card(who, group, "K1").shown
        assert "Dibawa: 30 paket sembako dan 10 selimut" in card
        assert "📍 Balai Adat" in card
        assert ("Avanza" in card) is (group is chat)
    told = [m.shown for m in cast.official.sees(cast.village_group) if "Rencana kunjungan K1 diubah" in m.shown]
    assert told == [
        "✏️ Rencana kunjungan K1 diubah: layanan menjadi makanan dan pengamanan sosial; barang menjadi 30 paket sembako "
        "dan 10 selimut; tempat menjadi Balai Adat. Silakan lihat kartunya."
    ]
    announced = [m.shown for m in cast.official.sees(cast.village_group) if "PENGUMUMAN" in m.shown]
    assert len(announced) == 1
    assert "Tempat: Balai Adat" in announced[0]
    assert "pengamanan sosial" in announced[0]
    async with stage.engine.store.reading() as books:
        entry = await books.audit.first(what="visit.replanned")
        assert entry is not None
        assert entry.detail == {"fields": ["services", "vehicle", "cargo", "place"]}


async def test_nothing_is_changed_by_looking_and_others_changes_stay(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.taps(cast.coordinator, "Ubah rencana", chat)
    await stage.acts.taps(cast.coordinator, "Simpan perubahan", chat)
    assert "Belum ada yang diubah" in cast.coordinator.alerts[-1].text
    await stage.acts.taps(cast.coordinator, "✏️ Catatan", chat)
    await stage.acts.answers(cast.coordinator, chat, "bawa tenda")
    question = stage.acts.question(cast.coordinator, chat)
    alone = own(stage, cast.member)
    await stage.acts.says(cast.member, alone, "/jadwal")
    await stage.acts.taps(cast.member, "K1 Uren", alone)
    await stage.acts.taps(cast.member, "Ubah rencana", alone)
    await stage.acts.taps(cast.member, "✏️ Kendaraan", alone)
    await stage.acts.says(cast.member, alone, "Avanza")
    await stage.acts.taps(cast.member, "Simpan perubahan", alone)
    cast.coordinator.taps("Simpan perubahan", message=question)
    await stage.settle()
    kept = (await visit(stage)).plan
    assert (kept.note, kept.vehicle) == ("bawa tenda", "Avanza")


async def test_the_load_of_a_visit_that_is_back_is_reckoned_anew(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 sembako 28")
    await stage.acts.taps(cast.member, "Ya", chat)
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.taps(cast.member, "Tidak ada yang kembali", chat)
    assert "lebih 3" in heard(cast.member, chat)
    await stage.acts.taps(cast.coordinator, "Ubah rencana", chat)
    await stage.acts.taps(cast.coordinator, "✏️ Barang", chat)
    await stage.acts.answers(cast.coordinator, chat, "28 paket sembako")
    await stage.acts.taps(cast.coordinator, "Simpan perubahan", chat)
    assert "dibawa 28 = diserahkan 28, cocok" in heard(cast.member, chat)
    async with stage.engine.store.reading() as books:
        assert await books.incidents.count(resolved_at=None) == 0


async def test_approvals_end_with_whoever_signs_for_the_team(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await asks_for_approval(stage)
    await stage.acts.taps(cast.official, "Setujui", cast.village_group)
    await stage.acts.unfolds(cast.coordinator, "Ubah rencana", chat)
    await stage.acts.taps(cast.coordinator, "✏️ Ketua", chat)
    await stage.acts.taps(cast.coordinator, "Hendra", chat)
    await stage.acts.taps(cast.coordinator, "Simpan perubahan", chat)
    assert "Desa: belum disetujui" in record_card(cast.official, cast.village_group).shown
    assert "Ketua: Hendra Contoh" in stage.acts.card(cast.coordinator, chat, "K1").shown


async def test_a_signed_letter_of_another_team_is_a_draft_again(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.decides()
    cast.coordinator.sends_photo(chat, caption="K1 surat tugas")
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "✅ Simpan", chat)
    await stage.acts.unfolds(cast.coordinator, "Ubah rencana", chat)
    await stage.acts.taps(cast.coordinator, "✏️ Tim", chat)
    await stage.acts.taps(cast.coordinator, "✅ Hendra", chat)
    await stage.acts.taps(cast.coordinator, "Lanjut", chat)
    await stage.acts.taps(cast.coordinator, "Simpan perubahan", chat)
    alone = own(stage, cast.coordinator)
    await stage.acts.says(cast.coordinator, alone, "/ringkasan k1")
    await stage.acts.taps(cast.coordinator, "🗂 Nomor, Word, arsip", alone)
    assert "catatan berubah sesudah naskah bertanda tangan diarsipkan" in cast.coordinator.last(alone).shown


async def test_only_those_who_travel_and_coordinators_change_a_plan(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await stage.acts.plans(save=False)
    await stage.acts.taps(cast.coordinator, "✏️ Tim", chat)
    await stage.acts.taps(cast.coordinator, "✅ Hendra", chat)
    await stage.acts.taps(cast.coordinator, "Lanjut", chat)
    await stage.acts.taps(cast.coordinator, "Simpan dan kirim", chat)
    await stage.acts.taps(cast.member, "Ubah rencana", chat)
    assert "diubah oleh koordinator atau anggota tim" in cast.member.alerts[-1].text
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    cast.official.presses_data(cast.village_group, card, "1|replan|1")
    await stage.settle()
    assert "bukan bagian tugas" in cast.official.alerts[-1].text
