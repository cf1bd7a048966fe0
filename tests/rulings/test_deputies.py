"""Who decides in the camat's place: named for days, seen on the card and in the record, over by itself or by a word."""

from tests.conftest import Stage
from tests.notifications.test_reminding import wita
from tests.rulings.test_rulings import put_off
from tests.the_day import heard, own, seen


async def test_a_deputy_decides_on_their_days_and_not_after(stage: Stage) -> None:
    cast, camat, theirs = stage.cast, own(stage, stage.cast.camat), own(stage, stage.cast.member)
    await stage.acts.says(cast.camat, camat, "/plt Hendra 25-26 November")
    assert "Hendra Contoh menjadi plt. camat pada 25–26 November 2026?" in cast.camat.last(camat).shown
    await stage.acts.taps(cast.camat, "Ya, tunjuk", camat)
    for who in (cast.member, cast.coordinator):
        assert "Hendra Contoh ditunjuk menjadi plt. camat" in heard(who, own(stage, who))
    await put_off(stage)
    assert "⚖️" not in seen(cast.member, theirs)  # not before their days
    await stage.acts.says(cast.camat, camat, "plt Marni besok")
    assert "tidak ada di antara" in cast.camat.last(camat).shown
    await stage.acts.says(cast.camat, camat, "/plt Rahmi 26-30 November")
    await stage.acts.taps(cast.camat, "Ya, tunjuk", camat)
    assert "sudah ada plt." in cast.camat.alerts[-1].text
    await stage.acts.waits_until(wita(25, 8))
    card = next(m for m in reversed(cast.member.sees(theirs)) if "⚖️" in m.shown)
    assert "Plt. camat: Hendra Contoh (25–26 November 2026)" in card.shown
    await stage.acts.says(cast.member, theirs, "/plt Rahmi 1-3 Desember")
    await stage.acts.taps(cast.member, "Ya, tunjuk", theirs)
    assert "ditunjuk" not in cast.member.last(theirs).shown  # nobody is named by a deputy
    await stage.acts.taps(cast.member, "✅ Setujui", theirs)
    assert "disetujui oleh Hendra Contoh (plt. camat)" in card.shown
    await stage.acts.waits_until(wita(27, 8))
    assert "tidak lagi menjadi plt. camat" in heard(cast.camat, camat)
    await stage.acts.says(cast.member, theirs, "P1 tarik keputusan")
    assert "disetujui oleh Hendra Contoh (plt. camat)" in card.shown


async def test_an_administrator_names_and_ends_it(stage: Stage) -> None:
    cast, alone = stage.cast, own(stage, stage.cast.admin)
    await stage.acts.says(cast.admin, alone, "/plt")
    assert "Belum ada pelaksana tugas" in cast.admin.last(alone).shown
    await stage.acts.says(cast.admin, alone, "/plt Rahmi hari ini")
    await stage.acts.taps(cast.admin, "Ya, tunjuk", alone)
    leads = own(stage, cast.coordinator)
    await put_off(stage)
    assert "P1 · K1 Uren: penundaan" in seen(cast.coordinator, leads)
    await stage.acts.says(cast.admin, alone, "akhiri plt")
    assert "tidak lagi menjadi plt. camat" in heard(cast.coordinator, leads)
    await stage.acts.taps(cast.coordinator, "✅ Setujui", leads)
    assert "disetujui" not in seen(cast.coordinator, leads)
