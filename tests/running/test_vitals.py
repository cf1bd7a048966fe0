"""Signs of life: for `bot.py health`, for systemd, and what counts as one."""

import asyncio
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conversations.engine import Engine
from sotarsa_bot.records.field import PhotoState
from sotarsa_bot.records.machinery import PostState
from sotarsa_bot.running import systemd, vitals
from sotarsa_bot.running.health import Level
from sotarsa_bot.running.heartbeat import TURN_SECONDS, Heartbeat
from sotarsa_bot.running.office import WITA
from sotarsa_bot.running.pictures import Traits
from sotarsa_bot.running.vitals import Vitals
from storage.picture_files import DiskPictures
from tests.conftest import Stage
from tests.the_day import begins
from tests.waiting import PATIENCE, until

NOW = datetime(2026, 11, 24, 1, tzinfo=UTC)


def words(found: Vitals | None, now: datetime = NOW) -> str:
    return "\n".join(str(line) for line in vitals.judge(found, now, WITA))


def test_what_was_written_is_read(tmp_path: Path) -> None:
    assert vitals.read(tmp_path) is None
    full = Vitals(at=NOW, last_heard=NOW, inbox=1, outbox=2, oldest_unsent=NOW, photos=3, last_backup=NOW)
    vitals.write(tmp_path, full)
    assert vitals.read(tmp_path) == full
    vitals.forget(tmp_path)
    assert vitals.read(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "{", "[]", '{"at": "kemarin"}', '{"at": "2026-11-24T01:00:00"}'])
def test_what_cannot_be_read_is_no_sign_of_life(tmp_path: Path, content: str) -> None:
    (tmp_path / vitals.FILE).write_text(content)
    assert vitals.read(tmp_path) is None


def test_a_bot_that_was_silent_for_a_minute_is_not_alive() -> None:
    found = Vitals(at=NOW)
    assert vitals.judge(found, NOW + timedelta(seconds=60), WITA)[0].level is Level.GOOD
    assert vitals.judge(found, NOW + timedelta(seconds=61), WITA)[0].level is Level.BROKEN
    assert "Kabar terakhirnya: Selasa, 24 November 2026, 09.00 WITA" in words(found, NOW + timedelta(hours=1))
    assert "belum pernah dijalankan" in words(None)


def test_what_waits_is_said() -> None:
    """A warning: something due and unsent for over an hour, two nights without a backup, Telegram out of reach."""
    said = words(Vitals(at=NOW, inbox=1, outbox=2, photos=3, oldest_unsent=NOW, last_backup=NOW))
    assert "✔ Antrean: 1 pesan masuk, 2 pesan keluar, 3 foto." in said
    assert "✔ Cadangan terakhir: Selasa, 24 November 2026, 09.00 WITA." in said
    old = NOW - timedelta(hours=51)
    said = words(Vitals(at=NOW, oldest_unsent=old, last_backup=old))
    assert "! Pesan keluar tertua yang belum terkirim: Minggu" in said
    assert "! Cadangan terakhir: Minggu" in said
    assert "! Cadangan: belum ada" in words(Vitals(at=NOW))
    assert "! Telegram terakhir menjawab: Selasa" in words(Vitals(at=NOW, last_heard=NOW - timedelta(minutes=6)))


async def test_they_are_counted_from_the_books(stage: Stage) -> None:
    cast = stage.cast
    cast.member.sends_photo(cast.team_group)
    await stage.engine.receiver.receive()
    async with stage.engine.store.reading() as books:
        assert (await vitals.take(books, stage.clock.now())).inbox == 1
    await stage.engine.worker.work()
    async with stage.engine.store.reading() as books:
        found = await vitals.take(books, stage.clock.now())
        assert await books.photos.count(state=PhotoState.PENDING) == 1
    assert (found.inbox, found.photos) == (0, 1)
    assert found.outbox >= 1
    assert found.oldest_unsent
    assert found.last_update == found.last_heard == stage.clock.now()


async def test_what_waits_for_a_chat_that_is_gone_is_not_late(stage: Stage) -> None:
    """It would be a warning for good, and hide what is late because something is wrong."""
    cast = stage.cast
    stage.world.kick_bot(cast.village_group, cast.official.user)
    await stage.settle()
    await stage.acts.plans()  # its card waits for the village's group to let the bot in again
    async with stage.engine.store.reading() as books:
        assert await books.outbox.count(state=PostState.QUEUED) > 0
        assert (await vitals.take(books, stage.clock.now())).oldest_unsent is None


def test_a_loop_that_does_not_turn_is_no_life() -> None:
    now = 100.0
    heartbeat = Heartbeat(lambda: now)
    assert heartbeat.alive
    work, send = heartbeat.of("work"), heartbeat.of("send")
    work(timedelta())
    send(timedelta(seconds=500))
    now += TURN_SECONDS - 1
    assert heartbeat.alive
    now += 2
    assert not heartbeat.alive
    work(timedelta())
    assert heartbeat.alive
    now += 500
    assert not heartbeat.alive


class Stuck(DiskPictures):
    """A disk that does not answer any more."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        self.asked, self.answers = asyncio.Event(), asyncio.Event()

    async def traits(self, sha256: str) -> Traits:
        self.asked.set()
        await self.answers.wait()
        return Traits()


async def test_a_tick_that_stands_still_is_no_life(stage: Stage) -> None:
    """All else may go on: reminders do not."""
    cast, now = stage.cast, 100.0
    await begins(stage)
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 5")
    await stage.settle()
    async with stage.engine.store.writing() as books:
        await books.photos.change_all({"state": PhotoState.STORED}, dhash=None)
    engine, disk, heartbeat, stop = stage.engine, Stuck(), Heartbeat(lambda: now), asyncio.Event()
    stuck = Engine(engine.bot, engine.store, engine.clock, engine.office, disk)
    running = asyncio.create_task(stuck.run(stop, tick=0.01, heartbeat=heartbeat))
    await asyncio.wait_for(disk.asked.wait(), PATIENCE)
    assert heartbeat.alive
    now += TURN_SECONDS + 1
    cast.camat.sends(stage.world.private(cast.camat.user), "/jadwal")
    await until(lambda: all(at > now for loop, at in heartbeat._until.items() if loop != "tick_once"))
    assert not heartbeat.alive
    disk.answers.set()
    stop.set()
    await running


@pytest.mark.parametrize("abstract", [False, True])
def test_systemd_hears_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, abstract: bool) -> None:
    name = f"@{tmp_path.name}" if abstract else str(tmp_path / "socket")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(f"\0{name[1:]}" if abstract else name)
        monkeypatch.setenv("NOTIFY_SOCKET", name)
        assert systemd.notify("WATCHDOG=1")
        assert line.recv(100) == b"WATCHDOG=1"


def test_without_systemd_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert not systemd.notify("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    assert not systemd.notify("READY=1")
