"""Disk and database trouble while the bot works: nothing is half done, nothing lost, and it goes on by itself."""

import errno
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from simulator.photos import sample_photo
from sotarsa_bot.records.machinery import InboxState
from sotarsa_bot.trouble import Trouble
from storage.picture_files import DiskPictures
from tests.conftest import Stage
from tests.small_disk import SmallDisk, small_disk
from tests.the_day import begins, heard, seen


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk", megabytes=24) as disk:
        yield disk


@pytest.mark.long
class TestTheDiskOfTheDatabase:
    @pytest.fixture
    def home(self, disk: SmallDisk) -> Path:
        return disk.path

    async def test_full_then_freed(self, stage: Stage, disk: SmallDisk) -> None:
        """Telegram keeps what could not be committed; when there is room again, all of it is done once."""
        cast = stage.cast
        await begins(stage)
        disk.fill()
        for number in range(400):  # more than the room that SQLite has in its file already
            cast.member.sends(cast.team_group, f"{number} " + "ngobrol " * 200)
        cast.member.sends_photo(cast.team_group, caption="K1 sembako 25")
        with pytest.raises(Trouble) as trouble:
            await stage.settle()
        assert "Disk penuh" in str(trouble.value)
        assert "25 sembako" not in seen(cast.member, cast.team_group)
        disk.empty()
        await stage.settle()
        said = seen(cast.member, cast.team_group)
        assert said.count("25 sembako") == 1
        assert "1 dari 1 foto tersimpan" in said
        assert await buried(stage) == 0

    async def test_full_for_longer_than_telegram_keeps_messages(self, stage: Stage, disk: SmallDisk) -> None:
        """What was written in the first hours is gone without a trace: the length of the silence tells."""
        cast = stage.cast
        cast.admin.starts()
        await stage.settle()
        disk.fill()
        for number in range(400):
            cast.member.sends(cast.team_group, f"{number} " + "ngobrol " * 200)
        with pytest.raises(Trouble):
            await stage.settle()
        stage.clock.advance(timedelta(hours=30))
        disk.empty()
        await stage.settle()
        assert "Pesan mungkin hilang" in heard(cast.admin, stage.world.private(cast.admin.user))
        assert "Mohon kirim ulang" in heard(cast.member, cast.team_group)

    async def test_read_only_then_writable(self, stage: Stage, disk: SmallDisk) -> None:
        cast = stage.cast
        await stage.engine.store.close()  # a disk with open writers cannot be made read-only
        disk.read_only(True)
        cast.member.sends(cast.team_group, "/jadwal")
        with pytest.raises(Trouble, match=r"hak akses folder data"):
            await stage.settle()
        await stage.engine.store.close()
        disk.read_only(False)
        await stage.settle()
        assert "Belum ada kunjungan" in heard(cast.member, cast.team_group)


class TestTheDiskOfThePhotos:
    @pytest.fixture
    def photos(self, disk: SmallDisk) -> Path:
        return disk.path / "photos"

    async def test_full_then_freed(self, stage: Stage, disk: SmallDisk) -> None:
        """The hand-over is recorded, its photo is said to be waiting, and it is fetched when there is room."""
        cast = stage.cast
        await begins(stage)
        disk.fill()
        cast.member.sends_photo(cast.team_group, caption="K1 sembako 25")
        await stage.settle()
        assert "25 sembako" in heard(cast.member, cast.team_group)
        assert "1 dari 1 foto" not in seen(cast.member, cast.team_group)
        assert crumbs(disk.path) == []
        disk.empty()
        await stage.later(hours=1)
        assert "1 dari 1 foto tersimpan" in heard(cast.member, cast.team_group)
        assert len(list(disk.path.rglob("*.jpg"))) == 1


async def test_a_photo_on_a_full_disk_leaves_no_crumbs(disk: SmallDisk) -> None:
    pictures, content = DiskPictures(disk.path), sample_photo(1)
    disk.fill(leave=4096)
    with pytest.raises(OSError, match="No space left") as full:
        await pictures.keep(content)
    assert full.value.errno == errno.ENOSPC
    assert crumbs(disk.path) == []
    disk.empty()
    assert pictures.path((await pictures.keep(content)).sha256).read_bytes() == content


async def test_a_damaged_photo_is_mended_by_the_next_good_copy(tmp_path: Path) -> None:
    pictures, content = DiskPictures(tmp_path), sample_photo(1)
    file = pictures.path((await pictures.keep(content)).sha256)
    file.write_bytes(content[:-100])
    await pictures.keep(content)
    assert file.read_bytes() == content


async def test_a_locked_database_buries_no_update(stage: Stage, home: Path) -> None:
    """Another programme holds the database longer than SQLite waits (5 s): the update waits, it is not set aside."""
    cast = stage.cast
    cast.member.sends(cast.team_group, "/jadwal")
    assert await stage.engine.receiver.receive() == 1
    other = sqlite3.connect(home / "sotarsa.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Trouble, match="sedang dipakai program lain"):
        await stage.engine.worker.work()
    other.execute("ROLLBACK")
    other.close()
    assert await buried(stage) == 0
    await stage.settle()
    assert "Belum ada kunjungan" in heard(cast.member, cast.team_group)


async def buried(stage: Stage) -> int:
    async with stage.engine.store.reading() as books:
        return await books.inbox.count(state=InboxState.DEAD)


def crumbs(folder: Path) -> list[Path]:
    return list(folder.rglob("*.part"))
