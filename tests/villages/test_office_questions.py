"""What a village or the camat asks, and the books cannot answer, waits as a task until somebody has answered it."""

from simulator.people import Actor
from tests.conftest import Stage
from tests.tasks.test_tasks import tasks
from tests.the_day import begins, own, seen

ASKS = "K1 kawa kah mambawa kursi roda pak?"


async def waits(stage: Stage) -> str:
    cast = stage.cast
    return (await tasks(stage, cast.coordinator, own(stage, cast.coordinator))).shown


async def answers(stage: Stage, below: str, words: str) -> None:
    cast = stage.cast
    there = next(m for m in reversed(cast.coordinator.sees(own(stage, cast.coordinator))) if below in m.shown)
    cast.coordinator.replies(there, words)
    await stage.settle()


async def asks(stage: Stage, who: Actor, words: str, *, in_group: bool = True) -> None:
    await stage.acts.says(who, stage.cast.village_group if in_group else own(stage, who), words)


async def test_a_question_of_a_village_waits_until_it_is_answered_below_it(stage: Stage) -> None:
    """Also past a day: then who is to answer it hears of it, and later the camat. "Sebentar" is no answer."""
    cast = stage.cast
    await stage.acts.plans()
    await asks(stage, cast.official, ASKS)
    await asks(stage, cast.official, "kami sekampung senang pak")
    shown = await waits(stage)
    assert "1. Tulisan Alus Contoh tentang K1 Uren belum dijawab" in shown
    assert "2." not in shown
    await answers(stage, "kursi roda", "sebentar")
    assert "Tulisan Alus Contoh" in await waits(stage)
    await stage.later(days=4)
    assert "Tulisan Alus Contoh" in (await tasks(stage, cast.camat, own(stage, cast.camat))).shown
    await answers(stage, "kursi roda", "kawa bu, kami bawa satu")
    assert "Tulisan Alus Contoh" not in await waits(stage)


async def test_it_was_answered_by_telephone_and_that_is_taken_back(stage: Stage) -> None:
    """Of two questions the other one still waits; its number says it again, with its button."""
    cast = stage.cast
    home = own(stage, cast.coordinator)
    await stage.acts.plans()
    await asks(stage, cast.official, ASKS)
    await asks(stage, cast.second_official, "siapa haja nang umpat datang?", in_group=False)
    await stage.acts.taps(cast.coordinator, "✔️ Sudah dijawab", home)
    shown = await waits(stage)
    assert "Alus Contoh tentang" in shown
    assert "Marni" not in shown
    await stage.acts.taps(cast.coordinator, "↩️ Belum dijawab", home)
    assert "2. Tulisan Marni Contoh tentang K1 Uren" in await waits(stage)
    await stage.acts.says(cast.coordinator, home, "/tugas 2")
    assert "nang umpat datang" in cast.coordinator.last(home).shown
    await answers(stage, "nang umpat datang", "Hendra dan saya")
    assert "Marni" not in await waits(stage)


async def test_the_camats_question_waits_too(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await asks(stage, cast.camat, "K1 kenapa belum dijawab desa?", in_group=False)
    assert "Tulisan Camat Contoh tentang K1 Uren belum dijawab" in await waits(stage)
    await answers(stage, "kenapa belum dijawab", "kades sakit pak, besok saya datangi")
    assert "Camat Contoh" not in await waits(stage)


async def test_what_the_books_know_the_camat_hears_at_once(stage: Stage) -> None:
    """And passes it on by the button, if that was not what was asked."""
    cast = stage.cast
    home, office = own(stage, cast.camat), own(stage, cast.coordinator)
    await begins(stage)
    for words, answer in {
        "berapa kunjungan bulan ini?": "Ringkasan bulan ini",
        "Uren sudah?": "K1 Desa Uren: disepakati (3 Desember 2026)",
        "siapa belum pulang?": "Tidak ada tim yang sedang di jalan.\n• K1 Desa Uren: langkah terakhir belum ada",
        "desa mana yang belum dikunjungi?": "24 desa belum dikunjungi tahun ini: ",
        "K1 bagaimana": "Kunjungan K1 ke Desa Uren",
    }.items():
        await asks(stage, cast.camat, words, in_group=False)
        assert answer in cast.camat.last(home).shown
    assert "K1 bagaimana" not in seen(cast.coordinator, office)
    await stage.acts.taps(cast.camat, "✉️ Teruskan ke koordinator", home)
    assert "Camat Contoh tentang K1:\nK1 bagaimana" in cast.coordinator.last(office).shown
    assert "Camat Contoh" in await waits(stage)
    await asks(stage, cast.coordinator, "K1 bagaimana?", in_group=False)
    assert "Kunjungan K1 ke Desa Uren" in cast.coordinator.last(office).shown
