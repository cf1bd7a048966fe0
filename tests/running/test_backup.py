"""Backup and restore: everything, while the bot works, checked both ways, and never over anything."""

import asyncio
import hashlib
import shutil
import tarfile
from pathlib import Path

import pytest

from conversations.engine import Engine, make_bot
from simulator.transport import SimTransport
from sotarsa_bot.running.backups import Stopped
from sotarsa_bot.running.office import Office
from sotarsa_bot.trouble import Trouble
from storage.backup import back_up, restore
from storage.migrate import SchemaState, schema_state
from storage.picture_files import DiskPictures
from storage.sqlite_file import damage
from storage.store import SqlStore
from tests.conftest import TUESDAY_NINE, Stage, kept
from tests.running.test_doctor import change
from tests.small_disk import small_disk
from tests.the_day import begins, heard, reports, seen

PASSPHRASE = "kata sandi contoh"


def url_in(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'sotarsa.sqlite3'}"


@kept
async def _delivers(stage: Stage) -> None:
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    stage.cast.member.sends_album(stage.cast.team_group, 3, caption="K1 sembako 25")
    await stage.settle()


@pytest.fixture
async def delivered(stage: Stage) -> Stage:
    """K1 is under way, three photos are stored."""
    await _delivers(stage)
    assert "3 dari 3 foto tersimpan" in heard(stage.cast.member, stage.cast.team_group)
    return stage


