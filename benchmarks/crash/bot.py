"""The real bot as a process: `python bot.py run`, as an office starts it."""

import asyncio
import os
import sys
from pathlib import Path

from benchmarks.crash.office import TOKEN
from simulator.cast import ADMIN_ID

BOT = Path(__file__).parents[2] / "bot.py"
LOG = "bot.log"


async def born(folder: Path, url: str) -> asyncio.subprocess.Process:
    """With its data, and its log, in `folder`, and Telegram at `url`."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("SOTARSA_")}
    settings = {
        "SOTARSA_BOT_TOKEN": TOKEN, "SOTARSA_DATA": str(folder), "SOTARSA_API_URL": url,
        "SOTARSA_ADMIN_IDS": str(ADMIN_ID), "PYTHONPATH": str(BOT.parent),
    }  # fmt: skip
    with (folder / LOG).open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, str(BOT), "run", cwd=folder, env=bare | settings, stdout=log, stderr=log
        )
