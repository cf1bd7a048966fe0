"""Nothing that one tap does is for ever: each has a way back, by button and in words."""

import pytest

from sotarsa_bot.parsing.steps_back import step_taken_back
from sotarsa_bot.parsing.taking_back import takes_back
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import VisitState
from tests.conftest import Stage
from tests.the_day import begins, heard, own, panel, reports, seen


@pytest.mark.parametrize(
    "words",
    ["batal", "Batal pak", "maaf, salah tekan", "salah", "SALAH PENCET 🙏", "eh keliru", "tidak jadi", "kada jadi pak"],
)
def test_words_that_take_back(words: str) -> None:
    assert takes_back(words)


@pytest.mark.parametrize("words", ["", "batal karena banjir", "salah satu warga sakit", "Salahuddin", "tidak", "jadi"])
def test_words_that_say_more(words: str) -> None:
    assert not takes_back(words)


@pytest.mark.parametrize(
    "words",
    ["salah tekan, kembalikan", "maaf salah pencet, tolong dipulihkan lagi", "kada jadi dibatalkan", "kembalikan"],
)
async def test_a_cancelled_visit_is_back_by_words(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.coordinator, "Batalkan kunjungan", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "hujan deras")
    cast.coordinator.replies(cast.coordinator.last(cast.team_group), words)
    await stage.settle()
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, cast.village_group, "K1").shown


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
    await stage.acts.taps(cast.coordinator, "✏️ Kendaraan", chat)
    asked = stage.acts.question(cast.coordinator, chat)
    assert {"Tetap: Hilux DA 1234 XX", "Kosongkan"} <= set(asked.labels)
    await stage.acts.taps(cast.coordinator, "Tetap: Hilux", chat)
    await stage.acts.taps(cast.coordinator, "✏️ Barang", chat)
    await stage.acts.answers(cast.coordinator, chat, "tetap")
    preview = stage.acts.question(cast.coordinator, chat).shown
    assert "Kendaraan: Hilux DA 1234 XX" in preview
    assert "Dibawa: 25 paket sembako" in preview
    await stage.acts.taps(cast.coordinator, "✏️ Kendaraan", chat)
    await stage.acts.taps(cast.coordinator, "Kosongkan", chat)
    assert "Kendaraan" not in stage.acts.question(cast.coordinator, chat).shown


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("belum kembali", Step.RETURNED),
        ("Belum berangkat pak", Step.DEPARTED),
        ("maaf, tim belum pulang", Step.RETURNED),
        ("salah tekan, kami ternyata belum sampai", Step.ARRIVED),
        ("blm selesai", Step.LEFT),
        ("bukan kembali", Step.RETURNED),
        ("K1 batalkan mulai", Step.SERVING),
        ("berangkat dibatalkan", None),
        ("kada jadi berangkat", Step.DEPARTED),
        ("K1 belum tiba di kantor", Step.RETURNED),
        ("belum kembali, masih di Uren", None),
        ("belum kembali atau sudah?", None),
        ("sudah kembali", None),
        ("belum", None),
        ("belum jalan-jalan", None),
        ("balum tuntung pang, salah pencet", Step.LEFT),
        ("kada jadi barangkat", Step.DEPARTED),
        ("balum bulik lagi pang", Step.RETURNED),
        ("balum nyampai", Step.ARRIVED),
        ("mulai kada jadi", Step.SERVING),
        ("berangkatnya kada jadi pang", Step.DEPARTED),
    ],
)
def test_words_that_deny_a_step(words: str, step: Step | None) -> None:
    assert step_taken_back(words) is step


async def test_a_step_is_taken_back_behind_the_visits_code_too(stage: Stage) -> None:
    """In the team's group "K1 batalkan berangkat" once went to the coordinator as calling off the visit."""
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 batalkan berangkat")
    async with stage.engine.store.reading() as books:
        visit = await books.visits.get(1)
    assert visit.state is VisitState.AGREED
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 batalkan mulai")
    assert "mulai melayani" in stage.cast.member.last(stage.cast.team_group).shown


