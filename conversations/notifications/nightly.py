"""The nightly backup, and a word to the administrators when it fails, and when photos are lost."""

from collections.abc import Callable
from datetime import time

import structlog

from conversations.notifications import alarms
from sotarsa_bot.books import Store
from sotarsa_bot.running import notes, vitals
from sotarsa_bot.running.backups import Backups, Contents, Stopped
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.trouble import Trouble

NIGHT = "backup_night"
"""The note that says for which night a backup was tried last."""

log = structlog.get_logger()


class Nightly:
    """One backup a night, at `at` of the office's zone or as soon after as the bot runs."""

    def __init__(self, backups: Backups, store: Store, office: Office, clock: Clock, at: time) -> None:
        self._backups, self._store, self._office, self._clock, self._at = backups, store, office, clock, at

    async def tick(self, stopped: Callable[[], bool]) -> bool:
        """Makes the backup if it is time; whether it was. One that fails is tried again the next night."""
        now = self._clock()
        night = self._office.today(now)
        async with self._store.reading() as books:
            tried = await notes.get(books, NIGHT)
        if tried == night.isoformat() or now < self._office.at(night, self._at):
            return False
        try:
            contents = await self._backups.make(now, stopped)
        except Stopped:
            return False  # told to stop: the next start makes it
        except Trouble as trouble:
            await self._failed(night.isoformat(), trouble)
        else:
            await self._made(night.isoformat(), contents)
        return True

    async def _failed(self, night: str, trouble: Trouble) -> None:
        log.error("backup.failed", hint=str(trouble))
        async with self._store.writing() as books:
            await notes.put(books, NIGHT, night)
            now, reason = self._clock(), str(trouble)
            await alarms.raise_(books, "backup", "alarm.backup_failed", now, cause=trouble.key, reason=reason)

    async def _made(self, night: str, contents: Contents) -> None:
        missing, damaged = contents.missing, contents.damaged
        log.info("backup.made", photos=contents.photos, missing=missing, damaged=damaged)
        async with self._store.writing() as books:
            await notes.put(books, NIGHT, night)
            await notes.put(books, vitals.LAST_BACKUP, contents.made_at.isoformat())
            await alarms.over(books, "backup")
            if missing or damaged:
                now = self._clock()
                await alarms.raise_(books, "photos", "alarm.photos_lost", now, missing=missing, damaged=damaged)
            else:
                await alarms.over(books, "photos")
