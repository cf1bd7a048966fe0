"""A step with something beside it: nothing that was said is dropped, and no yes says only that the team is home."""

import pytest

from sotarsa_bot.records.steps import Step
from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen


async def _state(stage: Stage) -> tuple[set[str], list[str]]:
    async with stage.engine.store.reading() as books:
        steps = {one.step for one in await books.steps.find()}
        return set(steps), [one.words for one in await books.incidents.find(order="id")]


async def _choices(stage: Stage, words: str) -> str:
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.says(cast.member, group, words)
    asked = stage.acts.question(cast.member, group)
    return "\n".join([asked.shown, *asked.labels])


@pytest.mark.parametrize(
    ("words", "trouble"),
    [("K1 tiba 07.50, hendra pingsan", "hendra pingsan"), ("K1 tiba 07.50, ban bocor", "ban bocor"),
     ("K1 mulai 07.50 hendra luka kapala", "hendra luka kapala")],
)  # fmt: skip
async def test_the_step_and_the_trouble_are_both_recorded(stage: Stage, words: str, trouble: str) -> None:
    await begins(stage)
    said = await _choices(stage, words)
    assert f"DAN kendala: {trouble}" in said
    assert "tidak ikut dicatat" not in said
    labels = stage.acts.question(stage.cast.member, stage.cast.team_group).labels
    await stage.acts.taps(stage.cast.member, labels[1], stage.cast.team_group)
    steps, incidents = await _state(stage)
    assert len(steps) == 1
    assert incidents == [trouble]
    assert f"Desa Uren: {trouble}. Mohon segera" in heard(stage.cast.coordinator, own(stage, stage.cast.coordinator))


@pytest.mark.parametrize(
    "words",
    ["K1 pulang sorangan", "K1 bulik, hendra masih di Uren", "K1 pulang, mobil mogok di jalan",
     "K1 pulang tapi balum samuaan", "K1 pulang, hujan lebat tadi", "K1 pulang lewat Liyu"],
)  # fmt: skip
async def test_home_with_anything_else_is_no_one_tap_yes(stage: Stage, words: str) -> None:
    """It would end the alarm for whoever is still out."""
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 berangkat 07.30")
    said = await _choices(stage, words)
    assert "Ya" not in said.splitlines() or "Catat sebagai kendala" in said
    steps, _ = await _state(stage)
    assert steps == {Step.DEPARTED}


@pytest.mark.parametrize(
    "words",
    [
        "K1 sampai simpang tiga",
        "K1 tiba di puskesmas mambawa urang garing",
        "K1 sampai di sungai, kada kawa manyubarang",
    ],
)
async def test_another_place_is_no_arrival_in_one_tap(stage: Stage, words: str) -> None:
    await begins(stage)
    said = await _choices(stage, words)
    assert "kendala" in said
    assert "tidak ikut dicatat" not in said


async def test_trouble_beside_a_step_that_stands_is_heard(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 tiba 07.40")
    assert "kendala: hendra pingsan" in await _choices(stage, "K1 tiba, hendra pingsan")


@pytest.mark.parametrize("words", ["K1 tiba 07.50, kendala: ban bocor", "K1 tiba 07.50 kendala ban bocor",
                                   "K1 tiba 07.50 dan ada kendala: ban bocor"])  # fmt: skip
async def test_written_so_it_is_taken_at_once(stage: Stage, words: str) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, words)
    assert await _state(stage) == ({Step.ARRIVED}, ["ban bocor"])


@pytest.mark.parametrize("words", ["K1 tiba 07.50, kada ada kendala", "K1 tiba 07.50 tanpa kendala"])
async def test_no_trouble_is_none(stage: Stage, words: str) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, words)
    assert await _state(stage) == ({Step.ARRIVED}, [])


async def test_a_step_with_one_hand_over_is_asked_as_one(stage: Stage) -> None:
    await begins(stage)
    assert "Maksudnya: tiba 07.50 DAN nomor 1-3 menerima?" in await _choices(stage, "K1 tiba 07.50, 1-3 sudah terima")
    assert await _state(stage) == (set(), [])
    await stage.acts.taps(stage.cast.member, "Ya", stage.cast.team_group)
    async with stage.engine.store.reading() as books:
        assert [one.number for one in await books.deliveries.find(order="number")] == [1, 2, 3]
    assert await _state(stage) == ({Step.ARRIVED}, [])


