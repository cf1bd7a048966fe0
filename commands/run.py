"""`bot.py run`: the bot, until SIGTERM or Ctrl-C."""

import argparse
import asyncio
import gc

from telegram.error import InvalidToken

from commands.database import alone, sound_database
from commands.keeper import Keeper
from commands.refused import Refused
from commands.starting import told_to_stop
from conversations.engine import Engine, make_bot
from conversations.gateway.greeting import greet
from sotarsa_bot import texts
from sotarsa_bot.running.clock import wall_clock
from sotarsa_bot.running.health import Finding, Level, broken
from sotarsa_bot.running.heartbeat import Heartbeat
from sotarsa_bot.running.settings import Settings
from storage.migrate import upgrade
from storage.picture_process import PictureProcess
from storage.resealing import Found, look
from storage.store import SqlStore
from storage.vault import vault_of


async def play(_args: argparse.Namespace, found: Settings) -> int:
    stop = told_to_stop()
    _not_lost(found, await sound_database(found.database, Level.GOOD, Level.WARNING))
    with alone(found.data, "bot.already_running"):
        await upgrade(found.database)
        await _key_is_whole(found)
        try:
            await _serve(found, stop)
        except InvalidToken:  # its own words hold the token
            raise Refused(texts.plain("doctor.token_refused")) from None
    return 0


async def _key_is_whole(found: Settings) -> None:
    """With people's numbers half under the old key nobody would be known again by theirs, and be enrolled twice."""
    rows = await look(found.database, vault_of(found.key)) if found.old_key else Found()
    if rows.shut:
        raise Refused(texts.plain("bot.rotate_unfinished", shut=rows.shut, all=rows.sealed))


def _not_lost(found: Settings, database: Finding) -> None:
    """Photos without a database had one. A new one in its place would take the day's messages, and be the wrong one."""
    missing = found.sqlite and database.key == "doctor.database_missing"
    if missing and found.photos.is_dir() and any(found.photos.iterdir()):
        raise Refused(str(broken("doctor.database_gone", photos=found.photos)))


def _store(settings: Settings) -> SqlStore:
    return SqlStore.open(settings.database, vault_of(settings.key), plain=settings.storage == "plain")


async def _serve(settings: Settings, stop: asyncio.Event) -> None:
    bot, store, heartbeat = make_bot(settings.token, settings.api_url), _store(settings), Heartbeat()
    keeping = asyncio.create_task(Keeper(settings, store, heartbeat).run(stop))
    try:
        if await greet(bot, stop):
            async with PictureProcess(settings.photos) as pictures:
                engine = await Engine.open(bot, store, wall_clock, settings.office(), pictures)
                gc.freeze()  # what is there by now stays: to look through it again and again would stop everybody
                await engine.run(stop, heartbeat=heartbeat)
    finally:
        stop.set()
        await keeping
        await bot.shutdown()
        await store.close()
