"""`bot.py backup` and `bot.py restore`: one file that holds everything, checked when written and when read.

Not in it: .env, which holds the token. Pictures that the books do not name (a download that was killed) are left out.
"""

import asyncio
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from sotarsa_bot.running.backups import RESTORED, Contents, Stopped
from sotarsa_bot.running.pictures import Standing
from sotarsa_bot.trouble import Trouble
from storage import archive, sqlite_file
from storage.migrate import SchemaState, schema_state
from storage.picture_files import DiskPictures
from storage.trouble import in_words

MARGIN_BYTES = 50_000_000
"""Bytes that must stay free."""

ToldToStop = Callable[[], bool]


def never() -> bool:
    return False


async def back_up(
    url: str, photos: Path, target: Path, now: datetime, *, passphrase: str = "", stopped: ToldToStop = never
) -> Contents:
    """Writes `target`, which must not be there yet, and reads it back whole before it gets its name.

    Trouble leaves no file behind. Consistent while the bot runs: a picture is on disk before the books name it, so the
    database is copied first and its pictures after.
    """
    database = sqlite_file.file_of(url)
    return await asyncio.to_thread(_back_up, database, photos, target, now, passphrase, stopped)


def _back_up(
    database: Path, photos: Path, target: Path, now: datetime, passphrase: str, stopped: ToldToStop
) -> Contents:
    with in_words(other="backup.disk"):
        if target.is_dir():
            raise Trouble("backup.a_folder", file=target)
        if target.exists():
            raise Trouble("backup.there_already", file=target)
        target.parent.mkdir(parents=True, exist_ok=True)
        room(target.parent, needed(database, photos))
        with _aside(target) as (part, copied):
            sqlite_file.copy(database, copied, stopped)
            _write(part, copied, DiskPictures(photos), now, passphrase, stopped)
            copied.unlink()
            contents = _read(part, copied, lambda _: None, passphrase, stopped)
            part.replace(target)
            _settle(target.parent)
    return contents


def needed(database: Path, photos: Path) -> int:
    """The bytes that a backup will take at most, with what is set aside meanwhile."""
    # Not rglob: it remembers every path that it has given.
    pictures = (Path(folder, name) for folder, _, names in os.walk(photos) for name in names)
    return 2 * _size(database) + sum(_size(file) for file in pictures) + MARGIN_BYTES


