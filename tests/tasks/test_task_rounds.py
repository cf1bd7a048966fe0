"""What is past its time is said once, to whom it waits for; then it is handed on; nothing stays silent."""

from collections.abc import AsyncIterator

import pytest

from sotarsa_bot.records.list_file import ListState
from sotarsa_bot.tasks import table
from sotarsa_bot.tasks.look import Look
from sotarsa_bot.tasks.task import Task, TaskKind
from tests.asked import a_doubt, a_photo_in_the_wrong_group, a_photo_without_words, a_request, a_wish, an_offer
from tests.conftest import Stage
from tests.notifications.test_reminding import wita
from tests.tasks.test_tasks import task_list, tasks
from tests.the_day import asks_for_approval, begins, own, reports, seen

PAST, HANDED = "⏰ Mohon diselesaikan, sudah lewat waktunya:", "⏰ Belum juga selesai, jadi diteruskan kepada Anda:"


async def counted_not(stage: Stage) -> None:
    """The team is back, and the village has not said what arrived."""
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await reports(stage, "Selesai", "Pulang")


async def test_a_count_that_does_not_come_is_reminded_of_and_handed_on(stage: Stage) -> None:
    cast = stage.cast
    await counted_not(stage)
    assert PAST not in seen(cast.official, cast.village_group)
    await stage.acts.waits_until(wita(4, 14, 0, month=12))
    shown = cast.official.last(cast.village_group).shown
    assert shown.startswith(PAST)
    assert "K1: Desa Uren belum mencocokkan barang yang diterima" in shown
    assert HANDED not in seen(cast.coordinator, own(stage, cast.coordinator))
    await stage.acts.waits_until(wita(6, 14, 0, month=12))
    assert HANDED in cast.coordinator.last(own(stage, cast.coordinator)).shown
    await stage.acts.waits_until(wita(11, 14, 0, month=12))
    assert HANDED in cast.camat.last(own(stage, cast.camat)).shown


async def test_it_is_said_once_also_after_a_restart(stage: Stage) -> None:
    cast = stage.cast
    await counted_not(stage)
    await stage.acts.waits_until(wita(4, 14, 0, month=12))
    said = cast.official.last(cast.village_group).message_id
    await stage.reopen()
    await stage.later(minutes=5)
    await stage.later(hours=2)
    assert cast.official.last(cast.village_group).message_id == said


async def test_by_night_nobody_is_woken(stage: Stage) -> None:
    cast = stage.cast
    await counted_not(stage)
    await stage.acts.waits_until(wita(4, 21, 0, month=12))
    assert PAST not in seen(cast.official, cast.village_group)
    await stage.acts.waits_until(wita(5, 7, 31, month=12))
    assert PAST in seen(cast.official, cast.village_group)


async def test_what_is_done_in_time_is_never_spoken_of(stage: Stage) -> None:
    cast = stage.cast
    await counted_not(stage)
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    await stage.acts.waits_until(wita(4, 14, 0, month=12))
    assert PAST not in seen(cast.official, cast.village_group)


