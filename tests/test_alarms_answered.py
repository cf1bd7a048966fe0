"""An alarm is answered by whoever it rings for: that ends it for all, and everybody hears by whom."""

import pytest

from simulator.model import Message
from simulator.people import Actor
from sotarsa_bot.parsing.calls import tells_of_a_call
from tests.conftest import Stage
from tests.test_reminding import wita
from tests.the_day import begins, own, reports, seen


@pytest.mark.parametrize(
    "words",
    [
        "Sudah saya telepon, tim aman di jalan",
        "sudah ditelepon pak",
        "sdh sy tlp, masih di Liyu",
        "Baru saja saya hubungi, ban bocor",
        "tadi sudah kami hubungi",
        "maaf, sudah saya telpon barusan",
    ],
)
def test_a_call_that_was_made(words: str) -> None:
    assert tells_of_a_call(words)


@pytest.mark.parametrize(
    "words",
    [
        "sudah saya telepon, tidak diangkat",
        "sudah saya coba telepon, mati",
        "belum saya telepon",
        "sudah ditelepon?",
        "nanti saya telepon",
        "siapa yang sudah telepon",
        "sudah malam, mohon ditunggu",
        "kalau sudah ditelepon kabari saya",
    ],
)
def test_a_call_that_was_tried_wished_for_or_asked_about(words: str) -> None:
    assert not tells_of_a_call(words)


async def late(stage: Stage, *, camat: bool = True) -> None:
    """The team left at 08.00 and is not back; the coordinator's alarm rings at 16.00, the camat's at 17.00."""
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.waits_until(wita(3, 17 if camat else 16, 1, month=12))


def alarm(stage: Stage, who: Actor) -> Message:
    return next(m for m in who.sees(own(stage, who)) if "belum melapor kembali" in m.shown)


async def test_the_camats_words_end_it_for_all(stage: Stage) -> None:
    """U9: "Sudah saya telepon, tim aman di jalan"."""
    cast = stage.cast
    await late(stage)
    assert alarm(stage, cast.camat).labels == ["📞 Sudah saya telepon"]
    cast.camat.replies(alarm(stage, cast.camat), "Sudah saya telepon, tim aman di jalan")
    await stage.settle()
    assert "✅ Dicatat. Yang lain diberi tahu" in cast.camat.last(own(stage, cast.camat)).shown
    told = cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert told.startswith("📞 K1 Desa Uren: Camat Contoh sudah menelepon tim: Sudah saya telepon, tim aman")
    for who in (cast.camat, cast.coordinator):
        assert "📞 17.01 Camat Contoh sudah menelepon tim" in alarm(stage, who).shown
        assert alarm(stage, who).labels == []


async def test_the_coordinators_press_spares_the_camat(stage: Stage) -> None:
    cast = stage.cast
    await late(stage, camat=False)
    await stage.acts.taps(cast.coordinator, "Sudah saya telepon", own(stage, cast.coordinator))
    assert "📞 16.01 Rahmi Contoh sudah menelepon tim" in alarm(stage, cast.coordinator).shown
    await stage.later(hours=6)
    assert "belum melapor kembali. Terakhir" not in seen(cast.camat, own(stage, cast.camat))
    await reports(stage, "Tiba")
    await stage.later(hours=6)
    assert "belum melapor kembali. Terakhir" not in seen(cast.camat, own(stage, cast.camat))


@pytest.mark.parametrize("words", ["Sudah saya telepon, tidak diangkat", "Saya minta pambakal Liyu melihat di jalan"])
async def test_other_words_are_noted_and_it_goes_on(stage: Stage, words: str) -> None:
    cast = stage.cast
    await late(stage, camat=False)
    cast.coordinator.replies(alarm(stage, cast.coordinator), words)
    await stage.settle()
    assert "mohon tekan Sudah saya telepon" in cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert f"💬 16.01 Rahmi Contoh: {words}" in alarm(stage, cast.coordinator).shown
    await stage.later(hours=1)
    assert f"💬 16.01 Rahmi Contoh: {words}" in alarm(stage, cast.camat).shown
    await stage.acts.taps(cast.camat, "Sudah saya telepon", own(stage, cast.camat))
    assert "Camat Contoh sudah menelepon tim" in alarm(stage, cast.coordinator).shown


async def test_a_second_press_hears_who_was_first(stage: Stage) -> None:
    cast = stage.cast
    await late(stage)
    message = alarm(stage, cast.camat)
    data = message.buttons[0][0].data or ""
    await stage.acts.taps(cast.coordinator, "Sudah saya telepon", own(stage, cast.coordinator))
    cast.camat.presses_data(own(stage, cast.camat), message, data)
    await stage.settle()
    assert cast.camat.alerts[-1].text == "Rahmi Contoh sudah menelepon."


async def test_a_nik_in_an_answer_is_masked_and_a_nod_is_no_answer(stage: Stage) -> None:
    cast = stage.cast
    await late(stage)
    cast.camat.replies(alarm(stage, cast.camat), "terima kasih")
    await stage.settle()
    assert "💬" not in alarm(stage, cast.camat).shown


async def test_a_village_that_does_not_answer_is_phoned_once(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.later(hours=73)
    private = own(stage, cast.coordinator)
    rung = next(m for m in cast.coordinator.sees(private) if "belum menjawab usulan K1" in m.shown)
    assert rung.labels == ["Catat jawaban desa", "📞 Sudah saya telepon"]
    cast.coordinator.replies(rung, "sudah saya telepon, besok dijawab")
    await stage.settle()
    assert "Rahmi Contoh sudah menelepon desa: sudah saya telepon, besok dijawab" in rung.shown
    assert rung.labels == ["Catat jawaban desa"]
    await stage.acts.taps(cast.coordinator, "Catat jawaban desa", private)
    assert "bagaimana desa menjawab" in cast.coordinator.last(private).shown