async def test_a_step_with_several_hand_overs_is_two_pieces_of_news(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 mulai 07.50. 4 kada ada. 5 tolak.")
    shown = stage.cast.member.last(stage.cast.team_group).shown
    assert "Itu dua kabar" in shown
    assert '"K1 mulai 07.50" dan "K1 4 kada ada. 5 tolak."' in shown
    assert await _state(stage) == (set(), [])


async def test_who_is_ill_on_the_way_home_is_offered(stage: Stage) -> None:
    await begins(stage)
    assert "Catat sebagai kendala K1: pulang hendra sakit?" in await _choices(stage, "K1 pulang hendra sakit")


async def test_a_step_while_the_visit_is_put_off_is_told(stage: Stage) -> None:
    """A thumb alone told nobody that the team was in the village."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 berangkat 07.30")
    await stage.acts.says(cast.coordinator, group, "tunda K1 karena hujan")
    await stage.acts.answers(cast.coordinator, group, "ya")
    await stage.acts.says(cast.member, group, "K1 tiba 07.50")
    assert "K1 sedang ditunda, tetapi tiba sudah dicatat." in heard(cast.member, group)
    assert "Hendra Contoh melaporkan: tiba" in heard(cast.coordinator, own(stage, cast.coordinator))


async def test_that_the_team_is_not_home_after_all_is_taken_in_words(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 berangkat 07.30")
    await stage.acts.says(cast.member, group, "K1 pulang 07.55")
    await stage.acts.says(cast.member, group, "K1 salah, masih di jalan")
    assert await _state(stage) == ({Step.DEPARTED}, [])


async def test_more_trouble_below_the_question_loses_neither(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 tiba 07.50, ban bocor")
    cast.member.replies(stage.acts.question(cast.member, group), "hendra pingsan jua")
    await stage.settle()
    assert (await _state(stage))[1] == ["tiba 07.50, ban bocor; hendra pingsan jua"]


async def test_what_is_no_trouble_rings_for_nobody(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 tiba 07.50, besok ke Liyu")
    await stage.later(minutes=6)
    assert "Belum dipastikan" not in seen(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize(
    "words",
    ["K1 kami pulang dulu", "K1 pulang ja lagi kami", "K1 sudah sampai malah bu", "K1 tim sudah sampai jar hendra",
     "K1 berangkat 7.30 kata hendra", "K1 pulang jam 7.15 tadi lupa malapor", "K1 mulai mengantri warga",
     "K1 pulang sendiri2", "K1 tiba 7.30 yg bujur"],
)  # fmt: skip
async def test_small_words_and_excuses_beside_a_step_are_no_trouble(stage: Stage, words: str) -> None:
    await begins(stage)
    said = await _choices(stage, words)
    assert "kendala: " not in said
    assert "Ya" in said.splitlines() or "belum sampai" in said


@pytest.mark.parametrize("words", ["K1 pulang lewat sini", "K1 selesai sebelum jumatan lah", "K1 mulai makan siang"])
async def test_the_plain_step_is_the_first_choice_beside_what_is_no_emergency(stage: Stage, words: str) -> None:
    await begins(stage)
    said = await _choices(stage, words)
    if "kendala: " in said:
        assert said.index("kata lainnya tidak ikut dicatat") < said.index("kendala: ")
    assert await _state(stage) == (set(), [])


@pytest.mark.parametrize("words", ["siap2 pulang", "K1 siap2 pulang", "pulang jam 2 ja lah"])
async def test_what_is_about_to_be_done_is_recorded_by_nobody(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.coordinator.replies(stage.acts.card(cast.coordinator, group, "K1"), words)
    await stage.settle()
    shown = cast.coordinator.last(group).shown
    assert "nomor" not in shown
    assert "02.00" not in shown
    assert await _state(stage) == (set(), [])


async def test_home_said_twice_is_told_once(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 berangkat 07.30")
    await stage.later(hours=16)
    await stage.acts.says(cast.member, group, "K1 pulang jam 3 sore kamarin")
    await stage.acts.says(cast.member, group, "K1 pulang kamarin 15.00")
    assert seen(cast.coordinator, own(stage, cast.coordinator)).count("K1 Desa Uren: tim sudah pulang") == 1


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("K1 kami sudah siap barangkat, mobil lagi isi minyak", "1. berangkat (kata lainnya"),
        ("K1 mulai sudah, pambakal nang mambuka", "1. mulai melayani (kata lainnya"),
        ("K1 selesai, lalu rapat di balai", "1. selesai (kata lainnya"),
    ],
)
async def test_what_is_no_trouble_is_not_offered_as_trouble_alone_but_as_nothing(
    stage: Stage, words: str, first: str
) -> None:
    await begins(stage)
    said = await _choices(stage, words)
    assert first in said
    assert f"kendala: {words.removeprefix('K1 ')}" not in said
    assert "bukan apa-apa" in said
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "bukan apa-apa")
    assert "Ditutup; tulisan itu tidak dicatat" in seen(stage.cast.member, stage.cast.team_group)
    assert await _state(stage) == (set(), [])


@pytest.mark.parametrize("words", ["K1 brgkt 7.15 wan mama rahmi", "K1 tiba 7.40, hanyar ada sinyal"])
async def test_company_and_excuses_leave_one_question(stage: Stage, words: str) -> None:
    await begins(stage)
    said = await _choices(stage, words)
    assert "kendala: " not in said
    assert "bukan apa-apa" not in said


async def test_what_is_read_aloud_has_no_holes(stage: Stage) -> None:
    await begins(stage)
    said = await _choices(stage, "K1 mulai urang baantri sudah panjang banar")
    assert "DAN kendala: mulai urang baantri sudah panjang banar" in said


async def test_who_says_that_it_was_nothing_calls_off_the_alarm(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await _choices(stage, "K1 tiba 07.50, hendra pingsan")
    await stage.later(minutes=6)
    assert "hendra pingsan" in seen(cast.coordinator, own(stage, cast.coordinator))
    await stage.acts.taps(cast.member, "3", cast.team_group)
    assert "itu bukan kendala" in seen(cast.coordinator, own(stage, cast.coordinator))
    assert await _state(stage) == (set(), [])


async def test_who_sets_out_serves_nobody(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 mulai tulak jam 7")
    assert "mulai melayani" not in stage.cast.member.last(stage.cast.team_group).shown.replace("⬜ Mulai melayani", "")
    assert (await _state(stage))[0] <= {Step.DEPARTED}


async def test_nothing_is_said_of_one_question_too(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 sampai kami simpang haja balum di balai")
    await stage.acts.answers(cast.member, group, "bukan apa-apa")
    await stage.later(minutes=6)
    assert "simpang" not in seen(cast.coordinator, own(stage, cast.coordinator))
    assert (await _state(stage))[1] == []


@pytest.mark.parametrize(
    "words", ["sampai di balai, urang rami banar mahadang", "tiba di lokasi, warga hanyar bakumpul"]
)
async def test_who_names_the_place_has_arrived(stage: Stage, words: str) -> None:
    """Without a code, without "sudah", and with more words."""
    await begins(stage)
    assert "K1 tiba" in await _choices(stage, words)


async def test_an_arrival_below_a_photo_of_no_visit_is_told_how_it_is_written(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_photo(group, caption="tiba di balai, warga sudah rami")
    await stage.settle()
    await stage.acts.taps(cast.member, "K1 Uren", group)
    assert "misalnya: K1 tiba di balai, warga sudah rami" in seen(cast.member, group)


async def test_a_day_that_leads_a_late_report_is_read_and_stands_in_no_trouble(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.later(hours=24)
    await stage.acts.says(cast.member, group, "K1 samalam tulak 7.10, tiba 8.45, tuntung 11.30")
    shown = cast.member.last(group).shown
    assert "berangkat kemarin 07.10, tiba kemarin 08.45, selesai kemarin 11.30" in shown
    said = await _choices(
        stage, "samalam kada ada sinyal. K1 tulak 7.10 tiba 8.45 mulai 9 tuntung 11.30, bamalam di uren"
    )
    assert "DAN kendala: bamalam di uren\n" in said