async def test_home_by_a_slip_of_the_thumb(stage: Stage) -> None:
    """U4: the village was asked about nothing at all, and the alarm of the return never rang."""
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Tim sudah pulang", "Ya")
    assert "Cocok?" in heard(cast.official, cast.village_group)
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    await stage.acts.taps(cast.member, "Salah: tim sudah pulang", cast.team_group)
    assert "⬜ Tim sudah pulang" in panel(stage, cast.member, cast.team_group)
    assert "dibatalkan oleh Hendra Contoh" in heard(cast.coordinator, cast.team_group)
    assert "tim ternyata belum selesai" in heard(cast.official, cast.village_group)
    assert "Hitungan desa yang tadi tidak dipakai" in cast.official.last(cast.village_group).shown
    assert not any("Cocok" in label for m in cast.official.sees(cast.village_group) for label in m.labels)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    assert "hitungan desa berbeda" not in seen(cast.coordinator, cast.team_group)
    await reports(stage, "Selesai")
    assert "25 paket sembako. Cocok?" in cast.official.last(cast.village_group).shown
    async with stage.engine.store.reading() as books:
        assert await books.audit.count(what="step.taken_back") == 1
        assert await books.audit.count(what="visit.answers_void") == 1
        assert await books.incidents.count(resolved_at=None) == 0


async def test_the_alarm_of_the_return_rings_after_all(stage: Stage) -> None:
    """Home by mistake at noon, noticed at night: what fell due meanwhile still helps."""
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tim sudah pulang")
    await stage.later(hours=12)
    alone = stage.world.private(cast.coordinator.user)
    assert "belum melapor pulang" not in seen(cast.coordinator, alone)
    await stage.acts.says(cast.member, stage.world.private(cast.member.user), "belum kembali")
    await stage.later(minutes=1)
    assert "K1 (Desa Uren) belum melapor pulang" in heard(cast.coordinator, alone)


