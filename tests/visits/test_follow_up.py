"""Nobody is forgotten: who was missed is offered first to the next visit, who is gone is not."""

from datetime import UTC, datetime

from simulator.model import Chat
from tests.conftest import Stage, kept
from tests.the_day import begins, seen


def own(stage: Stage) -> Chat:
    return stage.world.private(stage.cast.member.user)


@kept
async def missed(stage: Stage) -> None:
    """K1: Aminah received, Rahmat was not there, Siti has moved, Budi refused, nobody knows of Wati. K2 is planned."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, own(stage), "/daftar k1")
    await stage.acts.says(cast.member, own(stage), "Aminah\nRahmat\nSiti\nBudi\nWati")
    await stage.acts.taps(cast.member, "Selesai", own(stage))
    await stage.acts.says(cast.member, own(stage), "K1 1 terima\n2 tidak ada\n3 pindah\n4 tolak malu")
    await stage.acts.plans(window="7-9 Desember")
    await stage.acts.says(cast.member, own(stage), "/daftar k2")


async def test_the_missed_are_offered_first_and_taken_once(stage: Stage) -> None:
    cast = stage.cast
    await missed(stage)
    await stage.acts.taps(cast.member, "Ambil dari penerima desa", own(stage))
    question = stage.acts.question(cast.member, own(stage))
    assert "3 orang di desa ini masih berhak dan belum ada pada daftar; 2 di antaranya susulan" in question.shown
    assert "• Budi (susulan)\n• Rahmat (susulan)\n• Wati" in question.shown
    await stage.acts.taps(cast.member, "Susulan saja (2)", own(stage))
    await stage.acts.taps(cast.member, "Ambil dari penerima desa", own(stage))
    await stage.acts.taps(cast.member, "Ambil semua (1)", own(stage))
    shown = stage.acts.question(cast.member, own(stage)).shown
    assert "1. Budi\n2. Rahmat\n3. Wati" in shown
    await stage.acts.taps(cast.member, "Ambil dari penerima desa", own(stage))
    assert "Tidak ada penerima desa yang masih berhak" in cast.member.alerts[-1].text
    assert "Daftar: 0 dari 3 penerima" in stage.acts.card(cast.coordinator, cast.team_group, "K2").shown
    assert "Rahmat" not in seen(cast.coordinator, cast.team_group)


async def test_a_withdrawn_report_opens_again_what_it_closed(stage: Stage) -> None:
    cast = stage.cast
    await missed(stage)
    await stage.acts.taps(cast.member, "Batalkan catatan", own(stage))
    await stage.acts.says(cast.member, own(stage), "/daftar k2")
    await stage.acts.taps(cast.member, "Ambil dari penerima desa", own(stage))
    assert "5 orang di desa ini" in stage.acts.question(cast.member, own(stage)).shown


async def test_names_that_were_pasted_by_mistake_leave_the_register_with_their_list(stage: Stage) -> None:
    cast = stage.cast
    await missed(stage)
    await stage.acts.says(cast.member, own(stage), "Salah\nTempel")
    await stage.acts.taps(cast.member, "Kosongkan daftar", own(stage))
    await stage.acts.taps(cast.member, "Ya, kosongkan", own(stage))
    async with stage.engine.store.reading() as books:
        assert [one.name for one in await books.recipients.find()] == ["Aminah", "Rahmat", "Siti", "Budi", "Wati"]
        assert await books.entitlements.count() == 5


async def test_typed_names_that_are_known_are_known_again_if_somebody_says_so(stage: Stage) -> None:
    """Rahmat is the one who was missed; this Budi is another."""
    cast = stage.cast
    await missed(stage)
    await stage.acts.says(cast.member, own(stage), "Rahmat\nBudi\nHalimah")
    shown = stage.acts.question(cast.member, own(stage)).shown
    assert "2 nama mirip" in shown
    assert "1. nomor 1: Rahmat\n     ≈ Rahmat" in shown
    await stage.acts.taps(cast.member, "2. Orang lain", own(stage))
    await stage.acts.taps(cast.member, "Benar, lanjut", own(stage))
    assert "1. Rahmat\n2. Budi\n3. Halimah" in stage.acts.question(cast.member, own(stage)).shown
    async with stage.engine.store.reading() as books:
        listed = {one.name: one.recipient for one in await books.listed.find(visit=2)}
        assert [one.name for one in await books.recipients.find()].count("Rahmat") == 1
    assert listed["Rahmat"] == 2
    assert listed["Budi"] != 4
    await stage.acts.taps(cast.member, "Ambil dari penerima desa", own(stage))
    shown = stage.acts.question(cast.member, own(stage)).shown
    assert "• Budi (susulan)\n• Wati" in shown
    assert "Rahmat" not in shown


async def test_the_camat_reads_how_many_wait_for_long_and_not_who(stage: Stage) -> None:
    """On request and on Mondays, in a quiet week, too; not evening by evening."""
    cast = stage.cast
    await missed(stage)
    camat = stage.world.private(cast.camat.user)
    await stage.acts.says(cast.camat, camat, "/ringkasan")
    assert "Belum terlayani" not in seen(cast.camat, camat)
    await stage.acts.waits_until(datetime(2027, 1, 3, 4, tzinfo=UTC))
    await stage.later(hours=20)
    mondays = [m.shown for m in cast.camat.sees(camat) if "Ringkasan minggu lalu" in m.shown]
    assert "🕒 Belum terlayani lebih dari 30 hari: Uren 1" in mondays[-1]
    assert "Belum terlayani" not in "".join(m.shown for m in cast.camat.sees(camat) if "Ringkasan hari ini" in m.shown)
    await stage.acts.says(cast.camat, camat, "/ringkasan")
    assert "Belum terlayani lebih dari 30 hari: Uren 1" in cast.camat.last(camat).shown
    assert "Rahmat" not in seen(cast.camat, camat)
