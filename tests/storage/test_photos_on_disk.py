"""Photos that the disk has lost: the doctor counts them, `retry` brings them back from Telegram."""

from pathlib import Path

import pytest

from simulator.photos import sample_photo
from sotarsa_bot.running.health import Level
from storage import picture_check
from storage.archive import PHOTO
from storage.picture_files import DiskPictures
from tests.conftest import Stage
from tests.the_day import begins, seen


async def test_missing_and_damaged_photos_are_found_and_fetched_again(stage: Stage, home: Path) -> None:
    """Nobody in the group is told a second time that they are stored."""
    cast, pictures, store = stage.cast, DiskPictures(home / "photos"), stage.engine.store
    await begins(stage)
    cast.member.sends_album(cast.team_group, 3, caption="K1 sembako 25")
    await stage.settle()
    said = seen(cast.member, cast.team_group)

    async def doctor() -> str:
        async with store.reading() as books:
            return str(await picture_check.examine(books, pictures))

    assert await doctor() == f"{Level.GOOD} Foto: 3 foto utuh di disk."
    first, second, _ = sorted((home / "photos").rglob("*.jpg"))
    whole = {first: first.read_bytes(), second: second.read_bytes()}
    first.unlink()
    second.write_bytes(whole[second][:-1] + b"\0")
    assert f"{Level.WARNING} Foto: 1 foto hilang dan 1 foto rusak di disk." in await doctor()
    assert await picture_check.refetch(store, pictures, stage.clock.now()) == 2
    await stage.settle()
    assert {file: file.read_bytes() for file in whole} == whole
    assert await doctor() == f"{Level.GOOD} Foto: 3 foto utuh di disk."
    assert seen(cast.member, cast.team_group) == said
    assert await picture_check.refetch(store, pictures, stage.clock.now()) == 0


async def test_where_older_versions_put_it_a_picture_is_found_and_kept_once(tmp_path: Path) -> None:
    pictures, content = DiskPictures(tmp_path), sample_photo(1)
    kept = await pictures.keep(content)
    now = pictures.path(kept.sha256)
    before = now.parent / kept.sha256[2:4] / now.name
    before.parent.mkdir()
    now.rename(before)
    assert pictures.path(kept.sha256) == before
    assert (await pictures.keep(content)).sha256 == kept.sha256
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [before]
    pictures.forget(kept.sha256)
    assert not before.exists()


@pytest.mark.parametrize("folders", ["ab", "ab/cd"])
def test_a_backup_holds_pictures_of_today_and_of_older_versions(folders: str) -> None:
    assert PHOTO.fullmatch(f"photos/{folders}/{'abcd' * 16}.jpg")
    assert not PHOTO.fullmatch(f"photos/{folders}/{'bcda' * 16}.jpg")
