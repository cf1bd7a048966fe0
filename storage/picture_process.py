"""Pictures are opened in a process of their own.

What strangers send is unpacked by C libraries, which hold Python's lock meanwhile, may ask for much memory, and have
had holes. Apart, they hold up nobody's turn, and what they crash or blow up is that process, which begins anew. It is
not handed the bot's token and the office's key, but it is no sandbox: it runs as the bot's own user. It ends with the
bot, also with one that was killed: its input ends.
"""

import asyncio
import os
import signal
import struct
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from enum import IntEnum
from itertools import count
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any

from pydantic_core import from_json, to_json

from sotarsa_bot.running.pictures import Kept, NotAPicture, OpenerEnded, Traits
from storage.picture_files import DiskPictures

ROOT = Path(__file__).parents[1]
HEAD = struct.Struct("<IBI")
"""Before each question: its number, what is asked, and how many bytes follow. Each answer is a line of JSON with the
number of its question, as soon as it is known."""
HANDS = 4
"""Threads of that process: while one waits for the disk, or for room for a big picture, others go on."""
NICENESS = 10
"""How far it stands back where the machine has much to do: somebody waits for the bot's answers, nobody for a count."""
ANSWER_SECONDS = 120
"""Seconds for one answer. The largest picture takes two; whoever takes longer hangs."""
LAST_ANSWER_SECONDS = 2
"""Seconds at the end, when nobody waits for an answer any more."""


class Ask(IntEnum):
    PHOTO = 0
    PAGE = 1
    TRAITS = 2


class PictureProcess(DiskPictures):
    """DiskPictures with their work done apart, by a process that is started when the first picture comes. If it ends,
    whoever waits for it gets OpenerEnded, and may ask again."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._starting = asyncio.Lock()
        self._process: _Process | None = None

    async def __aenter__(self) -> "PictureProcess":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            await self._process.close()

    async def keep(self, content: bytes, *, paper: bool = False) -> Kept:
        told = await self._asked(Ask.PAGE if paper else Ask.PHOTO, content)
        return Kept(told["sha256"], _traits(told["traits"]))

    async def traits(self, sha256: str) -> Traits:
        return _traits((await self._asked(Ask.TRAITS, sha256.encode()))["traits"])

    async def _asked(self, what: Ask, content: bytes) -> dict[str, Any]:
        async with self._starting:
            if self._process is None or self._process.ended:
                self._process = await _Process.start(self._folder)
        process = self._process
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                told = await process.asked(what, content)
        except TimeoutError as error:
            process.kill()
            raise OpenerEnded("the process that opens pictures hung") from error
        if "refused" in told:
            raise NotAPicture(told["refused"])
        if "errno" in told:
            raise OSError(told["errno"], told["failed"])
        if "failed" in told:
            raise RuntimeError(told["failed"])
        return told


class _Process:
    """The running one, as the bot sees it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None  # noqa: S101 - they were asked for
        assert process.stdout is not None  # noqa: S101
        self._process, self._in, self._out = process, process.stdin, process.stdout
        self._numbers = count()
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._hearing = asyncio.create_task(self._hear())
        self.ended = False

    @classmethod
    async def start(cls, folder: Path) -> "_Process":
        known = {name: value for name, value in os.environ.items() if not name.startswith("SOTARSA_")}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", __name__, str(folder), env=known | {"PYTHONPATH": str(ROOT)},
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        return cls(process)

    def asked(self, what: Ask, content: bytes) -> asyncio.Future[dict[str, Any]]:
        """Its answer, some time."""
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        if self.ended:
            answer.set_exception(_gone())
            return answer
        number = next(self._numbers)
        self._waiting[number] = answer
        self._in.write(HEAD.pack(number, what, len(content)) + content)  # in one piece: it is woken once
        return answer

    def kill(self) -> None:
        self.ended = True
        if self._process.returncode is None:
            self._process.kill()

    async def close(self) -> None:
        """After what it has in hand, if that is soon done."""
        self._in.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_ANSWER_SECONDS):
                await self._hearing
        self.kill()
        await self._process.wait()

    async def _hear(self) -> None:
        try:
            while (line := await self._out.readline()).endswith(b"\n"):
                told = from_json(line)
                answer = self._waiting.pop(told["number"])
                if not answer.done():  # whoever asked may have been cancelled
                    answer.set_result(told)
        finally:
            self.ended = True
            for answer in self._waiting.values():
                if not answer.done():
                    answer.set_exception(_gone())


def _gone() -> OpenerEnded:
    return OpenerEnded("the process that opens pictures has ended")


def _traits(told: list[Any]) -> Traits:
    dhash, taken, latitude, longitude = told
    return Traits(dhash, datetime.fromisoformat(taken) if taken else None, latitude, longitude)


# --- the process itself ---


def main(folder: Path) -> None:
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_IGN)  # they are the bot's, which finishes what it has in hand
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # nobody hears the answer any more: it ends, without a word
    pictures, asked, mouth = DiskPictures(folder), sys.stdin.buffer, Lock()

    def answered(number: int, what: Ask, content: bytes) -> None:
        line = to_json({"number": number, **_answer(pictures, what, content)}) + b"\n"
        with mouth:
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()

    with suppress(OSError):  # a full disk, say: each picture is told so
        os.nice(NICENESS)
        pictures.prepare()
    with ThreadPoolExecutor(HANDS) as hands:
        while len(head := asked.read(HEAD.size)) == HEAD.size:
            number, what, length = HEAD.unpack(head)
            if len(content := asked.read(length)) < length:
                return  # the bot was killed in the middle of it
            hands.submit(answered, number, Ask(what), content)


def _answer(pictures: DiskPictures, what: Ask, content: bytes) -> dict[str, Any]:
    try:
        if what is Ask.TRAITS:
            return {"traits": pictures.traits_now(content.decode())}
        kept = pictures.keep_now(content, paper=what is Ask.PAGE)
        return {"sha256": kept.sha256, "traits": kept.traits}
    except NotAPicture as problem:
        return {"refused": str(problem)}
    except OSError as error:
        return {"errno": error.errno, "failed": error.strerror}
    except Exception as error:  # too little memory, or a mistake of ours: this picture's, not the next one's
        return {"failed": repr(error)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
