"""Statements and commits of one update of each kind, from its arrival to its answers, without a network or a pause."""

import sqlite3
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.crowd import Crowd
from benchmarks.office import OFFICE, database_url, furnish
from benchmarks.table import Table
from conversations.engine import Engine, make_bot
from simulator.transport import SimTransport
from storage.engine import open_engine
from storage.picture_files import DiskPictures
from storage.store import SqlStore

KINDS = {"photo": "photo confirmation", "tick": "checklist tick", "jadwal": "/jadwal"}


@dataclass
class Log:
    """What a database engine was asked: how often each statement, and how many transactions wrote something."""

    commits: int = 0
    texts: Counter[str] = field(default_factory=Counter)
    _wrote: bool = False

    def listen(self, engine: AsyncEngine) -> None:
        """To every connection that the engine opens from now on."""
        event.listen(engine.sync_engine, "connect", self._opened)

    def clear(self) -> None:
        self.commits, self.texts = 0, Counter()

    def _opened(self, connection: Any, _record: object) -> None:
        driver: sqlite3.Connection = connection.driver_connection._conn
        driver.set_trace_callback(self._asked)

    def _asked(self, text: str) -> None:
        if text.startswith(("PRAGMA", "BEGIN", "ROLLBACK", "--")):
            self._wrote = False
        elif text.startswith("COMMIT"):
            self.commits += self._wrote
        elif not text.startswith(("SAVEPOINT", "RELEASE")):
            self.texts[text] += 1
            self._wrote |= not text.startswith("SELECT")


async def of_one(kind: str) -> Log:
    """What one update of this kind asks of the database, with all that it brings about."""
    with tempfile.TemporaryDirectory(prefix="sotarsa-bench-") as folder:
        await furnish(Path(folder), 4)
        crowd, database, log = Crowd(4), open_engine(database_url(Path(folder))), Log()
        log.listen(database)
        bot, clock = make_bot(crowd.world.token, "http://telegram.test", SimTransport(crowd.world)), crowd.world.clock
        pictures = DiskPictures(Path(folder) / "photos")
        engine = await Engine.open(bot, SqlStore(database), clock.now, OFFICE, pictures)
        await engine.settle(clock.advance)
        if kind == "photo":
            crowd.prepare(1)
        log.clear()
        signs = crowd.send(kind, 1)
        await engine.settle(clock.advance)
        await engine.close()
        assert all(sign() for sign in signs)  # else it is not one update that was counted
        return log


async def measure(*, quick: bool) -> list[Table]:
    table = Table("Asked of the database, one update alone", ("", "reads", "writes", "commits"))
    for kind, name in list(KINDS.items())[: 1 if quick else None]:
        log = await of_one(kind)
        reads = sum(n for text, n in log.texts.items() if text.startswith("SELECT"))
        table.row(name, reads, log.texts.total() - reads, log.commits)
    return [table]
