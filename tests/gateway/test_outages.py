"""Without Telegram for minutes, hours, a day: the bot goes on, catches up, and says what happened, once."""

import asyncio
from datetime import timedelta

import pytest
from telegram.error import Conflict

from conversations.gateway.loops import CONFLICT_PAUSE
from simulator.model import Chat
from simulator.people import Actor
from sotarsa_bot.records.machinery import InboxState, ReminderState
from tests.conftest import Stage
from tests.the_day import begins, heard, own, panel, reports, seen
from tests.waiting import until


def private(stage: Stage, who: Actor) -> Chat:
    return stage.world.private(who.user)


@pytest.fixture
async def office(stage: Stage) -> Stage:
    """The administrator has written to the bot, and so can be told things."""
    await stage.acts.says(stage.cast.admin, private(stage, stage.cast.admin), "/bantuan")
    return stage


def told(stage: Stage) -> list[str]:
    """What the administrator was told about silences."""
    said = [m.shown for m in stage.cast.admin.sees(private(stage, stage.cast.admin)) if m.sender is stage.world.bot]
    return [words for words in said if " sampai " in words]


async def out_for(stage: Stage, **length: float) -> None:
    """The network is gone for so long; the bot keeps trying meanwhile."""
    until = stage.clock.now() + timedelta(**length)
    stage.world.faults.outage(timedelta(**length))
    while stage.world.faults.out:
        await stage.settle()
        stage.clock.jump_to(min(max(until, stage.clock.now()), stage.clock.now() + timedelta(**length) / 4))
    await stage.settle()


@pytest.mark.parametrize("length", [{"minutes": 10}, {"hours": 6}, {"hours": 19}], ids=str)
async def test_an_outage_is_caught_up_in_order_and_told_once(office: Stage, length: dict[str, float]) -> None:
    await begins(office)
    cast, team = office.cast, office.cast.team_group
    office.world.faults.outage(timedelta(**length))
    await office.settle()
    cast.member.sends(team, "K1 sembako 1 Aminah")  # Telegram takes it; the bot cannot fetch it
    cast.member.sends(team, "K1 sembako 2 Rahmat")
    cast.coordinator.sends(team, "/jadwal")
    await out_for(office, **length)
    said = seen(cast.member, team)
    assert said.index("Aminah") < said.index("Rahmat")
    assert "Jadwal" in said or "jadwal" in said
    assert len(told(office)) == 1
    assert told(office)[0].startswith("Sambungan bot ke Telegram terputus selama")
    await office.later(hours=1)
    assert len(told(office)) == 1


async def test_a_short_break_is_not_worth_a_word(office: Stage) -> None:
    await out_for(office, minutes=3)
    assert told(office) == []


async def test_what_was_owed_before_an_outage_is_said_after_it_in_order(office: Stage) -> None:
    cast, team = office.cast, office.cast.team_group
    for number in range(3):
        cast.coordinator.sends(team, f"/jadwal {number}")
        cast.coordinator.sends(team, f"/bantuan {number}")
    await office.engine.receiver.receive()
    office.world.faults.outage(timedelta(hours=6))
    await office.engine.worker.work()
    before = len(team.timeline)
    await office.settle()
    assert len(team.timeline) == before
    await out_for(office, hours=6)
    heads = [m.shown.split()[0] for m in team.timeline[before:] if m.sender is office.world.bot]
    assert heads[:6] == heads[:2] * 3


async def test_twenty_hours_may_have_lost_messages_and_the_groups_are_asked_to_resend(office: Stage) -> None:
    cast = office.cast
    await out_for(office, hours=23)
    (words,) = told(office)
    assert words.startswith("⚠️ Pesan mungkin hilang")
    assert "Selasa, 24 November 2026, 09.00 WITA sampai Rabu, 25 November 2026, 08." in words
    for person, group in ((cast.member, cast.team_group), (cast.official, cast.village_group)):
        assert "Mohon kirim ulang yang belum dijawab bot" in heard(person, group)


async def test_a_bot_that_was_switched_off_says_so_after_its_start(office: Stage) -> None:
    await office.settle()
    office.clock.advance(timedelta(hours=30))
    await office.reopen()
    await office.settle()
    (words,) = told(office)
    assert words.startswith("⚠️ Pesan mungkin hilang")
    await office.reopen()
    await office.settle()
    assert len(told(office)) == 1


