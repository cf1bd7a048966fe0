"""The command line; nothing else. Each command is a file in commands/."""

import argparse
import asyncio
import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from commands.refused import Refused
from commands.starting import settings
from sotarsa_bot import texts
from sotarsa_bot.running.district import OWN
from sotarsa_bot.running.settings import BadSettings
from sotarsa_bot.trouble import Trouble

REFUSED = 2
"""The exit code when something has to be mended before the command can do its work."""
UNHEARD = 1
"""When whoever read what it says has read enough (`| head`)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Plays the command; returns the exit code."""
    args = parser().parse_args(argv)
    os.umask(0o077)  # what is written names people: nobody else on the machine reads it
    try:
        found = [settings()] if args.settings else []  # before the command's own modules are loaded: that takes seconds
        code = int(asyncio.run(import_module(f"commands.{args.module}").play(args, *found)))
        sys.stdout.flush()
        return code
    except (BadSettings, Refused, Trouble) as error:
        return _refuse(str(error))
    except BrokenPipeError:
        if args.module == "run":  # it says nothing there: this is something else
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNHEARD
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return _refuse(texts.plain("bot.port_taken", port=args.port))


def parser() -> argparse.ArgumentParser:
    """The command line, explained in Indonesian and English."""
    top = argparse.ArgumentParser(prog="bot.py", description=texts.plain("bot.about"), epilog=texts.plain("bot.more"))
    names = top.add_subparsers(
        required=True,
        metavar="run | demo | doctor | retry | backup | restore | health | rotate-key | look | replay | flows"
        " | messages",
    )

    def command(name: str, module: str = "", *, settings: bool = True) -> argparse.ArgumentParser:
        made = names.add_parser(name, help=texts.plain(f"bot.help_{name.replace('-', '_')}"))
        made.set_defaults(module=module or name, settings=settings)
        return made

    command("run")
    shown = command("demo", settings=False)
    shown.add_argument("--port", type=int, default=8080, help=texts.plain("bot.help_port"))
    shown.add_argument("--once", action="store_true", help=texts.plain("bot.help_once"))
    shown.add_argument("--empty", action="store_true", help=texts.plain("bot.help_empty"))
    shown.add_argument("--district", metavar="FILE", type=Path, default=OWN, help=texts.plain("bot.help_district"))
    command("doctor", settings=False)
    command("retry")
    for name in ("backup", "restore"):
        about_a_file = command(name, "backup")
        about_a_file.set_defaults(restore=name == "restore")
        about_a_file.add_argument("file", metavar="FILE", type=Path, help=texts.plain("bot.help_file"))
    command("health")
    command("rotate-key", "rotate_key")
    looked, replayed = command("look"), command("replay")
    looked.add_argument("what", metavar="K12 | update | dead", help=texts.plain("bot.help_what"))
    looked.add_argument("number", type=int, nargs="?", metavar="N", help=texts.plain("bot.help_number"))
    replayed.add_argument("number", type=int, metavar="N", help=texts.plain("bot.help_number"))
    for about_words in (looked, replayed):
        about_words.add_argument("--words", action="store_true", help=texts.plain("bot.help_words"))
    command("messages", settings=False)
    command("flows", settings=False).add_argument("name", nargs="?", default="", help=texts.plain("bot.help_flow"))
    return top


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
