"""`bot.py retry`: tries once more what failed and was set aside; also while the bot runs. Says how many that is."""

import argparse

from commands.database import sound_database
from sotarsa_bot import texts
from sotarsa_bot.running import retrying
from sotarsa_bot.running.clock import wall_clock
from sotarsa_bot.running.health import Level
from sotarsa_bot.running.settings import Settings
from storage import picture_check
from storage.picture_files import DiskPictures
from storage.store import SqlStore


async def play(_args: argparse.Namespace, found: Settings) -> int:
    await sound_database(found.database, Level.GOOD)
    store = SqlStore.open(found.database)
    async with store.writing() as books:
        again = await retrying.retry(books, wall_clock())
    photos = await picture_check.refetch(store, DiskPictures(found.photos), wall_clock())
    await store.close()
    counts = {"arrivals": again.arrivals, "posts": again.posts, "reminders": again.reminders, "photos": photos}
    print(texts.plain("bot.retried" if any(counts.values()) else "bot.nothing_to_retry", **counts))
    return 0
