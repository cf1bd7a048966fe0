"""`bot.py rotate-key`: people's numbers get another key, from SOTARSA_OLD_DATA_KEY to SOTARSA_DATA_KEY."""

import argparse

from commands.database import alone, sound_database
from commands.refused import Refused
from sotarsa_bot import texts
from sotarsa_bot.running.health import Level
from sotarsa_bot.running.settings import Settings
from storage.resealing import look, reseal
from storage.vault import AesVault


async def play(_args: argparse.Namespace, found: Settings) -> int:
    """1 if a row is left that neither key opens. While the bot runs it would go on with the key that it began with, so
    it has to be stopped."""
    if not found.key or not found.old_key or found.key == found.old_key:
        raise Refused(texts.plain("bot.rotate_needs_keys"))
    await sound_database(found.database, Level.GOOD)
    with alone(found.data, "bot.rotate_while_running"):
        return await _rotated(found)


async def _rotated(found: Settings) -> int:
    new = AesVault(found.key)
    done = await reseal(found.database, AesVault(found.old_key), new)
    checked = await look(found.database, new)
    counts = {"all": checked.sealed, "resealed": done.resealed, "shut": checked.shut}
    readable = checked.sealed - checked.shut  # also what an earlier call got to
    print(texts.plain("bot.rotated_partly" if checked.shut else "bot.rotated", readable=readable, **counts))
    return int(checked.shut > 0)
