"""From the proposal to the agreed visit, as people do it."""

from tests.conftest import Stage
from tests.the_day import heard


async def test_the_team_proposes_and_the_village_decides_by_three_taps(stage: Stage) -> None:
    """Both groups end with the same card, and the village has an announcement to forward."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    for group in (cast.team_group, cast.village_group):
        card = stage.acts.card(cast.coordinator, group, "K1")
        assert "Kamis, 3 Desember 2026, 09.00 WITA" in card.shown
        assert "Balai Desa" in card.shown
    announced = [m.shown for m in cast.official.sees(cast.village_group) if m.shown.startswith("PENGUMUMAN")]
    assert len(announced) == 1
    assert "Balai Desa" in announced[0]


async def test_an_official_answers_with_one_typed_reply(stage: Stage) -> None:
    """Words do what buttons do: day, time and place in one reply to the card."""
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    cast.official.replies(card, "3 Desember jam 9, Balai Desa")
    await stage.settle()
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "🗓 Kamis, 3 Desember 2026, 09.00 WITA" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_another_day_goes_to_the_coordinator_who_accepts_it(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.wishes("8 Desember jam 10, Posyandu")
    assert "8 Desember 2026, 10.00 WITA" in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown
    await stage.acts.taps(cast.coordinator, "Terima usulan desa", cast.team_group)
    assert "✅ Disepakati" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_the_second_answer_hears_who_answered_first(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.second_official, cast.village_group, "K1")
    stale = card.buttons[1][0].data or ""
    await stage.acts.taps(cast.official, "Kam 3 Des", cast.village_group)
    cast.second_official.presses_data(cast.village_group, card, stale)
    await stage.settle()
    assert "Alus Contoh" in cast.second_official.alerts[-1].text


async def test_nobody_from_elsewhere_decides_even_with_a_forged_press(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.coordinator, cast.village_group, "K1")
    data = card.buttons[0][0].data or ""
    cast.coordinator.presses_data(cast.village_group, card, data)
    cast.stranger.presses_data(cast.village_group, card, data)
    await stage.settle()
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_an_unreadable_day_is_answered_and_the_conversation_goes_on(stage: Stage) -> None:
    """A mistake gets one clear sentence; the same card is answered again."""
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    cast.official.replies(card, "sesudah panen saja")
    await stage.settle()
    assert "belum terbaca" in cast.official.last(cast.village_group).shown
    cast.official.replies(card, "3 Desember")
    await stage.settle()
    assert "Jam berapa" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_silent_village_is_reminded_and_then_the_coordinator_hears_whom_to_phone(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.later(hours=24, minutes=1)
    assert "menunggu jawaban" in cast.official.last(cast.village_group).shown
    await stage.later(hours=58)  # its answer was awaited until Friday evening
    private = stage.world.private(cast.coordinator.user)
    assert "+6281200000003" in cast.coordinator.last(private).shown


async def test_two_officials_who_type_different_answers_at_once(stage: Stage) -> None:
    """The first counts; the second is told, and has not asked for another day by that."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    card = stage.acts.card(cast.official, group, "K1")
    await stage.acts.decides()
    cast.second_official.replies(card, "4 Desember jam 10, Posyandu")
    await stage.settle()
    assert "Alus Contoh baru saja memutuskan: Kamis, 3 Desember" in heard(cast.second_official, group)
    assert "meminta pindah" not in card.shown
    await stage.later(hours=2)
    await stage.acts.wishes("4 Desember jam 10, Posyandu", cast.second_official)
    assert "meminta pindah ke Jumat, 4 Desember" in card.shown


async def test_two_wishes_for_other_days_at_once(stage: Stage) -> None:
    """The coordinator reads of both, and that the later one took the other's place."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.wishes("8 Desember jam 9")
    await stage.acts.wishes("9 Desember jam 10", cast.second_official)
    instead = "menggantikan usulan Alus Contoh: Selasa, 8 Desember 2026, 09.00 WITA"
    for who, chat in ((cast.official, group), (cast.coordinator, stage.world.private(cast.coordinator.user))):
        assert instead in who.last(chat).shown


async def test_a_village_that_answers_after_the_visit_was_cancelled_is_told(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    card = stage.acts.card(cast.official, group, "K1")
    await stage.acts.taps(cast.coordinator, "Batalkan", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "banjir")
    await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)
    cast.official.replies(card, "3 Desember jam 9, balai desa")
    await stage.settle()
    assert cast.official.last(group).shown == "Kunjungan K1 sudah dibatalkan."
