"""Fast thumbs and slow lines: the same press twice does its work once, wherever the button is."""

from typing import Any

from simulator.model import Chat
from simulator.people import Actor
from tests.conftest import Stage
from tests.the_day import begins, reports, seen

SHELVES = ("visits", "deliveries", "incidents", "counts", "grants", "steps", "photos", "listed", "leftovers",
           "approvals", "signed_pages", "paper_numbers")  # fmt: skip


async def kept(stage: Stage) -> dict[str, list[Any]]:
    async with stage.engine.store.reading() as books:
        return {shelf: await getattr(books, shelf).find() for shelf in SHELVES}


async def taps_twice(stage: Stage, who: Actor, label: str, chat: Chat) -> None:
    """The second press changes nothing, says nothing new, and gets its answer."""
    await stage.acts.taps(who, label, chat)
    once = await kept(stage)
    count = len(who.sees(chat))
    who.press_again()
    await stage.settle()
    assert await kept(stage) == once
    assert len(who.sees(chat)) == count
    press = who.last_press
    assert press is not None
    assert press.answered


async def test_deciding(stage: Stage) -> None:
    """The village's three taps, and the coordinator's answer to another day."""
    cast = stage.cast
    await stage.acts.plans()
    for label in ("Kam 3 Des", "09.00", "Balai Desa"):
        await taps_twice(stage, cast.official, label, cast.village_group)
    await stage.acts.wishes("8 Desember jam 10")
    await taps_twice(stage, cast.coordinator, "Terima usulan desa", cast.team_group)


async def test_declining(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.wishes("8 Desember jam 10")
    await taps_twice(stage, cast.coordinator, "Tidak bisa", cast.team_group)
    await taps_twice(stage, cast.coordinator, "Tanpa alasan", cast.team_group)


async def test_vouching(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await taps_twice(stage, cast.stranger, "Kam 3 Des", cast.village_group)
    await taps_twice(stage, cast.official, "Jamin Orang Luar", cast.village_group)


async def test_the_day_the_count_and_the_end(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "/lapangan")
    for step in ("Berangkat", "Tiba", "Mulai"):
        await taps_twice(stage, cast.member, step, cast.team_group)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 24")
    await reports(stage)
    for step in ("Selesai", "Tim sudah pulang"):
        await taps_twice(stage, cast.member, step, cast.team_group)
    await taps_twice(stage, cast.official, "Cocok", cast.village_group)
    await taps_twice(stage, cast.member, "Sisanya kembali semua", cast.team_group)
    await taps_twice(stage, cast.coordinator, "Tutup kunjungan", cast.team_group)
    await taps_twice(stage, cast.coordinator, "Tutup juga", cast.team_group)
    assert seen(cast.camat, stage.world.private(cast.camat.user)).count("Kunjungan K1 ke Desa Uren") == 1


async def test_trouble_and_its_end(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "/kendala banjir")
    await taps_twice(stage, cast.member, "jalan", cast.team_group)
    await taps_twice(stage, cast.member, "Tanpa foto", cast.team_group)
    await taps_twice(stage, cast.coordinator, "Tunda kunjungan", cast.team_group)
    await taps_twice(stage, cast.coordinator, "Usulkan hari lain", cast.team_group)


async def test_photos_that_wait_for_their_place(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await stage.later(hours=1)
    cast.member.sends_album(cast.team_group, 2)
    await stage.settle()
    await taps_twice(stage, cast.member, "K1 Uren", cast.team_group)
    await taps_twice(stage, cast.member, "25 sembako", cast.team_group)
    await taps_twice(stage, cast.member, "Batalkan catatan", cast.team_group)


async def test_approving_and_filing_the_handover_record(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await stage.acts.says(cast.coordinator, cast.team_group, "/bast")
    await taps_twice(stage, cast.coordinator, "Minta persetujuan desa", cast.team_group)
    for label in ("Setujui", "Tarik persetujuan", "Setujui"):
        await taps_twice(stage, cast.official, label, cast.village_group)
    cast.member.sends_photo(cast.team_group, caption="K1 BAST")
    await stage.settle()
    await taps_twice(stage, cast.member, "Simpan", cast.team_group)
    for label in ("Kirim naskah", "Keluarkan naskah"):
        await taps_twice(stage, cast.coordinator, label, cast.team_group)
    await taps_twice(stage, cast.coordinator, "Ya, keluarkan", cast.team_group)
    camat = stage.world.private(cast.camat.user)
    await stage.acts.says(cast.camat, camat, "/ringkasan k1")
    for label in ("Persetujuan dan arsip", "Lampiran lengkap"):
        await taps_twice(stage, cast.camat, label, camat)
