"""Closing asks once what is still open; what comes late is kept; a coordinator opens a visit again, with a reason."""

import pytest

from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.visit import VisitState
from tests.conftest import Stage, kept
from tests.the_day import begins, heard, own, reports, seen


@kept
async def closed(stage: Stage) -> None:
    """U5: number 3 was recorded twice, nobody has said which counts; all else is in order, and the visit is closed."""
    cast = stage.cast
    await begins(stage)
    await listed(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 22")
    for _ in range(2):
        cast.member.sends_photo(cast.team_group, caption="K1 3 terima")
        await stage.settle()
        await stage.later(minutes=5)
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.taps(cast.member, "Sisanya kembali semua", cast.team_group)
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    await stage.acts.taps(cast.coordinator, "Tutup kunjungan", cast.team_group)


async def listed(stage: Stage) -> None:
    await stage.acts.says(stage.cast.member, own(stage, stage.cast.member), "/daftar k1")
    await stage.acts.says(stage.cast.member, own(stage, stage.cast.member), "Aminah\nRahmat\nSiti")
    await stage.acts.taps(stage.cast.member, "Selesai", own(stage, stage.cast.member))


async def state(stage: Stage) -> VisitState:
    await stage.starts()
    async with stage.engine.store.reading() as books:
        return (await books.visits.get(1)).state


async def records(stage: Stage) -> list[Delivery]:
    async with stage.engine.store.reading() as books:
        return await books.deliveries.find(visit=1)


async def test_closing_asks_once_what_is_still_open(stage: Stage) -> None:
    cast = stage.cast
    await closed(stage)
    asked = cast.coordinator.last(cast.team_group)
    assert "1 penerima tercatat dua kali dan belum dijawab" in asked.shown
    assert "1 penyerahan tanpa foto" in asked.shown
    assert await state(stage) is VisitState.RETURNED
    await stage.acts.taps(cast.member, "Keduanya benar", cast.team_group)
    stale = next(b.data for row in asked.buttons for b in row)
    cast.coordinator.presses_data(cast.team_group, asked, stale or "")
    await stage.settle()
    assert await state(stage) is VisitState.RETURNED  # what is open now is not what was agreed to
    asked = next(m for m in reversed(cast.coordinator.sees(cast.team_group)) if "☑️ Tutup juga" in m.labels)
    assert "dua kali" not in asked.shown
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    assert await state(stage) is VisitState.CLOSED


@pytest.mark.parametrize("words", ["K1 2 terima", "K1"])
async def test_what_is_late_is_kept_for_its_visit_and_counts_once_that_is_open_again(stage: Stage, words: str) -> None:
    cast = stage.cast
    await closed(stage)
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    before = await records(stage)
    await stage.later(hours=3)
    cast.member.sends_photo(cast.team_group, caption=words)
    await stage.settle()
    said = seen(cast.member, cast.team_group)
    assert "K1 sudah ditutup. Laporan Anda disimpan; koordinator diminta membukanya lagi." in said
    asked = cast.coordinator.last(own(stage, cast.coordinator))
    assert "masih ada laporan" in asked.shown
    assert "1 foto, dari Hendra Contoh" in asked.shown
    async with stage.engine.store.reading() as books:
        assert {photo.visit for photo in await books.photos.find()} == {1}
    assert [d for d in await records(stage) if d.withdrawn_at is None] == [d for d in before if d.withdrawn_at is None]
    await stage.acts.taps(cast.coordinator, "Buka lagi K1", own(stage, cast.coordinator))
    await stage.acts.gives_reason(cast.coordinator, own(stage, cast.coordinator), "ada foto yang terlambat")
    assert await state(stage) is VisitState.RETURNED
    assert "K1 dibuka lagi oleh Rahmi Contoh" in heard(cast.member, cast.team_group)
    assert "(Desa Uren) dibuka lagi oleh Rahmi Contoh: ada foto" in heard(cast.camat, own(stage, cast.camat))
    assert "Dibuka lagi: ada foto" in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown
    assert "Dibuka lagi" not in stage.acts.card(cast.official, cast.village_group, "K1").shown
    standing = [d.number for d in await records(stage) if d.withdrawn_at is None]
    assert standing.count(2) == (words != "K1")
    async with stage.engine.store.reading() as books:
        assert await books.audit.count(what="visit.reopened") == 1


async def test_a_late_hand_over_that_changes_the_count_is_asked_about_before_closing_anew(stage: Stage) -> None:
    cast = stage.cast
    await closed(stage)
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    await stage.acts.says(cast.member, cast.team_group, "K1 2 terima")
    cast.coordinator.replies(stage.acts.card(cast.coordinator, cast.team_group, "K1"), "salah")
    await stage.settle()
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "satu paket terlambat dilaporkan")
    assert "1 sembako untuk nomor 2" in heard(cast.member, cast.team_group)
    assert "tim 25, desa 24" in heard(cast.coordinator, cast.team_group)
    await stage.acts.taps(cast.coordinator, "Tutup kunjungan", cast.team_group)
    assert "selisih jumlah barang belum selesai" in cast.coordinator.last(cast.team_group).shown


