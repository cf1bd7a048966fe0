"""/kantor: a few subjects first, each edits the message into its few facts; and what is typed as their words."""

from simulator.model import Chat, Message
from sotarsa_bot.official import office_facts
from tests.conftest import Stage
from tests.the_day import own


async def opened(stage: Stage) -> tuple[Chat, Message]:
    me = own(stage, stage.cast.coordinator)
    await stage.acts.says(stage.cast.coordinator, me, "/kantor")
    return me, stage.acts.question(stage.cast.coordinator, me)


def test_every_fact_belongs_to_one_part() -> None:
    placed = [name for names in office_facts.PARTS.values() for name in names]
    assert sorted(placed) == sorted(office_facts.FACTS)


async def test_it_opens_with_four_subjects_and_each_fits_a_small_phone(stage: Stage) -> None:
    """15 lines and 16 buttons after each field were too many: the same message is edited, one level down and back."""
    coordinator = stage.cast.coordinator
    me, message = await opened(stage)
    subjects = ["Kop surat", "Penanda tangan", "Surat tugas", "Berita acara"]
    assert message.labels[:4] == subjects
    assert "Penanda tangan: 0 dari 5 diisi" in message.shown
    for subject in subjects:
        await stage.acts.taps(coordinator, subject, me)
        assert coordinator.last(me).message_id == message.message_id
        assert message.shown.startswith(subject)
        assert len(message.labels) <= 8
        assert len(message.shown.splitlines()) <= 7
        await stage.acts.taps(coordinator, "Kembali", me)
        assert message.labels[:4] == subjects


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
