"""The real application against the simulator: a real database file, the world's clock, nothing patched."""

import gc
import importlib
import logging
import os
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Hashable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

import hypothesis
import pytest
import structlog

os.environ.setdefault("PTB_TIMEDELTA", "1")  # PTB warns about its own RetryAfter otherwise, and warnings are errors

from conversations.engine import Engine, make_bot
from simulator.acts import Acts
from simulator.cast import Cast, assemble
from simulator.clock import SimClock
from simulator.transport import SimTransport
from simulator.world import World
from sotarsa_bot.people.example_office import furnish
from sotarsa_bot.running.office import Office
from storage.migrate import upgrade
from storage.picture_files import DiskPictures
from storage.store import SqlStore
from storage.vault import vault_of
from tests.beginnings import DATABASE, Beginnings, Kept, Play, kept_of, lay_into, put_back, roots_of

# Tracebacks are plain, as in bot.py (structlog's own, with everybody's locals, cost seconds); only trouble speaks.
structlog.configure(
    wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
    processors=[structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)],
)

# A machine under load is slow, which is no fault of what is tested. (With CI set, hypothesis does so by itself.)
hypothesis.settings.register_profile("here", deadline=None)
if "CI" not in os.environ:
    hypothesis.settings.load_profile("here")

TUESDAY_NINE = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""Selasa, 24 November 2026, 09.00 WITA."""


MEMORY = Path("/dev/shm")
"""A disk in the machine's memory, where there is one (Linux)."""
ROOM = 4 * 2**30
"""Bytes: what all tests leave lying at once is far less, as the folder of a test that passed goes with it."""


