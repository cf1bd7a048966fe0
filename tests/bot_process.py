"""`bot.py` in a process of its own, with its own folder, settings, umask and signals, as an office runs it.

To load the programme takes a process more than a second, and the tests start some sixty. So one process loads it once,
and each bot is forked from that one: what runs is `bot.main`, as in `python bot.py`. That it starts from nothing is
shown by the tests that begin `python bot.py` themselves.
"""

import asyncio
import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

_forking = multiprocessing.get_context("forkserver")
_forking.set_forkserver_preload([f"commands.{name}" for name in ("run", "doctor", "backup", "retry", "rotate_key")])


class BotProcess:
    """What asyncio's own Process offers, as far as the tests ask for it."""

    def __init__(self, folder: Path, env: dict[str, str], args: tuple[str, ...]) -> None:
        (self._out, out), (self._errors, errors) = _forking.Pipe(duplex=False), _forking.Pipe(duplex=False)
        self._process = _forking.Process(target=_bot, args=(str(folder), env, args, out, errors), daemon=True)
        self._process.start()
        out.close()
        errors.close()

    async def open(self) -> None:
        """Begins to read what it says."""
        self.stdout, self.stderr = await _read(self._out), await _read(self._errors)

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, sent: signal.Signals) -> None:
        if self._process.is_alive() and self._process.pid is not None:
            os.kill(self._process.pid, sent)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    async def wait(self) -> int | None:
        over = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_reader(self._process.sentinel, over.set)
        try:
            await over.wait()
        finally:
            loop.remove_reader(self._process.sentinel)
        self._process.join()
        return self.returncode

    async def communicate(self) -> tuple[bytes, bytes]:
        out, errors, _ = await asyncio.gather(self.stdout.read(), self.stderr.read(), self.wait())
        return out, errors


async def start(folder: Path, env: dict[str, str], *args: str) -> BotProcess:
    """`python bot.py ...` in an empty folder, so that no .env is found."""
    process = BotProcess(folder, env, args)
    await process.open()
    return process


async def _read(pipe: Connection) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    file = os.fdopen(os.dup(pipe.fileno()), "rb")
    pipe.close()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), file)
    return reader


def _bot(folder: str, env: dict[str, str], args: tuple[str, ...], out: Connection, errors: Connection) -> None:
    """In the new process."""
    os.dup2(out.fileno(), 1)
    os.dup2(errors.fileno(), 2)
    out.close()
    errors.close()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    import bot

    sys.argv = ["bot.py", *args]
    sys.exit(bot.main())