async def test_a_short_stop_is_told_as_a_stop(office: Stage) -> None:
    office.clock.advance(timedelta(hours=2))
    await office.reopen()
    await office.settle()
    (words,) = told(office)
    assert words.startswith("Bot tidak berjalan atau tidak tersambung selama 2 jam")


async def test_administrators_who_never_wrote_are_told_in_the_teams_group(stage: Stage) -> None:
    await out_for(stage, minutes=10)
    assert "terputus selama" in heard(stage.cast.member, stage.cast.team_group)


async def test_late_reminders_that_help_are_said_as_things_stand_and_the_others_are_cleared(office: Stage) -> None:
    """Away from H-7 to the eve: H-7 and H-3 are of no use any more, H-1 is; nothing says "3 hari lagi" today."""
    cast = office.cast
    await office.acts.plans()
    await office.acts.decides()
    starts = office.acts.starts_at(cast.coordinator, cast.team_group, "K1")
    away = starts - timedelta(hours=12) - office.clock.now()
    await out_for(office, seconds=away.total_seconds())
    said = seen(cast.official, cast.village_group)
    assert "1 hari lagi" in said or "besok" in said.lower()
    assert "3 hari lagi" not in said
    assert "7 hari lagi" not in said
    async with office.engine.store.reading() as books:
        states = {r.key.rpartition(":")[2]: r.state for r in await books.reminders.find(kind="before")}
    assert states["H-3"] is ReminderState.CLEARED
    assert states["H-1"] is ReminderState.SENT


async def test_nobody_is_reminded_of_what_is_done_in_messages_that_still_wait(office: Stage) -> None:
    """The team reported its return while the line was lost; many messages stand before that."""
    cast, team = office.cast, office.cast.team_group
    await begins(office)
    await reports(office, "Berangkat", "Tiba")
    office.world.faults.outage(timedelta(hours=19))
    await office.settle()
    for number in range(150):
        cast.coordinator.sends(team, f"ngobrol {number}")
    for words in ("K1 mulai melayani", "K1 selesai", "K1 sudah pulang"):
        cast.member.sends(own(office, cast.member), words)
    await out_for(office, hours=19)
    assert "✅ Tim sudah pulang" in panel(office, cast.member, team)
    for who, chat in ((cast.coordinator, team), (cast.coordinator, own(office, cast.coordinator))):
        assert "belum melapor pulang" not in seen(who, chat)
    assert "belum melapor pulang" not in seen(cast.camat, own(office, cast.camat))


async def test_a_flood_after_an_outage_holds_reminders_up_for_some_minutes_only(office: Stage) -> None:
    cast = office.cast
    await office.acts.plans()
    await out_for(office, hours=19)
    engine, due = office.engine, timedelta(hours=6)
    for number in range(300):
        cast.stranger.sends(own(office, cast.stranger), f"halo {number}")
    office.clock.advance(due)
    office.world.faults.outage(timedelta(seconds=1))
    await office.settle()
    office.clock.advance(timedelta(seconds=2))
    assert await engine.receiver.receive() == 100
    assert await engine.tick() == 0
    office.clock.advance(timedelta(minutes=11))
    assert await engine.tick() > 0


async def test_pictures_wait_out_an_outage_and_come_at_once_after_it(office: Stage) -> None:
    """An outage of hours must not make the bot try them an hour later still."""
    await begins(office)
    cast = office.cast
    for number in (1, 2):
        cast.member.sends_photo(cast.team_group, caption=f"K1 {number} terima")
    await office.engine.receiver.receive()
    office.world.faults.outage(timedelta(hours=6))
    await office.engine.worker.work()
    await out_for(office, hours=6)
    assert "2 dari 2 foto tersimpan" in heard(cast.member, cast.team_group)


async def test_pictures_that_telegram_cannot_give_for_hours_come_when_it_can(office: Stage) -> None:
    """It says the same of a file that it has lost: "wrong file_id or the file is temporarily unavailable"."""
    await begins(office)
    cast, files = office.cast, office.world.files
    files.unavailable = True
    for _ in range(40):
        office.world.expect("temporarily unavailable")
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 5")
    await office.settle()
    for _ in range(4):
        await office.later(hours=1)
    assert "foto" not in seen(cast.member, cast.team_group).rpartition("5 sembako")[2]
    files.unavailable = False
    await office.later(hours=1)
    assert "1 dari 1 foto tersimpan" in heard(cast.member, cast.team_group)


