"""/kantor: a few subjects first, each edits the message into its few facts; and what is typed as their words."""

from simulator.model import Chat, Message
from sotarsa_bot.official import office_facts
from tests.conftest import Stage
from tests.notifications.test_reminding import wita
from tests.the_day import own


async def opened(stage: Stage) -> tuple[Chat, Message]:
    me = own(stage, stage.cast.coordinator)
    await stage.acts.says(stage.cast.coordinator, me, "/kantor")
    return me, stage.acts.question(stage.cast.coordinator, me)


def test_every_fact_belongs_to_one_part() -> None:
    placed = [name for names in office_facts.PARTS.values() for name in names]
    assert sorted(placed) == sorted(office_facts.FACTS)


async def test_it_opens_with_a_few_subjects_and_each_fits_a_small_phone(stage: Stage) -> None:
    """15 lines and 16 buttons after each field were too many: the same message is edited, one level down and back."""
    coordinator = stage.cast.coordinator
    me, message = await opened(stage)
    subjects = ["Kop surat", "Penanda tangan", "Surat tugas", "Berita acara", "Kunjungan dan ringkasan"]
    assert message.labels[:5] == subjects
    assert "Penanda tangan: 0 dari 5 diisi" in message.shown
    for subject in subjects:
        await stage.acts.taps(coordinator, subject, me)
        assert coordinator.last(me).message_id == message.message_id
        assert message.shown.startswith(subject)
        assert len(message.labels) <= 8
        assert len(message.shown.splitlines()) <= 7
        await stage.acts.taps(coordinator, "Kembali", me)
        assert message.labels[:5] == subjects


async def test_after_a_field_its_own_part_is_shown_and_the_way_back_leads_up(stage: Stage) -> None:
    coordinator = stage.cast.coordinator
    me, _ = await opened(stage)
    await stage.acts.taps(coordinator, "Penanda tangan", me)
    await stage.acts.taps(coordinator, "Pangkat", me)
    await stage.acts.says(coordinator, me, "Pembina (IV/a)")
    assert "Pangkat: Pembina (IV/a)" in coordinator.last(me).shown
    assert "Kop surat" not in coordinator.last(me).shown
    await stage.acts.taps(coordinator, "Kembali", me)
    assert "Penanda tangan: 1 dari 5 diisi" in coordinator.last(me).shown
    assert not any("Kembali" in label for label in coordinator.last(me).labels)


async def test_a_field_is_reached_by_its_words_from_every_level(stage: Stage) -> None:
    """As before it was one level down: typed at the first message, in another part, and by the part's words."""
    coordinator = stage.cast.coordinator
    me, _ = await opened(stage)
    await stage.acts.says(coordinator, me, "tembusan")
    await stage.acts.says(coordinator, me, "Bupati Balangan; Arsip")
    assert "Tembusan: Bupati Balangan; Arsip" in coordinator.last(me).shown
    await stage.acts.says(coordinator, me, "NIP")
    assert "18 angka" in coordinator.last(me).shown
    await stage.acts.taps(coordinator, "Kembali", me)
    assert coordinator.last(me).shown.startswith("Surat tugas")
    await stage.acts.says(coordinator, me, "kembali")
    await stage.acts.says(coordinator, me, "kop surat")
    assert "Alamat kop: –" in coordinator.last(me).shown
    await stage.acts.says(coordinator, me, "selesai")
    assert "Data kantor tersimpan" in coordinator.last(me).shown


async def test_an_invented_part_opens_nothing(stage: Stage) -> None:
    coordinator = stage.cast.coordinator
    me, message = await opened(stage)
    data = (message.buttons[0][0].data or "").replace("|head", "|rahasia")
    coordinator.presses_data(me, message, data)
    await stage.settle()
    assert "tidak berlaku" in coordinator.alerts[-1].text


async def test_the_services_of_the_office_are_what_a_plan_offers(stage: Stage) -> None:
    coordinator = stage.cast.coordinator
    me, _ = await opened(stage)
    await stage.acts.says(coordinator, me, "jenis layanan")
    await stage.acts.says(coordinator, me, "air bersih, makanan, air bersih")
    assert "Jenis layanan: air bersih; makanan" in coordinator.last(me).shown
    assert "Mitra: Puskesmas; Dukcapil; PKK; LSM (bawaan)" in coordinator.last(me).shown
    await stage.acts.says(coordinator, me, "/kunjungan")
    await stage.acts.says(coordinator, me, "uren")
    assert [label for label in coordinator.last(me).labels if "⬜" in label] == ["⬜ air bersih", "⬜ makanan"]


async def test_the_evenings_summary_comes_when_the_office_says(stage: Stage) -> None:
    """What was planned before keeps its hour: tonight's at 19.00, from tomorrow on at 17.30."""
    coordinator = stage.cast.coordinator
    me, _ = await opened(stage)
    await stage.acts.says(coordinator, me, "jam ringkasan harian")
    await stage.acts.says(coordinator, me, "jam setengah 6 sore")
    assert "Jam ringkasan harian: 17.30" in coordinator.last(me).shown
    await stage.acts.waits_until(wita(24, 19, 1))
    async with stage.engine.store.reading() as books:
        planned = {one.key: one.due_at for one in await books.reminders.find(kind="summary_day", order="id")}
    assert planned["summary_day:2026-11-24"] == wita(24, 19)
    assert planned["summary_day:2026-11-25"] == wita(25, 17, 30)


async def test_an_hour_that_is_none_is_asked_again(stage: Stage) -> None:
    coordinator = stage.cast.coordinator
    me, _ = await opened(stage)
    await stage.acts.says(coordinator, me, "jam ringkasan senin")
    await stage.acts.says(coordinator, me, "pagi-pagi saja")
    assert "belum terbaca" in coordinator.last(me).shown
    await stage.acts.says(coordinator, me, "-")
    assert "Jam ringkasan Senin: 07.30 (bawaan)" in coordinator.last(me).shown


async def test_the_number_behind_a_name_is_no_part_of_it(stage: Stage) -> None:
    coordinator = stage.cast.coordinator
    me, _ = await opened(stage)
    await stage.acts.says(coordinator, me, "nama penanda tangan")
    await stage.acts.says(coordinator, me, "Drs. H. Rahmadi, M.Si NIP 197001011995011001")
    assert "Maksudnya: Nama penanda tangan: Drs. H. Rahmadi, M.Si?" in coordinator.last(me).shown
    await stage.acts.taps(coordinator, "Ya", me)
    assert "Nama penanda tangan: Drs. H. Rahmadi, M.Si\n" in coordinator.last(me).shown


async def test_copies_may_be_numbered(stage: Stage) -> None:
    coordinator = stage.cast.coordinator
    me, _ = await opened(stage)
    await stage.acts.says(coordinator, me, "tembusan")
    await stage.acts.says(coordinator, me, "1. Bupati Balangan 2. Kepala Dinas Sosial 3. Arsip")
    assert "Tembusan: Bupati Balangan; Kepala Dinas Sosial; Arsip" in coordinator.last(me).shown
