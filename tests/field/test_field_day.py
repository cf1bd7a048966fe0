"""/lapangan: berangkat, tiba, mulai, selesai, kembali, by tap and by word, late and in any order."""

import pytest

from sotarsa_bot.records.steps import Step
from tests.conftest import Stage
from tests.the_day import begins, panel, reports, seen


async def test_the_day_by_taps_on_one_panel(stage: Stage) -> None:
    """One message, edited at each step, with the times; the card follows."""
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    assert "✅ Berangkat 08.00" in panel(stage, cast.member, cast.team_group)
    assert "✅ Tiba 08.20" in panel(stage, cast.coordinator, cast.team_group)
    assert seen(cast.member, cast.team_group).count("hari kunjungan") == 1
    assert "Sedang berjalan" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    await reports(stage, "Mulai", "Selesai", "Tim sudah pulang")
    assert "sudah pulang" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_step_typed_late_carries_its_own_time(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.later(hours=2)
    await stage.acts.says(cast.member, private, "tiba 09.40")
    assert "✅ Tiba 09.40 (dilaporkan 10.00)" in panel(stage, cast.member, private)
    await stage.acts.says(cast.member, private, "berangkat jam 8")
    assert "✅ Berangkat 08.00" in panel(stage, cast.member, private)
    assert "✅ Tiba 09.40" in panel(stage, cast.member, private)


async def test_an_impossible_time_is_said_and_the_next_answer_counts(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "tiba 25.99")
    assert "hari kunjungan" not in seen(cast.member, private)
    await stage.acts.says(cast.member, private, "tiba 23.00")
    assert "hari kunjungan" not in seen(cast.member, private)
    await stage.acts.says(cast.member, private, "tiba")
    await stage.acts.says(cast.member, private, "ya")
    assert "✅ Tiba 08.00" in panel(stage, cast.member, private)


@pytest.mark.parametrize("words", ["mulai", "pulang"])
async def test_a_bare_step_in_private_is_asked_as_in_the_group(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, words)
    assert "maksudnya" in cast.member.last(private).shown.casefold()
    assert "K1 " in cast.member.last(private).shown
    assert "hari kunjungan" not in seen(cast.member, private)


async def test_a_question_about_a_step_may_be_answered_after_midnight(stage: Stage) -> None:
    """What it offered had happened when it was asked: it is not refused as something to come."""
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.later(hours=15, minutes=20)
    await stage.acts.says(cast.member, private, "tiba jam 23.10 bersama Ani")
    await stage.later(hours=1)
    await stage.acts.says(cast.member, private, "ya")
    assert "✅ Tiba 23.10" in panel(stage, cast.member, private)


@pytest.mark.parametrize(
    "words", ["berangkat jam 15", "nanti kami berangkat", "berangkat lusa jam 8", "brgkt besok", "mau berangkat pak"]
)
async def test_what_is_to_come_is_refused_at_once_and_with_its_reason(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    said = cast.member.sends(private, words)
    await stage.settle()
    assert cast.member.last(private).shown.startswith(f'"{words}" belum terjadi, jadi belum dicatat')
    assert not said.reactions
    assert "hari kunjungan" not in seen(cast.member, private)


async def test_a_double_press_does_not_move_the_time(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    cast.member.press_again()
    await stage.settle()
    assert "sudah dilaporkan" in cast.member.alerts[-1].text
    assert "Berangkat 08.00" in panel(stage, cast.member, cast.team_group)


async def test_a_location_belongs_to_the_last_step(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    shown = next(m for m in cast.member.sees(cast.team_group) if "hari kunjungan" in m.shown)
    cast.member.sends_location(cast.team_group, reply_to=shown)
    await stage.settle()
    assert "✅ Tiba 08.20 📍" in panel(stage, cast.member, cast.team_group)


async def test_a_second_panel_takes_the_buttons_off_the_first(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await reports(stage)
    panels = [m for m in cast.member.sees(cast.team_group) if "hari kunjungan" in m.shown]
    assert [bool(m.buttons) for m in panels] == [False, True]


async def test_without_a_visit_today_it_says_so(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.says(cast.member, cast.team_group, "/lapangan")
    assert "belum ada kunjungan" in cast.member.last(cast.team_group).shown


async def test_neither_a_stranger_nor_an_official_reports_a_step(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage)
    shown = next(m for m in cast.member.sees(cast.team_group) if "hari kunjungan" in m.shown)
    cast.admin.presses_data(cast.team_group, shown, shown.buttons[0][0].data or "")
    await stage.acts.says(cast.official, cast.village_group, "/lapangan")
    assert "✅" not in panel(stage, cast.member, cast.team_group)
    assert "bukan bagian tugas" in cast.official.last(cast.village_group).shown


async def test_a_chosen_panel_comes_below_or_it_is_said_why_not(stage: Stage) -> None:
    """A bug: its button was met by silence, because the panel stood further up and said the same."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.plans("Liyu")
    for label in ("Kam 3 Des", "09.00", "Balai Desa"):
        await stage.acts.taps(cast.other_official, label, cast.other_group)
    await stage.acts.waits_until(stage.acts.starts_at(cast.coordinator, cast.team_group, "K1"))
    for _ in range(2):
        await stage.later(minutes=5)
        await stage.acts.says(cast.member, cast.team_group, "/lapangan")
        await stage.acts.taps(cast.member, "K2 Liyu", cast.team_group)
        assert "hari kunjungan" in cast.member.last(cast.team_group).shown
        assert "Liyu" in cast.member.last(cast.team_group).shown
    cast.member.press_again()
    await stage.settle()
    assert cast.member.alerts[-1].text


@pytest.mark.parametrize("words", ["kami bulik", "K1 bulik kita", "K1 pulang haja kami"])
async def test_setting_off_home_is_asked_and_is_not_home(stage: Stage, words: str) -> None:
    """It was recorded at once as the return: the village was asked to count, and nobody watched the team on its way."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 berangkat 07.10")
    cast.member.sends(group, words, reply_to=stage.acts.card(cast.member, group, "K1"))
    await stage.settle()
    assert "baru berangkat pulang, belum sampai" in cast.member.last(group).shown
    assert "tim sudah pulang" in cast.member.last(group).shown
    await stage.acts.answers(cast.member, group, "1")
    async with stage.engine.store.reading() as books:
        assert {one.step for one in await books.steps.find()} == {Step.DEPARTED, Step.LEFT}
    await stage.acts.says(cast.member, group, "K1 sudah sampai di kantor")
    async with stage.engine.store.reading() as books:
        assert await books.steps.first(step=Step.RETURNED)
