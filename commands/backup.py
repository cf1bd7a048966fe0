"""`bot.py backup FILE` and `bot.py restore FILE`: everything into one file, also while the bot runs; and back."""

import argparse
import asyncio

from commands.refused import Refused
from commands.starting import told_to_stop
from sotarsa_bot import texts, wording
from sotarsa_bot.running import env_file
from sotarsa_bot.running.backups import Contents, Stopped
from sotarsa_bot.running.clock import wall_clock
from sotarsa_bot.running.settings import ENV, PASSPHRASE, Settings
from sotarsa_bot.trouble import Trouble
from storage.backup import back_up, restore


async def play(args: argparse.Namespace, found: Settings) -> int:
    """Ctrl-C ends either in a way that leaves nothing half done: it would be the database in the clear."""
    stop = told_to_stop()
    try:
        return await (_restore if args.restore else _back_up)(args, found, stop)
    except Stopped:
        raise Refused(texts.plain("backup.stopped")) from None


async def _back_up(args: argparse.Namespace, found: Settings, stop: asyncio.Event) -> int:
    contents = await back_up(
        found.database, found.photos, args.file, wall_clock(), passphrase=found.passphrase, stopped=stop.is_set
    )
    megabytes = max(1, await asyncio.to_thread(lambda: args.file.stat().st_size) // 1_000_000)
    print(texts.plain("backup.done", file=args.file, size=megabytes, **_counts(contents)))
    if contents.missing or contents.damaged:
        print(texts.plain("backup.left_out", missing=contents.missing, damaged=contents.damaged))
    return 0


async def _restore(args: argparse.Namespace, found: Settings, stop: asyncio.Event) -> int:
    """Only where nothing is yet."""
    contents = await _opened(args, found, stop)
    moment = wording.moment(contents.made_at, found.office().zone)
    print(texts.plain("backup.restored", moment=moment, **_counts(contents)))
    return 0


async def _opened(args: argparse.Namespace, found: Settings, stop: asyncio.Event) -> Contents:
    """With the passphrase as it is read here, or as it was read where the backup was made."""
    others = env_file.readings(env_file.raw_of(PASSPHRASE, ENV))
    refused: Trouble | None = None
    for passphrase in dict.fromkeys([found.passphrase, *others]):
        try:
            return await restore(args.file, found.database, found.photos, passphrase=passphrase, stopped=stop.is_set)
        except Trouble as trouble:
            if trouble.key not in ("backup.wrong_passphrase", "backup.needs_passphrase"):
                raise
            refused = refused or trouble
    assert refused is not None  # noqa: S101 - there is always one to try
    raise refused


def _counts(contents: Contents) -> dict[str, int]:
    return {"visits": contents.visits, "photos": contents.photos, "people": contents.people}
