"""Photos that the disk has lost: the doctor counts them, `retry` brings them back from Telegram."""

from pathlib import Path

from sotarsa_bot.health import Level
from storage import picture_check
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
