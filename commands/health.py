"""`bot.py health`: how the running bot fares; 1 if it is not alive."""

import argparse

from sotarsa_bot.running import vitals
from sotarsa_bot.running.clock import wall_clock
from sotarsa_bot.running.health import Level
from sotarsa_bot.running.settings import Settings


async def play(_args: argparse.Namespace, found: Settings) -> int:
    lines = vitals.judge(vitals.read(found.data), wall_clock(), found.office().zone)
    print(*lines, sep="\n")
    return int(lines[0].level is Level.BROKEN)