async def test_each_step_has_its_way_back_one_after_the_other(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    await stage.acts.taps(cast.member, "Salah: tiba", cast.team_group)
    board = next(m for m in reversed(cast.member.sees(cast.team_group)) if "hari kunjungan" in m.shown)
    cast.member.replies(board, "salah tekan pak")
    await stage.settle()
    assert "⬜ Berangkat" in panel(stage, cast.member, cast.team_group)
    async with stage.engine.store.reading() as books:
        assert (await books.visits.get(1)).state is VisitState.AGREED
    cast.member.replies(board, "belum berangkat")
    await stage.settle()
    assert "memang belum dicatat" in cast.member.last(cast.team_group).shown
    for _ in range(3):
        await stage.later(hours=6)
    assert "belum melapor pulang" not in seen(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize("words", ["belum kembali", "belum pulang ternyata pak"])
async def test_beside_the_panel_it_is_asked(stage: Stage, words: str) -> None:
    """It was met by silence: nobody looks for what to reply to."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    before = len(cast.member.sees(group))
    await stage.acts.says(cast.member, group, words)
    assert len(cast.member.sees(group)) == before + 1  # nothing of the kind is on record: talk
    await reports(stage, "Berangkat", "Tim sudah pulang")
    await stage.acts.says(cast.member, group, words)
    assert cast.member.last(group).shown == 'Maksudnya: K1: "tim sudah pulang" dibatalkan?'
    await stage.acts.taps(cast.member, "Ya", group)
    assert "⬜ Tim sudah pulang" in panel(stage, cast.member, group)


async def test_only_the_team_takes_a_step_back(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    cast.official.presses_data(cast.village_group, card, "1|step_back|1|departed")
    cast.official.replies(card, "belum berangkat")
    await stage.settle()
    assert "✅ Berangkat" in panel(stage, cast.member, cast.team_group)


async def test_a_visit_cancelled_by_a_slip_is_back_for_everybody(stage: Stage) -> None:
    """U8, one thumb further: the reason was given, the villages were told."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.unfolds(cast.coordinator, "Batalkan kunjungan", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "desa lain didahulukan")
    assert "PENGUMUMAN" not in seen(cast.official, cast.village_group)
    told = cast.coordinator.last(cast.team_group)
    cast.member.replies(told, "salah tekan")
    await stage.settle()
    assert "bukan bagian tugas" in heard(cast.member, cast.team_group)
    cast.coordinator.replies(told, "maaf salah tekan")
    await stage.settle()
    assert "tidak jadi dibatalkan: tetap seperti semula, Kamis, 3 Desember 2026, 09.00" in heard(
        cast.official, cast.village_group
    )
    again = [m.shown for m in cast.official.sees(cast.village_group) if "PENGUMUMAN" in m.shown]
    assert len(again) == 1  # with the sentence above, in one message
    assert again[0].startswith("↩️ Kunjungan K1 tidak jadi dibatalkan")
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    assert "✅ Disepakati" in card.shown
    await stage.later(days=8)
    assert "besok" in heard(cast.official, cast.village_group).casefold()


async def test_a_proposal_put_off_by_mistake_goes_on_where_it_stood(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.official, "Kam 3 Des", cast.village_group)
    await stage.acts.taps(cast.coordinator, "Tunda", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "jalan banjir")
    await stage.acts.taps(cast.coordinator, "Batalkan kunjungan", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "tidak ada dana")
    await stage.acts.taps(cast.coordinator, "Salah tekan: pulihkan K1", cast.team_group)
    assert "Ditunda: jalan banjir" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    await stage.acts.taps(cast.coordinator, "Salah tekan: pulihkan K1", cast.team_group)
    card = stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "memilih Kamis, 3 Desember 2026. Jam berapa?" in card
    await stage.later(hours=25)
    assert "menunggu jawaban" in cast.official.last(cast.village_group).shown
    await stage.acts.taps(cast.coordinator, "Salah tekan: pulihkan K1", cast.team_group)
    assert "menunggu jawaban" in cast.coordinator.alerts[-1].text


async def test_a_journey_stopped_by_mistake_goes_on(stage: Stage) -> None:
    """The incident that stopped it stands in the way again; what was heard meanwhile is not lost."""
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.member, cast.team_group, "/kendala jembatan putus")
    await stage.acts.taps(cast.member, "jalan", cast.team_group)
    await stage.acts.taps(cast.member, "Tanpa foto", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Tunda kunjungan", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Salah tekan: pulihkan K1", cast.team_group)
    card = stage.acts.card(cast.coordinator, cast.team_group, "K1").shown
    assert "Sedang berjalan" in card
    assert "jembatan putus" in card
    await reports(stage, "Tiba", "Mulai", "Selesai", "Tim sudah pulang")
    assert "Tim sudah pulang" in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown


async def test_a_village_that_pressed_cocok_by_mistake_counts_again(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await reports(stage, "Selesai")
    await stage.acts.taps(cast.official, "Cocok", group)
    answered = next(m for m in cast.official.sees(group) if "Cocok menurut" in m.shown)
    cast.second_official.replies(answered, "sembako 20")
    await stage.settle()
    assert "20 paket sembako" in cast.second_official.last(group).shown  # it crossed the answer, and is asked
    assert "Ya" in cast.second_official.last(group).labels
    await stage.later(minutes=10)
    cast.second_official.replies(answered, "salah")
    await stage.settle()
    cast.second_official.replies(answered, "sembako 24")
    await stage.settle()
    assert "tim 25, desa 24" in heard(cast.coordinator, cast.team_group)
    async with stage.engine.store.reading() as books:
        assert [one.amount for one in await books.counts.find()] == [25, 24]


async def test_an_incident_answered_by_mistake_stands_in_the_way_again(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "/kendala banjir")
    await stage.acts.taps(cast.member, "cuaca", group)
    await stage.acts.taps(cast.member, "Tanpa foto", group)
    await stage.acts.taps(cast.member, "Lanjutkan", group)
    assert "banjir" not in stage.acts.card(cast.member, group, "K1").shown
    await stage.acts.taps(cast.member, "Salah: kendala belum selesai", group)
    assert "banjir" in stage.acts.card(cast.member, group, "K1").shown
    await stage.acts.taps(cast.coordinator, "Tunda kunjungan", group)
    assert "Ditunda" in stage.acts.card(cast.official, cast.village_group, "K1").shown