async def test_a_picture_that_telegram_gives_for_a_day_no_more_is_asked_for_again(office: Stage) -> None:
    await begins(office)
    cast = office.cast
    office.world.files.unavailable = True
    for _ in range(60):
        office.world.expect("temporarily unavailable")
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 5")
    for _ in range(60):
        await office.later(minutes=50)
    assert "tidak dapat diambil dari Telegram. Mohon kirim lagi" in heard(cast.member, cast.team_group)
    assert "20 MB" not in seen(cast.member, cast.team_group)


async def test_one_reminder_that_fails_keeps_no_other_waiting(office: Stage) -> None:
    cast = office.cast
    await office.acts.plans()
    await office.starts()
    async with office.engine.store.writing() as books:
        first, *_ = await books.reminders.find(kind="answer", order="due_at")
        await books.reminders.add(first.with_(id=0, key="rusak", kind="summary_of_nothing:x"))
    await office.later(hours=25)
    assert "menunggu jawaban" in heard(cast.official, cast.village_group).lower()
    async with office.engine.store.reading() as books:
        assert [r.key for r in await books.reminders.find(state=ReminderState.FAILED)] == ["rusak"]


async def test_one_update_that_no_database_takes_keeps_no_other_out(office: Stage) -> None:
    """Numbers of more than 64 bits: Telegram has none, but what it sends is not ours to choose."""
    cast = office.cast
    sender, chat = {"id": 2**70, "is_bot": False, "first_name": "Siapa"}, {"id": 2**70, "type": "private"}
    body = {"message_id": 2**70, "date": 2**70, "text": "halo", "from": sender, "chat": chat}
    office.world.faults.poison({"message": body})
    office.world.faults.poison({"message": {**body, "chat": {"id": cast.team_group.id, "type": "group"}}})
    cast.member.sends(cast.team_group, "/jadwal")
    await office.settle()
    assert "Belum ada kunjungan" in heard(cast.member, cast.team_group)
    async with office.engine.store.reading() as books:
        assert await books.inbox.count(state=InboxState.DEAD) == 2


async def test_another_bot_on_the_same_token_is_told_once(office: Stage) -> None:
    """It takes messages that are meant for us. One poll that a process before left behind is none."""
    cast, world = office.cast, office.world

    async def meets(times: int) -> None:
        world.faults.poll_conflict(times)
        for _ in range(times):
            with pytest.raises(Conflict):
                await office.engine.receiver.receive()
            office.clock.advance(CONFLICT_PAUSE)
        await office.settle()

    def told() -> int:
        return seen(cast.admin, private(office, cast.admin)).count("program lain yang memakai token bot ini")

    await meets(2)
    assert told() == 0
    await meets(20)
    await meets(20)
    assert told() == 1
    office.clock.advance(timedelta(hours=5))
    await meets(20)
    assert told() == 2


@pytest.mark.parametrize("trouble", ["refused", "bad gateway", "lost answers", "too many"])
async def test_the_loops_live_through_it(office: Stage, trouble: str) -> None:
    """The real loops, by real time: whatever the line does, the bot runs on and answers afterwards."""
    cast, faults = office.cast, office.world.faults
    match trouble:
        case "refused":
            faults.outage(timedelta(minutes=1))
        case "bad gateway":
            faults.bad_gateway(1, "getUpdates")
            faults.bad_gateway(1)
        case "lost answers":
            faults.accept_then_timeout(1, "getUpdates")
            faults.accept_then_timeout(1)
        case _:
            faults.too_many(1, 1, "getUpdates")
    stop = asyncio.Event()
    running = asyncio.create_task(office.engine.run(stop, tick=1))
    try:
        cast.camat.sends(private(office, cast.camat), "/jadwal")
        await until(lambda: office.engine._breaker.is_open if trouble == "refused" else faults.spent)
        office.clock.advance(timedelta(minutes=2))

        def answered() -> bool:
            office.clock.advance(timedelta(seconds=1))
            assert not running.done()
            return "Belum ada kunjungan" in seen(cast.camat, private(office, cast.camat))

        await until(answered)
    finally:
        stop.set()
        await running
