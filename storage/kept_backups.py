"""The nightly backups in their folder: the newest so many, as far as the disk has room."""

import asyncio
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sotarsa_bot.running.backups import Contents, may_go, nightly_name
from sotarsa_bot.running.health import LOW_DISK_MEGABYTES
from storage.backup import back_up, needed
from storage.sqlite_file import file_of
from storage.trouble import in_words


class KeptBackups:
    """Implements sotarsa_bot.running.backups.Backups. `keep`: how many at most, at least 1."""

    def __init__(self, folder: Path, url: str, photos: Path, zone: ZoneInfo, *, keep: int, passphrase: str) -> None:
        self._folder, self._url, self._photos, self._zone = folder, url, photos, zone
        self._keep, self._passphrase = keep, passphrase

    async def make(self, now: datetime, stopped: Callable[[], bool]) -> Contents:
        name = nightly_name(now.astimezone(self._zone), sealed=bool(self._passphrase))
        with in_words(other="backup.disk"):
            await asyncio.to_thread(self._make_room, name)
        contents = await back_up(
            self._url, self._photos, self._folder / name, now, passphrase=self._passphrase, stopped=stopped
        )
        await asyncio.to_thread(self._let_go, self._keep, name)
        return contents

    def _make_room(self, newest: str) -> None:
        """The oldest go before the disk is full: photos need the room more. The newest stays until there is a newer."""
        database = file_of(self._url)
        self._folder.mkdir(parents=True, exist_ok=True)
        for crumb in self._folder.glob("sotarsa-*.part*"):  # of a backup that was killed
            crumb.unlink()
        wanted = needed(database, self._photos) + LOW_DISK_MEGABYTES * 1_000_000
        for keep in range(self._keep, 0, -1):
            if shutil.disk_usage(self._folder).free >= wanted:
                return
            self._let_go(keep, newest)

    def _let_go(self, keep: int, newest: str) -> None:
        for name in may_go([file.name for file in self._folder.iterdir()], keep, newest):
            (self._folder / name).unlink()