@pytest.fixture
async def made(delivered: Stage, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of that."""
    file = tmp_path_factory.mktemp("usb") / "cadangan.tar"
    contents = await back_up(url_in(home), home / "photos", file, TUESDAY_NINE)
    assert (contents.visits, contents.photos, contents.missing, contents.damaged) == (1, 3, 0, 0)
    assert contents.people > 5
    assert contents.made_at == TUESDAY_NINE
    return file


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("other") / "data"


async def test_the_drill(delivered: Stage, made: Path, home: Path, elsewhere: Path) -> None:
    """In the middle of a visit and of a conversation the machine is lost; on another one the bot goes on there."""
    stage, cast = delivered, delivered.cast
    await stage.acts.says(cast.member, cast.team_group, "/kendala")
    half_way = made.with_name("di tengah.tar")
    await back_up(url_in(home), home / "photos", half_way, stage.clock.now())
    await stage.engine.close()
    contents = await restore(half_way, url_in(elsewhere), elsewhere / "photos")
    assert (contents.visits, contents.photos) == (1, 3)
    assert sorted(f.name for f in elsewhere.iterdir()) == ["photos", "sotarsa.sqlite3"]
    assert await schema_state(url_in(elsewhere)) is SchemaState.CURRENT
    assert photos_of(elsewhere) == photos_of(home)

    bot = make_bot(stage.world.token, "http://telegram.test", SimTransport(stage.world))
    office = Office(admin_ids=(cast.admin.user.id,))
    stage.engine = await Engine.open(
        bot, SqlStore.open(url_in(elsewhere)), stage.clock.now, office, DiskPictures(elsewhere / "photos")
    )
    await stage.acts.taps(cast.member, "Jalan", cast.team_group)
    await stage.acts.answers(cast.member, cast.team_group, "Jembatan licin")
    await stage.acts.taps(cast.member, "Tanpa foto", cast.team_group)
    assert "Jembatan licin" in seen(cast.coordinator, cast.team_group)
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 2")
    await stage.settle()
    await stage.acts.taps(cast.member, "Ya", cast.team_group)  # more than was carried
    assert "📷 4 foto tersimpan" in heard(cast.official, cast.village_group)
    assert len(photos_of(elsewhere)) == 4


async def test_a_backup_is_one_moment_of_a_bot_that_goes_on(delivered: Stage, home: Path, tmp_path: Path) -> None:
    """While it is made, somebody else writes: the bot is not held up, and the backup is whole."""

    async def goes_on() -> None:
        for n in range(5):
            delivered.cast.member.sends_photo(delivered.cast.team_group, caption=f"K1 sembako {n + 1}")
            await delivered.settle()

    files = [tmp_path / "usb" / f"{n}.tar" for n in range(5)]
    going = asyncio.create_task(goes_on())
    for file in files:
        await back_up(url_in(home), home / "photos", file, TUESDAY_NINE)
    await going
    for n, file in enumerate(files):
        contents = await restore(file, url_in(tmp_path / f"{n}"), tmp_path / f"{n}" / "photos")
        assert (contents.missing, contents.damaged) == (0, 0)
        assert 3 <= contents.photos <= 8


# --- refusals: each leaves everything as it was ---


async def test_nothing_is_written_over(made: Path, home: Path, elsewhere: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(Trouble, match="sudah ada dan tidak ditimpa"):
        await back_up(url_in(home), home / "photos", made, TUESDAY_NINE)
    with pytest.raises(Trouble, match="tidak kosong"):
        await restore(made, url_in(home), home / "photos")
    assert made.read_bytes() == before
    (elsewhere / "photos" / "ab").mkdir(parents=True)
    with pytest.raises(Trouble, match="tidak kosong"):
        await restore(made, url_in(elsewhere), elsewhere / "photos")
    assert [f.name for f in elsewhere.iterdir()] == ["photos"]


async def test_what_a_killed_restore_or_backup_left_is_in_nobodys_way(
    delivered: Stage, made: Path, home: Path, elsewhere: Path
) -> None:
    (elsewhere / "photos.restoring" / "ab").mkdir(parents=True)
    for name in ("sotarsa.sqlite3.restoring", "again.tar.part", "again.tar.database.part"):
        (elsewhere / name).write_bytes(b"half")
    assert (await restore(made, url_in(elsewhere), elsewhere / "photos")).photos == 3
    assert (await back_up(url_in(home), home / "photos", elsewhere / "again.tar", TUESDAY_NINE)).photos == 3
    assert sorted(f.name for f in elsewhere.iterdir()) == ["again.tar", "photos", "sotarsa.sqlite3"]


async def test_what_a_lost_database_left_behind_is_no_empty_place(made: Path, home: Path, elsewhere: Path) -> None:
    """SQLite would take the last pages of a killed bot, in its -wal, for the restored database's own."""
    elsewhere.mkdir()
    shutil.copy(home / "sotarsa.sqlite3-wal", elsewhere)
    with pytest.raises(Trouble, match="tidak kosong"):
        await restore(made, url_in(elsewhere), elsewhere / "photos")
    assert [f.name for f in elsewhere.iterdir()] == ["sotarsa.sqlite3-wal"]


async def test_a_path_that_no_disk_takes_is_one_sentence(made: Path, home: Path, elsewhere: Path) -> None:
    """As is one whose folder may not be looked into."""
    impossible = elsewhere / ("a" * 300)
    with pytest.raises(Trouble, match="File name too long"):
        await back_up(url_in(home), home / "photos", impossible, TUESDAY_NINE)
    with pytest.raises(Trouble, match="File name too long"):
        await restore(impossible, url_in(elsewhere), elsewhere / "photos")


async def test_a_photo_that_gets_its_name_meanwhile_disturbs_nothing(
    delivered: Stage, home: Path, tmp_path: Path
) -> None:
    """What was seen in the folder may be gone when it is looked at."""
    (home / "photos" / "ab").mkdir(exist_ok=True)
    (home / "photos" / "ab" / "being-written.part").symlink_to(tmp_path / "gone")
    contents = await back_up(url_in(home), home / "photos", tmp_path / "a.tar", TUESDAY_NINE)
    assert contents.photos == 3


async def test_a_file_that_was_changed_or_cut_is_noticed_wherever_that_is(made: Path, elsewhere: Path) -> None:
    content = made.read_bytes()
    end = content.rindex(b'"people"')  # behind the manifest tar has only padding
    for part in (0, 0.01, 0.3, 0.6, 0.99):
        at = int(end * part)
        for bad in (content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :], content[:at]):
            made.write_bytes(bad)
            with pytest.raises(Trouble, match="rusak atau terpotong"):
                await restore(made, url_in(elsewhere), elsewhere / "photos")
            assert list(elsewhere.iterdir()) == []


async def test_a_name_that_leads_out_of_the_folder_is_refused(made: Path, elsewhere: Path, tmp_path: Path) -> None:
    evil = made.with_name("evil.tar")
    with tarfile.open(evil, "w") as tar:
        tar.add(made, arcname="photos/../../../evil.jpg")
    with pytest.raises(Trouble, match="rusak"):
        await restore(evil, url_in(elsewhere), elsewhere / "photos")
    assert list(elsewhere.iterdir()) == []