async def test_the_list_is_edited_when_its_task_is_done(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    asked = await tasks(stage, cast.official, cast.village_group)
    await stage.later(minutes=2)
    await stage.acts.decides()
    await stage.later(minutes=2)
    now = task_list(cast.official, cast.village_group)
    assert now.message_id == asked.message_id
    assert "belum menjawab" not in now.shown


async def test_after_a_long_silence_the_last_rung_alone_is_said(stage: Stage) -> None:
    """The machine was off for ten days."""
    cast = stage.cast
    await counted_not(stage)
    await stage.acts.waits_until(wita(14, 9, 0, month=12))
    assert HANDED in seen(cast.camat, own(stage, cast.camat))
    assert PAST not in seen(cast.official, cast.village_group)


async def test_a_wish_that_nobody_answers_reaches_the_camat(stage: Stage) -> None:
    """After two reminders it was silent for ever."""
    cast = stage.cast
    await a_wish(stage)
    await stage.later(hours=73)
    assert "mengusulkan waktu lain" in cast.camat.last(own(stage, cast.camat)).shown


async def test_an_offer_whose_time_goes_by_is_the_coordinators(stage: Stage) -> None:
    """Nobody heard of it any more."""
    cast = stage.cast
    await an_offer(stage)
    stage.world.unblock(cast.coordinator.user)
    await stage.acts.waits_until(wita(12, 9, 0, month=12))
    assert "tawaran waktu lain belum dijawab" in (await tasks(stage, cast.camat, own(stage, cast.camat))).shown


async def test_a_request_is_reminded_of_and_handed_on(stage: Stage) -> None:
    cast, alone = stage.cast, own(stage, stage.cast.coordinator)
    await a_request(stage)
    await stage.later(hours=73)
    assert "usulan warga nomor 1" in seen(cast.coordinator, cast.team_group) + seen(cast.coordinator, alone)
    await stage.later(days=7)
    assert "P1 · K1 Uren: usulan warga\nWarga meminta (U1)" in seen(cast.camat, own(stage, cast.camat))


@pytest.mark.parametrize(
    ("scene", "words"),
    [
        (a_doubt, "ditanyakan maksudnya"),
        (a_photo_in_the_wrong_group, "Foto laporan dari tempat lain"),
        (a_photo_without_words, "Foto yang belum jelas"),
        (asks_for_approval, "menunggu persetujuan tim"),
    ],
)
async def test_what_was_asked_once_is_said_again(stage: Stage, scene, words: str) -> None:  # type: ignore[no-untyped-def]
    cast = stage.cast
    await scene(stage)
    for _ in range(4):
        await stage.later(hours=24)
    everywhere = "\n".join(
        seen(who, chat)
        for who in (cast.member, cast.coordinator, cast.official)
        for chat in (cast.team_group, cast.village_group, own(stage, who))
        if chat.is_private or who.user.id in chat.members
    )
    assert words in everywhere


async def test_the_morning_begins_with_it_for_those_who_want_it(stage: Stage) -> None:
    cast, alone = stage.cast, own(stage, stage.cast.official)
    await stage.acts.plans()
    asked = await tasks(stage, cast.official, alone)
    cast.official.replies(asked, "kabari tiap pagi")
    await stage.settle()
    assert "dikirim tiap pagi" in cast.official.last(alone).shown
    await stage.acts.waits_until(wita(25, 7, 31))
    morning = task_list_of(stage)
    assert morning.startswith("Selamat pagi.\nYang menunggu Anda: 1 hal")
    await stage.later(hours=1)
    assert len([m for m in cast.official.sees(alone) if "Selamat pagi" in m.shown]) == 1
    await stage.acts.decides()
    await stage.acts.taps(cast.official, "Jangan tiap pagi", alone)
    await stage.acts.waits_until(wita(26, 7, 31))
    assert not [m for m in cast.official.sees(alone) if "Selamat pagi" in m.shown]


async def test_nothing_waits_and_nothing_is_said_in_the_morning(stage: Stage) -> None:
    cast, alone = stage.cast, own(stage, stage.cast.camat)
    await tasks(stage, cast.camat, alone)
    await stage.acts.taps(cast.camat, "Kabari tiap pagi", alone)
    before = cast.camat.last(alone).message_id
    await stage.acts.waits_until(wita(25, 7, 31))
    assert cast.camat.last(alone).message_id == before


def task_list_of(stage: Stage) -> str:
    return [m.shown for m in stage.cast.official.sees(own(stage, stage.cast.official)) if "menunggu" in m.shown][-1]


async def test_a_list_that_nobody_saves_is_dropped_and_that_is_said(stage: Stage) -> None:
    cast, alone = stage.cast, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    cast.coordinator.sends_document(alone, "daftar.csv", b"nama\nAminah\nSiti\n", caption="daftar K1")
    await stage.settle()
    assert "menunggu “Simpan”" in (await tasks(stage, cast.coordinator, alone)).shown
    await stage.later(days=1, minutes=5)
    assert PAST in seen(cast.coordinator, alone)
    await stage.later(days=15)
    assert "jadi dibatalkan" in seen(cast.coordinator, alone)
    async with stage.engine.store.reading() as books:
        (file,) = await books.list_files.find()
        assert file.state is ListState.DROPPED


async def test_what_cannot_be_read_hides_nothing_else(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind whose source fails is left out; the others are listed, reminded of and handed on."""

    async def broken(_look: Look) -> AsyncIterator[Task]:
        raise LookupError("a row that is gone")
        yield

    cast = stage.cast
    await counted_not(stage)
    monkeypatch.setitem(table.KINDS, TaskKind.LOAD, table.KINDS[TaskKind.LOAD]._replace(source=broken))
    assert "belum mencocokkan" in (await tasks(stage, cast.official, cast.village_group)).shown
    await stage.acts.waits_until(wita(4, 14, 0, month=12))
    assert PAST in cast.official.last(cast.village_group).shown


async def test_several_that_are_past_their_time_are_one_message(stage: Stage) -> None:
    cast = stage.cast
    await counted_not(stage)
    await stage.acts.says(cast.member, cast.team_group, "/kendala ban bocor")
    await stage.acts.taps(cast.member, "kendaraan", cast.team_group)
    await stage.acts.taps(cast.member, "Tanpa foto", cast.team_group)
    before = {m.message_id for m in cast.member.sees(cast.team_group)}
    await stage.acts.waits_until(wita(5, 18, 0, month=12))
    (new,) = [m for m in cast.member.sees(cast.team_group) if m.message_id not in before and PAST in m.shown]
    assert "kendala belum selesai" in new.shown
    assert PAST not in "".join(m.shown for m in cast.official.sees(cast.village_group) if "kendala" in m.shown)


async def test_what_was_handed_on_is_opened_as_far_as_they_may(stage: Stage) -> None:
    """The coordinator has the village asked again; the camat, who counts nothing, reads how the visit stands."""
    cast = stage.cast
    await counted_not(stage)
    await stage.acts.waits_until(wita(11, 14, 0, month=12))
    leads, camat = own(stage, cast.coordinator), own(stage, cast.camat)
    for who, chat in ((cast.coordinator, leads), (cast.camat, camat)):
        listed = await tasks(stage, who, chat)
        line = next(one for one in listed.shown.splitlines() if "mencocokkan" in one)
        await stage.acts.taps(who, line.partition(".")[0], chat)
    assert "ditampilkan lagi di grup Perangkat Desa Uren" in seen(cast.coordinator, leads)
    assert "Cocok?" in cast.official.last(cast.village_group).shown
    assert cast.camat.last(camat).shown.startswith("Kunjungan K1 ke Desa Uren")


async def test_a_right_that_is_gone_takes_its_tasks_along(stage: Stage) -> None:
    """An old list of somebody who may no longer, opens nothing."""
    cast, alone = stage.cast, own(stage, stage.cast.official)
    await stage.acts.plans()
    await tasks(stage, cast.official, alone)
    async with stage.engine.store.writing() as books:
        person = await books.people.first(telegram_id=cast.official.user.id)
        assert person
        await books.grants.change_all({"person": person.id}, revoked_at=stage.clock.now())
    before = len(cast.official.sees(cast.village_group))
    await stage.acts.taps(cast.official, "1", alone)
    assert len(cast.official.sees(cast.village_group)) == before
