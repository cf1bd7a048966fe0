"""What waits is put to the camat by a card: decided by button, in a reply, or with its code, and explained first."""

from tests.asked import a_request
from tests.conftest import Stage
from tests.notifications.test_reminding import wita
from tests.the_day import heard, own, seen


async def put_off(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.coordinator, "Tunda", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "jembatan putus")
    await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)
    await stage.later(minutes=2)


async def test_it_is_explained_declined_with_a_reason_taken_back_and_approved(stage: Stage) -> None:
    cast, camat, leads = stage.cast, own(stage, stage.cast.camat), own(stage, stage.cast.coordinator)
    await put_off(stage)
    card = cast.camat.last(camat)
    assert "P1 · K1 Uren: penundaan" in card.shown
    assert "ditunda: jembatan putus" in card.shown
    cast.camat.replies(card, "kenapa tidak lewat Liyu?")
    await stage.settle()
    asked = cast.coordinator.last(leads)
    assert "Camat meminta penjelasan (P1 · K1 Uren, penundaan): kenapa tidak lewat Liyu?" in asked.shown
    await stage.acts.says(cast.coordinator, leads, "/tugas")
    assert "P1 · K1 Uren: camat menunggu penjelasan" in cast.coordinator.last(leads).shown
    cast.coordinator.replies(asked, "jalan Liyu longsor juga")
    await stage.settle()
    card = cast.camat.last(camat)
    assert "💬 Rahmi Contoh: jalan Liyu longsor juga" in card.shown
    await stage.later(hours=3)
    await stage.acts.taps(cast.camat, "✖️ Tolak", camat)
    await stage.acts.says(cast.camat, camat, "jembatan sudah diperbaiki")
    await stage.acts.taps(cast.camat, "Ya", camat)
    assert "ditolak oleh Camat Contoh: jembatan sudah diperbaiki" in card.shown
    assert "3 jam sesudah ditanyakan" in card.shown
    told = next(m for m in reversed(cast.coordinator.sees(leads)) if "P1 · K1 Uren, penundaan: ditolak" in m.shown)
    assert "Usulkan hari lain" in told.labels
    await stage.acts.taps(cast.camat, "↩️ Tarik keputusan", camat)
    assert "keputusan (ditolak) ditarik oleh Camat Contoh" in heard(cast.coordinator, leads)
    await stage.acts.says(cast.camat, camat, "P1 setuju")
    await stage.acts.says(cast.camat, camat, "P1 sudah ditangani")
    assert "sudah diputuskan" in cast.camat.last(camat).shown
    await stage.acts.says(cast.camat, camat, "/keputusan")
    assert "P1 · K1 Uren, penundaan: disetujui, Camat Contoh, 3 jam" in cast.camat.last(camat).shown


async def test_what_is_over_by_itself_waits_for_nobody(stage: Stage) -> None:
    cast, camat = stage.cast, own(stage, stage.cast.camat)
    await put_off(stage)
    card = cast.camat.last(camat)
    await stage.acts.taps(cast.coordinator, "Usulkan hari lain", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "7-9 Desember")
    await stage.acts.taps(cast.coordinator, "Kirim ke desa", cast.team_group)
    await stage.later(minutes=2)
    assert "sudah tidak menunggu keputusan" in card.shown
    assert card.labels == []
    await stage.acts.says(cast.camat, camat, "P1 setuju")
    assert "tidak menunggu keputusan lagi" in cast.camat.last(camat).shown


async def test_a_silent_village_is_the_camats_to_settle_and_again_when_it_stays_silent(stage: Stage) -> None:
    cast, camat = stage.cast, own(stage, stage.cast.camat)
    await stage.acts.plans()
    await stage.acts.waits_until(wita(28, 7, 32))
    card = cast.camat.last(camat)
    assert "P1 · K1 Uren: desa belum menjawab" in card.shown
    cast.camat.replies(card, "terserah koordinator")
    await stage.settle()
    assert "Mohon balas: perpanjang 2 hari, tetapkan kamis" in cast.camat.last(camat).shown
    cast.camat.replies(card, "perpanjang sampai senin")
    await stage.settle()
    await stage.acts.taps(cast.camat, "Ya", camat)
    assert "diperpanjang oleh Camat Contoh" in card.shown
    assert "batas jawaban menjadi Senin, 30 November" in heard(cast.official, cast.village_group)
    await stage.acts.waits_until(wita(1, 7, 32, month=12))
    assert "P2 · K1 Uren: desa belum menjawab" in seen(cast.camat, camat)
    await stage.acts.says(cast.camat, camat, "K1 tetapkan jumat jam 10 di posyandu")
    await stage.acts.taps(cast.camat, "Ya", camat)
    assert "Ditetapkan kecamatan (Camat Contoh)" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_request_that_nobody_answers_is_answered_by_the_camat(stage: Stage) -> None:
    """What they decide is carried out by the very use case, and cannot be taken back here."""
    cast, camat = stage.cast, own(stage, stage.cast.camat)
    await a_request(stage)
    await stage.later(days=11)
    assert "usulan warga" in seen(cast.camat, camat)
    await stage.acts.taps(cast.camat, "✅ Setujui", camat)
    async with stage.engine.store.reading() as books:
        (request,) = await books.requests.find()
    assert request.state == "accepted"
    await stage.acts.says(cast.camat, camat, "P1 tarik keputusan")
    assert "sudah dijalankan" in cast.camat.last(camat).shown


async def test_photos_are_shown_to_the_public_by_the_camats_leave(stage: Stage) -> None:
    cast, camat, leads = stage.cast, own(stage, stage.cast.camat), own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, leads, "/keputusan K1 publikasi")
    assert "Mohon tulis misalnya" in cast.coordinator.last(leads).shown
    await stage.acts.says(cast.coordinator, leads, "/keputusan K1 publikasi: foto di balai desa, semua setuju")
    card = cast.camat.last(camat)
    assert "Rahmi Contoh bertanya: foto di balai desa, semua setuju" in card.shown
    cast.camat.replies(card, "boleh, tapi wajah anak ditutup")
    await stage.settle()
    await stage.acts.taps(cast.camat, "Ya", camat)
    assert "foto untuk publikasi: disetujui oleh Camat Contoh: tapi wajah anak ditutup" in heard(
        cast.coordinator, leads
    )
