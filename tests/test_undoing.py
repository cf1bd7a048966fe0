"""Nothing that one tap does is for ever: each has a way back, by button and in words."""

import pytest

from sotarsa_bot.parsing.taking_back import takes_back
from tests.conftest import Stage


@pytest.mark.parametrize(
    "words",
    ["batal", "Batal pak", "maaf, salah tekan", "salah", "SALAH PENCET 🙏", "eh keliru", "tidak jadi", "kada jadi pak"],
)
def test_words_that_take_back(words: str) -> None:
    assert takes_back(words)


@pytest.mark.parametrize("words", ["", "batal karena banjir", "salah satu warga sakit", "Salahuddin", "tidak", "jadi"])
def test_words_that_say_more(words: str) -> None:
    assert not takes_back(words)


async def test_a_question_is_closed_by_words_too_and_nothing_was_changed(stage: Stage) -> None:
    """ "Mengapa K1 dibatalkan?" – "salah tekan" """
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.coordinator, "Batalkan kunjungan", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "salah tekan")
    assert "Ditutup" in cast.coordinator.last(cast.team_group).shown
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_leaving_an_answer_as_it_is_never_erases_it(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await stage.acts.plans(save=False)
    for _ in range(3):
        await stage.acts.taps(cast.coordinator, "⬅️ Kembali", chat)
    asked = stage.acts.question(cast.coordinator, chat)
    assert {"Tetap: Hilux DA 1234 XX", "Kosongkan"} <= set(asked.labels)
    await stage.acts.taps(cast.coordinator, "Tetap: Hilux", chat)
    await stage.acts.answers(cast.coordinator, chat, "tetap")
    await stage.acts.taps(cast.coordinator, "Lewati", chat)
    preview = stage.acts.question(cast.coordinator, chat).shown
    assert "Kendaraan: Hilux DA 1234 XX" in preview
    assert "Dibawa: 25 paket sembako" in preview
    for _ in range(3):
        await stage.acts.taps(cast.coordinator, "⬅️ Kembali", chat)
    await stage.acts.taps(cast.coordinator, "Kosongkan", chat)
    await stage.acts.taps(cast.coordinator, "Tetap: 25 paket sembako", chat)
    await stage.acts.taps(cast.coordinator, "Lewati", chat)
    assert "Kendaraan" not in stage.acts.question(cast.coordinator, chat).shown