def _interrupted(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def pytest_configure(config: pytest.Config) -> None:
    """Ctrl-C is ours: where Python's own handler stands, asyncio puts one of its own there for each fixture and test,
    and up to Python 3.12 what the fixture gave, a whole world, is then written out (`repr`) to see if it is a signal.

    The tests' databases are real files; where they may, they lie in memory, and wait for no disk. What the tests
    break (killed processes, cut writes, full disks) is broken in the same way there."""
    signal.signal(signal.SIGINT, _interrupted)
    if config.option.basetemp is None and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def _import_own_share_first(config: pytest.Config) -> None:
    """In a fresh clone every worker would compile each test. So each begins elsewhere, and finds the rest compiled by
    the others. What cannot be imported is reported when it is collected."""
    worker, count = os.environ["PYTEST_XDIST_WORKER"], int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    named = [Path(config.rootpath, one.split("::")[0]) for one in config.args]
    files = [file for one in named for file in (sorted(one.rglob("test_*.py")) if one.is_dir() else [one])]
    mine = int(worker.removeprefix("gw")) * len(files) // count
    for file in files[mine:] + files[:mine]:
        with suppress(Exception):
            importlib.import_module(".".join(file.relative_to(config.rootpath).with_suffix("").parts))


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """What is there once all tests are collected stays to the end: Python need not look through it for garbage again
    and again (as `commands/run.py` does for the bot)."""
    gc.disable()
    try:
        if "PYTEST_XDIST_WORKER" in os.environ:
            _import_own_share_first(session.config)
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With SOTARSA_TESTS_BACKWARDS set, the last test comes first: none may live off what another left."""
    if os.environ.get("SOTARSA_TESTS_BACKWARDS"):
        items.reverse()


def pytest_xdist_auto_num_workers() -> int:
    """`-n auto`: tests wait for the disk, too, so that more go on than there are processors."""
    count = os.cpu_count() or 1
    return count + (count + 1) // 2


P = ParamSpec("P")


@dataclass(frozen=True)
class RememberedActs(Acts):
    """What many tests begin with is played once."""

    once: Callable[[Hashable, Play], Awaitable[None]]
    starts: Callable[[], Awaitable[None]]

    async def plans(self, village: str = "Uren", window: str = "1-5 Desember", cargo: str = "25 paket sembako",
                    *, save: bool = True) -> None:  # fmt: skip
        play = super().plans
        await self.once(("plans", village, window, cargo, save), lambda: play(village, window, cargo, save=save))

    async def decides(self, day: str = "Kam 3 Des", time: str = "09.00", place: str = "Balai Desa") -> None:
        play = super().decides
        await self.once(("decides", day, time, place), lambda: play(day, time, place))

    async def waits_until(self, moment: datetime) -> None:
        await self.starts()
        await super().waits_until(moment)


@dataclass
class Stage:
    """One office being tested: the people, the bot, and time."""

    cast: Cast
    world: World
    clock: SimClock
    acts: Acts
    reopened: Callable[[], Awaitable[Engine]]
    beginnings: Beginnings | None = None
    opened: Engine | None = None
    laid_out_at: datetime | None = None

    @property
    def engine(self) -> Engine:
        """The running bot. It starts when something is played: of several beginnings that are laid out one after the
        other (`plans`, then `decides`), it starts on the last."""
        assert self.opened, "the bot has not been started: await stage.starts()"
        return self.opened

    @engine.setter
    def engine(self, engine: Engine) -> None:
        self.opened = engine

    async def starts(self) -> None:
        """The bot starts, if it does not run."""
        if self.opened is None:
            still = self.laid_out_at in (None, self.clock.now())
            assert still, "time has passed over a bot that was to run: await stage.starts() before"
            self.engine = await self.reopened()

    async def reopen(self) -> None:
        """The process is gone, and a new one is there."""
        if self.laid_out_at:
            await self.starts()
        if self.opened:
            await self.opened.close()
        self.engine = await self.reopened()

    async def laid_out(self, lay: Callable[[], None]) -> None:
        """The bot is to begin anew on what is laid out."""
        if self.opened:
            await self.opened.close()
            self.opened = None
        lay()
        self.laid_out_at = self.clock.now()

    async def once(self, name: Hashable, play: Play) -> None:
        """Plays what many tests begin with, or lays out what it led to before (see `tests.beginnings`)."""
        await (self.beginnings.once(name, play) if self.beginnings else play())

    async def settle(self) -> None:
        await self.starts()
        await self.engine.settle(self.clock.advance)

    async def later(self, **length: float) -> None:
        """Time passes, and what has fallen due is said."""
        await self.starts()
        self.clock.advance(timedelta(**length))
        await self.settle()


def kept(begin: Callable[Concatenate[Stage, P], Awaitable[None]]) -> Callable[Concatenate[Stage, P], Awaitable[None]]:
    """For what several tests begin with: it is played once, and laid out for the others."""

    @wraps(begin)
    async def once(stage: Stage, /, *args: P.args, **more: P.kwargs) -> None:
        name = (begin.__module__, begin.__name__, args, tuple(sorted(more.items())))
        await stage.once(name, lambda: begin(stage, *args, **more))

    return once


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The data folder; tests of the disk put another here."""
    return tmp_path


@pytest.fixture
def photos(home: Path) -> Path:
    return home / "photos"


@pytest.fixture
def data_key() -> bytes:
    """What people's numbers are encrypted with; tests of an office without a key have none."""
    return b"a key of the tests' own, 32 long"


_laid_out: list[bytes] = []
"""A database whose tables are there: the migrations are played once and not for each test."""
_furnished: dict[bytes, Kept] = {}
"""The example office, by the key of its people's numbers: it is furnished once."""


async def laid_out(file: Path) -> str:
    """Makes a database without rows; its URL."""
    url = f"sqlite+aiosqlite:///{file}"
    if _laid_out:
        file.write_bytes(_laid_out[0])
    else:
        await upgrade(url)
        _laid_out.append(file.read_bytes())
    return url


async def _furnish(cast: Cast, clock: SimClock, opened: Callable[[], Awaitable[Engine]]) -> None:
    """To its second start: at that, everybody there is offered the commands that are theirs."""
    engine = await opened()
    async with engine.store.writing() as books:
        await furnish(books, cast.registered, cast.bound, clock.now())
    await engine.close()
    engine = await opened()
    await engine.settle(clock.advance)
    async with engine.store.writing() as books:
        await books.outbox.discard(method="setMyCommands")  # tests count what is owed
    await engine.close()


@asynccontextmanager
async def staged(home: Path, photos: Path, data_key: bytes = b"") -> AsyncIterator[Stage]:
    """The example office, ready."""
    clock = SimClock(TUESDAY_NINE)
    world = World(clock)
    cast = assemble(world)
    office = Office(admin_ids=(cast.admin.user.id,))

    async def opened_in(home: Path, photos: Path) -> Engine:
        bot = make_bot(world.token, "http://telegram.test", SimTransport(world))
        url = f"sqlite+aiosqlite:///{home / DATABASE}"
        return await Engine.open(bot, SqlStore.open(url, vault_of(data_key)), clock.now, office, DiskPictures(photos))

    async def opened() -> Engine:
        return await opened_in(home, photos)

    roots = roots_of(cast)
    if data_key not in _furnished:
        with tempfile.TemporaryDirectory() as folder:
            apart = Path(folder)
            await laid_out(apart / DATABASE)
            await _furnish(cast, clock, lambda: opened_in(apart, apart / "photos"))
            _furnished[data_key] = kept_of(roots, apart)
    lay_into(home, _furnished[data_key])
    put_back(roots, _furnished[data_key].world)
    acts = RememberedActs(cast, lambda: one.settle(), lambda name, play: one.once(name, play), lambda: one.starts())
    one = Stage(cast, world, clock, acts, opened)
    try:
        yield one
    finally:
        if one.opened:
            await one.opened.close()


@pytest.fixture
async def stage(home: Path, photos: Path, data_key: bytes, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """The example office. At the end: nothing refused that was not provoked, no press left unanswered."""
    async with staged(home, photos, data_key) as one:
        if "monkeypatch" not in request.fixturenames:  # what a changed program leads to is for nobody else
            one.beginnings = Beginnings(one.cast, home, data_key, lambda: one.opened is not None, one.laid_out)
        yield one
        await one.settle()
    assert not one.world.unprovoked
    assert not one.world.unanswered_presses
    assert not one.world.spec_violations
