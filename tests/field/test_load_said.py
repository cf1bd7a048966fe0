"""What came back is understood where people say it: with the visit's code, or below the panel; read back first."""

import pytest

from tests.conftest import Stage, kept
from tests.the_day import begins, heard, panel, reports, seen


@kept
async def home(stage: Stage) -> None:
    """Eleven of 25 packets were handed over, and the team is back."""
    cast = stage.cast
    await begins(stage)
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 11")
    await stage.settle()
    await reports(stage, "Berangkat", "Selesai", "Tim sudah pulang")


@pytest.mark.parametrize(
    "words",
    ["K1 kembali 14 sembako", "K1 sembako kembali 14", "K1 sisa 14 sembako", "K1 bulik 14"],
)
async def test_with_the_code(stage: Stage, words: str) -> None:
    cast = stage.cast
    await home(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    assert "Maksudnya: K1: sembako kembali 14?" in cast.member.last(cast.team_group).shown
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "dibawa 25 = diserahkan 11 + kembali 14, cocok" in heard(cast.member, cast.team_group)


async def test_below_the_panel_it_is_no_step(stage: Stage) -> None:
    cast = stage.cast
    await home(stage)
    shown = [m for m in cast.member.sees(cast.team_group) if "hari kunjungan" in m.shown][-1]
    cast.member.replies(shown, "kembali 13 sembako, 1 sobek")
    await stage.settle()
    assert "Maksudnya: K1: sembako kembali 13; sembako rusak 1 sobek?" in cast.member.last(cast.team_group).shown
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "diserahkan 11 + kembali 13 + rusak 1, cocok" in heard(cast.member, cast.team_group)


@pytest.mark.parametrize("words", ["K1 3 tolak barang rusak", "K1 nomor 3 terima, 1 rusak", "K1 kembali"])
async def test_what_is_said_of_people_and_steps_is_not_the_load(stage: Stage, words: str) -> None:
    cast = stage.cast
    await home(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    assert "sembako kembali" not in cast.member.last(cast.team_group).shown.replace("misalnya: sembako kembali", "")


async def test_a_step_reported_the_next_day_says_which(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.later(days=1)
    await stage.acts.says(cast.member, cast.team_group, "K1 tiba kemarin jam 8.30")
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "✅ Tiba 08.30 (dilaporkan 4 Desember" in panel(stage, cast.member, cast.team_group)


@pytest.mark.parametrize("words", ["siap", "sip", "mantap pa", "alhamdulillah", "terima kasih pak"])
async def test_kind_words_below_a_record_are_met_by_a_sign(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 2")
    record = [m for m in cast.member.sees(cast.team_group) if "dicatat" in m.shown][-1]
    sent = cast.coordinator.replies(record, words)
    await stage.settle()
    assert sent.reactions
    assert "belum dipahami" not in seen(cast.coordinator, cast.team_group)


@pytest.mark.parametrize(
    "words", ["fotonya buram, ulangi", "pak, foto kurang jelas", "tolong ulang fotonya ya", "foto kd jelas"]
)
async def test_a_better_photo_is_asked_for_below_a_record(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 2")
    await stage.settle()
    record = [m for m in cast.member.sees(cast.team_group) if "dicatat" in m.shown][-1]
    cast.coordinator.replies(record, words)
    await stage.settle()
    assert "Hendra Contoh: mohon foto yang lebih jelas untuk catatan K1" in heard(cast.member, cast.team_group)
    cast.member.sends_photo(cast.team_group, reply_to=record)
    await stage.settle()
    assert "2 dari 2 foto tersimpan" in heard(cast.member, cast.team_group)
