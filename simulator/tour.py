"""One whole visit, played by the example people: from the proposal to the camat's answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

from simulator.acts import Acts
from simulator.player import TourStep

LENGTH = 12
PHOTOS = 7


async def tour(acts: Acts) -> AsyncIterator[TourStep]:
    """Yields each step before it is played. AssertionError if somebody does not see what they should."""
    cast, world = acts.cast, acts.cast.world
    team, village, camat = cast.team_group, cast.village_group, world.private(cast.camat.user)

    yield TourStep(
        "Tim mengusulkan kunjungan",
        "Koordinator mengetik /kunjungan di grup tim dan menjawab satu per satu: desa, layanan, hari, siapa, barang.",
        team.id,
    )
    await acts.plans(window=_window(world.clock.now()))
    code = acts.newest_code(cast.coordinator, team)

    yield TourStep(
        "Desa memilih waktu dan tempat",
        "Usulan muncul di grup desa. Sekretaris desa menekan hari, jam dan tempat: tiga ketukan.",
        village.id,
    )
    await acts.decides(day=_day_label(acts, code))

    yield TourStep(
        "Kedua pihak bersiap", "Daftar persiapan dicentang pada kartu; yang belum akan diingatkan.", village.id
    )
    await acts.taps(cast.official, "tempat siap", village)
    await acts.taps(cast.second_official, "warga diberi tahu", village)
    await acts.taps(cast.member, "barang", team)

    yield TourStep(
        "Yang menunggu saya",
        "/tugas: apa yang masih menunggu, sejak kapan, sampai kapan; nomornya membukanya.",
        team.id,
    )
    await acts.says(cast.member, team, "/tugas")
    acts.expects(cast.member, team, "Yang menunggu grup ini")

    yield TourStep("Sehari sebelumnya", "Pengingat H-1 hanya menyebut yang belum siap.", village.id)
    starts = acts.starts_at(cast.coordinator, team, code)
    await acts.waits_until(starts - timedelta(hours=17))

    yield TourStep("Berangkat dan tiba", "Tim melapor dengan satu ketukan atau satu kata.", team.id)
    await acts.waits_until(starts - timedelta(hours=2))
    await acts.says(cast.coordinator, team, "/lapangan")
    await acts.taps(cast.coordinator, "Berangkat", team)
    await acts.waits_until(starts - timedelta(minutes=10))
    await acts.taps(cast.coordinator, "Tiba", team)

    yield TourStep(
        "Sinyal hilang", "Di desa tidak ada sinyal. Tim tetap memotret; pesannya menunggu di ponsel.", team.id
    )
    await acts.taps(cast.coordinator, "Mulai", team)
    cast.member.goes_offline()
    cast.member.sends_album(team, PHOTOS, caption=f"{code} sembako 25")
    await acts.settle()

    yield TourStep(
        "Sinyal kembali", "Semua tiba sekaligus. Album foto diberi tanda, dan satu pesan menyebut jumlahnya.", team.id
    )
    await acts.waits_until(starts + timedelta(hours=3))
    cast.member.comes_online()
    await acts.settle()
    acts.expects(cast.member, team, f"{PHOTOS} dari {PHOTOS} foto tersimpan")

    yield TourStep(
        "Desa mencocokkan jumlah",
        "Setelah selesai, desa menyatakan apa yang tiba: satu ketukan bila cocok.",
        village.id,
    )
    await acts.taps(cast.coordinator, "Selesai", team)
    await acts.taps(cast.official, "Cocok", village)

    yield TourStep("Kembali ke kantor", "Kunjungan ditutup bila tim pulang, foto tersimpan dan jumlah cocok.", team.id)
    await acts.waits_until(starts + timedelta(hours=5))
    await acts.taps(cast.coordinator, "Tim sudah pulang", team)
    await acts.taps(cast.coordinator, "Tutup kunjungan", team)

    yield TourStep("Ringkasan untuk camat", "Camat membaca apa yang dilakukan dan apa yang perlu diputuskan.", camat.id)
    acts.expects(cast.camat, camat, f"Kunjungan {code}")

    yield TourStep("Camat menjawab", "Jawaban camat diteruskan kepada koordinator, dengan rujukannya.", camat.id)
    cast.camat.replies(cast.camat.last(camat), f"Terima kasih, sampaikan salam untuk warga {cast.village.name}.")
    await acts.settle()
    acts.expects(cast.coordinator, world.private(cast.coordinator.user), "salam untuk warga")


def _window(now: datetime) -> str:
    """Five days from next week's Monday on, as a person types them."""
    today = (now.astimezone(UTC) + timedelta(hours=8)).date()
    first = today + timedelta(days=7 - today.weekday())
    last = first + timedelta(days=4)
    return f"{first.day}/{first.month}/{first.year} sampai {last.day}/{last.month}/{last.year}"


def _day_label(acts: Acts, code: str) -> str:
    """The third day that the village is offered."""
    card = acts.card(acts.cast.official, acts.cast.village_group, code)
    return [label for row in card.buttons for label in [b.text for b in row]][2]
