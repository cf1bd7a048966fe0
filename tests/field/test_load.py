"""The load is accounted for when the team is back: by one button, one reply, or an explanation; late word opens it."""

from datetime import timedelta

from simulator.model import Message
from tests.conftest import Stage, kept
from tests.the_day import begins, closes, heard, reports, seen


@kept
async def comes_back(stage: Stage, handed_over: int) -> None:
    """Of 25 parcels so many are on record; the village agrees; the team is back."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, f"K1 sembako {handed_over}")
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)


def card(stage: Stage) -> str:
    """The load's card in the team's group, as it stands."""
    cast = stage.cast
    return [m.shown for m in cast.member.sees(cast.team_group) if "barang yang dibawa" in m.shown][-1]


async def test_what_was_all_handed_over_is_not_asked_about(stage: Stage) -> None:
    cast = stage.cast
    await comes_back(stage, 25)
    assert "barang yang dibawa" not in seen(cast.member, cast.team_group)
    await stage.acts.taps(cast.coordinator, "Cocokkan barang bawaan", cast.team_group)
    assert "Sembako: dibawa 25 = diserahkan 25, cocok" in card(stage)
    await closes(stage)
    assert "ditutup oleh Rahmi Contoh" in heard(cast.coordinator, cast.team_group)


async def test_one_reply_says_what_came_back_and_the_visit_closes(stage: Stage) -> None:
    cast = stage.cast
    await comes_back(stage, 20)
    assert "dibawa 25, diserahkan 20, kurang 5" in card(stage)
    await stage.acts.taps(cast.coordinator, "Tutup kunjungan", cast.team_group)
    assert "barang bawaan belum dicocokkan" in heard(cast.coordinator, cast.team_group)
    asked = next(m for m in cast.member.sees(cast.team_group) if "barang yang dibawa" in m.shown)
    cast.member.replies(asked, "kembali 4, rusak 1")
    await stage.settle()
    assert "mengapa rusak atau hilang" in heard(cast.member, cast.team_group)
    cast.member.replies(asked, "kembali 4, rusak 1 sobek kena hujan")
    await stage.settle()
    assert "Sembako: dibawa 25 = diserahkan 20 + kembali 4 + rusak 1, cocok" in card(stage)
    assert "↳ sobek kena hujan" in card(stage)
    assert "foto barang yang rusak" in card(stage)
    cast.member.sends_photo(cast.team_group, reply_to=asked)
    await stage.settle()
    assert "foto barang yang rusak" not in card(stage)
    await closes(stage)
    told = seen(cast.camat, stage.world.private(cast.camat.user))
    assert "dibawa 25 = diserahkan 20 + kembali 4 + rusak 1, cocok" in told


async def test_a_difference_is_explained_and_asked_about_again_when_late_word_changes_it(stage: Stage) -> None:
    cast = stage.cast
    camat = stage.world.private(cast.camat.user)
    await comes_back(stage, 20)
    await stage.acts.taps(cast.member, "Tidak ada yang kembali", cast.team_group)
    assert "kurang 5" in card(stage)
    await stage.acts.says(cast.camat, camat, "/ringkasan")
    assert "selisih barang bawaan: sembako kurang 5" in cast.camat.last(camat).shown
    await stage.acts.taps(cast.member, "Jelaskan selisih (koordinator)", cast.team_group)
    assert "bukan bagian tugas" in cast.member.alerts[-1].text
    await stage.acts.taps(cast.coordinator, "Jelaskan selisih (koordinator)", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "5 paket dititipkan di kantor desa")
    assert "Selisih dijelaskan oleh Rahmi Contoh: 5 paket dititipkan" in card(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 2")
    assert "kurang 3" in card(stage)
    assert "harus dijelaskan" in card(stage)
    await stage.acts.says(cast.camat, camat, "/ringkasan K1")
    assert "selisih barang bawaan: sembako kurang 3" in cast.camat.last(camat).shown
    asked = next(m for m in cast.member.sees(cast.team_group) if "barang yang dibawa" in m.shown)
    cast.member.replies(asked, "sisa 3")
    await stage.settle()
    assert "diserahkan 22 + kembali 3, cocok" in card(stage)


async def test_only_the_team_says_it_and_after_the_village(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    asked = stage.acts.card(cast.coordinator, cast.team_group, "K1")
    cast.official.presses_data(cast.village_group, stage.acts.question(cast.official, cast.village_group), "1|load|1")
    cast.member.presses_data(cast.team_group, asked, "1|load|1")
    cast.member.presses_data(cast.team_group, asked, "1|load_all|1")
    await stage.settle()
    assert "bukan bagian tugas" in cast.official.alerts[-1].text
    assert ["setelah tim selesai" in alert.text for alert in cast.member.alerts[-2:]] == [True, True]


def asked_about_the_load(stage: Stage) -> Message:
    cast = stage.cast
    return next(m for m in cast.member.sees(cast.team_group) if "barang yang dibawa" in m.shown)


async def test_a_slip_of_the_thumb_has_a_way_back_by_button_and_by_words(stage: Stage) -> None:
    cast = stage.cast
    await comes_back(stage, 20)
    for way in ("button", "batal", "salah"):
        await stage.acts.taps(cast.member, "Tidak ada yang kembali", cast.team_group)
        assert "Sisanya kembali semua" not in asked_about_the_load(stage).labels
        if way == "button":
            await stage.acts.taps(cast.member, "Salah? Batalkan keterangan terakhir", cast.team_group)
        else:
            cast.member.replies(asked_about_the_load(stage), way)
            await stage.settle()
        assert "Sisanya kembali semua" in asked_about_the_load(stage).labels
    cast.member.replies(asked_about_the_load(stage), "eh salah, kembali semua")
    await stage.settle()
    assert "diserahkan 20 + kembali 5, cocok" in card(stage)


async def test_a_correction_leaves_what_it_does_not_speak_of_and_is_taken_back_alone(stage: Stage) -> None:
    cast = stage.cast
    await comes_back(stage, 20)
    cast.member.replies(asked_about_the_load(stage), "sembako kembali 3 dan rusak 2 karena bocor")
    await stage.settle()
    stage.clock.advance(timedelta(seconds=20))
    cast.member.replies(asked_about_the_load(stage), "salah, sembako rusak 1 saja")
    await stage.settle()
    assert "diserahkan 20 + kembali 3 + rusak 1, kurang 1" in card(stage)
    assert "↳ karena bocor" in card(stage)
    cast.member.replies(asked_about_the_load(stage), "batal")
    await stage.settle()
    assert "diserahkan 20 + kembali 3 + rusak 2, cocok" in card(stage)


async def test_a_reason_that_is_said_afterwards_completes_the_words(stage: Stage) -> None:
    cast = stage.cast
    await comes_back(stage, 20)
    cast.member.replies(asked_about_the_load(stage), "kembali 4, hilang 1")
    await stage.settle()
    cast.member.replies(cast.member.last(cast.team_group), "jatuh di jalan")
    await stage.settle()
    assert "diserahkan 20 + kembali 4 + hilang 1, cocok" in card(stage)
    assert "↳ jatuh di jalan" in card(stage)


async def test_a_question_to_the_coordinator_says_whose_it_is(stage: Stage) -> None:
    cast = stage.cast
    await comes_back(stage, 20)
    await stage.acts.taps(cast.member, "Tidak ada yang kembali", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Jelaskan selisih (koordinator)", cast.team_group)
    await stage.acts.answers(cast.member, cast.team_group, "sisanya buat desa sebelah")
    assert "Pertanyaan ini untuk Rahmi Contoh" in cast.member.last(cast.team_group).shown
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "5 paket dititipkan di Liyu")
    assert "Selisih dijelaskan oleh Rahmi Contoh: 5 paket dititipkan di Liyu" in card(stage)