async def test_a_backup_of_a_newer_programme(delivered: Stage, home: Path, elsewhere: Path, tmp_path: Path) -> None:
    await delivered.engine.store.close()
    await change(url_in(home), "UPDATE alembic_version SET version_num = '9999'")
    await back_up(url_in(home), home / "photos", tmp_path / "a.tar", TUESDAY_NINE)
    with pytest.raises(Trouble, match="lebih baru"):
        await restore(tmp_path / "a.tar", url_in(elsewhere), elsewhere / "photos")
    assert list(elsewhere.iterdir()) == []


async def test_another_database_has_tools_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="pg_dump"):
        await back_up("postgresql+asyncpg://x/y", tmp_path, tmp_path / "a.tar", TUESDAY_NINE)


async def test_no_room_is_said_before_anything_is_written(stage: Stage, home: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "usb", megabytes=8) as disk:
        with pytest.raises(Trouble, match="Ruang disk kurang: perlu"):
            await back_up(url_in(home), home / "photos", disk.path / "a.tar", TUESDAY_NINE)
        assert list(disk.path.iterdir()) == []


async def test_told_to_stop_it_leaves_nothing(delivered: Stage, home: Path, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        await back_up(url_in(home), home / "photos", tmp_path / "usb" / "a.tar", TUESDAY_NINE, stopped=lambda: True)
    assert list((tmp_path / "usb").iterdir()) == []


async def test_told_to_stop_a_restore_leaves_nothing(made: Path, elsewhere: Path) -> None:
    """It is names and addresses in the clear."""
    with pytest.raises(Stopped):
        await restore(made, url_in(elsewhere), elsewhere / "photos", stopped=lambda: True)
    assert list(elsewhere.iterdir()) == []


async def test_a_folder_is_no_file(made: Path, home: Path, elsewhere: Path) -> None:
    """`backup /mnt/usb`: what was meant is a file in it."""
    with pytest.raises(Trouble, match="adalah folder"):
        await back_up(url_in(home), home / "photos", elsewhere.parent, TUESDAY_NINE)
    with pytest.raises(Trouble, match="adalah folder"):
        await restore(made.parent, url_in(elsewhere), elsewhere / "photos")


async def test_told_to_stop_nobody_waits_for_the_last_check(delivered: Stage, home: Path) -> None:
    """Of a database of gigabytes it takes longer than a stop may."""
    with pytest.raises(Stopped):
        damage(home / "sotarsa.sqlite3", lambda: True)
    assert damage(home / "sotarsa.sqlite3", lambda: False) == ""


# --- photos that the disk has lost ---


async def test_lost_photos_are_counted_and_left_out(delivered: Stage, home: Path, elsewhere: Path) -> None:
    first, second, _ = sorted((home / "photos").rglob("*.jpg"))
    first.unlink()
    second.write_bytes(b"\0" + second.read_bytes()[1:])
    file = elsewhere.with_name("a.tar")
    contents = await back_up(url_in(home), home / "photos", file, TUESDAY_NINE)
    assert (contents.photos, contents.missing, contents.damaged) == (1, 1, 1)
    assert await restore(file, url_in(elsewhere), elsewhere / "photos") == contents


# --- sealed ---


async def test_sealed_with_a_passphrase(delivered: Stage, home: Path, elsewhere: Path) -> None:
    """Nobody reads it without the passphrase; with it, all is there."""
    file = elsewhere.with_name("a.tar.sealed")
    await back_up(url_in(home), home / "photos", file, TUESDAY_NINE, passphrase=PASSPHRASE)
    assert b"sembako" not in file.read_bytes()
    assert b"manifest" not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    for wrong, words in (("", "memakai kata sandi"), ("salah", "salah")):
        with pytest.raises(Trouble, match=words):
            await restore(file, url_in(elsewhere), elsewhere / "photos", passphrase=wrong)
    whole = file.read_bytes()
    for at in (len(whole) // 5, len(whole) - 1):
        for bad in (whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], whole[:at]):
            file.with_name("bad").write_bytes(bad)
            with pytest.raises(Trouble):
                await restore(file.with_name("bad"), url_in(elsewhere), elsewhere / "photos", passphrase=PASSPHRASE)
    assert list(elsewhere.iterdir()) == []
    contents = await restore(file, url_in(elsewhere), elsewhere / "photos", passphrase=PASSPHRASE)
    assert contents.photos == 3


def photos_of(folder: Path) -> dict[str, str]:
    """Every picture file below, with what is in it."""
    files = (folder / "photos").rglob("*.*")
    return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files if f.is_file()}
