"""The nightly backup: in time, so many kept, and a word to the administrators when it fails or photos are lost."""

from datetime import timedelta
from pathlib import Path

import pytest

from conversations.notifications.nightly import Nightly
from sotarsa_bot.running import notes
from sotarsa_bot.running.backups import RESTORED, may_go
from storage.backup import restore
from storage.kept_backups import KeptBackups
from tests.conftest import Stage
from tests.running.test_backup import url_in
from tests.small_disk import small_disk
from tests.the_day import begins, seen


def never() -> bool:
    return False


class Night:
    """The nightly backups of a stage, and how the nights pass."""

    def __init__(self, stage: Stage, home: Path, folder: Path, keep: int = 3) -> None:
        self.stage, self.folder, office = stage, folder, stage.engine.office
        photos = home / "photos"
        kept = KeptBackups(folder, url_in(home), photos, office.zone, keep=keep, passphrase="")
        two = office.evening.replace(hour=2)
        self.nightly = Nightly(kept, stage.engine.store, office, stage.clock.now, two)

    async def passes(self, nights: int = 1) -> None:
        for _ in range(nights):
            self.stage.clock.advance(timedelta(days=1))
            assert await self.nightly.tick(never)
            await self.stage.settle()

    @property
    def names(self) -> list[str]:
        return sorted(file.name for file in self.folder.iterdir())


@pytest.fixture
async def admin(stage: Stage) -> Stage:
    """The administrator has written to the bot."""
    stage.cast.admin.starts()
    await stage.settle()
    return stage


def told(stage: Stage) -> str:
    return seen(stage.cast.admin, stage.world.private(stage.cast.admin.user))


async def test_once_a_night_and_the_newest_are_kept(stage: Stage, home: Path, tmp_path: Path) -> None:
    """By the office's time; other files in the folder are left alone; each can be restored."""
    folder = tmp_path / "backups"
    night = Night(stage, home, folder)
    assert await night.nightly.tick(never)  # at nine in the morning the night's is still missing
    assert not await night.nightly.tick(never)
    stage.clock.advance(timedelta(hours=16, minutes=59))
    assert not await night.nightly.tick(never)
    stage.clock.advance(timedelta(minutes=1, seconds=30))
    assert await night.nightly.tick(never)
    assert night.names[-1] == "sotarsa-2026-11-25-0200.tar"
    (folder / "simpan.tar").touch()
    await night.passes(3)
    assert night.names == [
        "simpan.tar", "sotarsa-2026-11-26-0200.tar", "sotarsa-2026-11-27-0200.tar", "sotarsa-2026-11-28-0200.tar",
    ]  # fmt: skip
    await restore(folder / night.names[-1], url_in(tmp_path / "other"), tmp_path / "other" / "photos")


def test_only_nightly_backups_may_go() -> None:
    names = ["sotarsa-2026-11-25-0200.tar", "sotarsa-2026-11-26-0200.tar.sealed", "sotarsa.tar", "foto.jpg"]
    assert may_go(names, 1, names[1]) == names[:1]
    assert may_go(names, 2, names[1]) == []


def test_those_of_a_clock_that_was_ahead_push_no_new_one_out() -> None:
    """A bug: what was made in a night that the clock took for one of 2036 stayed the newest, and each new one went."""
    ahead, tonight = [f"sotarsa-2036-01-0{day}-0200.tar" for day in (1, 2)], "sotarsa-2026-11-25-0200.tar"
    assert may_go([*ahead, tonight], 2, tonight) == ahead[:1]


async def test_a_failure_is_told_once_and_again_after_it_was_over(admin: Stage, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    night = Night(admin, home, folder)
    folder.write_text("a file where the folder should be")
    await night.passes(3)
    assert told(admin).count("Cadangan malam gagal") == 1
    folder.unlink()
    await night.passes()
    folder.rename(tmp_path / "away")
    folder.write_text("again")
    await night.passes(2)
    assert told(admin).count("Cadangan malam gagal") == 2


async def test_a_small_disk_keeps_fewer(admin: Stage, home: Path, tmp_path: Path) -> None:
    """Photos need the room more than old backups; without room for one the administrators are told."""
    with small_disk(tmp_path / "small", megabytes=30) as disk:
        night = Night(admin, home, disk.path)
        for name in ("sotarsa-2026-11-22-0200.tar", "sotarsa-2026-11-23-0200.tar"):
            (disk.path / name).write_bytes(b"old")
        await night.passes()
        assert night.names == ["sotarsa-2026-11-23-0200.tar"]  # the last one stays, whatever happens
        assert "Ruang disk kurang: perlu" in told(admin)


async def test_lost_photos_are_told_once(admin: Stage, home: Path, tmp_path: Path) -> None:
    await begins(admin)
    admin.cast.member.sends_photo(admin.cast.team_group, caption="K1 sembako 25")
    await admin.settle()
    for file in (home / "photos").rglob("*.jpg"):
        file.unlink()
    await Night(admin, home, tmp_path / "backups").passes(2)
    assert told(admin).count("1 foto hilang dan 0 foto rusak") == 1


async def test_told_to_stop_the_night_is_not_done(stage: Stage, home: Path, tmp_path: Path) -> None:
    night = Night(stage, home, tmp_path / "backups")
    assert not await night.nightly.tick(lambda: True)
    assert night.names == []
    assert await night.nightly.tick(never)


async def test_a_restored_bot_says_so_once(admin: Stage) -> None:
    async with admin.engine.store.writing() as books:
        await notes.put(books, RESTORED, admin.clock.now().isoformat())
    for _ in range(2):
        await admin.reopen()
        await admin.settle()
    assert told(admin).count("dipulihkan dari cadangan Selasa, 24 November 2026, 09.0") == 1
