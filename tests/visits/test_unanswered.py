"""What nobody answered does not disappear: it is said when its time is over, and again each Monday."""

from tests.conftest import Stage
from tests.notifications.test_reminding import wita
from tests.the_day import heard, own, seen


async def test_a_proposal_whose_days_are_over_is_told_to_coordinator_and_camat(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans(window="1-3 Desember")
    await stage.acts.waits_until(wita(3, 18, 59, month=12))
    assert "sudah lewat" not in seen(cast.coordinator, own(stage, cast.coordinator))
    await stage.acts.waits_until(wita(3, 19, 1, month=12))
    for who in (cast.coordinator, cast.camat):
        assert "Usulan K1 untuk Desa Uren (1–3 Desember 2026) sudah lewat" in heard(who, own(stage, who))
    told = next(m for m in cast.coordinator.sees(own(stage, cast.coordinator)) if "sudah lewat" in m.shown)
    assert told.labels[0] == "Usulkan hari lain"
    await stage.acts.taps(cast.coordinator, "Usulkan hari lain", own(stage, cast.coordinator))
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "7-9 Desember")
    await stage.acts.taps(cast.coordinator, "Kirim ke desa", own(stage, cast.coordinator))
    assert "7–9 Desember 2026" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_card_offers_no_day_that_has_passed(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans(window="1-3 Desember")
    await stage.acts.waits_until(wita(1, 19, 1, month=12))
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    assert card.labels == ["Rab 2 Des", "Kam 3 Des", "Pilih hari lain", "🗳 Siapa bisa hari apa?"]
    assert "misalnya: 2 Desember jam 9" in card.shown


async def test_the_village_hears_that_the_days_are_over_and_may_still_answer(stage: Stage) -> None:
    """Before, its card went on offering them, and every press was refused."""
    cast = stage.cast
    await stage.acts.plans(window="1-3 Desember")
    await stage.acts.taps(cast.official, "Kam 3 Des", cast.village_group)
    await stage.acts.waits_until(wita(3, 19, 1, month=12))
    for group in (cast.village_group, cast.team_group):
        card = stage.acts.card(cast.coordinator, group, "K1")
        assert "⌛ Hari yang diusulkan sudah lewat, dan desa belum menjawab" in card.shown
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    assert card.labels == ["Pilih hari lain"]
    told = cast.official.last(cast.village_group)
    assert "(1–3 Desember 2026) sudah lewat, dan belum ada jawaban desa" in told.shown
    cast.official.replies(told, "maaf baru baca, tgl 10 jam 9 di balai")
    await stage.settle()
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "↔️ Desa mengusulkan Kamis, 10 Desember 2026, 09.00 WITA, balai" in card_of_team(stage)
    await stage.acts.taps(cast.coordinator, "Terima usulan desa", cast.team_group)
    assert "✅ Disepakati" in stage.acts.card(cast.official, cast.village_group, "K1").shown


def card_of_team(stage: Stage) -> str:
    return stage.acts.card(stage.cast.coordinator, stage.cast.team_group, "K1").shown


async def test_in_quiet_weeks_it_is_said_on_mondays_to_both(stage: Stage) -> None:
    """A proposal nobody answered, weeks later; nothing at all is no news."""
    cast = stage.cast
    await stage.acts.plans(window="1-3 Desember")
    await stage.acts.waits_until(wita(12, 12, month=12))
    for monday in (14, 21):
        await stage.acts.waits_until(wita(monday, 7, 29, month=12))
        before = {who.user.id: len(who.sees(own(stage, who))) for who in (cast.coordinator, cast.camat)}
        await stage.acts.waits_until(wita(monday, 7, 31, month=12))
        for who in (cast.coordinator, cast.camat):
            new = who.sees(own(stage, who))[before[who.user.id] :]
            assert any("⌛ Hari usulan sudah lewat, desa belum menjawab: K1" in m.shown for m in new)


async def test_a_wish_that_the_coordinator_leaves_rings_again(stage: Stage) -> None:
    cast = stage.cast
    private = own(stage, cast.coordinator)
    await stage.acts.plans()
    await stage.acts.wishes("8 Desember jam 10, Posyandu")
    first = cast.coordinator.last(private)
    await stage.later(hours=24, minutes=1)
    again = cast.coordinator.last(private)
    assert "Desa Uren masih menunggu jawaban untuk K1" in again.shown
    assert again.labels == ["Terima usulan desa", "Tidak bisa"]
    assert first.labels == []
    await stage.acts.taps(cast.coordinator, "Terima usulan desa", private)
    count = len(cast.coordinator.sees(private))
    await stage.later(hours=25)
    assert "masih menunggu jawaban" not in "".join(m.shown for m in cast.coordinator.sees(private)[count:])


async def test_a_request_that_waits_is_told_in_a_quiet_week(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.waits_until(wita(3, 10, month=12))
    await stage.acts.says(cast.member, cast.team_group, "K1 usulan kursi roda")
    await stage.acts.waits_until(wita(20, 12, month=12))
    await stage.acts.waits_until(wita(21, 7, 31, month=12))
    for who in (cast.coordinator, cast.camat):
        assert "Usulan warga belum dijawab: 1 (K1)" in who.last(own(stage, who)).shown
