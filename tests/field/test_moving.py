"""A visit that moves: other days proposed, an agreed time asked to be changed, caveats said when a day is picked."""

from tests.conftest import Stage
from tests.the_day import heard, seen


async def test_a_postponed_visit_is_proposed_again_and_agreed(stage: Stage) -> None:
    """The same visit, with a new window; what was announced before is void, what the village had prepared is open."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.taps(cast.official, "warga diberi tahu", cast.village_group)
    await stage.acts.unfolds(cast.coordinator, "Tunda", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "Banjir di jalan.")
    assert "ditunda: Banjir di jalan. Tim akan" in heard(cast.official, cast.village_group)
    assert "tidak berlaku lagi" in heard(cast.official, cast.village_group)
    await stage.acts.taps(cast.coordinator, "Usulkan hari lain", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "nanti saja")
    assert "belum terbaca" in cast.coordinator.last(cast.team_group).shown
    await stage.acts.answers(cast.coordinator, cast.team_group, "7-9 Desember")
    await stage.acts.taps(cast.coordinator, "Kirim ke desa", cast.team_group)
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    await stage.acts.decides(day="Sel 8 Des")
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    assert "Selasa, 8 Desember 2026, 09.00 WITA" in card.shown
    assert "⬜ warga diberi tahu" in card.labels
    announced = [m for m in cast.official.sees(cast.village_group) if m.shown.startswith("PENGUMUMAN")]
    assert [("8 Desember" in m.shown) for m in announced] == [True]


async def test_a_village_asks_for_another_time_after_agreeing_and_the_team_follows(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=2)
    await stage.acts.taps(cast.official, "Salah? Ubah tempat / waktu", cast.village_group)
    assert "Balas kartu" in cast.official.alerts[-1].text
    await stage.acts.wishes("4 Desember jam 9")
    assert "meminta pindah ke Jumat, 4 Desember" in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown
    await stage.acts.taps(cast.coordinator, "Terima usulan desa", cast.team_group)
    shown = stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "🗓 Jumat, 4 Desember 2026, 09.00 WITA" in shown
    assert "Balai Desa" in shown


async def test_what_was_agreed_stands_when_the_team_cannot(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=2)
    await stage.acts.wishes("4 Desember jam 9")
    await stage.acts.taps(cast.coordinator, "Tidak bisa", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "Mobil dipakai desa lain.")
    assert "Alasannya: Mobil dipakai desa lain." in heard(cast.official, cast.village_group)
    assert "tetap Kamis, 3 Desember 2026, 09.00 WITA" in heard(cast.official, cast.village_group)
    assert "meminta pindah" not in stage.acts.card(cast.official, cast.village_group, "K1").shown
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), "siap, Pak")
    await stage.settle()
    assert "✅ Disepakati" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_place_that_is_still_open_is_asked_for_and_given(stage: Stage) -> None:
    """A bug: a wish for another day without a place left no way to say where."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    card = stage.acts.card(cast.official, group, "K1")
    await stage.acts.wishes("8 Desember jam 9")
    cast.official.replies(card, "terserah tim saja")
    await stage.settle()
    assert "belum terbaca" not in cast.official.last(group).shown
    await stage.acts.taps(cast.coordinator, "Terima usulan desa", cast.team_group)
    assert "Tempatnya belum ditentukan. Mohon balas" in card.shown
    for words in ("siap pak, terima kasih", "Balai Adat"):
        cast.official.replies(card, words)
        await stage.settle()
    await stage.acts.taps(cast.official, "Ya", group)
    assert "📍 Balai Adat" in card.shown
    assert "Mohon balas pesan ini dengan nama tempat" not in card.shown
    (announced,) = [m for m in cast.official.sees(group) if m.shown.startswith("PENGUMUMAN")]
    assert "Tempat: Balai Adat" in announced.shown


async def test_caveats_are_said_when_the_village_picks_the_day(stage: Stage) -> None:
    """Friday prayer to both; people and vehicles that are taken to the team only."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides(day="Jum 4 Des", time="10.00")
    await stage.acts.plans(village="Liyu")
    await stage.acts.taps(cast.other_official, "Jum 4 Des", cast.other_group)
    in_village = stage.acts.card(cast.other_official, cast.other_group, "K2").shown
    in_team = stage.acts.card(cast.coordinator, cast.team_group, "K2").shown
    assert "salat Jumat" in in_village
    assert "salat Jumat" in in_team
    assert "Rahmi Contoh dan Hendra Contoh sudah ikut kunjungan K1" in in_team
    assert "Hilux DA 1234 XX sudah dipakai kunjungan K1" in in_team
    assert "sudah ikut" not in in_village


async def test_the_teams_coordinator_is_not_vouched_for_in_a_village(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.coordinator, cast.village_group, "K1")
    cast.coordinator.presses_data(cast.village_group, card, card.buttons[0][0].data or "")
    await stage.settle()
    assert "perangkat desa" in cast.coordinator.alerts[-1].text
    assert "Jamin" not in seen(cast.coordinator, cast.village_group)


async def test_a_place_on_the_map_can_be_shown_again(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.official, "Kam 3 Des", cast.village_group)
    await stage.acts.taps(cast.official, "09.00", cast.village_group)
    cast.official.sends_location(cast.village_group, reply_to=stage.acts.card(cast.official, cast.village_group, "K1"))
    await stage.settle()
    await stage.acts.taps(cast.member, "Peta", cast.team_group)
    assert cast.member.last(cast.team_group).location == (-2.2447, 115.6131)
