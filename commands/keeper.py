"""What a running bot does for its own keep: signs of life, a look at the disk, the audit's links, a nightly backup."""

import asyncio
from datetime import timedelta
from functools import partial

import structlog

from conversations.gateway.loops import forever, rest
from conversations.notifications import alarms
from conversations.notifications.nightly import Nightly
from sotarsa_bot.privacy import erasing, retention
from sotarsa_bot.running import audit_chain, systemd, vitals
from sotarsa_bot.running import health as machine
from sotarsa_bot.running.clock import wall_clock
from sotarsa_bot.running.health import Level
from sotarsa_bot.running.heartbeat import Heartbeat
from sotarsa_bot.running.settings import Settings
from storage.kept_backups import KeptBackups
from storage.picture_files import DiskPictures
from storage.store import SqlStore
from storage.trouble import in_words

NIGHT_WATCH, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)
DISK_ALARMS = {Level.WARNING: "alarm.disk_low", Level.BROKEN: "alarm.disk_full"}

log = structlog.get_logger()


class Keeper:
    """Runs beside the bot until it is told to stop: signs of life for systemd and `health`, the nightly backup."""

    def __init__(self, settings: Settings, store: SqlStore, heartbeat: Heartbeat) -> None:
        self._settings, self._store, self._heartbeat = settings, store, heartbeat
        self._office = settings.office()
        backups = KeptBackups(
            settings.backups, settings.database, settings.photos, self._office.zone,
            keep=settings.backup_keep, passphrase=settings.passphrase,
        )  # fmt: skip
        self._nightly = Nightly(backups, self._store, self._office, wall_clock, settings.backup_at)

    async def run(self, stop: asyncio.Event) -> None:
        # Ready before Telegram answers: a machine that boots without network waits, and that is no failure.
        systemd.notify("READY=1")
        tasks = [self._watch(stop), forever(partial(self._live, stop), stop), forever(partial(self._link, stop), stop)]
        if self._settings.backup_keep and self._settings.sqlite:
            tasks.append(forever(partial(self._night, stop), stop))
        tasks.append(forever(partial(self._tidy, stop), stop))
        await asyncio.gather(*tasks)
        vitals.forget(self._settings.data)

    async def _watch(self, stop: asyncio.Event) -> None:
        """Apart from all that asks the disk: a slow disk is no reason to be killed."""
        while not stop.is_set():
            if self._heartbeat.alive:
                systemd.notify("WATCHDOG=1")
            await rest(stop, timedelta(seconds=vitals.WRITTEN_EVERY_SECONDS))
        systemd.notify("STOPPING=1")

    async def _live(self, stop: asyncio.Event) -> None:
        if self._heartbeat.alive:
            async with self._store.reading() as books:
                taken = await vitals.take(books, wall_clock())
            with in_words(other="backup.disk"):
                vitals.write(self._settings.data, taken)
        await self._look_at_the_disk()
        await rest(stop, timedelta(seconds=vitals.WRITTEN_EVERY_SECONDS))

    async def _link(self, stop: asyncio.Event) -> None:
        await audit_chain.extend(self._store)
        await rest(stop, timedelta(seconds=vitals.WRITTEN_EVERY_SECONDS))

    async def _tidy(self, stop: asyncio.Event) -> None:
        """What was kept for long enough goes; the audit's newest link is told outside of it."""
        now = wall_clock()
        await retention.tidy(self._store, now)
        erased = await erasing.erase_due(self._store, DiskPictures(self._settings.photos), self._office, now)
        async with self._store.reading() as books:
            number, newest = await audit_chain.newest(books)
        log.info("tidied", erased=erased, audit=number, hash=newest)
        await rest(stop, AN_HOUR)

    async def _look_at_the_disk(self) -> None:
        free = machine.free_megabytes(self._settings.data)
        async with self._store.reading() as books:
            known = await alarms.standing(books, "disk")
        key = DISK_ALARMS.get(machine.disk(free).level)
        if key is None:
            if known and free > 2 * machine.LOW_DISK_MEGABYTES:  # around the limit it would be told again and again
                async with self._store.writing() as books:
                    await alarms.over(books, "disk")
        elif key != known:
            async with self._store.writing() as books:
                await alarms.raise_(books, "disk", key, wall_clock(), free=free)

    async def _night(self, stop: asyncio.Event) -> None:
        await self._nightly.tick(stop.is_set)
        await rest(stop, NIGHT_WATCH)