async def test_a_late_report_can_be_taken_back_and_one_that_counts_cannot(stage: Stage) -> None:
    cast = stage.cast
    await closed(stage)
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    await stage.acts.says(cast.member, cast.team_group, "K1 2 terima")
    await stage.acts.taps(cast.member, "Batalkan catatan", cast.team_group)
    assert not any(one.held for one in await records(stage))
    count = sum(one.withdrawn_at is None for one in await records(stage))
    first = next(m for m in cast.member.sees(cast.team_group) if "22 sembako" in m.shown)
    cast.member.replies(first, "salah")
    await stage.settle()
    assert sum(one.withdrawn_at is None for one in await records(stage)) == count


async def test_a_photo_without_words_is_offered_to_the_visit_that_was_closed_lately(stage: Stage) -> None:
    cast = stage.cast
    await closed(stage)
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    await stage.later(hours=3)
    cast.member.sends_photo(cast.team_group)
    await stage.settle()
    await stage.acts.taps(cast.member, "K1 Uren", cast.team_group)
    await stage.acts.taps(cast.member, "Foto kegiatan, bukan penyerahan", cast.team_group)
    assert "koordinator diminta membukanya lagi" in heard(cast.member, cast.team_group)


async def test_only_a_coordinator_opens_a_visit_again(stage: Stage) -> None:
    cast = stage.cast
    await closed(stage)
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    await stage.acts.taps(cast.member, "Buka lagi K1", cast.team_group)
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    cast.official.presses_data(cast.village_group, card, "1|reopen|1")
    await stage.settle()
    assert "bukan bagian tugas" in cast.member.alerts[-1].text
    assert await state(stage) is VisitState.CLOSED


async def test_a_second_press_brings_what_is_open_below(stage: Stage) -> None:
    """It used to be met by silence: the same words stood somewhere above already."""
    cast = stage.cast
    await closed(stage)
    before = cast.coordinator.last(cast.team_group)
    assert "masih ada yang belum selesai" in before.shown
    await stage.acts.says(cast.member, cast.team_group, "sudah beres semua ya")
    await stage.later(minutes=1)
    await stage.acts.taps(cast.coordinator, "Tutup kunjungan", cast.team_group)
    again = cast.coordinator.last(cast.team_group)
    assert again.shown == before.shown
    assert again.message_id != before.message_id
    cast.coordinator.press_again()
    await stage.settle()
    assert cast.coordinator.alerts[-1].text == "Pertanyaannya sudah ada di bawah."
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    assert await state(stage) is VisitState.CLOSED
    assert "☑️ Tutup kunjungan" not in [label for m in cast.coordinator.sees(cast.team_group) for label in m.labels]


async def test_opening_again_says_each_thing_once_in_a_chat(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await closed(stage)
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    await stage.acts.says(cast.member, cast.team_group, "K1 2 terima")
    await stage.acts.taps(cast.coordinator, "Buka lagi K1", private)
    await stage.acts.gives_reason(cast.coordinator, private, "ada yang terlambat")
    for chat in (private, cast.team_group):
        assert seen(cast.coordinator, chat).count("dibuka lagi oleh Rahmi Contoh: ada yang terlambat") == 1


@pytest.mark.parametrize("by_words", [False, True])
async def test_what_is_confirmed_after_closing_waits_for_opening_again(stage: Stage, by_words: bool) -> None:
    """The village's other count is read back; the yes to it is not lost on the closed visit."""
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await closed(stage)
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    await stage.later(minutes=10)
    counted = next(m for m in cast.official.sees(cast.village_group) if "Cocok menurut" in m.shown)
    cast.official.replies(counted, "sembako 3")
    await stage.settle()
    asked = cast.official.last(cast.village_group)
    for _ in range(2):
        if by_words:
            cast.official.replies(asked, "ya")
        else:
            cast.official.taps("Ya", message=asked)
        await stage.settle()
        assert "K1 sudah ditutup, jadi ini belum dicatat: 3 paket sembako" in asked.shown
    assert "masih ada laporan: 1 tulisan, dari Alus Contoh" in seen(cast.coordinator, private)
    await stage.acts.taps(cast.coordinator, "Buka lagi K1", private)
    await stage.acts.gives_reason(cast.coordinator, private, "hitungan desa lain")
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "desa 3" in heard(cast.coordinator, cast.team_group)


async def test_unanswered_words_open_numbers_and_photos_of_nothing_are_named(stage: Stage) -> None:
    """The photo and the words of an unanswered question were left behind by closing, and number 3 was forgotten."""
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await listed(stage)
    await stage.acts.says(cast.member, chat, "/lapangan")
    await stage.acts.taps(cast.member, "Berangkat", chat)
    cast.member.sends_photo(chat, caption="K1 1-2 terima")
    await stage.settle()
    cast.member.sends_photo(chat, caption="K1 3 entah bagaimana terima")
    await stage.settle()
    cast.coordinator.sends_photo(chat)
    await stage.settle()
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.taps(cast.member, "Sisanya kembali semua", chat)
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    await stage.acts.taps(cast.coordinator, "Tutup kunjungan", chat)
    asked = cast.coordinator.last(chat).shown
    assert "1 pertanyaan bot belum dijawab (Hendra Contoh)" in asked
    assert "1 foto belum jelas untuk kunjungan mana" in asked
    assert "1 nomor pada daftar tanpa kabar: 3" in asked
    assert await state(stage) is VisitState.RETURNED
    await stage.acts.taps(cast.coordinator, "Tutup juga", chat)
    assert await state(stage) is VisitState.CLOSED
