"""The machine's clock is set back while the bot works: nobody waits until the hour has come again."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from conversations.engine import Engine, make_bot
from simulator.clock import SimClock
from simulator.transport import SimTransport
from storage.picture_files import DiskPictures
from storage.store import SqlStore
from storage.vault import vault_of
from tests.conftest import Stage
from tests.running.test_backup import url_in
from tests.the_day import begins, heard, seen


class MachineClock:
    """Our machine's, which is `ahead` of Telegram's."""

    def __init__(self, world: SimClock) -> None:
        self._world, self.ahead = world, timedelta(hours=1)

    def now(self) -> datetime:
        return self._world.now() + self.ahead


@pytest.fixture
async def machine(stage: Stage, home: Path, photos: Path, data_key: bytes) -> MachineClock:
    """The bot's machine is an hour ahead, on the day of a visit."""
    await begins(stage)
    await stage.starts()
    clock, office = MachineClock(stage.clock), stage.engine.office
    await stage.engine.close()
    bot = make_bot(stage.world.token, "http://telegram.test", SimTransport(stage.world))
    store = SqlStore.open(url_in(home), vault_of(data_key))
    stage.engine = await Engine.open(bot, store, clock.now, office, DiskPictures(photos))
    await stage.settle()
    return clock


async def test_what_is_owed_and_to_be_fetched_comes_at_once(stage: Stage, machine: MachineClock) -> None:
    cast = stage.cast
    cast.member.sends(cast.team_group, "/jadwal")
    await stage.settle()  # said a moment ago: an hour ahead, soon
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 5")
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()
    machine.ahead = timedelta()
    cast.member.sends(cast.team_group, "/bantuan")
    cast.member.sends(cast.team_group, "/jadwal")
    before = stage.clock.now()
    await stage.settle()
    said = seen(cast.member, cast.team_group)
    assert "1 dari 1 foto tersimpan" in said
    assert said.count("Jadwal kunjungan") == 2
    assert "/lapangan" in said
    assert stage.clock.now() - before < timedelta(minutes=2)


async def test_a_question_that_is_asked_again_is_asked_again(stage: Stage, machine: MachineClock) -> None:
    """What was asked an hour ahead was not asked a moment ago."""
    cast = stage.cast
    await stage.acts.says(cast.member, cast.team_group, "/lapangan")
    await stage.acts.says(cast.member, cast.team_group, "/serah")
    machine.ahead = timedelta()
    before = len(cast.team_group.timeline)
    await stage.acts.says(cast.member, cast.team_group, "/lapangan")
    await stage.acts.says(cast.member, cast.team_group, "/serah")
    said = [m.shown for m in cast.team_group.timeline[before:] if m.sender is stage.world.bot]
    assert any("hari kunjungan" in words for words in said)
    assert any("apa yang diserahkan" in words for words in said), said


async def test_a_pause_that_telegram_asked_for_becomes_no_longer(stage: Stage, machine: MachineClock) -> None:
    cast = stage.cast
    await stage.later(minutes=2)
    stage.world.faults.too_many(5, 1, "sendMessage")
    cast.member.sends(cast.team_group, "/jadwal")
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()
    assert await stage.engine.sender.send() == 1
    machine.ahead = timedelta()
    before = stage.clock.now()
    await stage.settle()
    assert "Jadwal kunjungan" in heard(cast.member, cast.team_group)
    assert timedelta(seconds=4) < stage.clock.now() - before < timedelta(minutes=1)