def _size(file: Path) -> int:
    """0 for what is gone: a photo that is being stored changes its name."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def room(folder: Path, bytes_needed: int) -> None:
    """Trouble if the folder's disk has not that much left."""
    free = shutil.disk_usage(folder).free
    if free < bytes_needed:
        raise Trouble("backup.no_room", needed=bytes_needed // 1_000_000, free=free // 1_000_000)


async def restore(file: Path, url: str, photos: Path, *, passphrase: str = "", stopped: ToldToStop = never) -> Contents:
    """Puts a backup where nothing is yet, after all of it was checked. Trouble leaves the place as it was; so does
    being told to stop."""
    database = sqlite_file.file_of(url)
    with in_words(other="backup.disk"):
        _look_first(file, database, photos)
    with in_words(other="backup.disk"), _staged(database, photos) as (staged, pictures):
        contents = await asyncio.to_thread(_unpack, file, staged, pictures, passphrase, stopped)
        if await schema_state(f"sqlite+aiosqlite:///{staged}") is SchemaState.TOO_NEW:
            raise Trouble("backup.newer_programme")
        sqlite_file.note(staged, RESTORED, contents.made_at.isoformat())
        _put_in_place(staged, database, pictures, photos)
    return contents


def _look_first(file: Path, database: Path, photos: Path) -> None:
    if file.is_dir():
        raise Trouble("backup.a_folder", file=file)
    if not file.is_file():
        raise Trouble("backup.no_file", file=file)
    # SQLite would take the journal of a database that was lost for the new one's own, and spoil it.
    kept = (database, *(database.with_name(database.name + end) for end in sqlite_file.JOURNALS))
    if any(one.exists() for one in kept) or (photos.exists() and any(photos.iterdir())):
        raise Trouble("backup.not_empty", database=database, photos=photos)


def _put_in_place(staged: Path, database: Path, pictures: Path, photos: Path) -> None:
    os.sync()  # all of it is on the disk before any of it counts
    if photos.exists():
        photos.rmdir()
    pictures.replace(photos)
    staged.replace(database)  # last: a place with a database is a place in use
    _settle(database.parent)


def _unpack(file: Path, database: Path, pictures: Path, passphrase: str, stopped: ToldToStop) -> Contents:
    def into(name: str) -> BinaryIO:
        path = pictures / name.removeprefix("photos/")
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")

    room(pictures, file.stat().st_size + MARGIN_BYTES)
    return _read(file, database, into, passphrase, stopped)


def _write(
    part: Path, copied: Path, pictures: DiskPictures, now: datetime, passphrase: str, stopped: ToldToStop
) -> None:
    with _private(part) as target:
        writer = archive.Writer(target, passphrase)
        try:
            writer.add(copied, archive.DATABASE)
            tally = _write_pictures(writer, copied, pictures, stopped)
            digest = archive.sha256_of(copied)
            writer.finish({"made_at": now.isoformat(), "database": digest, **tally, **sqlite_file.counts(copied)})
        finally:
            writer.abandon()
        target.flush()
        os.fsync(target.fileno())


def _write_pictures(
    writer: archive.Writer, copied: Path, pictures: DiskPictures, stopped: ToldToStop
) -> dict[str, int]:
    """Those that the books name; how many there were, are missing, and are damaged."""
    tally = dict.fromkeys(Standing, 0)
    for sha256 in sqlite_file.pictures(copied):
        if stopped():
            raise Stopped
        standing, file = pictures.look(sha256)
        tally[standing] += 1
        if file and standing is Standing.WHOLE:
            writer.add(file, f"photos/{sha256[:2]}/{file.name}")
    return {"photos": tally[Standing.WHOLE], "missing": tally[Standing.MISSING], "damaged": tally[Standing.DAMAGED]}


def _read(
    file: Path, database: Path, into: Callable[[str], BinaryIO | None], passphrase: str, stopped: ToldToStop
) -> Contents:
    """Checks all of a backup; its database is laid at `database`, its pictures where `into` says."""

    def sorted_(name: str) -> BinaryIO | None:
        return _private(database) if name == archive.DATABASE else into(name)

    with file.open("rb") as source:
        manifest = archive.read(source, passphrase, sorted_, stopped)
    if sqlite_file.damage(database, stopped) or sqlite_file.counts(database) != _counts(manifest):
        raise Trouble("backup.damaged")
    tally = {name: int(manifest[name]) for name in ("photos", "missing", "damaged")}
    return Contents(made_at=datetime.fromisoformat(manifest["made_at"]), **_counts(manifest), **tally)


def _counts(manifest: dict[str, Any]) -> dict[str, int]:
    return {name: int(manifest[name]) for name in sqlite_file.COUNTED}


@contextmanager
def _aside(target: Path) -> Iterator[tuple[Path, Path]]:
    """Names for what is not finished, in the target's folder; whatever happens, nothing stays under them."""
    names = target.with_name(f"{target.name}.part"), target.with_name(f"{target.name}.database.part")
    _remove(*names)
    names[1].touch(0o600)  # SQLite takes an empty file, and leaves its rights
    try:
        yield names
    finally:
        _remove(*names)


@contextmanager
def _staged(database: Path, photos: Path) -> Iterator[tuple[Path, Path]]:
    """A file and a folder beside their final places; whatever happens, nothing stays under these names."""
    staged, pictures = database.with_name(f"{database.name}.restoring"), photos.with_name(f"{photos.name}.restoring")
    _remove(staged, pictures)
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        pictures.mkdir(parents=True)
        yield staged, pictures
    finally:
        _remove(staged, pictures)


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _private(path: Path) -> BinaryIO:
    """A backup holds people's names and numbers: its owner alone may read it."""
    return os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb")


def _settle(folder: Path) -> None:
    """A new name is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
