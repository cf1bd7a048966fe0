"""The command line, and the place where settings, store and Telegram are put together; nothing else."""

import argparse
import asyncio
import errno
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

import httpx
from telegram.error import InvalidToken

import upkeep
from conversations import doctor as telegram_health
from conversations.gateway.engine import Engine, make_bot
from conversations.gateway.greeting import greet
from sotarsa_bot import health, logs, retrying, texts, vitals
from sotarsa_bot.chats import Chat
from sotarsa_bot.clock import wall_clock
from sotarsa_bot.health import Finding, Level
from sotarsa_bot.pulse import Pulse
from sotarsa_bot.settings import BadSettings, Settings, load
from sotarsa_bot.trouble import Trouble
from storage import health as storage_health
from storage import picture_check
from storage.migrate import upgrade
from storage.picture_files import DiskPictures
from storage.store import SqlStore

Command = Callable[[argparse.Namespace], Coroutine[Any, Any, int]]

REFUSED = 2
"""The exit code when something has to be mended before the bot can start."""


def main(argv: Sequence[str] | None = None) -> int:
    """Plays the command; returns the exit code."""
    args = parser().parse_args(argv)
    command: Command = args.play
    try:
        return asyncio.run(command(args))
    except (BadSettings, Trouble) as error:
        return _refuse(str(error))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return _refuse(texts.plain("bot.port_taken", port=args.port))


def parser() -> argparse.ArgumentParser:
    """The command line, explained in Indonesian and English."""
    top = argparse.ArgumentParser(prog="bot.py", description=texts.plain("bot.about"), epilog=texts.plain("bot.more"))
    metavar = "run | demo | doctor | retry | backup | restore | health"
    commands = top.add_subparsers(required=True, metavar=metavar)
    commands.add_parser("run", help=texts.plain("bot.help_run")).set_defaults(play=run)
    shown = commands.add_parser("demo", help=texts.plain("bot.help_demo"))
    shown.set_defaults(play=demo)
    shown.add_argument("--port", type=int, default=8080, help=texts.plain("bot.help_port"))
    shown.add_argument("--once", action="store_true", help=texts.plain("bot.help_once"))
    shown.add_argument("--empty", action="store_true", help=texts.plain("bot.help_empty"))
    commands.add_parser("doctor", help=texts.plain("bot.help_doctor")).set_defaults(play=doctor)
    commands.add_parser("retry", help=texts.plain("bot.help_retry")).set_defaults(play=retry)
    for name, play in (("backup", backup), ("restore", restore)):
        about_a_file = commands.add_parser(name, help=texts.plain(f"bot.help_{name}"))
        about_a_file.set_defaults(play=play)
        about_a_file.add_argument("file", metavar="FILE", type=Path, help=texts.plain("bot.help_file"))
    commands.add_parser("health", help=texts.plain("bot.help_health")).set_defaults(play=is_alive)
    return top


async def run(_args: argparse.Namespace) -> int:
    """Runs the bot until SIGTERM or Ctrl-C."""
    settings = _settings()
    found = await storage_health.examine(settings.database)
    if found.level is Level.BROKEN:
        return _refuse(str(found))
    await upgrade(settings.database)
    try:
        await _serve(settings, _told_to_stop())
    except InvalidToken:  # its own words hold the token
        return _refuse(texts.plain("doctor.token_refused"))
    return 0


async def _serve(settings: Settings, stop: asyncio.Event) -> None:
    bot, store, pulse = make_bot(settings.token, settings.api_url), SqlStore.open(settings.database), Pulse()
    keeping = asyncio.create_task(upkeep.Keeper(settings, store, pulse).run(stop))
    try:
        if await greet(bot, stop):
            pictures = DiskPictures(settings.photos)
            engine = await Engine.open(bot, store, wall_clock, settings.office(), pictures)
            await engine.run(stop, pulse=pulse)
    finally:
        stop.set()
        await keeping
        await bot.shutdown()
        await store.close()


async def demo(args: argparse.Namespace) -> int:
    """The bot in a local Telegram: on a page, or once as a transcript."""
    import demo as demonstration  # only a demo needs the simulator

    return await demonstration.play(_told_to_stop, port=args.port, once=args.once, empty=args.empty)


async def doctor(_args: argparse.Namespace) -> int:
    """Says what is well and what to mend; 1 if anything is broken."""
    try:
        settings = load()
    except BadSettings as error:
        print(f"{Level.BROKEN} {error}")
        return 1
    logs.configure(settings.log_format, settings.token)
    findings = await _examined(settings)
    print(*findings, telegram_health.summary(findings), sep="\n")
    return int(any(finding.level is Level.BROKEN for finding in findings))


async def retry(_args: argparse.Namespace) -> int:
    """Tries once more what failed and was set aside; also while the bot runs. Says how many that is."""
    settings = _settings()
    found = await storage_health.examine(settings.database)
    if found.level is not Level.GOOD:
        return _refuse(str(found))
    store = SqlStore.open(settings.database)
    async with store.writing() as books:
        again = await retrying.retry(books, wall_clock())
    photos = await picture_check.refetch(store, DiskPictures(settings.photos), wall_clock())
    await store.close()
    counts = {"arrivals": again.arrivals, "posts": again.posts, "reminders": again.reminders, "photos": photos}
    print(texts.plain("bot.retried" if any(counts.values()) else "bot.nothing_to_retry", **counts))
    return 0


async def backup(args: argparse.Namespace) -> int:
    """Everything into one file."""
    return await upkeep.backup(_settings(), args.file)


async def restore(args: argparse.Namespace) -> int:
    """Everything out of one file, where nothing is yet."""
    return await upkeep.restore(_settings(), args.file)


async def is_alive(_args: argparse.Namespace) -> int:
    """How the running bot fares; 1 if it is not alive."""
    return upkeep.health(_settings())


def _settings() -> Settings:
    settings = load()
    logs.configure(settings.log_format, settings.token)
    return settings


async def _examined(settings: Settings) -> list[Finding]:
    database = await storage_health.examine(settings.database)
    findings = [health.admins(settings.admin_ids), health.disk(health.free_megabytes(settings.data)), database]
    groups: list[Chat] = []
    if database.level is Level.GOOD:
        store = SqlStore.open(settings.database)
        async with store.reading() as books:
            findings += await health.left_lying(books)
            findings.append(await picture_check.examine(books, DiskPictures(settings.photos)))
            if settings.sqlite:
                last = await vitals.last_backup(books)
                findings.append(vitals.backup(last, wall_clock(), settings.office().zone))
            groups = await telegram_health.bound_groups(books)
        await store.close()
    async with httpx.AsyncClient(timeout=20) as client:
        line = telegram_health.Line(client, settings.api_url, settings.token)
        return findings + await telegram_health.examine(line, groups, wall_clock)


def _told_to_stop() -> asyncio.Event:
    """Set by SIGTERM and Ctrl-C."""
    stop = asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(told, stop.set)
    return stop


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
